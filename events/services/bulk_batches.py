"""An order for many events, and carrying it out some events at a time.

Each event goes through the same service as one alone. What became of it is written in
the same transaction, so that a job that is killed and run again does nothing twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from campaign_site.core.models import User

from ..enums import EventStatus
from ..models import Event, Preparation
from ..schedule import has_day
from .change_data import Assignment, Assignments, Change, from_data, shifted
from .changes import change_event, lock_event
from .publishing import publish_event
from .refusals import Refused, sentences

# In one transaction: other people's changes wait no longer than for these.
BATCH = 10


class BulkAction(models.TextChoices):
    MOVE = "move", gettext_lazy("Move by days")
    ASSIGN = "assign", gettext_lazy("Assign a person")
    PUBLISH = "publish", gettext_lazy("Publish")
    CANCEL = "cancel", gettext_lazy("Cancel events")


@dataclass(frozen=True, slots=True)
class Order:
    """What shall be done to each event: `days` to move, or one `change` for all, or neither."""

    action: str
    days: int = 0
    change: Change = field(default_factory=lambda: Change({}))

    def change_of(self, event: Event) -> Change:
        """The change of one event. Raises Refused for one that has no day to move."""
        if self.action != BulkAction.MOVE:
            return self.change
        if not has_day(event):
            raise Refused(_("It has no day yet."))
        return Change({"start_date": shifted(event.start_date, self.days)}, self.change.reasons)


def assignment(person: int, role: str) -> Change:
    return Change({"people": Assignments(add=(Assignment(person, role),))})


def cancellation(reasons: dict[str, str]) -> Change:
    return Change({"status": EventStatus.CANCELLED}, reasons)


def order_of(preparation: Preparation) -> Order:
    choices = preparation.choices
    return Order(choices["action"], choices["days"], from_data(choices["change"]))


def change_batch(locked: Preparation) -> dict[str, list[str]]:
    """Change the next events; each with the reasons for which it was refused, empty if done."""
    # In the order of their numbers: two orders that want the same events wait, not in a circle.
    waiting = sorted(pk for pk in locked.choices["ids"] if str(pk) not in locked.created)[:BATCH]
    order = order_of(locked)
    with override(locked.choices["language"]):
        return {str(pk): _carry_out(order, pk, locked.owner) for pk in waiting}


def _carry_out(order: Order, pk: int, by: User) -> list[str]:
    try:
        with transaction.atomic():
            if order.action == BulkAction.PUBLISH:
                publish_event(event_id=pk, by=by)
            else:
                change = order.change_of(lock_event(pk))
                change_event(event_id=pk, change=change, by=by)
    except Event.DoesNotExist:
        return [_("It was deleted meanwhile.")]
    except (PermissionDenied, ValidationError, Refused) as refusal:
        return sentences(refusal)
    return []
