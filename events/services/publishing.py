"""Making public what was drafted, for somebody who may."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from campaign_site.core.models import User
from campaign_site.core.permissions.policies import may

from .changes import lock_event, require_change
from .events import is_announced
from .impact import is_surprise
from .refusals import Refused


@transaction.atomic
def publish_event(*, event_id: int, by: User) -> bool:
    """Publish the newest version of an event; False when it is public already.

    Another day, place or status than the public was told wants its own reason: that is
    refused here. Raises as `change_event` does.
    """
    row = lock_event(event_id)
    require_change(row, by=by)
    if not may(by, "publish", row):
        raise PermissionDenied
    if row.live and not row.has_unpublished_changes:
        return False
    newest = row.get_latest_revision_as_object()
    if is_announced(row) and is_surprise(row, newest):
        raise Refused(
            _("Its day, place or status changes: publish it from its own page, with a reason.")
        )
    newest.full_clean()
    if not may(by, "publish", newest):
        raise PermissionDenied
    if row.latest_revision is None:
        row.save_revision(user=by, clean=False)
    lock_event(event_id).latest_revision.publish(user=by, skip_permission_checks=True)
    return True
