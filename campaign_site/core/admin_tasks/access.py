"""Who may see and steer background work: the national team."""

from django.contrib.auth.models import AnonymousUser

from ..models import User

PERMISSION = "core.manage_background_work"


def may_manage(user: User | AnonymousUser) -> bool:
    """Whether this account sees the screen and may retry, dismiss and start jobs."""
    return user.is_active and user.has_perm(PERMISSION)
