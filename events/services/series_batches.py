"""The sessions of a series, some at a time."""

from __future__ import annotations

from django.core.exceptions import ObjectDoesNotExist
from wagtail.permissions import policy_registry

from campaign_site.core.models import Region, User
from campaign_site.core.permissions.policies import visible_to
from campaign_site.core.permissions.scope import scope_of
from campaign_site.core.time import now
from partners.models import School

from ..enums import DatePrecision
from ..models import Edition, Event, EventKind, Preparation, Venue
from ..rules.series import end_of
from ..schedule import derived_instants
from ..validators import edition_errors, validate_event
from . import preparations
from .event_copies import Parts, copied_event, insert_copies
from .proposers import is_proposer
from .series_plans import Row, SeriesPlan, titles_of
from .slugs import SlugBook


def rows_to_create(preparation: Preparation) -> list[Row]:
    """The rows that were not ticked off and have a day."""
    left_out = set(preparation.choices.get("left_out", ()))
    rows = map(Row.from_json, preparation.choices.get("layout", ()))
    return [row for row in rows if row.slot and row.n not in left_out]


def may_add(user: User, *, region_id: int | None) -> bool:
    """Events of this region; a partner proposes to any, nobody but the national team to none."""
    if not policy_registry.get_by_type(Event).user_has_permission(user, "add"):
        return False
    if is_proposer(user):
        return region_id is not None
    return scope_of(user).covers(region_id)


def sees_pattern(preparation: Preparation, user: User) -> bool:
    """Whether the model event, if there is one, is still this person's to read."""
    pk = preparation.pattern_id
    return pk is None or visible_to(user, Event).filter(pk=pk).exists()


def proposes(user: User) -> bool:
    """Whether what somebody adds waits for a decision."""
    return not policy_registry.get_by_type(Event).user_has_permission(user, "publish")


def series_batch(locked: Preparation) -> dict[str, int]:
    """Create the next sessions of a confirmed series; empty when none is left."""
    edition = preparations.still_open(locked.edition)
    # Read again: rights may have changed since the series was confirmed.
    owner = User.objects.get(pk=locked.owner_id)
    plan = SeriesPlan.from_json(locked.choices["plan"])
    waiting = [row for row in rows_to_create(locked) if str(row.n) not in locked.created]
    batch = waiting[: preparations.BATCH]
    schools = schools_of(batch, owner)
    book = SlugBook()
    if not sees_pattern(locked, owner):
        raise preparations.Stopped("not_allowed")
    try:
        build = _Builder(plan, edition, pattern=locked.pattern)
    except ObjectDoesNotExist:
        raise preparations.Stopped("edition_gone") from None
    pairs = []
    for row in batch:
        school = schools.get(row.school)
        if row.school is not None and school is None:
            raise preparations.Stopped("schools_changed")
        event = build.event(row, school, book)
        if not may_add(owner, region_id=event.region_id):
            raise preparations.Stopped("not_allowed")
        validate_event(event)
        if edition_errors(event):
            raise preparations.Stopped("outside_edition")
        pairs.append((locked.pattern, event))
    insert_copies(pairs, parts=Parts(), by=owner, at=now())
    if proposes(owner):
        for _pattern, event in pairs:
            _propose(event.pk, by=owner)
    return {str(row.n): event.pk for row, (_p, event) in zip(batch, pairs, strict=True)}


def schools_of(rows: list[Row], user: User) -> dict[int, School]:
    """The schools of these rows that still exist and that this person may see."""
    wanted = {row.school for row in rows} - {None}
    found = visible_to(user, School).filter(pk__in=wanted) if wanted else School.objects.none()
    return {school.pk: school for school in found.select_related("region", "province", "city")}


class _Builder:
    """Makes events of rows, from a model event or from nothing."""

    def __init__(self, plan: SeriesPlan, edition: Edition, *, pattern: Event | None) -> None:
        self.plan, self.edition, self.pattern = plan, edition, pattern
        self.kind = EventKind.objects.get(pk=plan.kind)
        self.region = Region.objects.get(pk=plan.region) if plan.region else None
        self.venue = Venue.objects.get(pk=plan.venue) if plan.venue else None

    def event(self, row: Row, school: School | None, book: SlugBook) -> Event:
        plan = self.plan
        titles = titles_of(row, plan, school)
        slug = book.for_titles([titles.get(lang, "") for lang in ("fr", "en", "ar")])
        event = self._begun(slug)
        for lang, title in titles.items():
            setattr(event, f"title_{lang}", title)
        event.kind, event.capacity = self.kind, plan.capacity
        end = end_of(row.slot, plan.minutes)
        event.date_precision = DatePrecision.DAY
        event.start_date, event.start_time = row.slot.day, row.slot.time
        event.end_date = end.date() if end.date() != row.slot.day else None
        event.end_time = end.time()
        self._place(event, school)
        event.starts_at, event.ends_at = derived_instants(event)
        return event

    def _begun(self, slug: str) -> Event:
        if self.pattern is None:
            return Event(edition=self.edition, slug=slug, live=False)
        whole = (self.pattern.parent_id or self.pattern.pk) if self.plan.is_part else None
        event = copied_event(
            self.pattern,
            edition=self.edition,
            parent_id=whole,
            slug=slug,
            shift=None,
            parts=Parts(),
        )
        event.previous_occurrence, event.sources = None, {}
        return event

    def _place(self, event: Event, school: School | None) -> None:
        place = school or self.venue
        event.school, event.venue = school, None if school else self.venue
        for name in ("city", "province", "region"):
            setattr(event, name, getattr(place, name) if place else None)
        if school is None:
            event.region = self.region or event.region
            if event.province and event.province.region_id != event.region_id:
                event.city = event.province = None
        elif event.online_url:
            event.online_url = ""


def _propose(pk: int, *, by: User) -> None:
    event = Event.objects.get(pk=pk)
    if workflow := event.get_workflow():
        workflow.start(event, by)
