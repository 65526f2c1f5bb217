"""What a copy would bring, seen before it exists: days, problems, stale texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from ..enums import DatePrecision, EventStatus
from ..models import Edition, Event
from ..rules.codes import ProblemCode
from ..rules.planned import PlannedBlackout, PlannedEvent
from ..rules.problems import Problem, find_problems
from ..rules.shifting import Shift
from ..rules.stale_texts import EditionFacts
from ..services.edition_plans import EditionPlan
from .planning import FoundProblems, planned_blackouts, planned_events
from .stale_texts import (
    StaleText,
    finder_between,
    stale_in_edition,
    stale_in_sources,
)

# What depends on the day; gaps are no worse in the copy than in the source.
OF_THE_DAY = frozenset(
    {
        ProblemCode.OUTSIDE,
        ProblemCode.BLACKOUT,
        ProblemCode.FRIDAY,
        ProblemCode.VENUE,
        ProblemCode.PERSON,
        ProblemCode.TRAVEL,
    }
)


@dataclass(frozen=True, slots=True)
class Preview:
    """The events as they would be, in order of their new day, and what is wrong with each."""

    before: Mapping[int, PlannedEvent]
    after: list[PlannedEvent]
    found: FoundProblems

    @property
    def problems(self) -> Mapping[int, list[Problem]]:
        return self.found.problems


def preview_of(plan: EditionPlan, source: Edition, rows: QuerySet[Event]) -> Preview:
    """Four queries and one pass; what is ticked off clashes with nothing."""
    shift = plan.shift(source)
    events = planned_events(rows)
    after = [_moved(event, plan, shift) for event in events]
    after.sort(key=lambda event: (event.start_date or date.max, str(event.start_time), event.id))
    days = [day for event in after for day in (event.start_date, event.last_day) if day]
    blackouts = planned_blackouts(min(days), max(days)) if days else []
    kept = [event for event in after if event.id not in plan.left_out]
    return Preview(
        before={event.id: event for event in events},
        after=after,
        found=found_in(kept, blackouts, seen=frozenset(event.id for event in kept)),
    )


def found_in(
    events: list[PlannedEvent], blackouts: list[PlannedBlackout], *, seen: frozenset[int]
) -> FoundProblems:
    """What the days bring; of events not in `seen` only the region is told."""
    return FoundProblems(
        events={event.id: event for event in events},
        seen=seen,
        problems={
            pk: [problem for problem in problems if problem.code in OF_THE_DAY]
            for pk, problems in find_problems(events, blackouts).items()
        },
        blackouts={blackout.id: blackout for blackout in blackouts},
    )


def _moved(event: PlannedEvent, plan: EditionPlan, shift: Shift | None) -> PlannedEvent:
    start, end, precision = event.start_date, event.end_date, event.date_precision
    if shift is None:
        start = end = None
        precision = DatePrecision.NONE
    else:
        move = shift.move_month if precision == DatePrecision.MONTH else shift.move
        start, end = start and move(start), end and move(end)
    return event._replace(
        date_precision=precision,
        start_date=start,
        end_date=end,
        status=EventStatus.SCHEDULED,
        edition_first=plan.start_date,
        edition_last=plan.end_date,
    )


def facts_of_plan(plan: EditionPlan) -> EditionFacts:
    """What the texts of the new edition should say."""
    days = tuple(day for day in (plan.start_date, plan.end_date) if day)
    return EditionFacts(year=plan.year, number=plan.number, days=days)


def stale_texts_to_come(
    plan: EditionPlan, source: Edition, rows: QuerySet[Event]
) -> list[StaleText]:
    """The texts that would name the earlier edition, were they copied as they are."""
    finder = finder_between(source, facts_of_plan(plan))
    shift = plan.shift(source)
    found = stale_in_edition(source, finder) if plan.texts else []
    return found + stale_in_sources(rows, finder, move=shift.move if shift else None)
