"""Events as stretches of local time, in minutes: what overlaps, surely or perhaps."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

from .planned import PlannedEvent

DAY_MINUTES = 24 * 60
# How long an event lasts when nobody said: our assumption, by the code of its kind. A
# session is a school lesson of an hour (two in a workshop), a conference half a day.
ASSUMED_MINUTES = {
    "ceremony": 120,
    "conference": 240,
    "round_table": 120,
    "youth_forum": 240,
    "training": 180,
    "school_workshop": 120,
    "school_session": 60,
    "broadcast": 60,
    "publication": 60,
}
ASSUMED_OTHERWISE = 120


class Span(NamedTuple):
    """From `start` until before `end`; until `sure_end` there is no doubt.

    With an unknown time `sure_end` is `start`: the whole day is only possible. With an
    unknown end the first minute is sure.
    """

    event: PlannedEvent
    start: int
    end: int
    sure_end: int

    @property
    def has_times(self) -> bool:
        return self.sure_end > self.start


def span_of(event: PlannedEvent) -> Span | None:
    """The time an event takes; None without a day."""
    if not event.has_day:
        return None
    if event.start_time is None:
        start, end = minute(event.start_date), minute(event.last_day) + DAY_MINUTES
        return Span(event, start, end, start)
    start = minute(event.start_date, event.start_time)
    if event.end_time is None:
        return Span(event, start, _assumed_end(event, start), start + 1)
    end = max(start + 1, minute(event.last_day, event.end_time))
    return Span(event, start, end, end)


def minute(day: date, at: time | None = None) -> int:
    """Local time as one number; it counts what the clock on the wall shows."""
    return day.toordinal() * DAY_MINUTES + (at.hour * 60 + at.minute if at else 0)


def is_sure(one: Span, other: Span) -> bool:
    """Whether two overlapping events overlap even at the least they can take."""
    return max(one.start, other.start) < min(one.sure_end, other.sure_end)


def _assumed_end(event: PlannedEvent, start: int) -> int:
    if event.last_day > event.start_date:
        return minute(event.last_day) + DAY_MINUTES
    return start + ASSUMED_MINUTES.get(event.kind_code, ASSUMED_OTHERWISE)
