"""Who may do what with which record; the only module that speaks Wagtail's policy API.

Wagtail asks a model's policy for the right to do something at all, and for the right
to do it to one object. The generic views ask only the first question: `scoping` makes
them ask the second.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model, Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from .scope import scope_of

READING = frozenset({"view", "choose"})
# Any of these rights over a model includes the right to read it.
_IMPLY_READING = ("view", "add", "change", "delete", "publish")


class RecordPolicy(ModelPermissionPolicy):
    """Rights over a model whose every row is seen by all who may read the model.

    Subclasses say which rows a person sees (`visible`, `sees`), which of these may be
    changed (`open_rows`, `is_open`).
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        if action in READING:
            return any(
                super(RecordPolicy, self).user_has_permission(user, a) for a in _IMPLY_READING
            )
        return super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def visible(self, user: Any) -> Q:
        """The rows this person may see."""
        return Q()

    def sees(self, user: Any, instance: Model) -> bool:
        """The same question for one loaded row, without a query where possible."""
        return True

    def writable(self, user: Any) -> Q:
        """Among the visible rows, those this person may change."""
        return Q()

    def writes(self, user: Any, instance: Model) -> bool:
        return True

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model) -> bool:
        if not self.user_has_permission(user, action) or not self.sees(user, instance):
            return False
        return action in READING or self.writes(user, instance)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Model]:
        held = [action for action in actions if self.user_has_permission(user, action)]
        if not held:
            return self.model._default_manager.none()
        rows = self.model._default_manager.filter(self.visible(user))
        if not READING.intersection(held):
            rows = rows.filter(self.writable(user))
        return rows

    def users_with_any_permission_for_instance(self, actions: Iterable[str], instance: Model):
        people = [
            person.pk
            for person in self.users_with_any_permission(actions)
            if self.user_has_any_permission_for_instance(person, actions, instance)
        ]
        return get_user_model().objects.filter(pk__in=people)


class RegionPolicy(RecordPolicy):
    """Rows belong to a region: its coordinators and the national team see them.

    A row without a region is the national team's; with `shared_without_region`
    everybody who may read the model reads it (national institutions, say).
    """

    def __init__(self, model: type[Model] | str, *, shared_without_region: bool = False) -> None:
        super().__init__(model)
        self.shared_without_region = shared_without_region

    def visible(self, user: Any) -> Q:
        scope = scope_of(user)
        if scope.national or not self.shared_without_region:
            return scope.filter()
        return scope.filter() | Q(region__isnull=True)

    def sees(self, user: Any, instance: Model) -> bool:
        if self.shared_without_region and instance.region_id is None:
            return True
        return scope_of(user).covers(instance.region_id)

    def writable(self, user: Any) -> Q:
        return scope_of(user).filter()

    def writes(self, user: Any, instance: Model) -> bool:
        return instance.pk is None or scope_of(user).covers(instance.region_id)


class ReadOnlyPolicy(RecordPolicy):
    """Reference data: read by everybody with the right, changed by nobody here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in READING and super().user_has_permission(user, action)


def visible_to(user: Any, model: type[Model]) -> QuerySet[Model]:
    """The rows of a model that a person may read."""
    return policy_registry.get_by_type(model).instances_user_has_permission_for(user, "view")


def may(user: Any, action: str, instance: Model) -> bool:
    """Whether somebody may do this to this object."""
    policy = policy_registry.get_by_type(type(instance))
    return policy.user_has_permission_for_instance(user, action, instance)
