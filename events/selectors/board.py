"""What the planning board reads: an edition's events as light rows, goals, days off.

Five thousand events are read at every look at the board, so nothing here builds a model:
one tuple per event, without its texts, which only the cards that are shown need.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, time
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from campaign_site.core.folded import containing
from campaign_site.core.languages import CODES, LocalText, best_text
from campaign_site.core.models import Region
from campaign_site.core.permissions.policies import visible_to

from ..enums import DatePrecision, PersonRole
from ..models import Edition, EditionGoal, Event, EventPerson, Person, Venue
from .planned_rows import planned_blackouts
from .times_as_text import as_text, day, hour

# Who stands in front of a class or leads a session: the people a board deals out.
LEADING = (PersonRole.FACILITATOR, PersonRole.TRAINER, PersonRole.MODERATOR)
_TITLES = tuple(f"title_{code}" for code in CODES)
_NAMES = tuple(f"name_{code}" for code in CODES)
_COLUMNS = (
    "pk", "kind_id", "region_id", "venue_id", "school_id", "date_precision", "status", "live",
    "has_unpublished_changes", "capacity", "heads_promised",
)  # fmt: skip
_TIMES = ("start_date", "end_date", "start_time")


class BoardEvent(NamedTuple):
    """One event; `start_date` counts only when `date_precision` is the day."""

    start_date: date | None
    end_date: date | None
    start_time: time | None
    pk: int
    kind_id: int
    region_id: int | None
    venue_id: int | None
    school_id: int | None
    date_precision: str
    status: str
    live: bool
    has_unpublished_changes: bool
    capacity: int | None
    heads_promised: int

    @property
    def day(self) -> date | None:
        return self.start_date if self.date_precision == DatePrecision.DAY else None


class DayOff(NamedTuple):
    """A blackout; no region means the whole country."""

    first: date
    last: date
    name: LocalText
    to_be_confirmed: bool
    region_ids: frozenset[int]


class Named(NamedTuple):
    """A record that heads a row of the board."""

    pk: int
    name: LocalText
    region_id: int | None = None


def in_language(texts: Iterable[str | None], lang: str) -> LocalText:
    """The best of a text's columns, which stand in the order of the languages."""
    return best_text(dict(zip(CODES, texts, strict=True)), lang)


def board_events(user: Any, edition: Edition, only: Q | None = None) -> list[BoardEvent]:
    """The events of an edition that somebody may see, by hour; one query."""
    rows = visible_to(user, Event).in_edition(edition).filter(only or Q())
    # No column has a language: nothing is to be rewritten for the active one.
    found = rows.order_by("start_time", "pk").rewrite(False)
    return [
        BoardEvent(day(first), day(last), hour(starts), *row)
        for first, last, starts, *row in found.values_list(*map(as_text, _TIMES), *_COLUMNS)
    ]


def titled(user: Any, edition: Edition, text: str) -> set[int]:
    """The events in whose title, in any language and spelling, all these words occur; one query."""
    found = containing(visible_to(user, Event).in_edition(edition), text, _TITLES)
    return set(found.values_list("pk", flat=True))


def leaders(user: Any, edition: Edition, only: Q | None = None) -> dict[int, list[int]]:
    """Who leads each visible event: numbers of people by number of event; one query."""
    events = visible_to(user, Event).in_edition(edition).filter(only or Q())
    people = EventPerson.objects.filter(
        event__in=events.values("pk"), role__in=LEADING, person__isnull=False
    ).order_by("sort_order", "pk")
    found: dict[int, list[int]] = defaultdict(list)
    for event_id, person_id in people.values_list("event_id", "person_id"):
        if person_id not in found[event_id]:
            found[event_id].append(person_id)
    return dict(found)


def event_goals(edition: Edition) -> dict[int | None, int]:
    """How many events each region is to reach; None stands for the whole country."""
    goals = EditionGoal.objects.filter(edition=edition, events__isnull=False)
    return dict(goals.values_list("region_id", "events"))


def named_regions(regions: QuerySet[Region], lang: str) -> list[Named]:
    """Regions as row headings, in the order of their codes."""
    found = regions.order_by("code").values_list("pk", *_NAMES)
    return [Named(pk, in_language(names, lang), pk) for pk, *names in found]


def named_venues(user: Any, used: set[int], lang: str) -> list[Named]:
    """Venues in use, and all others this person may choose; by name."""
    return _named(Venue.objects, visible_to(user, Venue), used, _NAMES, lang)


def named_people(user: Any, used: set[int], lang: str) -> list[Named]:
    """People in use, and all others this person may choose who have led an event before."""
    free = visible_to(user, Person).filter(appearances__role__in=LEADING)
    columns = (*_NAMES, *(f"function_{code}" for code in CODES))
    return _named(Person.objects, free, used, columns, lang)


def days_off_between(first: date, last: date, lang: str) -> list[DayOff]:
    """Blackouts that touch a period, both days included; one query."""
    return [
        DayOff(
            one.first,
            one.last,
            best_text(one.names, lang),
            one.to_be_confirmed,
            one.region_ids,
        )
        for one in planned_blackouts(first, last)
    ]


def _named(
    everything: QuerySet, free: QuerySet, used: set[int], columns: tuple[str, ...], lang: str
) -> list[Named]:
    size = len(CODES)
    rows = everything.filter(Q(pk__in=used) | Q(pk__in=free.values("pk")))
    found = [
        Named(pk, in_language(texts[:size], lang) or in_language(texts[-size:], lang), region)
        for pk, region, *texts in rows.values_list("pk", "region_id", *columns)
    ]
    return sorted(found, key=lambda row: (row.name.text.casefold(), row.pk))
