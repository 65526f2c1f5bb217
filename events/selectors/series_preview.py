"""A series seen before it exists: its days, and what they meet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from campaign_site.core.permissions.policies import visible_to
from partners.models import School

from ..models import Edition, Event, EventKind
from ..rules.planned import PlannedEvent
from ..services.series_batches import schools_of
from ..services.series_plans import Row, SeriesPlan, outside_edition, planned_row
from .copy_preview import found_in
from .planning import FoundProblems, planned_blackouts, planned_events


@dataclass(frozen=True, slots=True)
class SeriesPreview:
    """The rows with their schools; `busy` have a school with an event on that day already.

    `outside` are no days of the edition: they cannot be chosen.
    """

    rows: list[Row]
    events: dict[int, PlannedEvent]
    schools: dict[int, School]
    found: FoundProblems
    busy: set[int]
    outside: set[int]


def series_preview(rows: list[Row], plan: SeriesPlan, user: Any) -> SeriesPreview:
    """Seven queries at most, however long the series; titles of others' events stay hidden."""
    edition = Edition.objects.get(pk=plan.edition)
    kind = EventKind.objects.get(pk=plan.kind)
    schools = schools_of(rows, user)
    coming = {
        row.n: event
        for row in rows
        if (event := planned_row(row, plan, edition=edition, kind=kind, school=_of(row, schools)))
    }
    there = _neighbours(plan, schools)
    visible = visible_to(user, Event).filter(pk__in=[event.id for event in there])
    seen = {-n for n in coming} | set(visible.values_list("pk", flat=True))
    found = found_in(
        [*coming.values(), *there],
        planned_blackouts(plan.first, plan.last),
        seen=frozenset(seen),
    )
    taken: dict[int | None, set[date]] = defaultdict(set)
    for event in there:
        taken[event.school_id].add(event.start_date)
    return SeriesPreview(
        rows=rows,
        events=coming,
        schools=schools,
        found=found,
        busy={
            row.n
            for row in rows
            if row.school and row.slot and row.slot.day in taken.get(row.school, ())
        },
        outside=outside_edition(rows, plan, edition),
    )


def _of(row: Row, schools: dict[int, School]) -> School | None:
    return schools.get(row.school) if row.school is not None else None


def _neighbours(plan: SeriesPlan, schools: dict[int, School]) -> list[PlannedEvent]:
    """Events of these days at the same venue or in the same schools."""
    places = Q(school__in=list(schools)) if schools else Q()
    if plan.venue:
        places |= Q(venue=plan.venue)
    if not places:
        return []
    there = planned_events(Event.objects.filter(places).meeting(plan.first, plan.last))
    return [event for event in there if event.has_day]
