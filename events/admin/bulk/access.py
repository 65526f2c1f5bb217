"""Who may change many events at once."""

from __future__ import annotations

from typing import Any

from wagtail.permissions import policy_registry

from ...models import Event
from ...services.bulk_batches import BulkAction
from ...services.proposers import is_proposer


def may_order(user: Any, action: str) -> bool:
    """Whoever works for a region or the country; publishing and cancelling is theirs who publish.

    Whoever only proposes events changes them one by one.
    """
    policy = policy_registry.get_by_type(Event)
    if not policy.user_has_permission(user, "change") or is_proposer(user):
        return False
    if action in (BulkAction.PUBLISH, BulkAction.CANCEL):
        return policy.user_has_permission(user, "publish")
    return True


def may_read(user: Any) -> bool:
    """Whoever may look at any event at all; which ones is asked of each row."""
    policy = policy_registry.get_by_type(Event)
    return policy.user_has_any_permission(user, ["view", "add", "change", "delete"])


def orderable(user: Any) -> list[BulkAction]:
    return [action for action in BulkAction if may_order(user, action)]
