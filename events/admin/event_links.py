"""Where an event of a list leads somebody: to its form, or to what may only be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.permissions import policy_registry

from campaign_site.core.permissions.scope import scope_of

from ..models import Event
from ..rules.planned import PlannedEvent


def event_links(user: Any, *, read_only: bool = False) -> Callable[[PlannedEvent], str]:
    """Addresses for a person without a query each; `read_only` for an archive.

    The form itself asks again: here it only matters not to offer what would be refused.
    """
    viewset = Event.snippet_viewset
    policy, scope = policy_registry.get_by_type(Event), scope_of(user)
    changes = policy.user_has_permission(user, "change") and not read_only

    def address(event: PlannedEvent) -> str:
        # What lies outside the scope and is seen all the same is one's own proposal.
        edits = changes and (scope.covers(event.region_id) or not event.live)
        return reverse(viewset.get_url_name("edit" if edits else "inspect"), args=[quote(event.id)])

    return address
