"""The events of a new edition, some at a time; carried out by the worker when they are many."""

from __future__ import annotations

from campaign_site.core.time import now

from ..models import Edition, Event, Preparation
from . import preparations
from .edition_plans import EditionPlan, chosen_events
from .event_copies import copied_event, insert_copies
from .slugs import SlugBook


def copy_batch(locked: Preparation) -> dict[str, int]:
    """Copy the next events of a confirmed preparation; empty when none is left."""
    edition = preparations.still_open(locked.edition)
    if locked.source_id is None:
        raise preparations.Stopped("source_gone")
    plan, source = EditionPlan.from_json(locked.choices["plan"]), locked.source
    waiting = _next(plan, source, locked.created)
    rows = Event.objects.filter(pk__in=waiting).prefetch_related("partner_roles", "people")
    found = {event.pk: event for event in rows}
    book, shift = SlugBook(), plan.shift(source)
    pairs = []
    for event in (found[pk] for pk in waiting if pk in found):
        copy = copied_event(
            event,
            edition=edition,
            parent_id=_parent(event, source, locked.created),
            slug=book.for_next_year(event.slug, before=source.year, after=plan.year),
            shift=shift,
            parts=plan.parts,
        )
        pairs.append((event, copy))
    insert_copies(pairs, parts=plan.parts, by=locked.owner, at=now())
    return {str(event.pk): copy.pk for event, copy in pairs}


def _next(plan: EditionPlan, source: Edition, created: dict[str, int]) -> list[int]:
    """What comes next; sessions only when all they may be part of is there."""
    left = [
        (pk, parent)
        for pk, parent in chosen_events(plan, source).values_list("pk", "parent_id")
        if str(pk) not in created
    ]
    whole = [pk for pk, parent in left if parent is None]
    return (whole or [pk for pk, _parent in left])[: preparations.BATCH]


def _parent(event: Event, source: Edition, created: dict[str, int]) -> int | None:
    """The copied parent; one outside the edition stays, one that was left out is none."""
    if event.parent_id is None:
        return None
    own = created.get(str(event.parent_id))
    if own is not None and Event.objects.filter(pk=own).exists():
        return own
    return event.parent_id if event.parent.edition_id != source.pk else None
