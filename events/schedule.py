"""When an event is: pure functions over its local dates and times."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Protocol

from campaign_site.core.time import to_instant

from .enums import DatePrecision

# Asked ten times for each of thousands of events: a member is looked up more slowly.
_DAY = DatePrecision.DAY.value


class Dated(Protocol):
    """What may have a day; `end_date` is empty where it is the same."""

    date_precision: str
    start_date: date | None
    end_date: date | None


class Scheduled(Dated, Protocol):
    """What has a place in time; dates and times are local wall time in `zone`."""

    start_time: time | None
    end_time: time | None
    zone: str


def has_day(event: Dated) -> bool:
    return event.date_precision == _DAY and event.start_date is not None


def last_day(event: Dated) -> date | None:
    """The last day, both ends included; None without a day."""
    return (event.end_date or event.start_date) if has_day(event) else None


def is_outside(event: Dated, first: date | None, last: date | None) -> bool:
    """Whether a known day lies outside these days, both included; an unknown bound is open."""
    if not has_day(event):
        return False
    begins_early = first is not None and event.start_date < first
    return begins_early or (last is not None and last_day(event) > last)


def derived_instants(event: Scheduled) -> tuple[datetime | None, datetime | None]:
    """UTC start and end; None where the day or the time is not known."""
    if not has_day(event) or event.start_time is None:
        return None, None
    starts_at = to_instant(event.start_date, event.start_time, event.zone)
    if event.end_time is None:
        return starts_at, None
    return starts_at, to_instant(last_day(event), event.end_time, event.zone)
