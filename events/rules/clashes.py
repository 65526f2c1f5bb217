"""The same room, or the same person, wanted by two events at once."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import islice

from .codes import ProblemCode
from .problem import Problem, problem
from .spans import Span, is_sure

Found = Iterator[tuple[int, Problem]]
# An event in a room that twenty others want is wrong enough with five of them named; it
# also keeps the work in proportion to the number of events.
MOST_NAMED = 5


def venue_clashes(spans: Iterable[Span]) -> Found:
    """Events at one venue that overlap."""
    wanted: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        if span.event.venue_id and span.event.is_at_its_place:
            wanted[span.event.venue_id].append(span)
    return _clashes(wanted, ProblemCode.VENUE, "venue_id")


def person_clashes(assigned: Mapping[int, list[Span]]) -> Found:
    """Events of one person that overlap."""
    return _clashes(assigned, ProblemCode.PERSON, "person_id")


def by_person(spans: Iterable[Span]) -> dict[int, list[Span]]:
    """What each person is assigned to, in order of time."""
    assigned: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        for person in span.event.presences:
            assigned[person].append(span)
    return {
        person: sorted(tasks, key=_order) for person, tasks in assigned.items() if len(tasks) > 1
    }


def _clashes(wanted: Mapping[Hashable, list[Span]], code: ProblemCode, fact: str) -> Found:
    for resource, spans in wanted.items():
        named: dict[int, int] = defaultdict(int)
        for one, other in _overlapping(spans):
            sure = is_sure(one, other)
            for here, there in ((one, other), (other, one)):
                if named[here.event.id] < MOST_NAMED:
                    named[here.event.id] += 1
                    facts = {fact: resource, "sure": sure}
                    yield here.event.id, problem(code, there.event.id, **facts)


def _overlapping(spans: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Pairs that overlap, each once; what only touches does not."""
    if len(spans) < 2:
        return
    running: list[tuple[int, int, Span]] = []
    for span in sorted(spans, key=_order):
        while running and running[0][0] <= span.start:
            heapq.heappop(running)
        rivals = (other for _end, _id, other in running if not _are_family(span, other))
        yield from ((span, other) for other in islice(rivals, MOST_NAMED))
        heapq.heappush(running, (span.end, span.event.id, span))


def _are_family(one: Span, other: Span) -> bool:
    """A session takes place inside the event it is part of."""
    return one.event.parent_id == other.event.id or other.event.parent_id == one.event.id


def _order(span: Span) -> tuple[int, int]:
    return span.start, span.event.id
