"""Following new rules of a time zone: local times stay, instants move."""

from __future__ import annotations

from django.db import transaction

from campaign_site.core.content_version import touch_content

from ..models import Event
from ..schedule import derived_instants

_CHUNK = 500


@transaction.atomic
def recompute_instants() -> int:
    """Derive the instants of all events again; returns how many were others."""
    moved = []
    for event in Event.objects.only(
        "date_precision",
        "start_date",
        "start_time",
        "end_date",
        "end_time",
        "zone",
        "starts_at",
        "ends_at",
    ).iterator(chunk_size=_CHUNK):
        instants = derived_instants(event)
        if instants != (event.starts_at, event.ends_at):
            event.starts_at, event.ends_at = instants
            moved.append(event)
    if moved:
        Event.objects.bulk_update(moved, ["starts_at", "ends_at"], batch_size=_CHUNK)
        touch_content()
    return len(moved)
