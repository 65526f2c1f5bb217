"""What an event says now, and what it would say with the values of a row."""

from copy import copy
from datetime import date, time
from typing import Any

from campaign_site.core.models import City, Province, Region
from partners.models import School

from ..enums import DatePrecision, EventStatus
from ..models import Edition, Event, EventKind, Venue
from ..services.events import is_moved
from .words import SEPARATOR, SETS

SUMMARIES = ("summary_fr", "summary_ar", "summary_en")
TEXTS = ("title_fr", "title_ar", "title_en", "online_url", "registration_mode", "status")
TIMES = ("start_time", "end_time")
# Columns of a table by the field they fill.
PLACES: dict[str, tuple[str, type]] = {
    "edition": ("edition", Edition),
    "kind": ("kind", EventKind),
    "venue": ("venue", Venue),
    "school": ("school", School),
    "region_fr": ("region", Region),
    "province_fr": ("province", Province),
    "city_fr": ("city", City),
}
COLUMNS = (
    "edition", "kind", "title_fr", "title_ar", "title_en", *SUMMARIES, "start_date", "start_time",
    "end_date", "end_time", "venue", "school", "online_url", "region_fr", "province_fr", "city_fr",
    "capacity", "audiences", "levels", "languages", "registration_mode", "status",
)  # fmt: skip


def text_of(event: Event, column: str) -> str:
    """The value of a column as a row would have it, ids for places."""
    if column in PLACES:
        return str(getattr(event, f"{PLACES[column][0]}_id") or "")
    if column == "start_date" and event.start_date and event.date_precision == DatePrecision.MONTH:
        return f"{event.start_date:%Y-%m}"
    value = getattr(event, column)
    if column in TIMES:
        return f"{value:%H:%M}" if value else ""
    if column in SETS:
        return SEPARATOR.join(value)
    return "" if value is None else str(value)


def with_values(event: Event, values: dict[str, str], *, public: Event | None = None) -> Event:
    """A copy of the event with what a row says; an empty cell changes nothing.

    Nor does what the public event says already: a list that was exported knows nothing
    of the draft, and must not undo it.
    """
    changed = copy(event)
    changed._state = copy(event._state)
    changed._state.fields_cache = dict(event._state.fields_cache)
    for column in COLUMNS:
        text = values.get(column, "")
        if not text or text == text_of(event, column):
            continue
        if public is None or text != text_of(public, column):
            _set(changed, column, text)
    return changed


def complete(
    event: Event,
    values: dict[str, str],
    found: dict[type, dict[int, Any]],
    *,
    before: Event | None,
) -> None:
    """Tie the places to the event; town, province and region follow where it moved to.

    `before` is the event as it was, None for a new one.
    """
    tie(event, found)
    named = {PLACES[column][0] for column in PLACES if values.get(column)}
    moved = {
        name
        for name in ("school", "venue", "city", "province")
        if getattr(event, f"{name}_id") != getattr(before, f"{name}_id", None)
    }
    for name in sorted(moved & {"school", "venue"}):
        for part in ("city", "province", "region"):
            key = getattr(getattr(event, name), f"{part}_id", None)
            if key and part not in named:
                setattr(event, f"{part}_id", key)
    tie(event, found)
    if moved and event.city and not event.province_id:
        event.province_id = event.city.province_id
        tie(event, found)
    if moved and event.province and not event.region_id:
        event.region_id = event.province.region_id
        tie(event, found)


def tie(event: Event, found: dict[type, dict[int, Any]]) -> None:
    """Put known records behind the keys, so that nobody asks the database for them."""
    for name, model in PLACES.values():
        record = found[model].get(getattr(event, f"{name}_id"))
        if record is not None:
            setattr(event, name, record)


def note_move(event: Event, announced: Event) -> None:
    """Another day for a public event is a public change."""
    if event.status == announced.status == EventStatus.SCHEDULED and is_moved(
        event=event, announced=announced
    ):
        event.status = EventStatus.RESCHEDULED


def _set(event: Event, column: str, text: str) -> None:
    if column in PLACES:
        setattr(event, f"{PLACES[column][0]}_id", int(text))
    elif column == "start_date":
        whole_month = len(text) == 7
        event.start_date = date.fromisoformat(f"{text}-01" if whole_month else text)
        event.date_precision = DatePrecision.MONTH if whole_month else DatePrecision.DAY
    elif column == "end_date":
        event.end_date = date.fromisoformat(text if len(text) == 10 else f"{text}-01")
    elif column in TIMES:
        setattr(event, column, time.fromisoformat(text))
    elif column == "capacity":
        event.capacity = int(text)
    elif column in SETS:
        setattr(event, column, text.split(SEPARATOR))
    else:
        setattr(event, column, text)
