"""An event as a card of the board."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from wagtail.permissions import policy_registry

from campaign_site.core.date_phrases import time_text
from campaign_site.core.languages import LocalText, best_text
from campaign_site.core.permissions.scope import scope_of

from ...enums import EventStatus
from ...models import Edition, Event
from ...selectors.board import BoardEvent


class Other(NamedTuple):
    """What else a problem is about; without `url` there is nothing this reader may open."""

    name: str
    url: str = ""


class Mark(NamedTuple):
    """A problem of an event, in the reader's words; `grave` forbids publishing it so."""

    text: str
    grave: bool = False
    others: tuple[Other, ...] = ()


class Card(NamedTuple):
    """What a card shows; `fill` is heads promised of the capacity, in per cent."""

    pk: int
    title: LocalText
    time: str
    kind: str
    status: str
    status_label: str
    live: bool
    changed: bool
    days: int
    heads: int
    capacity: int | None
    marks: Sequence[Mark]
    movable: bool

    @property
    def full(self) -> bool:
        return self.capacity is not None and self.heads >= self.capacity > 0

    @property
    def grave(self) -> bool:
        return any(mark.grave for mark in self.marks)

    @property
    def notable(self) -> bool:
        """A status the public reads as news."""
        return self.status != EventStatus.SCHEDULED


CardMaker = Callable[[BoardEvent], Card]


def card_maker(
    *,
    lang: str,
    titles: Callable[[int], Mapping[str, str]],
    kinds: Mapping[int, str],
    marks: Callable[[int], Sequence[Mark]],
    may_move: Callable[[BoardEvent], bool],
) -> CardMaker:
    labels = {value: str(label) for value, label in EventStatus.choices}

    def make(event: BoardEvent) -> Card:
        return Card(
            pk=event.pk,
            title=best_text(titles(event.pk), lang),
            time=time_text(event.start_time) if event.start_time else "",
            kind=kinds.get(event.kind_id, ""),
            status=event.status,
            status_label=labels[event.status],
            live=event.live,
            changed=event.has_unpublished_changes and event.live,
            days=length(event),
            heads=event.heads_promised,
            capacity=event.capacity,
            marks=marks(event.pk),
            movable=may_move(event),
        )

    return make


def length(event: BoardEvent) -> int:
    """How many days it lasts, both included."""
    if event.day is None or event.end_date is None:
        return 1
    return (event.end_date - event.day).days + 1


def mover(user: Any, edition: Edition) -> Callable[[BoardEvent], bool]:
    """Whether somebody may move a visible event of this edition, without a query for each.

    It says what the policy of events says for rows already visible; the service that moves
    asks the policy itself.
    """
    policy = policy_registry.get_by_type(Event)
    changes = policy.user_has_permission(user, "change") and not edition.is_archived
    publishes = changes and policy.user_has_permission(user, "publish")
    scope = scope_of(user)

    def may_move(event: BoardEvent) -> bool:
        if not changes or (event.live and not publishes):
            return False
        return not event.live or scope.covers(event.region_id)

    return may_move
