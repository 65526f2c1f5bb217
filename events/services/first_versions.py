"""What an event has that somebody creates in the form, for many that are written at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.log_actions import registry
from wagtail.models import Revision

from campaign_site.core.languages import CODES
from campaign_site.core.models import User

from ..models import Event

CREATED = "wagtail.create"
COPIED = "events.event_copied"


def write_first_versions(
    events: Iterable[Event],
    *,
    by: User | None,
    at: datetime,
    sources: Mapping[int, Event] | None = None,
) -> None:
    """The first version and the first line of the history of new drafts; three statements.

    Their people and institutions are taken from memory where they are there. Who proposed
    an event is known by its versions. `sources` are the events of which they are copies.
    """
    events, sources = list(events), sources or {}
    kind = ContentType.objects.get_for_model(Event)
    versions = Revision.objects.bulk_create(
        Revision(
            content_type=kind,
            base_content_type=kind,
            object_id=str(event.pk),
            created_at=at,
            user=by,
            object_str=str(event),
            content=event.serializable_data(),
        )
        for event in events
    )
    for event, version in zip(events, versions, strict=True):
        event.latest_revision, event.has_unpublished_changes = version, True
    Event.objects.bulk_update(events, ["latest_revision", "has_unpublished_changes"])
    entry = registry.get_log_model_for_model(Event)
    entry.objects.bulk_create(
        entry(
            content_type=kind,
            object_id=str(event.pk),
            label=str(event),
            action=COPIED if event.pk in sources else CREATED,
            user=by,
            timestamp=at,
            revision=event.latest_revision,
            content_changed=True,
            data=_came_from(sources.get(event.pk)),
        )
        for event in events
    )


def _came_from(source: Event | None) -> dict[str, Any]:
    if source is None:
        return {}
    titles = {lang: getattr(source, f"title_{lang}") for lang in CODES}
    return {"source": source.slug, "titles": {lang: text for lang, text in titles.items() if text}}
