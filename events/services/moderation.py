"""Deciding on what was proposed, and taking one's own proposal back.

Two people may decide at the same moment, the event may move to another region, be
changed or deleted while somebody reads it: each function looks again behind a lock and
says what happened instead.
"""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from campaign_site.core.languages import CODES
from campaign_site.core.models import User
from campaign_site.core.permissions.policies import may

from ..models import Edition, Event
from .impact import impact_between

_REASONS = [f"change_reason_{lang}" for lang in CODES]


class NotTheirs(Exception):
    """Nothing of that kind waits for this person (any more)."""


class ChangedMeanwhile(Exception):
    """The proposal has a newer version than the one that was read."""


class AlreadyDecided(Exception):
    """Somebody was faster, or the author took it back; `state` tells who, what and when."""

    def __init__(self, state: TaskState) -> None:
        super().__init__(state.status)
        self.state = state


@transaction.atomic
def approve_proposal(*, state_id: int, by: User, seen_version: int | None = None) -> Event:
    """Publish a proposal; its author hears of it.

    `seen_version` is the id of the version that was read. Raises NotTheirs,
    AlreadyDecided, ChangedMeanwhile, PermissionDenied (it would hand a published event
    to another region) or ValidationError where the version cannot be published.
    """
    state, event = _open_state(state_id, by)
    if seen_version is not None and seen_version != event.latest_revision_id:
        raise ChangedMeanwhile
    version = event.get_latest_revision_as_object()
    version.full_clean()
    _ask_for_reason(event, version, by)
    state.task.specific.on_action(state, by, "approve")
    return event


def _ask_for_reason(event: Event, version: Event, by: User) -> None:
    """What the public was told otherwise is changed on the event's form, with a reason.

    The reason of an earlier change is still in the version: it says nothing of this one.
    """
    reasons = {name: getattr(version, name) for name in _REASONS}
    told = any(text and text != getattr(event, name) for name, text in reasons.items())
    if event.live and not told and impact_between(event, version, by=by).needs_reason:
        raise ValidationError(
            _("It changes what was announced: open the event, give the reason and approve there.")
        )


@transaction.atomic
def return_proposal(*, state_id: int, by: User, reason: str) -> Event:
    """Give a proposal back to its author with a reason.

    Raises NotTheirs, AlreadyDecided, or PermissionDenied without a reason.
    """
    state, event = _open_state(state_id, by)
    state.task.specific.on_action(state, by, "reject", comment=reason.strip())
    return event


@transaction.atomic
def withdraw_proposal(*, workflow_id: int, by: User) -> Event:
    """Take one's own proposal back, decided on or not; the draft stays.

    Raises NotTheirs, also when it was approved meanwhile.
    """
    workflow, event = _own(_locked_workflows(), workflow_id, by)
    workflow.cancel(user=by)
    return event


@transaction.atomic
def propose_again(*, workflow_id: int, by: User) -> Event:
    """Send a returned proposal to its region once more. Raises NotTheirs."""
    workflow, event = _own(_locked_workflows(), workflow_id, by)
    if workflow.status != WorkflowState.STATUS_NEEDS_CHANGES:
        raise NotTheirs
    event.get_latest_revision_as_object().full_clean()
    workflow.resume(user=by)
    return event


def open_proposals_of(edition: Edition) -> QuerySet[WorkflowState]:
    """What waits for a decision or for its author among the events of an edition."""
    active = WorkflowState.objects.active().filter(base_content_type=_event_type())
    with_subject = active.annotate(subject=Cast("object_id", BigIntegerField()))
    return with_subject.filter(subject__in=Event.objects.filter(edition=edition).values("pk"))


@transaction.atomic
def end_proposals_of(edition: Edition, *, by: User | None) -> int:
    """Take back all that still waits in an edition; the drafts stay. Returns how many."""
    waiting = list(open_proposals_of(edition).select_for_update(of=("self",)).order_by("pk"))
    for workflow in waiting:
        workflow.cancel(user=by)
    return len(waiting)


def state_for(*, state_id: int, by: User) -> tuple[TaskState, Event]:
    """A proposal and its event, for whoever may publish that event. Raises NotTheirs."""
    return _state(TaskState.objects.all(), state_id, by)


def own_proposal(*, workflow_id: int, by: User) -> tuple[WorkflowState, Event]:
    """What this person proposed and what is not settled yet. Raises NotTheirs."""
    return _own(WorkflowState.objects.active(), workflow_id, by)


def _own(rows: QuerySet, workflow_id: int, by: User) -> tuple[WorkflowState, Event]:
    workflow = rows.filter(pk=workflow_id, requested_by=by, base_content_type=_event_type()).first()
    event = workflow and workflow.content_object
    if event is None or not may(by, "change", event):
        raise NotTheirs
    return workflow, event


def _locked_workflows() -> QuerySet[WorkflowState]:
    return WorkflowState.objects.active().select_for_update(of=("self",))


def _open_state(state_id: int, by: User) -> tuple[TaskState, Event]:
    # The proposal before its review, as whoever takes it back does: nobody waits in a circle.
    proposals = WorkflowState.objects.select_for_update(of=("self",))
    list(proposals.filter(task_states=state_id).values_list("pk"))
    locked = TaskState.objects.select_for_update(of=("self",))
    state, event = _state(locked, state_id, by)
    if state.status != TaskState.STATUS_IN_PROGRESS:
        raise AlreadyDecided(state)
    return state, event


def _state(rows: QuerySet, state_id: int, by: User) -> tuple[TaskState, Event]:
    state = (
        rows.select_related("revision", "workflow_state__requested_by", "finished_by")
        .filter(pk=state_id, workflow_state__base_content_type=_event_type())
        .first()
    )
    event = state and state.workflow_state.content_object
    if event is None or not may(by, "publish", event):
        raise NotTheirs
    return state, event


def _event_type() -> ContentType:
    return ContentType.objects.get_for_model(Event)
