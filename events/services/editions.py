"""Moving an edition through its life."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaign_site.core.models import User

from ..enums import EDITION_TRANSITIONS, EditionState
from ..models import Edition
from .moderation import end_proposals_of
from .refreshing import refresh_edition

STATE_CHANGED = "events.edition_state"


def next_states(edition: Edition) -> list[EditionState]:
    """The states an edition may move to, in the order of its life."""
    allowed = EDITION_TRANSITIONS[edition.state]
    return [state for state in EditionState if state in allowed]


@transaction.atomic
def move_edition(*, edition: Edition, to: str, by: User | None) -> Edition:
    """Move an edition to another state and write it in its history.

    Raises ValidationError where the table of transitions has no such step; an archived
    edition has none. Events keep their own state: the edition's decides whether
    visitors see them, so what is public about them is written again. Nobody can decide on
    anything in an archive: what still waits there is taken back.
    """
    locked = Edition.objects.select_for_update().get(pk=edition.pk)
    if to not in EDITION_TRANSITIONS[locked.state]:
        raise ValidationError(
            _("An edition that is “%(state)s” cannot become “%(target)s”."),
            code="transition",
            params={
                "state": locked.get_state_display(),
                "target": dict(EditionState.choices).get(to, to),
            },
        )
    if to == EditionState.ARCHIVED:
        end_proposals_of(locked, by=by)
    before = locked.state
    locked.state = to
    locked.save(update_fields=["state", "updated_at"])
    log(locked, STATE_CHANGED, user=by, data={"before": before, "after": to})
    refresh_edition(edition=locked, by=by)
    edition.state = locked.state
    return edition
