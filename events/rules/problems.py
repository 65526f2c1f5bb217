"""Everything that is wrong with a set of planned events, in one pass."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from .calendar import Calendar, friday_problems, outside_problems, registration_problems
from .clashes import by_person, person_clashes, venue_clashes
from .codes import ProblemCode, Severity
from .gaps import capacity_problems, schedule_gaps, text_gaps
from .planned import PlannedBlackout, PlannedEvent
from .problem import Problem
from .spans import Span, span_of
from .travel import travel_problems

__all__ = ["Problem", "ProblemCode", "Severity", "find_problems"]

_ORDER = {code: place for place, code in enumerate(ProblemCode)}


def find_problems(
    events: Collection[PlannedEvent], blackouts: Iterable[PlannedBlackout]
) -> dict[int, list[Problem]]:
    """The problems of each event by its id, worst first; events without any are left out.

    Clashes are told at both sides. The work grows with the number of events, not with
    its square. What is cancelled or postponed clashes with nothing; it is still asked
    for its texts, which visitors read.
    """
    found: dict[int, list[Problem]] = {}
    expected = [event for event in events if event.is_expected]
    spans = [span for span in map(span_of, expected) if span is not None]
    calendar = Calendar(blackouts)
    for event in events:
        _add(found, event.id, text_gaps(event))
    for event in expected:
        _add(found, event.id, _alone(event, calendar))
    for span in spans:
        _add(found, span.event.id, friday_problems(span))
    for event_id, problem in _between(spans):
        found.setdefault(event_id, []).append(problem)
    return {event_id: sorted(problems, key=_rank) for event_id, problems in found.items()}


def _alone(event: PlannedEvent, calendar: Calendar) -> Iterator[Problem]:
    yield from outside_problems(event)
    yield from calendar.problems(event)
    yield from capacity_problems(event)
    yield from registration_problems(event)
    yield from schedule_gaps(event)


def _between(spans: list[Span]) -> Iterator[tuple[int, Problem]]:
    assigned = by_person(spans)
    yield from venue_clashes(spans)
    yield from person_clashes(assigned)
    yield from travel_problems(assigned)


def _add(found: dict[int, list[Problem]], event_id: int, problems: Iterator[Problem]) -> None:
    for problem in problems:
        found.setdefault(event_id, []).append(problem)


def _rank(problem: Problem) -> tuple[int, int]:
    return _ORDER[problem.code], problem.other_event_id or 0
