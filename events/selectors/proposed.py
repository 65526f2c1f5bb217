"""Live events as a list shows what is proposed for them, without reading whole versions."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any

from wagtail.models import Revision

from campaign_site.core.languages import CODES
from campaign_site.core.models import Region

from ..models import Event, EventKind

_TEXTS = [f"title_{lang}" for lang in CODES]


def as_proposed(events: Mapping[int, Event]) -> dict[int, Event]:
    """These events; of a live one with a draft its title, day, region and kind as drafted.

    What is not live is its newest version already. No query where nothing live has a draft,
    else three for any number. What comes back is to be read, never saved.
    """
    drafted = {
        event.latest_revision_id: pk
        for pk, event in events.items()
        if event.live and event.has_unpublished_changes and event.latest_revision_id
    }
    if not drafted:
        return dict(events)
    versions = Revision.objects.filter(pk__in=drafted).values_list("pk", "content")
    contents = {drafted[pk]: content for pk, content in versions}
    regions = Region.objects.in_bulk({content.get("region") for content in contents.values()})
    kinds = EventKind.objects.in_bulk({content.get("kind") for content in contents.values()})
    shown = {}
    for pk, content in contents.items():
        shown[pk] = event = _with_texts(events[pk], content)
        event.region = regions.get(content.get("region"))
        event.kind = kinds.get(content.get("kind"), event.kind)
    return {pk: shown.get(pk, event) for pk, event in events.items()}


def _with_texts(event: Event, content: Mapping[str, Any]) -> Event:
    drafted = copy(event)
    for name in _TEXTS:
        setattr(drafted, name, content.get(name))
    drafted.start_date = Event._meta.get_field("start_date").to_python(content.get("start_date"))
    return drafted
