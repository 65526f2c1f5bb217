"""Events as planning sees them: one wide query for what they are, one for their people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Exists, F, FloatField, OuterRef, QuerySet
from django.db.models.functions import Cast, Coalesce, Left

from campaign_site.core.languages import CODES

from ..enums import Audience
from ..models import Blackout, Event, EventPerson, PartnerRole
from ..rules.planned import Assignment, PlannedBlackout, PlannedEvent, Point
from .times_as_text import as_text, day, hour

# Fields of a planned event that are a column as they stand, by the path of the column.
_COLUMNS = {
    "id": "pk",
    "edition_first": "edition__start_date",
    "edition_last": "edition__end_date",
    "kind_code": "kind__code",
    "venue_capacity": "venue__capacity",
} | {
    name: name
    for name in (
        "slug", "edition_id", "project_id", "parent_id", "kind_id", "date_precision",
        "start_date", "start_time", "end_date", "end_time", "status", "live",
        "has_unpublished_changes", "region_id", "province_id", "city_id", "venue_id",
        "school_id", "capacity", "heads_promised", "registration_opens", "registration_closes",
    )
}  # fmt: skip
_PLAIN = tuple(_COLUMNS)
_DAYS = (
    "start_date", "end_date", "edition_first", "edition_last", "registration_opens",
    "registration_closes",
)  # fmt: skip
_HOURS = ("start_time", "end_time")
_TITLES = tuple(f"title_{code}" for code in CODES)
_SUMMARIES = tuple(f"summary_{code}" for code in CODES)
# Where an event happens, the nearest that is known first.
PLACES = ("school", "venue", "city", "venue__city", "school__city", "province")


def planned_events(rows: QuerySet[Event]) -> list[PlannedEvent]:
    """These events, in the order of the query; two queries however many there are."""
    people = _people(rows)
    # A plain query: the one that speaks of languages looks at every row once more.
    plain: QuerySet[Event] = QuerySet(Event, query=rows.query.chain(), using=rows.db)
    return [
        _planned(row, people.get(row[0], ()))
        for row in plain.values_list(
            *(_read(name, path) for name, path in _COLUMNS.items()),
            *_TITLES,
            *(Left(name, 1) for name in _SUMMARIES),
            as_text("audiences"),
            as_text("languages"),
            "online_url",
            "kind__in_schools",
            _coordinate("latitude"),
            _coordinate("longitude"),
            Exists(PartnerRole.objects.filter(event=OuterRef("pk"))),
        )
    ]


def planned_blackouts(first: date, last: date) -> list[PlannedBlackout]:
    """Days off that meet these days, both included, in order; one query."""
    names = tuple(f"name_{code}" for code in CODES)
    found: dict[int, tuple[Any, ...]] = {}
    regions: dict[int, set[int]] = defaultdict(set)
    rows = Blackout.objects.filter(start_date__lte=last, end_date__gte=first)
    for pk, region, *row in rows.order_by("start_date", "kind", "pk").values_list(
        "pk", "regions", "kind", "start_date", "end_date", "to_be_confirmed", *names
    ):
        found[pk] = tuple(row)
        regions[pk] |= {region} - {None}
    return [
        PlannedBlackout(
            id=pk,
            kind=kind,
            names=_texts(texts),
            first=begins,
            last=ends,
            region_ids=frozenset(regions[pk]),
            to_be_confirmed=unsure,
        )
        for pk, (kind, begins, ends, unsure, *texts) in found.items()
    ]


def _read(name: str, path: str) -> F | Cast:
    return as_text(path) if name in _DAYS or name in _HOURS else F(path)


def _coordinate(name: str) -> Coalesce:
    return Coalesce(*(Cast(f"{place}__{name}", FloatField()) for place in PLACES))


def _people(rows: QuerySet[Event]) -> dict[int, tuple[Assignment, ...]]:
    parts = EventPerson.objects.filter(event__in=rows.values("pk"), person__isnull=False).order_by(
        "event", "sort_order", "pk"
    )
    people: dict[int, tuple[Assignment, ...]] = {}
    for event, person, role in parts.values_list("event_id", "person_id", "role"):
        people[event] = (*people.get(event, ()), Assignment(person, role))
    return people


def _planned(row: tuple[Any, ...], people: tuple[Assignment, ...]) -> PlannedEvent:
    plain = dict(zip(_PLAIN, row, strict=False))
    for names, understood in ((_DAYS, day), (_HOURS, hour)):
        for name in names:
            plain[name] = understood(plain[name])
    texts = row[len(_PLAIN) :]
    titles, summaries = texts[: len(CODES)], texts[len(CODES) : 2 * len(CODES)]
    chosen, spoken, online, in_schools, latitude, longitude, organised = texts[-7:]
    audiences, languages = _members(chosen), _members(spoken)
    return PlannedEvent(
        **plain,
        titles=_texts(titles),
        summaries=_written(summaries),
        for_pupils=concerns_pupils(in_schools, plain["school_id"], audiences),
        point=point_of(latitude, longitude, only_online=bool(online) and not _has_place(plain)),
        online=bool(online),
        audiences=audiences,
        languages=languages,
        has_organiser=organised,
        people=people,
    )


def concerns_pupils(in_schools: bool, school_id: int | None, audiences: Iterable[str]) -> bool:
    """Whether school holidays matter to an event."""
    return in_schools or school_id is not None or Audience.PUPILS in audiences


def point_of(latitude: Any, longitude: Any, *, only_online: bool) -> Point | None:
    """Where to travel to; None where nobody knows or nobody has to."""
    if only_online or latitude is None or longitude is None:
        return None
    return float(latitude), float(longitude)


@lru_cache(maxsize=1024)
def _members(stored: str | None) -> tuple[str, ...]:
    """The values of a set of choices as its column keeps them; there are few different ones."""
    return tuple(Event._meta.get_field("audiences").to_python(stored))


def _has_place(plain: dict[str, Any]) -> bool:
    return bool(plain["venue_id"] or plain["school_id"])


@lru_cache(maxsize=64)
def _written(beginnings: tuple[str | None, ...]) -> frozenset[str]:
    """The languages whose text begins with something; there are few different sets."""
    return frozenset(_texts(beginnings))


def _texts(values: Iterable[str | None]) -> dict[str, str]:
    pairs = zip(CODES, values, strict=True)
    return {code: text for code, text in pairs if text and text.strip()}
