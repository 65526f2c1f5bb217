"""What is wrong with the events somebody sees, compared with all there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from campaign_site.core.permissions.policies import visible_to
from campaign_site.core.permissions.scope import scope_of

from ..enums import EXPECTED_STATUSES
from ..models import Edition, Event, EventPerson
from ..querysets import EventQuerySet
from ..rules.planned import PlannedBlackout, PlannedEvent
from ..rules.problems import Problem, ProblemCode, find_problems
from .planned_rows import planned_blackouts, planned_events
from .planned_versions import planned_version

# Up to here the database is given the numbers of the events, beyond it gives its own.
_NAMED_ONE_BY_ONE = 500

__all__ = [
    "FoundProblems",
    "planned_blackouts",
    "planned_events",
    "problems_in",
    "problems_of",
    "problems_of_version",
    "rivals_for",
    "with_nights",
]


@dataclass(frozen=True, slots=True)
class FoundProblems:
    """`problems` by event, only of events that were asked for and that the person sees.

    `events` also holds those they were compared with; `seen` says which of all these the
    person may be told the title of.
    """

    problems: Mapping[int, list[Problem]]
    events: Mapping[int, PlannedEvent]
    seen: frozenset[int]
    blackouts: Mapping[int, PlannedBlackout]

    def of(self, event_id: int) -> list[Problem]:
        return self.problems.get(event_id, [])

    def with_code(self, code: ProblemCode) -> list[int]:
        """The events that have this problem."""
        return [
            event_id
            for event_id, problems in self.problems.items()
            if any(problem.code == code for problem in problems)
        ]


def problems_in(edition: Edition, *, user: Any) -> FoundProblems:
    """The problems of everything the person sees in an edition; seven queries at most.

    Clashes are looked for in the whole edition, and with events of other editions and of
    projects, from the day before to the day after, that want the same room or person.
    """
    return problems_of(Event.objects.filter(edition=edition).order_by(), user=user)


def problems_of(rows: QuerySet[Event], *, user: Any) -> FoundProblems:
    """The problems of these events, of those among them that the person sees."""
    planned = planned_events(rows)
    return _found(planned, rows, user)


def problems_of_version(event: Event, *, user: Any) -> FoundProblems:
    """The problems of one version of an event, against everything else as it is stored."""
    planned = planned_version(event)
    people = {part.person_id for part in planned.people}
    others = rivals_for(Q(venue=planned.venue_id) if planned.venue_id else Q(pk=None), people)
    others = others.exclude(pk=event.pk) if event.pk else others
    return _compared([planned], others, user, own=frozenset({planned.id}))


def with_nights(first: date, last: date) -> tuple[date, date]:
    """These days with the one before and the one after: people travel overnight."""
    day = timedelta(days=1)
    return max(first, date.min + day) - day, min(last, date.max - day) + day


def _found(planned: list[PlannedEvent], rows: QuerySet[Event], user: Any) -> FoundProblems:
    people = EventPerson.objects.filter(event__in=rows.values("pk"), person__isnull=False)
    others = rivals_for(Q(venue__in=rows.values("venue")), people.values("person"))
    return _compared(planned, others.exclude(pk__in=rows.values("pk")), user)


def rivals_for(same_venue: Q, people: Any) -> EventQuerySet:
    """Expected events that want the same room or one of these people."""
    parts = EventPerson.objects.filter(event=OuterRef("pk"), person__in=people)
    return Event.objects.filter(same_venue | Exists(parts), status__in=EXPECTED_STATUSES)


def _compared(
    planned: list[PlannedEvent],
    others: EventQuerySet,
    user: Any,
    own: frozenset[int] = frozenset(),
) -> FoundProblems:
    days = _days(planned)
    rivals: list[PlannedEvent] = []
    blackouts: list[PlannedBlackout] = []
    if days is not None:
        first, last = days
        meeting = others.meeting(*with_nights(first, last)).order_by().values_list("pk", flat=True)
        # Most often there are none: two wide queries are saved by a narrow one.
        if rival_ids := list(meeting):
            rivals = planned_events(Event.objects.filter(pk__in=rival_ids))
        blackouts = planned_blackouts(first, last)
    events = {event.id: event for event in (*planned, *rivals)}
    seen = own | _seen(events, user)
    asked = seen.intersection(event.id for event in planned)
    found = find_problems(events.values(), blackouts)
    return FoundProblems(
        problems={pk: problems for pk, problems in found.items() if pk in asked},
        events=events,
        seen=seen,
        blackouts={blackout.id: blackout for blackout in blackouts},
    )


def _seen(events: Mapping[int, PlannedEvent], user: Any) -> frozenset[int]:
    visible = visible_to(user, Event)
    if scope_of(user).national and not visible.query.is_empty():
        return frozenset(events)
    if len(events) <= _NAMED_ONE_BY_ONE:
        visible = visible.filter(pk__in=events)
    return frozenset(visible.values_list("pk", flat=True)).intersection(events)


def _days(planned: Iterable[PlannedEvent]) -> tuple[date, date] | None:
    """The first and the last day on which anything happens."""
    dated = [event for event in planned if event.has_day]
    if not dated:
        return None
    return min(event.start_date for event in dated), max(event.last_day for event in dated)
