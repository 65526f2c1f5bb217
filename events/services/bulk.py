"""Changing many events: what can be done is foreseen, kept, and confirmed once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from campaign_site.core.models import User
from campaign_site.core.permissions.policies import may, visible_to

from .. import tasks
from ..enums import EventStatus
from ..models import Event, Preparation
from ..validators import edition_errors
from . import preparations
from .bulk_batches import BulkAction, Order, change_batch
from .change_data import as_data, shifted
from .events import is_announced
from .refusals import Refused, sentences

# So many are changed while the organiser waits; more go to the worker.
INLINE_LIMIT = 50
# The most that one action takes: what it foresees is held in memory.
MOST = 10_000


@dataclass(slots=True)
class Forecast:
    """Which events can be changed, and why the others cannot, by reason."""

    doable: list[Event] = field(default_factory=list)
    refused: dict[str, list[Event]] = field(default_factory=dict)

    def refuse(self, event: Event, reason: str) -> None:
        self.refused.setdefault(reason, []).append(event)

    @property
    def announced(self) -> int:
        return sum(map(is_announced, self.doable))


def load(pks: Iterable[int], by: User) -> list[Event]:
    """Those of these events that somebody sees, light; one query."""
    rows = visible_to(by, Event).filter(pk__in=list(pks)).select_related("edition")
    return list(
        rows.only(
            "slug", "title_ar", "title_fr", "title_en", "region", "parent", "live", "locked",
            "locked_by", "has_unpublished_changes", "status", "date_precision", "start_date",
            "end_date", "start_time", "edition__slug", "edition__state", "edition__start_date",
            "edition__end_date",
        )
    )  # fmt: skip


def foresee(events: Iterable[Event], order: Order, *, by: User) -> Forecast:
    """What will be refused as far as one row tells, without a query for each.

    Reviews, planned publications and what somebody changes meanwhile show when it is done.
    """
    forecast = Forecast()
    for event in events:
        reason = _obstacle(event, order, by)
        if reason:
            forecast.refuse(event, reason)
        else:
            forecast.doable.append(event)
    return forecast


def _obstacle(event: Event, order: Order, by: User) -> str:
    if event.edition_id and event.edition.is_archived:
        return _("Its edition is archived.")
    publishes = event.live or order.action == BulkAction.PUBLISH
    if not may(by, "change", event) or (publishes and not may(by, "publish", event)):
        return sentences(PermissionDenied())[0]
    if event.locked and event.locked_by_id != by.pk:
        return _("Somebody has locked it.")
    if order.action == BulkAction.PUBLISH and event.live and not event.has_unpublished_changes:
        return _("It is published already.")
    if order.action == BulkAction.CANCEL and event.status == EventStatus.CANCELLED:
        return _("It is cancelled already.")
    return _unmovable(event, order) if order.action == BulkAction.MOVE else ""


def _unmovable(event: Event, order: Order) -> str:
    try:
        day = order.change_of(event).fields["start_date"]
        last = shifted(event.end_date, order.days) if event.end_date else None
    except (Refused, ValidationError) as refusal:
        return sentences(refusal)[0]
    columns = ("edition", "status", "date_precision")
    after = Event(start_date=day, end_date=last, **{name: getattr(event, name) for name in columns})
    return next(iter(edition_errors(after, event).values()), "") if order.days else ""


def open_bulk(*, order: Order, forecast: Forecast, by: User, at: datetime) -> Preparation:
    """Keep an order until it is confirmed: it is for the doable events, the others are told."""
    choices = {
        "action": str(order.action),
        "days": order.days,
        "change": as_data(order.change),
        "ids": [event.pk for event in forecast.doable],
        "refused": {
            reason: [event.pk for event in events] for reason, events in forecast.refused.items()
        },
        "language": get_language(),
    }
    kind = Preparation.Kind.BULK
    return preparations.open_preparation(kind=kind, by=by, at=at, choices=choices)


def kept_refusals(preparation: Preparation, by: User) -> dict[str, list[Event]]:
    """The events that an order left out, by reason; those that somebody sees, one query."""
    kept: dict[str, list[int]] = preparation.choices["refused"]
    rows = {event.pk: event for event in load([pk for pks in kept.values() for pk in pks], by)}
    return {
        reason: [rows[pk] for pk in pks if pk in rows]
        for reason, pks in kept.items()
        if any(pk in rows for pk in pks)
    }


def confirm_bulk(*, preparation: Preparation, at: datetime) -> Preparation:
    """Carry an order out, once: few events at once, many by the worker."""
    return preparations.confirm(
        preparation=preparation,
        check=lambda locked: len(locked.choices["ids"]),
        step=change_batch,
        task=tasks.change_many_events,
        title=str(BulkAction(preparation.choices["action"]).label),
        at=at,
        inline=INLINE_LIMIT,
    )
