"""The gate through which Wagtail's generic views ask about their one object.

The views themselves check the right to the model only; without the gate a policy
protects nothing in the admin. Lists, choosers and forms have their own seams in
`core.admin` (viewsets, choosers, forms).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.views import View
from wagtail.permissions import policy_registry

ANY = ("view", "add", "change", "delete")


class InstanceGate:
    """Refuses an object that its policy does not give to this person.

    With a draft the published row decides: moving an event to another region in a
    draft must not hand it over before that is published.
    """

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        subject = getattr(self, "live_object", None) or getattr(self, "object", None)
        if subject is None or not subject.pk:
            return
        required = getattr(self, "permission_required", None)
        wanted = (required,) if required else ANY
        policy = policy_registry.get_by_type(type(subject))
        if not policy.user_has_any_permission_for_instance(request.user, wanted, subject):
            raise PermissionDenied


@cache
def gated(view_class: type[View]) -> type[View]:
    """The same view behind the gate."""
    return type(view_class.__name__, (InstanceGate, view_class), {})
