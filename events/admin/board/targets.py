"""What dropping a card on a cell means: a cell becomes a change of the event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from campaign_site.core.models import Region
from campaign_site.core.permissions.policies import visible_to
from campaign_site.core.permissions.scope import scope_of

from ...enums import DatePrecision, PersonRole
from ...models import Event, Venue
from ...selectors.board import LEADING
from ...services.change_data import PEOPLE, Assignment, Assignments, Change
from ...services.refusals import Refused
from .days import UNDATED
from .filters import NATIONAL, RowKind
from .rows import NOBODY, NOWHERE, SCHOOLS


@dataclass(frozen=True, slots=True)
class Drop:
    """A card taken from one cell to another; cells are named by the keys of row and day.

    `reasons` are the public ones, by language.
    """

    event_id: int
    row: str
    day: str
    from_row: str
    from_day: str
    reasons: Mapping[str, str]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Drop:
        """From a request. Raises KeyError, TypeError or ValueError for anything else."""
        reasons = dict(data.get("reasons") or {})
        return cls(
            int(data["event"]),
            *(str(data[name]) for name in ("row", "day", "from_row", "from_day")),
            reasons={str(lang): str(text) for lang, text in reasons.items()},
        )


def change_for(drop: Drop, event: Event, rows: str, user: Any) -> Change:
    """The change that a drop asks for, in a board with such rows.

    Raises Refused or ValidationError with the reason where a cell cannot be an event's
    place, PermissionDenied where only others may move it there, ValueError for a cell that
    does not exist.
    """
    fields: dict[str, Any] = {}
    if drop.day != drop.from_day:
        fields |= _day_fields(drop.day)
    if drop.row != drop.from_row:
        fields |= _ROW_FIELDS[rows](drop, event, user)
    return Change(fields, drop.reasons)


def _day_fields(key: str) -> dict[str, Any]:
    if key == UNDATED:
        return {"start_date": None}
    return {"start_date": date.fromisoformat(key), "date_precision": DatePrecision.DAY}


def _region_fields(drop: Drop, event: Event, user: Any) -> dict[str, Any]:
    """Town and province belong to the former region; a place cannot come along."""
    if not scope_of(user).national:
        raise PermissionDenied
    region_id = None if drop.row == NATIONAL else int(drop.row)
    if region_id and not Region.objects.filter(pk=region_id).exists():
        raise ValueError(drop.row)
    for place in (event.school, event.venue):
        if place is not None and place.region_id not in (None, region_id):
            raise Refused(
                _("It takes place at “%(place)s”, which is in another region: change the place.")
                % {"place": place}
            )
    return {"region": region_id, "province": None, "city": None}


def _venue_fields(drop: Drop, event: Event, user: Any) -> dict[str, Any]:
    """A room takes the place of a school; which school it is, only the form can ask."""
    if drop.row == SCHOOLS:
        raise Refused(_("Choose the school in the form of the event."))
    if drop.row == NOWHERE:
        if event.school_id:
            raise Refused(_("It takes place in a school: change that in the form of the event."))
        return {"venue": None}
    venue = int(drop.row)
    # Asked before the change is shown: what it touches would name the room.
    if not visible_to(user, Venue).filter(pk=venue).exists():
        raise ValidationError(_("You may not choose this record."))
    return {"venue": venue, "school": None}


def _people_fields(drop: Drop, event: Event, user: Any) -> dict[str, Any]:
    """Whoever comes takes over the part of whoever goes."""
    leaving = [
        Assignment(part.person_id, part.role)
        for part in event.people.all()
        if str(part.person_id) == drop.from_row and part.role in LEADING
    ]
    role = leaving[0].role if leaving else PersonRole.FACILITATOR
    coming = () if drop.row == NOBODY else (Assignment(int(drop.row), role),)
    return {PEOPLE: Assignments(add=coming, remove=tuple(leaving))}


def _week_fields(drop: Drop, event: Event, user: Any) -> dict[str, Any]:
    raise ValueError(drop.row)


_ROW_FIELDS = {
    RowKind.REGIONS: _region_fields,
    RowKind.FACILITATORS: _people_fields,
    RowKind.VENUES: _venue_fields,
    RowKind.MONTH: _week_fields,
}
