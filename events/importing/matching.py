"""Which event a row means, among those its sender may change."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from django.db.models import Q

from campaign_site.core.imports.lines import Line
from campaign_site.core.letters import fold
from campaign_site.core.models import City, FormerSlug, Province, Region
from campaign_site.core.permissions.scope import Scope
from partners.models import School

from ..models import Edition, Event, EventKind, Venue
from ..selectors.newest import newest_of
from .reference import chunks
from .versions import text_of, tie

_TITLES = ("title_fr", "title_ar", "title_en")
_PLACES = ("venue", "school", "region_fr")
# Edition and day (empty while it is to come); column and folded title.
TitleKey = tuple[tuple[str, str], tuple[str, str]]


@dataclass(slots=True)
class Stored:
    """Events that rows may mean, and every record these and the rows point to."""

    by_slug: dict[str, Event] = field(default_factory=dict)
    by_title: dict[TitleKey, list[Event]] = field(default_factory=lambda: defaultdict(list))
    newest: dict[int, Event] = field(default_factory=dict)
    records: dict[type, dict[int, Any]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)


def load_stored(lines: list[Line], scope: Scope, editions: dict[int, Edition]) -> Stored:
    """What is stored of the events that these rows may mean, in the person's regions.

    Rows without an identifier must name their edition: with their day to come, too, they
    may mean any event of it that has none.
    """
    stored = Stored()
    slugs = [line.values["slug"] for line in lines]
    unnamed = [line.values for line in lines if not line.values["slug"]]
    days = {values["start_date"] for values in unnamed} - {""}
    to_come = {values["edition"] for values in unnamed if not values["start_date"]} - {""}
    condition = Q(start_date__in=[d if len(d) == 10 else f"{d}-01" for d in days])
    condition |= Q(start_date__isnull=True, edition__in=to_come)
    # What a draft says of a published event has its day in the version only.
    condition |= Q(live=True, has_unpublished_changes=True)
    rows: dict[int, Event] = {}
    for chunk in chunks(slugs):
        stored.taken.update(Event.objects.filter(slug__in=chunk).values_list("slug", flat=True))
        former = FormerSlug.objects.filter(kind=Event._meta.label_lower, slug__in=chunk)
        stored.taken.update(former.values_list("slug", flat=True))
        rows |= Event.objects.filter(scope.filter(), slug__in=chunk).in_bulk()
    if days or to_come:
        rows |= Event.objects.filter(scope.filter(), condition).in_bulk()
    stored.newest = newest_of(rows.values())
    for pk, event in sorted(rows.items()):
        stored.by_slug[event.slug] = event
        for key in _keys_of(event, stored.newest[pk]):
            stored.by_title[key].append(event)
    stored.records = _records(lines, stored, editions)
    for event in rows.values():
        tie(event, stored.records)
        tie(stored.newest[event.pk], stored.records)
    return stored


def _records(
    lines: list[Line], stored: Stored, editions: dict[int, Edition]
) -> dict[type, dict[int, Any]]:
    """Small tables whole; venues and schools that are pointed to."""
    found = {
        Edition: editions,
        EventKind: EventKind.objects.in_bulk(),
        Region: Region.objects.in_bulk(),
        Province: Province.objects.in_bulk(),
        City: City.objects.in_bulk(),
    }
    events = [*stored.by_slug.values(), *stored.newest.values()]
    for column, model in (("venue", Venue), ("school", School)):
        keys = {int(line.values[column]) for line in lines if line.values[column]}
        keys |= {key for event in events if (key := getattr(event, f"{column}_id"))}
        found[model] = {}
        for chunk in chunks(keys):
            found[model] |= model.objects.in_bulk(chunk)
    return found


def meant_event(line: Line, stored: Stored, claimed: set[int]) -> Event | None:
    """The event with the row's identifier; else the same title, day, hour and place.

    A day to come is the same as a day to come.
    """
    values = line.values
    if values["slug"]:
        return stored.by_slug.get(values["slug"])
    if not values["edition"]:
        return None
    day = values["edition"], values["start_date"]
    keys = [(day, (name, fold(values[name]))) for name in _TITLES if values[name]]
    rivals = {e.pk: e for key in keys for e in stored.by_title.get(key, ())}
    for _pk, event in sorted(rivals.items()):
        versions = (stored.newest[event.pk], event)
        if event.pk not in claimed and any(_is_same(values, version) for version in versions):
            return event
    return None


def _keys_of(*versions: Event) -> Iterable[TitleKey]:
    """Each day with each title: thousands of events may have their day to come."""
    days = {(text_of(v, "edition"), text_of(v, "start_date")) for v in versions}
    titles = {(t, fold(text)) for v in versions for t in _TITLES if (text := getattr(v, t))}
    return product(days, titles)


def places_that_tell(values: dict[str, str]) -> tuple[str, ...]:
    """The columns that make two events of one title; without a day the town does, too."""
    return _PLACES if values["start_date"] else (*_PLACES, "province_fr", "city_fr")


def _is_same(values: dict[str, str], event: Event) -> bool:
    if values["start_time"] != text_of(event, "start_time"):
        return False
    places = places_that_tell(values)
    if any(values[c] and values[c] != text_of(event, c) for c in places):
        return False
    if not (values["venue"] or values["school"]) and (event.venue_id or event.school_id):
        return False
    both = [(values[t], getattr(event, t)) for t in _TITLES if values[t] and getattr(event, t)]
    # The same in every language that both have: one of two workshops of a day is not the other.
    return bool(both) and all(fold(written) == fold(known) for written, known in both)
