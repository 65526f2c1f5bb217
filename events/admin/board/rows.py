"""The rows of a board, and to which of them an event belongs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from campaign_site.core.languages import LocalText, direction
from campaign_site.core.models import Region

from ...selectors.board import (
    BoardEvent,
    Named,
    board_events,
    leaders,
    named_people,
    named_regions,
    named_venues,
)
from .days import day_key
from .filters import NATIONAL, RowKind, Wanted

SCHOOLS = "school"
NOBODY = NOWHERE = "none"
PER_PAGE = 40


@dataclass(frozen=True, slots=True)
class RowHead:
    """A row before it is filled; `region_id` decides which regional days off shade it."""

    key: str
    label: LocalText
    region_id: int | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one page, and the function that says where an event stands."""

    heads: list[RowHead]
    keys_of: Callable[[BoardEvent], list[str]]
    page: int = 1
    pages: int = 1


LedBy = Mapping[int, list[int]]


def _region_keys(event: BoardEvent, led_by: LedBy) -> list[str]:
    return [str(event.region_id or NATIONAL)]


def _leader_keys(event: BoardEvent, led_by: LedBy) -> list[str]:
    return [str(pk) for pk in led_by.get(event.pk, ())] or [NOBODY]


def _venue_keys(event: BoardEvent, led_by: LedBy) -> list[str]:
    if event.venue_id:
        return [str(event.venue_id)]
    return [SCHOOLS if event.school_id else NOWHERE]


def _no_keys(event: BoardEvent, led_by: LedBy) -> list[str]:
    return [""]


_KEYS: dict[str, Callable[[BoardEvent, LedBy], list[str]]] = {
    RowKind.REGIONS: _region_keys,
    RowKind.FACILITATORS: _leader_keys,
    RowKind.VENUES: _venue_keys,
    RowKind.MONTH: _no_keys,
}


def keys_function(kind: str, led_by: LedBy) -> Callable[[BoardEvent], list[str]]:
    """Says in which rows an event stands; `led_by` is who leads each event."""
    return partial(_KEYS[kind], led_by=led_by)


def places_of(user: Any, wanted: Wanted, event_id: int) -> set[tuple[str, str]]:
    """The cells in which one event stands, whatever the filters; few and small queries."""
    led_by: LedBy = {}
    if wanted.rows == RowKind.FACILITATORS:
        led_by = leaders(user, wanted.edition, only=Q(pk=event_id))
    keys_of = keys_function(wanted.rows, led_by)
    return {
        (row, day_key(event.day))
        for event in board_events(user, wanted.edition, only=Q(pk=event_id))
        for row in keys_of(event)
    }


def board_rows(
    user: Any,
    wanted: Wanted,
    events: list[BoardEvent],
    regions: list[Named],
    *,
    national: bool,
    lang: str,
    kept: Collection[int] = (),
) -> Rows:
    """Rows for everything but the month, which has weeks.

    `kept` are people whose row stays although they have nothing to do any more.
    """
    if wanted.rows == RowKind.FACILITATORS:
        return _facilitators(user, wanted, events, lang, set(kept))
    if wanted.rows == RowKind.VENUES:
        return _venues(user, wanted, events, lang)
    return _regions(wanted, events, regions, national=national, lang=lang)


def _regions(
    wanted: Wanted, events: list[BoardEvent], regions: list[Named], *, national: bool, lang: str
) -> Rows:
    """One's own regions, even with nothing in them, and those one has proposed to."""
    known = {region.pk for region in regions}
    others = {event.region_id for event in events} - known - {None}
    if others:
        regions = [*regions, *named_regions(Region.objects.filter(pk__in=others), lang)]
    heads = [RowHead(str(region.pk), region.name, region.pk) for region in regions]
    if national or any(event.region_id is None for event in events):
        heads.append(_special(NATIONAL, _("National events"), lang))
    if wanted.region:
        heads = [head for head in heads if head.key == wanted.region]
    return Rows(heads, keys_function(RowKind.REGIONS, {}))


def _facilitators(
    user: Any, wanted: Wanted, events: list[BoardEvent], lang: str, kept: set[int]
) -> Rows:
    led_by = leaders(user, wanted.edition)
    used = kept.union(*led_by.values())
    people = named_people(user, used, lang)
    special = [_special(NOBODY, _("Nobody yet"), lang)]
    keys_of = keys_function(RowKind.FACILITATORS, led_by)
    return _paged(special, people, used, wanted.page, keys_of)


def _venues(user: Any, wanted: Wanted, events: list[BoardEvent], lang: str) -> Rows:
    used = {event.venue_id for event in events if event.venue_id}
    venues = named_venues(user, used, lang)
    special = [
        _special(NOWHERE, _("No place yet"), lang),
        _special(SCHOOLS, _("In schools"), lang),
    ]
    keys_of = keys_function(RowKind.VENUES, {})
    return _paged(special, venues, used, wanted.page, keys_of)


def _paged(
    special: list[RowHead],
    records: list[Named],
    used: set[int],
    page: int | None,
    keys_of: Callable[[BoardEvent], list[str]],
) -> Rows:
    """What is in use comes first; the special rows are on every page, to drag from."""
    ordered = sorted(records, key=lambda record: record.pk not in used)
    if page is None:
        size = max(PER_PAGE, sum(record.pk in used for record in ordered))
        return Rows([*special, *map(_head, ordered[:size])], keys_of)
    pages = max(1, -(-len(ordered) // PER_PAGE))
    page = min(page, pages)
    shown = ordered[(page - 1) * PER_PAGE : page * PER_PAGE]
    return Rows([*special, *map(_head, shown)], keys_of, page, pages)


def _head(record: Named) -> RowHead:
    return RowHead(str(record.pk), record.name, record.region_id)


def _special(key: str, label: str, lang: str) -> RowHead:
    return RowHead(key, LocalText(label, lang, direction(lang), False))
