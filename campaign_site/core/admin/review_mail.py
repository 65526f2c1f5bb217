"""Mail about proposals: to whoever decides, and back to whoever wrote.

Wagtail's own messages name the workflow and its step; people want to know who decided
what about which event, and why.
"""

from __future__ import annotations

from typing import Any

from django.utils.functional import lazy
from wagtail.admin.mail import (
    BaseGroupApprovalTaskStateEmailNotifier,
    Notifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
)
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

from ..models import RegionalReviewTask, User
from ..services.reviewers import organisers, reviewers_among


def _templates(name: str) -> dict[str, str]:
    return {
        "subject": f"core/mail/{name}_subject.txt",
        "text": f"core/mail/{name}.txt",
        "html": f"core/mail/{name}.txt",
    }


def _title(subject: Any) -> Any:
    """On one line, in the language of whoever reads the mail."""
    return lazy(lambda: " ".join(str(subject).split()), str)()


class RegionalReviewNotifier(BaseGroupApprovalTaskStateEmailNotifier):
    """Sent to the region's own people; to the national team where it has nobody."""

    notification = "submitted"

    def can_handle(self, instance: Any, **kwargs: Any) -> bool:
        return Notifier.can_handle(self, instance, **kwargs) and isinstance(
            instance.task.specific, RegionalReviewTask
        )

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> tuple[User, ...]:
        author = kwargs.get("user")
        people = [person for person in organisers() if person != author]
        return reviewers_among(people, task_state.workflow_state.content_object).in_charge()

    def get_context(self, task_state: TaskState, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(task_state, **kwargs)
        author = task_state.workflow_state.requested_by
        return {**context, "author": author, "title": _title(context["object"])}

    def get_template_set(self, instance: Any, **kwargs: Any) -> dict[str, str]:
        return _templates("proposed")


class _Decision:
    """Our words for a regional review, Wagtail's for its other workflows."""

    name: str

    def get_context(self, workflow_state: WorkflowState, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(workflow_state, **kwargs)
        state = workflow_state.current_task_state
        return {
            **context,
            "title": _title(context["object"]),
            "task_state": state,
            "comment": state.comment,
        }

    def get_template_set(self, instance: WorkflowState, **kwargs: Any) -> dict[str, str]:
        if isinstance(instance.current_task_state.task.specific, RegionalReviewTask):
            return _templates(self.name)
        return super().get_template_set(instance, **kwargs)


class ReturnedNotifier(_Decision, WorkflowStateRejectionEmailNotifier):
    name = "returned"


class ApprovedNotifier(_Decision, WorkflowStateApprovalEmailNotifier):
    name = "approved"


notify_region = RegionalReviewNotifier()
notify_returned = ReturnedNotifier()
notify_approved = ApprovedNotifier()


def connect() -> None:
    """In the place of Wagtail's own two."""
    task_submitted.connect(
        notify_region, sender=TaskState, dispatch_uid="core-regional-review-submitted"
    )
    for signal, notifier, word in (
        (workflow_rejected, notify_returned, "rejected"),
        (workflow_approved, notify_approved, "approved"),
    ):
        uid = f"workflow_state_{word}_email_notification"
        signal.disconnect(sender=WorkflowState, dispatch_uid=uid)
        signal.connect(notifier, sender=WorkflowState, dispatch_uid=uid)
