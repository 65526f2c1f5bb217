"""A change of an event as data: what shall be, and what the public is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..enums import PersonRole
from ..models import Event
from ..schedule import has_day

PEOPLE = "people"
DATE_FIELDS = ("start_date", "end_date", "start_time", "end_time", "date_precision")
PLACE_FIELDS = ("venue", "school", "online_url", "city", "province", "region")
# In this order they are applied: what follows from others comes after them.
COLUMNS = (*DATE_FIELDS, *PLACE_FIELDS, "status")


@dataclass(frozen=True, slots=True)
class Assignment:
    """Somebody's part in an event; two are the same when person and role are.

    `functions` are the printed words by language code.
    """

    person: int
    role: str = PersonRole.FACILITATOR
    functions: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Assignments:
    """Who is added to an event and who is taken off it; applying it again changes nothing."""

    add: tuple[Assignment, ...] = ()
    remove: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """New values by column name (`COLUMNS`, keys of records as ids; `people`: Assignments).

    `reasons` are public, by language code; given one, the others are emptied. A change
    that `restores` takes another back: it needs no reason and may return to any status;
    with `stood_outside` also to the days outside the edition where the event stood before.
    """

    fields: Mapping[str, Any]
    reasons: Mapping[str, str] = field(default_factory=dict)
    restores: bool = False
    stood_outside: bool = False

    def __post_init__(self) -> None:
        unknown = set(self.fields) - {*COLUMNS, PEOPLE}
        if unknown:
            raise ValueError(f"A change has no field {sorted(unknown)}")

    @property
    def people(self) -> Assignments:
        return self.fields.get(PEOPLE) or Assignments()


def move_days(events: Iterable[Event], days: int) -> dict[int, Change]:
    """The changes, by event id, that move events by so many days; those without a day have none.

    Raises ValidationError where the calendar ends.
    """
    return {
        event.pk: Change({"start_date": shifted(event.start_date, days)})
        for event in events
        if has_day(event)
    }


def shifted(day: date, days: int) -> date:
    """A day so many days later; raises ValidationError where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError as error:
        raise ValidationError({"start_date": _("There is no such day.")}) from error


def as_data(change: Change) -> dict[str, Any]:
    """The change as JSON data, for a stored job or a page that may take it back."""
    fields = {name: _plain(value) for name, value in change.fields.items() if name != PEOPLE}
    people = change.people
    return {
        "fields": fields,
        "reasons": dict(change.reasons),
        "restores": change.restores,
        "stood_outside": change.stood_outside,
        "add": [_entry(one) for one in people.add],
        "remove": [_entry(one) for one in people.remove],
    }


def from_data(data: Mapping[str, Any]) -> Change:
    """The change that `as_data` wrote; texts of dates are read when it is applied.

    Raises KeyError, TypeError or ValueError for anything else.
    """
    fields = dict(data["fields"])
    people = Assignments(
        add=tuple(Assignment(**entry) for entry in data.get("add", ())),
        remove=tuple(Assignment(**entry) for entry in data.get("remove", ())),
    )
    if people.add or people.remove:
        fields[PEOPLE] = people
    return Change(
        fields,
        dict(data.get("reasons", {})),
        restores=bool(data.get("restores")),
        stood_outside=bool(data.get("stood_outside")),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    return getattr(value, "pk", value)


def _entry(one: Assignment) -> dict[str, Any]:
    return {"person": one.person, "role": str(one.role), "functions": dict(one.functions)}
