"""Events moved by some days, seen before it is done: the new days, and what they meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from campaign_site.core.permissions.policies import visible_to

from ..models import Event
from ..rules.planned import PlannedEvent
from .copy_preview import Preview, found_in
from .planning import planned_blackouts, planned_events, rivals_for, with_nights


def move_preview(rows: QuerySet[Event], days: int, user: Any) -> Preview:
    """Six queries however many; those whose new day needs a look come first.

    The new days are compared among each other and with what stays where it is. The days
    must exist: `foresee` refuses the events for which the calendar ends.
    """
    before = {event.id: event for event in planned_events(rows)}
    after = [_moved(event, days) for event in before.values()]
    dated = [event for event in after if event.has_day]
    if not dated:
        return Preview(before, after, found_in(after, [], seen=frozenset(before)))
    first = min(event.start_date for event in dated)
    last = max(event.last_day for event in dated)
    there = [e for e in _neighbours(before, first, last) if e.id not in before]
    visible = visible_to(user, Event).filter(pk__in=[event.id for event in there])
    seen = frozenset(before).union(visible.values_list("pk", flat=True))
    found = found_in([*after, *there], planned_blackouts(first, last), seen=seen)
    own = {pk: problems for pk, problems in found.problems.items() if pk in before and problems}
    after.sort(key=lambda event: (event.id not in own, *_order(event)))
    return Preview(before, after, replace(found, problems=own))


def _moved(event: PlannedEvent, days: int) -> PlannedEvent:
    """The event on its new day; where only the month is known, as it is."""
    if not event.has_day:
        return event
    by, end = timedelta(days=days), event.end_date
    return event._replace(start_date=event.start_date + by, end_date=end and end + by)


def _order(event: PlannedEvent) -> tuple[date, str, int]:
    return event.start_date or date.max, str(event.start_time), event.id


def _neighbours(moved: Mapping[int, PlannedEvent], first: date, last: date) -> list[PlannedEvent]:
    """Expected events about these days that want the same rooms or the same people."""
    venues = {event.venue_id for event in moved.values()} - {None}
    people = {person for event in moved.values() for person in event.presences}
    rivals = rivals_for(Q(venue__in=venues), people)
    return planned_events(rivals.meeting(*with_nights(first, last)))
