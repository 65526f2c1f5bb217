"""The step of a workflow in which a region checks what was proposed for it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import BigIntegerField, Model, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Task, TaskState
from wagtail.permissions import policy_registry


class ReasonForm(TaskStateCommentForm):
    """Nobody can mend what was returned without a word."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = True
        self.fields["comment"].label = _("Reason")


class RegionalReviewTask(Task):
    """Whoever may publish the object may approve it: its region or the national team.

    Wagtail's own approval task knows groups only, so that moderators of every region
    would see and publish each other's proposals.
    """

    class Meta:
        verbose_name = _("regional review")
        verbose_name_plural = _("regional reviews")

    def _may_publish(self, obj: Model, user: Any) -> bool:
        policy = policy_registry.get_by_type(type(obj))
        published = type(obj)._default_manager.filter(pk=obj.pk).first() or obj
        return policy.user_has_permission_for_instance(user, "publish", published)

    def user_can_access_editor(self, obj: Model, user: Any) -> bool:
        return self._may_publish(obj, user)

    def locked_for_user(self, obj: Model, user: Any) -> bool:
        return not self._may_publish(obj, user)

    def user_can_lock(self, obj: Model, user: Any) -> bool:
        return self._may_publish(obj, user)

    def user_can_unlock(self, obj: Model, user: Any) -> bool:
        return False

    def get_actions(self, obj: Model, user: Any) -> list[tuple[str, Any, bool]]:
        if not self._may_publish(obj, user):
            return []
        return [
            ("reject", _("Request changes"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with comment"), True),
        ]

    def get_form_for_action(self, action: str) -> type[TaskStateCommentForm]:
        return ReasonForm if action == "reject" else super().get_form_for_action(action)

    def on_action(
        self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any
    ) -> str | None:
        """Raises PermissionDenied for a return without a reason, and for an approval that
        would hand a published record to a region this person does not work for.
        """
        if action_name == "reject" and not str(kwargs.get("comment") or "").strip():
            raise PermissionDenied(_("Say why it is returned."))
        if action_name == "approve":
            # Its newest version is what an approval publishes.
            subject = task_state.workflow_state.content_object
            proposed = subject.get_latest_revision_as_object()
            policy = policy_registry.get_by_type(type(proposed))
            if not policy.user_has_permission_for_instance(user, "publish", proposed):
                raise PermissionDenied
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(
        self, user: Any, **_kwargs: object
    ) -> QuerySet[TaskState]:
        pending = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        mine = []
        # One question per type of record under review; today these are events alone.
        for type_id, ids in _pending_by_type(pending).items():
            model = _model(type_id)
            policy = policy_registry.get_by_type(model)
            rows = policy.instances_user_has_permission_for(user, "publish").filter(pk__in=ids)
            allowed = set(rows.values_list("pk", flat=True))
            mine += [state for pk, states in ids.items() if pk in allowed for state in states]
        return pending.filter(pk__in=mine)

    @classmethod
    def get_description(cls) -> str:
        return _("The coordinators of the region, or the national team, approve.")


def _pending_by_type(pending: QuerySet[TaskState]) -> dict[int, dict[int, list[int]]]:
    rows = pending.annotate(subject=Cast("revision__object_id", BigIntegerField())).values_list(
        "pk", "revision__base_content_type_id", "subject"
    )
    found: dict[int, dict[int, list[int]]] = {}
    for state, type_id, subject in rows:
        found.setdefault(type_id, {}).setdefault(subject, []).append(state)
    return found


def _model(content_type_id: int) -> type[Model]:
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get_for_id(content_type_id).model_class()
