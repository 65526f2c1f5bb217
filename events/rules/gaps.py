"""What an event still lacks before it is ready, and seats that its room does not have."""

from __future__ import annotations

from collections.abc import Iterator

from .codes import ProblemCode
from .planned import PlannedEvent
from .problem import Problem, problem

_TITLES = (("ar", ProblemCode.TITLE_AR), ("fr", ProblemCode.TITLE_FR))
_SUMMARIES = (("ar", ProblemCode.SUMMARY_AR), ("fr", ProblemCode.SUMMARY_FR))


def schedule_gaps(event: PlannedEvent) -> Iterator[Problem]:
    """Day, time, place and institution to come."""
    if not event.has_day:
        yield problem(ProblemCode.DAY)
    elif event.start_time is None:
        yield problem(ProblemCode.TIME)
    if not (event.venue_id or event.school_id or event.online):
        yield problem(ProblemCode.PLACE)
    if not event.has_organiser:
        yield problem(ProblemCode.ORGANISER)


def text_gaps(event: PlannedEvent) -> Iterator[Problem]:
    """Titles missing in a language of equal rank, and summaries of what is public."""
    for lang, code in _TITLES:
        if not event.titles.get(lang):
            yield problem(code)
    if event.live:
        for lang, code in _SUMMARIES:
            if lang not in event.summaries:
                yield problem(code)


def capacity_problems(event: PlannedEvent) -> Iterator[Problem]:
    """More places offered, or already promised, than the venue has seats."""
    seats, heads = event.venue_capacity, max(event.capacity or 0, event.heads_promised)
    if seats is not None and heads > seats and event.is_at_its_place:
        yield problem(ProblemCode.CAPACITY, venue_id=event.venue_id, heads=heads, seats=seats)
