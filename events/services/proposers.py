"""Who proposes events from outside the regions."""

from __future__ import annotations

from typing import Any

from campaign_site.core.permissions.scope import scope_of

PROPOSE = "events.propose_event"


def is_proposer(user: Any) -> bool:
    """Somebody who works for no region, never decides, and has the right to propose.

    An editor or a coordinator whose region was taken away has become nobody's: they have
    no right to propose, and what they wrote there is no proposal of theirs.
    """
    if scope_of(user).covers_any or user.has_perm("events.publish_event"):
        return False
    return user.has_perm(PROPOSE) and user.has_perm("events.add_event")
