"""Rows beside the events that exist: what is new, what differs, what cannot be."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import translation

from campaign_site.core.imports.lines import Change, Choices, Line, Outcome
from campaign_site.core.permissions.scope import Scope
from campaign_site.core.spreadsheets.problems import Action, Problem, Severity

from ..enums import DatePrecision
from ..models import Edition, Event
from ..validators import edition_errors, validate_event
from .holding import held
from .matching import Stored, load_stored, meant_event
from .versions import COLUMNS, PLACES, complete, note_move, text_of, with_values

# The column under which a field's problem is told, where it has another name.
_COLUMN_OF = {"region": "region_fr", "province": "province_fr", "city": "city_fr"}


@dataclass(slots=True)
class Comparison:
    """What a row would do: the event as stored, and as it would be; `row` is None for new."""

    row: Event | None
    event: Event


def compare(lines: list[Line], *, scope: Scope, choices: Choices) -> None:
    """Outcome, changes and `record` of each line that may go in."""
    waiting = [line for line in lines if line.outcome is None]
    if not waiting:
        return
    editions = {e.pk: e for e in Edition.objects.select_related("campaign")}
    _assume_edition(waiting, editions.values())
    stored = load_stored(waiting, scope, editions)
    claimed: set[int] = set()
    for line in waiting:
        row = meant_event(line, stored, claimed)
        if row is not None:
            claimed.add(row.pk)
            line.key = row.slug
            _set_against(line, row, stored, scope=scope, choices=choices)
        elif line.values["slug"] in stored.taken:
            _refuse(line, "identifier_taken", "slug", line.values["slug"])
        else:
            _make(line, stored, scope)
    _refuse_held(waiting)


def _assume_edition(lines: list[Line], editions: Iterable[Edition]) -> None:
    """Rows that name neither an event nor an edition are of the only open one."""
    only_open = [edition for edition in editions if not edition.is_archived]
    if len(only_open) != 1:
        return
    for line in lines:
        if not line.values["edition"] and not line.values["slug"]:
            line.values["edition"] = str(only_open[0].pk)


def _set_against(line: Line, row: Event, stored: Stored, *, scope: Scope, choices: Choices) -> None:
    before = stored.newest[row.pk]
    event = with_values(before, line.values, public=row)
    complete(event, line.values, stored.records, before=before)
    if row.live and event.status != before.status:
        _refuse(line, "status_by_hand", "status", line.values["status"])
        return
    if row.live:
        note_move(event, row)
    line.changes = [
        Change(column, _shown(before, column), _shown(event, column))
        for column in COLUMNS
        if text_of(before, column) != text_of(event, column)
    ]
    if not line.changes:
        line.outcome = Outcome.UNCHANGED
        return
    _validate(line, event, before, scope)
    if line.outcome is Outcome.REFUSED:
        line.changes = []
    elif choices.update_existing or choices.accepts("existing_differs", line.line):
        line.outcome = Outcome.UPDATED
        line.record = Comparison(row, event)
    else:
        line.outcome = Outcome.KEPT
        line.problems.append(
            Problem("existing_differs", Severity.WARNING, Action.CONFIRM, line.line)
        )


def _make(line: Line, stored: Stored, scope: Scope) -> None:
    """A new draft."""
    values = line.values
    if not values["edition"]:
        _refuse(line, "edition_needed", "edition")
    if not values["kind"]:
        _refuse(line, "kind_missing", "kind")
    if not (values["title_fr"] or values["title_ar"]):
        _refuse(line, "title_missing", "title_fr")
    if line.outcome is Outcome.REFUSED:
        return
    event = with_values(Event(live=False, slug=values["slug"]), values)
    complete(event, values, stored.records, before=None)
    if not event.start_date:
        event.date_precision = DatePrecision.NONE
        line.problems.append(Problem("date_missing", Severity.WARNING, Action.CREATE, line.line))
    _validate(line, event, None, scope)
    if line.outcome is None:
        line.outcome = Outcome.CREATED
        line.record = Comparison(None, event)


def _validate(line: Line, event: Event, before: Event | None, scope: Scope) -> None:
    """The rules of every event; sentences are kept as they are written in the source."""
    if not scope.covers(event.region_id):
        code = "event_region_not_yours" if event.region_id else "region_needed"
        _refuse(line, code, "region_fr")
        return
    if edition_errors(event, before):
        days = (event.edition.start_date, event.edition.end_date)
        told = {"dates": " – ".join(f"{day}" for day in days if day)}
        _refuse(line, "outside_edition", "start_date", text_of(event, "start_date"), **told)
    errors: dict[str, str] = {}
    with translation.override(None):
        try:
            validate_event(event)
        except ValidationError as invalid:
            errors = {name: messages[0] for name, messages in invalid.message_dict.items()}
    for name, reason in errors.items():
        column = _COLUMN_OF.get(name, name)
        shown = _shown(event, column) if column in COLUMNS else ""
        _refuse(line, "event_invalid", column, shown, reason={"say": reason})
    venue = event.venue
    if venue and venue.capacity and event.capacity and event.capacity > venue.capacity:
        told = {"seats": venue.capacity}
        line.problems.append(
            Problem("capacity_above_room", Severity.WARNING, Action.CREATE, line.line, params=told)
        )


def _refuse_held(lines: Iterable[Line]) -> None:
    changing = [line for line in lines if line.outcome in (Outcome.UPDATED, Outcome.KEPT)]
    keys = {line.key for line in changing}
    held_slugs = held(keys)
    for line in changing:
        if line.key in held_slugs:
            line.problems = [p for p in line.problems if p.code != "existing_differs"]
            line.changes, line.record = [], None
            _refuse(line, "event_held")


def _refuse(line: Line, code: str, column: str = "", value: str = "", **told: Any) -> None:
    line.outcome = Outcome.REFUSED
    line.problems.append(
        Problem(
            code, Severity.ERROR, Action.REJECT, line.line, column=column, value=value[:120],
            params=told,
        )
    )  # fmt: skip


def _shown(event: Event, column: str) -> str:
    """A value as people read it, the same in whatever language the program runs."""
    if column not in PLACES:
        return text_of(event, column)
    record = getattr(event, PLACES[column][0])
    if record is None:
        return ""
    if column == "school":
        return record.gresa_code
    if column == "edition":
        return record.slug
    if column == "kind":
        return record.code
    return record.name_fr or record.name_ar or ""
