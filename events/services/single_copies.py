"""One event copied by itself, by the national team or within a region."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from campaign_site.core.models import User
from campaign_site.core.permissions.policies import visible_to
from campaign_site.core.permissions.scope import scope_of

from ..enums import DatePrecision
from ..models import Edition, Event, Preparation
from ..rules.shifting import DATES, WEEKDAYS, Shift, in_year, same_weekday
from ..schedule import derived_instants
from ..validators import edition_errors
from .event_copies import Parts, copied_event, insert_copies
from .proposers import is_proposer
from .slugs import SlugBook


def may_copy(user: User, event: Event) -> bool:
    """Whoever sees an event and may add events; a proposal to any region, else to one's own."""
    policy = policy_registry.get_by_type(Event)
    if not policy.user_has_permission(user, "add"):
        return False
    return is_proposer(user) or scope_of(user).covers(event.region_id)


def proposed_day(event: Event, edition: Edition) -> date | None:
    """The same weekday at the same distance from the first day of the edition.

    Of an event known only by its month the first day of the same month, which stands for
    the whole as in the copy of an edition.
    """
    day, source = event.start_date, event.edition
    by_month = event.date_precision == DatePrecision.MONTH
    if day is None or edition == source:
        return day
    if source and source.start_date and edition.start_date:
        shift = Shift(WEEKDAYS, source.start_date, edition.start_date)
        return shift.move_month(day) if by_month else shift.move(day)
    if by_month:
        return in_year(day, edition.year).replace(day=1)
    return same_weekday(day, edition.year)


@transaction.atomic
def copy_event(
    *, preparation: Preparation, edition: Edition, day: date | None, by: User, at: datetime
) -> Event:
    """A new draft like an event; the same preparation again gives the same draft.

    `day` is one that somebody chose; without it the event takes the proposed one. Raises
    PermissionDenied where the source is no longer this person's to copy, ValidationError
    where the copy would break a rule, ValueError beyond the calendar.
    """
    locked = Preparation.objects.select_for_update(of=("self",)).get(pk=preparation.pk)
    if not locked.is_open:
        return Event.objects.get(pk=locked.created["copy"])
    source = visible_to(by, Event).select_related("edition").filter(pk=locked.pattern_id).first()
    if source is None or not may_copy(by, source):
        raise PermissionDenied
    target = Edition.objects.select_for_update().get(pk=edition.pk)
    if target.is_archived:
        raise ValidationError({"edition": _("This edition is archived: it can only be read.")})
    copy = _write(source, target, day, by=by, at=at)
    locked.edition, locked.created = target, {"copy": copy.pk}
    locked.state, locked.confirmed_at, locked.finished_at = Preparation.State.DONE, at, at
    locked.save()
    return copy


def _write(
    source: Event, edition: Edition, chosen: date | None, *, by: User, at: datetime
) -> Event:
    before, day = source.start_date, chosen or proposed_day(source, edition)
    year = source.edition.year if source.edition else before.year if before else edition.year
    copy = copied_event(
        source,
        edition=edition,
        parent_id=_parent(source, edition),
        slug=SlugBook().for_next_year(source.slug, before=year, after=edition.year),
        shift=Shift(DATES, before, day) if before and day else None,
        parts=Parts(),
    )
    if chosen is not None:
        if copy.date_precision != DatePrecision.DAY:
            # What was a month has no last day that would fit a day.
            copy.end_date = None
        copy.start_date, copy.date_precision = chosen, DatePrecision.DAY
        copy.starts_at, copy.ends_at = derived_instants(copy)
    copy.full_clean()
    if outside := edition_errors(copy):
        raise ValidationError(outside)
    insert_copies([(source, copy)], parts=Parts(), by=by, at=at)
    return copy


def _parent(source: Event, edition: Edition) -> int | None:
    """What the event is part of, or that one's next occurrence in another edition."""
    parent = source.parent
    if parent is None or parent.edition_id in (None, edition.pk):
        return parent and parent.pk
    following = parent.next_occurrences.filter(edition=edition, parent__isnull=True)
    return following.order_by("pk").values_list("pk", flat=True).first()
