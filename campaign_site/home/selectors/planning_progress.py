"""How far an edition is: events by region or province and state, against its goals."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.core.cache import cache
from django.db.models import Count, Q, Subquery
from wagtail.models import Revision

from campaign_site.core.models import ContentVersion, Province, Region, User
from campaign_site.core.permissions.policies import visible_to
from campaign_site.core.permissions.scope import scope_of
from events.enums import EventStatus
from events.models import Edition, EditionGoal, Event
from events.selectors.planning import problems_in
from events.selectors.waiting import pending_states

STATES = ("live", "review", "draft", "cancelled")
_CANCELLED = Q(live=True, status=EventStatus.CANCELLED)
# A change that moves none of the marks below is shown after this many seconds.
_LONGEST = 300


@dataclass(slots=True)
class Tally:
    """The events of one place by state; `goal` is how many are to be reached."""

    place: Region | Province | None
    counts: Counter[str] = field(default_factory=Counter)
    goal: int | None = None
    parts: list[Tally] = field(default_factory=list)

    @property
    def planned(self) -> int:
        """Whatever may still take place."""
        return self.counts["live"] + self.counts["review"] + self.counts["draft"]


def edition_in_planning(*, on: date) -> Edition | None:
    """What visitors meet first, else what is prepared and comes first."""
    current = Edition.objects.current(on=on)
    if current is not None:
        return current
    ahead = Edition.objects.filter(
        Q(end_date__gte=on) | Q(end_date__isnull=True, year__gte=on.year)
    )
    open_ones = ahead.open_for_changes().select_related("campaign")
    return open_ones.order_by("start_date", "year", "pk").first()


def progress(edition: Edition, *, user: User) -> list[Tally]:
    """One tally for each of the person's regions, by code, then one for no region.

    Whoever works for some regions only reads their provinces too. Four queries at most.
    """
    scope = scope_of(user)
    tallies: dict[int | None, Tally] = {
        region.pk: Tally(region) for region in scope.regions().order_by("code")
    }
    if scope.national:
        tallies[None] = Tally(None)
    goals = EditionGoal.objects.filter(edition=edition, events__isnull=False)
    for region_id, goal in goals.values_list("region_id", "events"):
        if region_id is not None and region_id in tallies:
            tallies[region_id].goal = goal
    parts = {} if scope.national else _provinces(tallies)
    for region_id, province_id, *counts in _counted(edition, user):
        found = dict(zip(STATES, counts, strict=True))
        if region_id in tallies:
            tallies[region_id].counts.update(found)
        if province_id in parts:
            parts[province_id].counts.update(found)
    return [t for t in tallies.values() if t.place is not None or any(t.counts.values())]


def problem_counts(edition: Edition, *, user: User) -> dict[str, int]:
    """How many of the person's events have each problem, kept until something changes."""
    scope = scope_of(user)
    whose = "all" if scope.national else "-".join(map(str, sorted(scope.region_ids)))
    key = f"dashboard-problems:{edition.pk}:{whose or f'user{user.pk}'}:{_mark()}"
    found = cache.get(key)
    if found is None:
        problems = problems_in(edition, user=user).problems.values()
        counted = Counter(code for each in problems for code in {str(p.code) for p in each})
        found = dict(counted)
        cache.set(key, found, _LONGEST)
    return found


def _mark() -> str:
    """Moves with every public change, every draft saved, every event brought in; one query."""
    newest = Event.objects.order_by("-pk").values("pk")[:1]
    saved = Revision.objects.order_by("-created_at").values("created_at")[:1]
    marks = ContentVersion.objects.annotate(newest=Subquery(newest), saved=Subquery(saved))
    number, event, at = marks.values_list("number", "newest", "saved").first() or (0, 0, None)
    return f"{number}-{event}-{at.timestamp() if at else 0}"


def _provinces(tallies: dict[int | None, Tally]) -> dict[int, Tally]:
    found: dict[int, Tally] = {}
    for province in Province.objects.filter(region__in=list(tallies)).order_by("code_hcp"):
        found[province.pk] = Tally(province)
        tallies[province.region_id].parts.append(found[province.pk])
    return found


def _counted(edition: Edition, user: User) -> list[tuple]:
    reviewed = Q(pk__in=pending_states().values("subject"))
    states = {
        "live": Q(live=True) & ~_CANCELLED,
        "review": Q(live=False) & reviewed,
        "draft": Q(live=False) & ~reviewed,
        "cancelled": _CANCELLED,
    }
    return list(
        visible_to(user, Event)
        .filter(edition=edition)
        .order_by()
        .values("region_id", "province_id")
        .annotate(**{f"n_{name}": Count("pk", filter=rows) for name, rows in states.items()})
        .values_list("region_id", "province_id", *(f"n_{name}" for name in STATES))
    )
