"""Putting new values into an event in memory, and what follows from them; nothing is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from campaign_site.core.languages import CODES

from ..enums import DatePrecision, EventStatus
from ..models import Event, EventPerson
from .change_data import COLUMNS, PEOPLE, Assignment, Assignments, Change, shifted
from .events import is_moved

_DAYLESS = (DatePrecision.NONE, DatePrecision.EDITION)
_TERRITORY = ("city", "province", "region")


def apply_change(event: Event, change: Change, *, announced: Event | None = None) -> Change:
    """Give an event the new values; returns what takes them back, without fields if nothing.

    `announced` is what the public knows, None where it knows nothing. The end keeps its
    distance from a moved beginning; town, province and region follow a new place; a
    scheduled event whose announced day or hour moves becomes rescheduled. Raises
    ValidationError for a value that its column cannot hold.
    """
    before = {name: _value(event, name) for name in COLUMNS}
    _set_columns(event, change.fields)
    _keep_duration(event, change.fields, before)
    _fit_precision(event, change.fields)
    _complete_place(event, change.fields)
    if event.status == before["status"] == EventStatus.SCHEDULED and is_moved(
        event=event, announced=announced
    ):
        event.status = EventStatus.RESCHEDULED
    people = _assign(event, change.people)
    former = {name: value for name, value in before.items() if value != _value(event, name)}
    if people is not None:
        former[PEOPLE] = people
    reasons = {lang: getattr(event, f"change_reason_{lang}") or "" for lang in CODES}
    if change.reasons:
        _set_reasons(event, change.reasons)
    return Change(former, reasons, restores=True)


def _value(event: Event, name: str) -> Any:
    return getattr(event, Event._meta.get_field(name).attname)


def _set_columns(event: Event, fields: Mapping[str, Any]) -> None:
    errors = {}
    for name in COLUMNS:
        if name not in fields:
            continue
        column = Event._meta.get_field(name)
        value = getattr(fields[name], "pk", fields[name])
        value = None if value == "" and column.null else value
        try:
            setattr(event, column.attname, column.clean(value, event))
        except ValidationError as error:
            errors[name] = error
    if errors:
        raise ValidationError(errors)


def _keep_duration(event: Event, fields: Mapping[str, Any], before: Mapping[str, Any]) -> None:
    if "start_date" not in fields or "end_date" in fields or not before["end_date"]:
        return
    if event.start_date is None or before["start_date"] is None:
        event.end_date = None
        return
    days = (event.start_date - before["start_date"]).days
    event.end_date = shifted(before["end_date"], days)


def _fit_precision(event: Event, fields: Mapping[str, Any]) -> None:
    if "start_date" not in fields or "date_precision" in fields:
        return
    if event.start_date is None:
        event.date_precision = DatePrecision.NONE
    elif event.date_precision in _DAYLESS:
        event.date_precision = DatePrecision.DAY


def _complete_place(event: Event, fields: Mapping[str, Any]) -> None:
    """A new room brings its own town with it; a school speaks louder than a venue."""
    for name in ("venue", "school"):
        place = getattr(event, name) if name in fields else None
        for part in _TERRITORY:
            if place is not None and part not in fields and getattr(place, f"{part}_id"):
                setattr(event, f"{part}_id", getattr(place, f"{part}_id"))


def _set_reasons(event: Event, reasons: Mapping[str, str]) -> None:
    """All languages at once: an older reason in another language would be a wrong one."""
    errors = {}
    for lang in CODES:
        column = Event._meta.get_field(f"change_reason_{lang}")
        try:
            setattr(event, column.name, column.clean((reasons.get(lang) or "").strip(), event))
        except ValidationError as error:
            errors[column.name] = error
    if errors:
        raise ValidationError(errors)


def _assign(event: Event, wanted: Assignments) -> Assignments | None:
    """Add and take off people; returns the opposite, None when nobody came or went."""
    if not (wanted.add or wanted.remove):
        return None
    rows = list(event.people.all())
    leaving = [row for row in rows if assignment_of(row) in wanted.remove]
    present = {assignment_of(row) for row in rows if row not in leaving}
    coming = [one for one in dict.fromkeys(wanted.add) if one not in present]
    if not (leaving or coming):
        return None
    event.people.remove(*leaving)
    last = max((row.sort_order or 0 for row in rows), default=0)
    for order, one in enumerate(coming, start=last + 1):
        event.people.add(_row(one, order))
    return Assignments(add=tuple(assignment_of(row) for row in leaving), remove=tuple(coming))


def assignment_of(row: EventPerson) -> Assignment:
    functions = {lang: getattr(row, f"function_{lang}") or "" for lang in CODES}
    return Assignment(row.person_id, row.role, functions)


def _row(one: Assignment, order: int) -> EventPerson:
    functions = {f"function_{lang}": one.functions.get(lang, "") for lang in CODES}
    return EventPerson(person_id=one.person, role=one.role, sort_order=order, **functions)
