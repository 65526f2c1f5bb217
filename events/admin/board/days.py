"""The days of a board: those of the edition, and any other on which something is planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from ...models import Edition
from ...selectors.board import BoardEvent, DayOff

MOST_DAYS = 45
UNDATED = "none"


def board_days(
    edition: Edition, events: Iterable[BoardEvent], first: date | None, last: date | None
) -> list[date]:
    """Every day of the edition, and the days outside it that have events; within the bounds.

    Without dates of its own an edition has the days of its events.
    """
    days = {day for event in events if (day := event.day)}
    if edition.start_date:
        ends = min(edition.end_date or edition.start_date, _furthest(edition.start_date))
        days.update(each_day(edition.start_date, ends))
    return sorted(d for d in days if (not first or d >= first) and (not last or d <= last))


def _furthest(start: date) -> date:
    """A mistyped year must not ask for half a million columns."""
    return start + timedelta(days=min(400, (date.max - start).days))


def each_day(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


@lru_cache(maxsize=1024)
def day_key(day: date | None) -> str:
    """As a cell's address names a day, or the days to come."""
    return day.isoformat() if day else UNDATED


def week_of(day: date) -> date:
    """Its Monday."""
    return day - timedelta(days=day.weekday())


def is_within(edition: Edition, day: date) -> bool:
    if not edition.start_date:
        return True
    return edition.start_date <= day <= (edition.end_date or edition.start_date)


class DaysOff:
    """The blackouts of a period, asked by day and region."""

    def __init__(self, found: Iterable[DayOff]) -> None:
        self._found = list(found)
        self._by_day: dict[date, list[DayOff]] = {}

    def everywhere(self, day: date) -> tuple[DayOff, ...]:
        return tuple(off for off in self._on(day) if not off.region_ids)

    def only_in(self, region_id: int | None, day: date) -> tuple[DayOff, ...]:
        return tuple(off for off in self._on(day) if region_id in off.region_ids)

    def regional(self, day: date, region_ids: frozenset[int]) -> tuple[DayOff, ...]:
        """Those of some of these regions."""
        return tuple(off for off in self._on(day) if off.region_ids & region_ids)

    def _on(self, day: date) -> list[DayOff]:
        """Looked for once, however many rows ask."""
        if day not in self._by_day:
            self._by_day[day] = [off for off in self._found if off.first <= day <= off.last]
        return self._by_day[day]
