"""One event as the beginning of another: what is carried over and what never is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from modelsearch.backends import get_search_backend
from wagtail.models import ReferenceIndex

from campaign_site.core.languages import CODES
from campaign_site.core.models import User

from ..enums import DatePrecision
from ..models import Edition, Event, EventPerson, PartnerRole
from ..rules.shifting import Shift
from ..schedule import derived_instants
from .first_versions import write_first_versions

# What belongs to one occurrence alone: its state, its public history, its evidence.
LEFT = frozenset(
    {
        "id", "external_id", "sources", "live", "has_unpublished_changes", "first_published_at",
        "last_published_at", "live_revision", "latest_revision", "go_live_at", "expire_at",
        "expired", "locked", "locked_at", "locked_by", "status", "change_reason", "took_place",
        "heads_promised", "internal_notes", "edition", "parent", "slug", "previous_occurrence",
        "starts_at", "ends_at",
    }
)  # fmt: skip
DAYS = ("start_date", "end_date", "registration_opens", "registration_closes")
TEXTS = ("summary", "description")


@dataclass(frozen=True, slots=True)
class Parts:
    """What of an event is copied besides its title, place and times."""

    roles: bool = True
    people: bool = True
    texts: bool = True


def _columns() -> dict[str, list[models.Field]]:
    """The columns that are carried over, by the name of their field in no language."""
    found: dict[str, list[models.Field]] = {}
    for field in Event._meta.concrete_fields:
        name = getattr(field, "translated_field", field).name
        if name not in LEFT:
            found.setdefault(name, []).append(field)
    # Of a translated field only the columns of languages: the plain one follows them.
    return {
        name: [column for column in columns if len(columns) == 1 or column.name != name]
        for name, columns in found.items()
    }


COLUMNS = _columns()


def copied_event(
    source: Event,
    *,
    edition: Edition | None,
    parent_id: int | None,
    slug: str,
    shift: Shift | None,
    parts: Parts,
) -> Event:
    """A new draft like another event, not saved; without `shift` its days stay open."""
    left_out = () if parts.texts else TEXTS
    values = {
        column.attname: _own(getattr(source, column.attname))
        for name, columns in COLUMNS.items()
        if name not in left_out
        for column in columns
    }
    event = Event(
        **values,
        edition=edition,
        parent_id=parent_id,
        slug=slug,
        previous_occurrence=source,
        sources=came_from(source.slug),
        live=False,
    )
    _move(event, shift)
    return event


def came_from(slug: str) -> dict[str, list[dict[str, str]]]:
    """The note in place of last year's evidence, which proves nothing about this year."""
    return {"previous_occurrence": [{"file": slug, "quote": ""}]}


def _own(value: Any) -> Any:
    return list(value) if isinstance(value, list) else value


def _move(event: Event, shift: Shift | None) -> None:
    if shift is None:
        for name in DAYS:
            setattr(event, name, None)
        if event.date_precision in (DatePrecision.DAY, DatePrecision.MONTH):
            event.date_precision = DatePrecision.NONE
    else:
        # Of a month the first day stands for the whole.
        by_month = event.date_precision == DatePrecision.MONTH
        for name in DAYS:
            day = getattr(event, name)
            whole_month = by_month and name in ("start_date", "end_date")
            move = shift.move_month if whole_month else shift.move
            setattr(event, name, day and move(day))
    event.starts_at, event.ends_at = derived_instants(event)


def copied_roles(source: Event | Edition, **owner: Event | Edition) -> list[PartnerRole]:
    """The institutions of an event or an edition in their exact words, for another."""
    return [
        PartnerRole(
            institution_id=role.institution_id,
            code=role.code,
            sort_order=role.sort_order,
            sources=came_from(source.slug),
            **_in_every_language(role, "wording"),
            **owner,
        )
        for role in source.partner_roles.all()
    ]


def copied_people(source: Event, event: Event) -> list[EventPerson]:
    """Who took part, in the same order."""
    return [
        EventPerson(
            event=event,
            person_id=entry.person_id,
            role=entry.role,
            sort_order=entry.sort_order,
            **_in_every_language(entry, "function"),
        )
        for entry in source.people.all()
    ]


def _in_every_language(record: models.Model, name: str) -> dict[str, str]:
    return {f"{name}_{lang}": getattr(record, f"{name}_{lang}") for lang in CODES}


def insert_copies(
    pairs: Iterable[tuple[Event | None, Event]], *, parts: Parts, by: User, at: datetime
) -> list[Event]:
    """Write new drafts (source or none, draft) with what belongs to them, in few statements.

    Drafts are nobody's reading yet: no signal has anything to do but for the two indexes.
    """
    pairs = list(pairs)
    events = Event.objects.bulk_create([event for _source, event in pairs])
    for source, event in pairs:
        # Kept in memory too: the first version and the index need not read them again.
        event.partner_roles = copied_roles(source, event=event) if source and parts.roles else []
        event.people = copied_people(source, event) if source and parts.people else []
    PartnerRole.objects.bulk_create(role for one in events for role in one.partner_roles.all())
    EventPerson.objects.bulk_create(part for one in events for part in one.people.all())
    sources = {event.pk: source for source, event in pairs if source}
    write_first_versions(events, by=by, at=at, sources=sources)
    get_search_backend().add_bulk(Event, events)
    for event in events:
        ReferenceIndex.create_or_update_for_object(event)
    return events
