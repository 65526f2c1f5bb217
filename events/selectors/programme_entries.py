"""What the programme's index keeps of one event, read from its published facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ..enums import DatePrecision
from ..presentation import status_rule

Facts = dict[str, Any]
Order = tuple[bool, str, str, int]

# An event is filed under each of its days; one that lasts longer is a season, not an event.
MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """One event; `order` sorts a programme, `values` are those of each filter."""

    pk: int
    slug: str
    parent: str | None
    order: Order
    values: dict[str, tuple[str, ...]]
    institutions: dict[str, dict[str, str]]
    first_day: date | None
    last_day: date | None
    press: bool
    seats: bool
    text: str

    @property
    def days(self) -> list[date]:
        length = min((self.last_day - self.first_day).days + 1, MOST_DAYS)
        return [self.first_day + timedelta(days=number) for number in range(length)]


def entry(pk: int, facts: Facts, text: str) -> Entry:
    """The entry of one row of the read model; `text` is its folded search text."""
    first, last = known_days(facts)
    organisers = facts.get("organisers") or []
    return Entry(
        pk=pk,
        slug=facts.get("slug") or "",
        parent=facts.get("parent"),
        order=programme_order(pk, facts),
        values={
            "region": _one(facts.get("region")),
            "province": _one(facts.get("province")),
            "kind": _one(facts.get("kind")),
            "audience": tuple(facts.get("audiences") or ()),
            "level": tuple(facts.get("levels") or ()),
            "lang": tuple(facts.get("languages") or ()),
            "status": _one(facts.get("status")),
            "institution": tuple({one["institution"]: None for one in organisers}),
        },
        institutions={one["institution"]: one["name"] for one in organisers},
        first_day=first,
        last_day=last,
        press=bool(facts.get("open_to_press")),
        seats=not facts.get("full") and not status_rule(facts["status"]).calls_off,
        text=text,
    )


def known_days(facts: Facts) -> tuple[date, date] | tuple[None, None]:
    """First and last day, both included; none while the day is not known."""
    if facts.get("precision") != DatePrecision.DAY or not facts.get("start_date"):
        return None, None
    first = date.fromisoformat(facts["start_date"])
    return first, date.fromisoformat(facts.get("end_date") or facts["start_date"])


def programme_order(pk: int, facts: Facts) -> Order:
    """By day and hour, hours to come first in their day; then by month; then the rest."""
    undated = known_days(facts) == (None, None)
    return undated, facts.get("start_date") or "9999", facts.get("start_time") or "", pk


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
