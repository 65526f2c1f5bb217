"""Writing new drafts, and new versions of events that exist."""

import hashlib
import uuid
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from modelcluster.models import get_all_child_relations, get_field_value
from modelsearch.backends import get_search_backend
from wagtail.log_actions import registry
from wagtail.models import ReferenceIndex, Revision

from campaign_site.core.imports.kinds import Write
from campaign_site.core.imports.lines import Line, Outcome
from campaign_site.core.models import User

from ..models import Event
from ..schedule import derived_instants
from ..selectors.newest import FIELDS
from ..services.slugs import SlugBook

_BATCH = 200
_STATE = ("latest_revision", "has_unpublished_changes")
_DERIVED = ("starts_at", "ends_at")


def fingerprint(lines: Iterable[Line]) -> str:
    """The same text as long as no event is written that a table could mean.

    Rows without an identifier may mean any event of their day: all are looked at.
    """
    digest = hashlib.sha256()
    columns = ("pk", "slug", "live", "latest_revision_id", "start_date", "start_time", "region_id")
    for row in Event.objects.order_by("pk").values_list(*columns, *FIELDS).iterator():
        digest.update(repr(row).encode())
    return digest.hexdigest()


def prepare(lines: list[Line], *, by: User, at: datetime) -> Write:
    """Build drafts and versions; what is returned writes them in few statements.

    A published event is not touched: it gets a version that waits for somebody to publish
    it. The row of a draft follows its newest version.
    """
    created = [line.record.event for line in lines if line.outcome is Outcome.CREATED]
    changed = [line.record for line in lines if line.outcome is Outcome.UPDATED]
    for event in [*created, *(comparison.event for comparison in changed)]:
        event.starts_at, event.ends_at = derived_instants(event)
    latest = Revision.objects.in_bulk({c.row.latest_revision_id for c in changed} - {None})
    versions = [
        _version(c.row, c.event, latest.get(c.row.latest_revision_id), by=by, at=at)
        for c in changed
    ]

    def write() -> None:
        book = SlugBook()
        for event in created:
            titles = [event.title_fr or "", event.title_en or "", event.title_ar or ""]
            event.slug = event.slug or book.for_titles(titles)
        Event.objects.bulk_create(created, batch_size=_BATCH)
        first = [_revision(event, _content(event), by=by, at=at) for event in created]
        Revision.objects.bulk_create([*first, *versions], batch_size=_BATCH)
        for event, version in zip(created, first, strict=True):
            event.latest_revision, event.has_unpublished_changes = version, True
        _update(created, _STATE)
        live, drafts = [], []
        for comparison, version in zip(changed, versions, strict=True):
            event = comparison.row if comparison.row.live else comparison.event
            event.latest_revision, event.has_unpublished_changes = version, True
            (live if event.live else drafts).append(event)
        _update(live, _STATE)
        _update(drafts, (*FIELDS, *_DERIVED, *_STATE))
        _log(created, "wagtail.create", by=by, at=at)
        _log([*live, *drafts], "wagtail.edit", by=by, at=at)
        transaction.on_commit(partial(_index, [*created, *drafts]))

    return write


def _version(
    row: Event, event: Event, latest: Revision | None, *, by: User, at: datetime
) -> Revision:
    """The next version: the newest one with the values that changed, nothing else lost."""
    content = dict(latest.content) if latest else row.serializable_data()
    for name in (*FIELDS, *_DERIVED):
        content[name] = get_field_value(Event._meta.get_field(name), event)
    return _revision(event, content, by=by, at=at)


def _content(event: Event) -> dict[str, Any]:
    """What the first version of a new event says: nothing hangs on it yet, nobody is asked."""
    for relation in get_all_child_relations(Event):
        setattr(event, relation.get_accessor_name(), [])
    return event.serializable_data()


def _revision(event: Event, content: dict[str, Any], *, by: User, at: datetime) -> Revision:
    kind = ContentType.objects.get_for_model(Event)
    return Revision(
        content_type=kind,
        base_content_type=kind,
        object_id=str(event.pk),
        created_at=at,
        user=by,
        object_str=str(event)[:255],
        content=content,
    )


def _update(events: list[Event], names: tuple[str, ...]) -> None:
    """One statement a batch; a row that was deleted meanwhile was seen before."""
    Event.objects.bulk_create(
        events,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=list(names),
    )


def _log(events: list[Event], action: str, *, by: User, at: datetime) -> None:
    """What each event's own history shows."""
    model = registry.get_log_model_for_model(Event)
    kind = ContentType.objects.get_for_model(Event, for_concrete_model=False)
    model.objects.bulk_create(
        (
            model(
                content_type=kind,
                label=str(event)[:255],
                action=action,
                timestamp=at,
                uuid=uuid.uuid4(),
                user=by,
                content_changed=True,
                object_id=str(event.pk),
                revision=event.latest_revision,
            )
            for event in events
        ),
        batch_size=_BATCH,
    )


def _index(events: list[Event]) -> None:
    """Bulk writing sends no signal: make drafts findable, and what they use known."""
    for first in range(0, len(events), _BATCH):
        batch = events[first : first + _BATCH]
        get_search_backend().add_bulk(Event, batch)
        for event in batch:
            ReferenceIndex.create_or_update_for_object(event)
