"""Moving, postponing, cancelling events and giving them people: the one way to do it.

The board, the screens and the actions on many events all come here, so that an event
cannot be changed by one of them in a way another would refuse.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.log_actions import log
from wagtail.models import Revision

from campaign_site.core.models import User
from campaign_site.core.permissions.policies import may, visible_to

from ..enums import EVENT_TRANSITIONS
from ..models import Event, Person, Venue
from ..schedule import is_outside
from ..validators import belonging_errors, edition_errors, validate_event
from .applying import apply_change
from .change_data import COLUMNS, PEOPLE, Change
from .events import is_announced
from .impact import is_surprise
from .refusals import Refused, conflict, lock_against
from .versions import version_mark

EVENT_CHANGED = "events.event_changed"

_SHOWN = ("edition__campaign", "venue", "school", "city", "province", "region", "locked_by")


@dataclass(frozen=True, slots=True)
class Changed:
    """What was done: the event's public or draft row now, the way back, the new version.

    `undo` has no fields where nothing had to change.
    """

    event: Event
    undo: Change
    mark: str

    def __bool__(self) -> bool:
        return bool(self.undo.fields)


@transaction.atomic
def change_event(
    *, event_id: int, change: Change, by: User, seen: str = "", at: datetime | None = None
) -> Changed:
    """Change an event for somebody; a live one is published, with the reason.

    What is being drafted of a live event is kept: it gets the same change. `seen` is the
    `version_mark` of what the person looked at; empty where they looked at nothing.
    Running it again changes nothing. Raises Event.DoesNotExist, PermissionDenied,
    Refused (Conflict, Locked) and ValidationError; then nothing is written.
    """
    row = lock_event(event_id)
    require_change(row, by=by, seen=seen)
    event = row if row.live else row.get_latest_revision_as_object()
    draft = row.get_latest_revision_as_object() if _has_draft(row) else None
    before, announced = copy(event), copy(row) if is_announced(row) else None
    texts = _texts(row)
    undo = apply_change(event, change, announced=announced)
    undo = replace(undo, stood_outside=_stands_outside(before))
    if not undo.fields:
        return Changed(row, undo, version_mark(row))
    _check(event, before, change, undo, by=by, announced=announced is not None)
    revision = event.save_revision(user=by, clean=False)
    if row.live:
        _publish(revision, by=by, at=at, keep_review=draft is not None)
    if draft is not None:
        _carry_over(draft, change, status=event.status if "status" in undo.fields else "", by=by)
    log(
        event,
        EVENT_CHANGED,
        user=by,
        revision=revision,
        data=_log_data(event, texts, change, undo),
        content_changed=True,
    )
    event = load_event(event_id)
    return Changed(event, undo, version_mark(event))


def lock_event(event_id: int) -> Event:
    """The event, alone for this transaction, as it is once everybody before has finished."""
    Event.objects.select_for_update().values_list("pk").get(pk=event_id)
    return load_event(event_id)


def load_event(event_id: int) -> Event:
    """An event with what a change of it shows and asks for."""
    rows = Event.objects.select_related(*_SHOWN, "latest_revision__user")
    return rows.get(pk=event_id)


def require_change(event: Event, *, by: User, seen: str = "") -> None:
    """Refuse whoever may not change this event now: no right, an archive, a lock, a conflict."""
    if not may(by, "view", event):
        raise PermissionDenied
    if event.edition_id and event.edition.is_archived:
        raise Refused(belonging_errors(event)["edition"])
    if not may(by, "change", event) or (event.live and not may(by, "publish", event)):
        raise PermissionDenied
    locked = lock_against(event, by)
    if locked is not None:
        raise locked
    if seen and seen != version_mark(event):
        raise conflict(event, seen)


def _stands_outside(event: Event) -> bool:
    edition = event.edition if event.edition_id else None
    return edition is not None and is_outside(event, edition.start_date, edition.end_date)


def _has_draft(row: Event) -> bool:
    return row.live and row.has_unpublished_changes and row.latest_revision is not None


def _check(
    event: Event, before: Event, change: Change, undo: Change, *, by: User, announced: bool
) -> None:
    validate_event(event)
    returns = change.restores and change.stood_outside
    errors: dict[str, Any] = {} if returns else dict(edition_errors(event, before))
    former = undo.fields.get("status")
    if announced and former and not change.restores and not _leads(former, event.status):
        errors["status"] = _("This status cannot follow the one the event has.")
    if not may(by, "change", event):
        errors["region"] = _("You may not give an event to this region.")
    errors |= _refused_choices(event, change, undo, by)
    told = any((text or "").strip() for text in change.reasons.values())
    if announced and is_surprise(before, event) and not (told or change.restores):
        errors["change_reason"] = _("Give the public reason in one language at least.")
    if errors:
        raise ValidationError(errors)


def _leads(before: str, after: str) -> bool:
    return after in EVENT_TRANSITIONS[before]


def _refused_choices(event: Event, change: Change, undo: Change, by: User) -> dict[str, str]:
    """Places and people that this person does not see cannot be chosen by them."""
    chosen = {
        (name, model, getattr(event, f"{name}_id"))
        for name, model in (("venue", Venue), ("school", type(event).school.field.related_model))
        if name in undo.fields and getattr(event, f"{name}_id")
    }
    chosen |= {(PEOPLE, Person, one.person) for one in change.people.add}
    return {
        name: _("You may not choose this record.")
        for name, model, pk in chosen
        if not visible_to(by, model).filter(pk=pk).exists()
    }


def _publish(revision: Revision, *, by: User, at: datetime | None, keep_review: bool) -> None:
    action = PublishRevisionAction(revision, user=by, log_action=False)
    action.object.announced_at = at
    if keep_review:
        # The review is of the draft, which goes on: Wagtail would cancel it.
        action.object._current_workflow_states = []
    action.execute(skip_permission_checks=True)


def _carry_over(draft: Event, change: Change, *, status: str, by: User) -> None:
    """What somebody was drafting is not lost, nor does it take the change back."""
    apply_change(draft, change)
    draft.status = status or draft.status
    draft.save_revision(user=by, clean=False)


def _texts(event: Event) -> dict[str, str]:
    return {name: _text(getattr(event, name)) for name in COLUMNS}


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _log_data(event: Event, before: dict[str, str], change: Change, undo: Change) -> dict[str, Any]:
    after = {name: _text(getattr(event, name)) for name in undo.fields if name != PEOPLE}
    people = undo.people
    names = Person.objects.in_bulk([one.person for one in (*people.add, *people.remove)])
    return {
        "changes": {name: [before[name], text] for name, text in after.items()},
        "added": [str(names[one.person]) for one in people.remove],
        "removed": [str(names[one.person]) for one in people.add if one.person in names],
        "reasons": {lang: text for lang, text in change.reasons.items() if text},
    }
