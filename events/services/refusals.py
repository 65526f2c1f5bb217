"""Why an event cannot be changed now, in sentences for whoever wanted to."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.locks import BasicLock, ScheduledForPublishLock

from campaign_site.core.conflicts import changed_meanwhile
from campaign_site.core.models import User

from ..models import Event
from .versions import labels_changed_since


class Refused(Exception):  # noqa: N818 (it is no error of the program)
    """An event cannot be changed as asked; the sentence says why."""


class Conflict(Refused):
    """Somebody else changed the event since it was looked at."""


class Locked(Refused):
    """Somebody, a review or a planned publication holds the event."""


def conflict(event: Event, seen: str) -> Conflict:
    """Who changed what since the version that was seen."""
    latest = event.latest_revision
    who = get_user_display_name(latest.user) if latest and latest.user else ""
    at = latest.created_at if latest else None
    fields = labels_changed_since(event, seen)
    return Conflict(changed_meanwhile(who=who, at=at, fields=fields))


def lock_against(event: Event, user: User) -> Locked | None:
    """The lock that keeps this person from changing an event, with who holds it."""
    lock = event.get_lock()
    if lock is None or not lock.for_user(user):
        return None
    if isinstance(lock, ScheduledForPublishLock):
        return Locked(_("Its publication is planned: cancel that first."))
    if isinstance(lock, BasicLock) and event.locked_by:
        who = get_user_display_name(event.locked_by)
        return Locked(_("%(who)s has locked this event.") % {"who": who})
    if isinstance(lock, BasicLock):
        return Locked(_("This event is locked."))
    return Locked(_("This event is waiting for a review."))


def sentences(error: Exception) -> list[str]:
    """A refusal in words, one sentence each; raises again what is none."""
    if isinstance(error, ValidationError):
        return [str(message) for message in error.messages]
    if isinstance(error, PermissionDenied):
        return [_("You may not change this event.")]
    if isinstance(error, Refused):
        return [str(error)]
    raise error
