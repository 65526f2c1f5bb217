"""An event against the calendar: days off, the Friday prayer, its edition, its registration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ..enums import BlackoutKind
from ..schedule import is_outside
from .codes import ProblemCode
from .planned import PlannedBlackout, PlannedEvent
from .problem import Problem, problem
from .spans import DAY_MINUTES, Span, minute

FRIDAY = 4
# Middays of Fridays: the prayer, and classes that begin again later (ministry's hours).
PRAYER_FROM, PRAYER_UNTIL = 12 * 60, 15 * 60
# Children are not at school; grown-ups may still confer.
_SCHOOL_ONLY = frozenset({BlackoutKind.SCHOOL_HOLIDAY, BlackoutKind.EXAMS})


class Calendar:
    """Days off, found by day."""

    def __init__(self, blackouts: Iterable[PlannedBlackout]) -> None:
        self._by_day: dict[date, list[PlannedBlackout]] = defaultdict(list)
        for blackout in blackouts:
            for offset in range((blackout.last - blackout.first).days + 1):
                self._by_day[blackout.first + timedelta(days=offset)].append(blackout)

    def problems(self, event: PlannedEvent) -> Iterator[Problem]:
        """Each period of days off that meets the event, once."""
        if not self._by_day or not event.has_day:
            return
        told: set[int] = set()
        for offset in range((event.last_day - event.start_date).days + 1):
            for blackout in self._by_day.get(event.start_date + timedelta(days=offset), ()):
                if blackout.id not in told and _concerns(blackout, event):
                    told.add(blackout.id)
                    yield problem(ProblemCode.BLACKOUT, blackout_id=blackout.id)


def _concerns(blackout: PlannedBlackout, event: PlannedEvent) -> bool:
    if blackout.kind in _SCHOOL_ONLY and not event.for_pupils:
        return False
    return not blackout.region_ids or event.region_id in blackout.region_ids


def friday_problems(span: Span) -> Iterator[Problem]:
    """An event that takes place between noon and three on a Friday."""
    if not span.has_times:
        return
    day = span.event.start_date
    friday = day + timedelta(days=(FRIDAY - day.weekday()) % 7)
    noon = minute(friday) + PRAYER_FROM
    if noon + PRAYER_UNTIL - PRAYER_FROM <= span.start:
        noon += 7 * DAY_MINUTES
    if noon < span.end:
        yield problem(ProblemCode.FRIDAY)


def outside_problems(event: PlannedEvent) -> Iterator[Problem]:
    """A day before the first or after the last of the edition."""
    first, last = event.edition_first, event.edition_last
    if is_outside(event, first, last):
        yield problem(ProblemCode.OUTSIDE, first=first, last=last)


def registration_problems(event: PlannedEvent) -> Iterator[Problem]:
    """Registration that opens or closes when the event is over."""
    if not event.has_day:
        return
    opens, closes = event.registration_opens, event.registration_closes
    for edge, day in (("opens", opens), ("closes", closes)):
        if day is not None and day > event.last_day:
            yield problem(ProblemCode.REGISTRATION, edge=edge, day=day)
            return
