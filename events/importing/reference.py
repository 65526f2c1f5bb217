"""Everything a row of events may name, read once for a table."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from campaign_site.core.languages import CODES
from campaign_site.core.letters import fold
from campaign_site.core.models import City
from campaign_site.core.permissions.scope import Scope
from partners.importing.places import Gazetteer
from partners.models import School

from ..models import Edition, Event, EventKind, Venue

_CHUNK = 5000


def names_of(record: Any, name: str = "name") -> set[str]:
    """The folded names of a record in every language."""
    texts = (getattr(record, f"{name}_{code}") for code in CODES)
    return {fold(text) for text in texts if text}


@dataclass(slots=True)
class Reference:
    """Records by what people call them; `scope` bounds the venues and schools.

    `current` are the events that the table names, by identifier, with what they point to:
    a place stays nameable for an event that has it already.
    """

    scope: Scope
    gazetteer: Gazetteer
    editions: dict[str, set[Edition]] = field(default_factory=lambda: defaultdict(set))
    open_editions: list[Edition] = field(default_factory=list)
    kinds: dict[str, EventKind] = field(default_factory=dict)
    venues: dict[str, list[Venue]] = field(default_factory=lambda: defaultdict(list))
    cities: dict[str, list[City]] = field(default_factory=lambda: defaultdict(list))
    schools: dict[str, School] = field(default_factory=dict)
    current: dict[str, Event] = field(default_factory=dict)

    @classmethod
    def load(
        cls, *, scope: Scope, slugs: Iterable[str], school_codes: Iterable[str]
    ) -> "Reference":
        """In eight queries, whatever the number of rows (but for very many of them)."""
        known = cls(scope, Gazetteer.load())
        for edition in Edition.objects.select_related("campaign"):
            for name in {fold(edition.slug), *names_of(edition, "title"), str(edition.year)}:
                known.editions[name].add(edition)
            if not edition.is_archived:
                known.open_editions.append(edition)
        for kind in EventKind.objects.all():
            for name in names_of(kind):
                known.kinds.setdefault(name, kind)
            known.kinds[fold(kind.code)] = kind
        mine = scope.filter() if scope.national else scope.filter() | Q(region__isnull=True)
        for venue in Venue.objects.filter(mine).order_by("pk"):
            for name in names_of(venue):
                known.venues[name].append(venue)
        for city in City.objects.select_related("region", "province__region"):
            for name in names_of(city):
                known.cities[name].append(city)
        for chunk in chunks(school_codes):
            rows = School.objects.filter(scope.filter(), gresa_code__in=chunk)
            known.schools |= {school.gresa_code: school for school in rows}
        for chunk in chunks(slugs):
            rows = Event.objects.filter(scope.filter(), slug__in=chunk)
            rows = rows.select_related("venue", "school", "city")
            known.current |= {event.slug: event for event in rows}
        return known


def chunks(values: Iterable[str]) -> Iterable[list[str]]:
    unique = sorted({value for value in values if value})
    return (unique[start : start + _CHUNK] for start in range(0, len(unique), _CHUNK))
