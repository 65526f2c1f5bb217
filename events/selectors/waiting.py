"""What waits for somebody's decision, and what became of one's own proposals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import TaskState, WorkflowState
from wagtail.permissions import policy_registry

from campaign_site.core.models import RegionalReviewTask, User
from campaign_site.core.permissions.policies import visible_to
from campaign_site.core.permissions.scope import NATIONAL_PERMISSION, scope_of
from campaign_site.core.services.reviewers import PATIENCE
from campaign_site.core.time import to_local

from ..models import Event
from ..services.proposers import is_proposer
from .newest import newest_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal; `days` are whole local days since it was made."""

    state: TaskState
    event: Event
    author: User | None
    days: int
    is_late: bool
    by_partner: bool


@dataclass(frozen=True, slots=True)
class OwnProposal:
    """One's own proposal: waiting, approved, or returned with a reason by `decided_by`."""

    workflow: WorkflowState
    event: Event
    days: int
    is_returned: bool
    is_approved: bool
    reason: str
    decided_by: User | None
    decided_at: datetime | None


def pending_states() -> QuerySet[TaskState]:
    """Reviews in progress, each with the id of its event as `subject`."""
    return TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=ContentType.objects.get_for_model(Event),
        task__content_type=ContentType.objects.get_for_model(RegionalReviewTask),
    ).annotate(subject=Cast("workflow_state__object_id", BigIntegerField()))


def open_proposals() -> QuerySet[Event]:
    """What was proposed, waits for a decision or for its author, and was never public."""
    active = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Event)
    )
    subjects = active.annotate(subject=Cast("object_id", BigIntegerField())).values("subject")
    return Event.objects.filter(live=False, pk__in=subjects)


def decidable_by(user: User) -> QuerySet[Event]:
    """The events this person may publish."""
    return policy_registry.get_by_type(Event).instances_user_has_permission_for(user, "publish")


def decides(user: User) -> bool:
    """Whether this person has a say in any proposal at all."""
    return policy_registry.get_by_type(Event).user_has_permission(user, "publish")


def proposes(user: User) -> bool:
    """Whether this person writes events, for a region or from outside."""
    works = scope_of(user).covers_any or is_proposer(user)
    return works and policy_registry.get_by_type(Event).user_has_permission(user, "add")


def waiting_count(user: User) -> int:
    """How many proposals wait for this person; one query."""
    if not decides(user):
        return 0
    return decidable_by(user).filter(pk__in=pending_states().values("subject")).count()


def states_waiting_for(user: User) -> QuerySet[TaskState]:
    """Proposals this person may decide on, the oldest first."""
    if not decides(user):
        return TaskState.objects.none()
    return (
        pending_states()
        .filter(subject__in=decidable_by(user).values("pk"))
        .select_related("workflow_state__requested_by")
        .order_by("started_at", "pk")
    )


def described(states: list[TaskState], *, now: datetime) -> list[Waiting]:
    """What a list shows of these proposals; five queries at most for any number.

    The event of a proposed change is as it would be, not as the public knows it.
    """
    rows = Event.objects.select_related("region", "kind", "edition")
    stored = rows.in_bulk([state.subject for state in states])
    events = newest_of(stored.values(), "region", "kind")
    authors = [state.workflow_state.requested_by_id for state in states]
    partners = _outside(pk for pk in authors if pk)
    return [
        Waiting(
            state=state,
            event=events[state.subject],
            author=state.workflow_state.requested_by,
            days=_days(state.started_at, now),
            is_late=now - state.started_at >= PATIENCE,
            by_partner=state.workflow_state.requested_by_id in partners,
        )
        for state in states
        if state.subject in events
    ]


def own_proposals(user: User, *, now: datetime) -> list[OwnProposal]:
    """What became of each of a person's proposals: returned ones first, then by age.

    Approved ones stay until their event is over, after all that still waits.
    """
    states = WorkflowState.objects.filter(
        requested_by=user, base_content_type=ContentType.objects.get_for_model(Event)
    )
    states = states.select_related("current_task_state__finished_by").order_by("created_at", "pk")
    # Of several proposals of one event the newest counts.
    newest = {
        int(workflow.object_id): workflow
        for workflow in states.exclude(status=WorkflowState.STATUS_CANCELLED)
    }
    rows = visible_to(user, Event).select_related("region", "kind", "edition")
    events = rows.exclude(pk__in=_over_and_approved(newest, on=to_local(now).date()))
    stored = events.in_bulk(newest)
    undecided = (
        event for pk, event in stored.items() if newest[pk].status != WorkflowState.STATUS_APPROVED
    )
    shown = stored | newest_of(undecided, "region", "kind")
    found = [
        _own(newest[pk], event, now)
        for pk, event in shown.items()
        if newest[pk].current_task_state is not None
    ]
    return sorted(found, key=_rank)


def _over_and_approved(workflows: dict[int, WorkflowState], *, on: date) -> QuerySet[Event]:
    approved = [pk for pk, one in workflows.items() if one.status == WorkflowState.STATUS_APPROVED]
    over = Q(end_date__lt=on) | Q(end_date__isnull=True, start_date__lt=on)
    return Event.objects.filter(over, pk__in=approved).values("pk")


def _rank(proposal: OwnProposal) -> tuple[bool, bool, datetime]:
    return proposal.is_approved, not proposal.is_returned, proposal.workflow.created_at


def last_return(event: Event) -> TaskState | None:
    """The decision that gave an event back to its author, while that stands."""
    workflow = event.current_workflow_state
    if workflow is None or workflow.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    return workflow.current_task_state


def _own(workflow: WorkflowState, event: Event, now: datetime) -> OwnProposal:
    state = workflow.current_task_state
    returned = workflow.status == WorkflowState.STATUS_NEEDS_CHANGES
    approved = workflow.status == WorkflowState.STATUS_APPROVED
    decided = returned or approved
    return OwnProposal(
        workflow=workflow,
        event=event,
        days=_days(state.started_at, now),
        is_returned=returned,
        is_approved=approved,
        reason=state.comment if returned else "",
        decided_by=state.finished_by if decided else None,
        decided_at=state.finished_at if decided else None,
    )


def _days(since: datetime, now: datetime) -> int:
    return (to_local(now).date() - to_local(since).date()).days


def _outside(ids: Any) -> set[int]:
    """Among these people, those who work neither for the country nor for a region."""
    people = User.objects.filter(pk__in=set(ids))
    national = User.objects.with_perm(
        NATIONAL_PERMISSION, backend="django.contrib.auth.backends.ModelBackend"
    )
    inside = people.filter(groups__regions__isnull=False) | people.filter(pk__in=national)
    return set(people.exclude(pk__in=inside.values("pk")).values_list("pk", flat=True))
