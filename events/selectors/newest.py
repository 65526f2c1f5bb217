"""Events as their organisers wrote them last, without building whole versions."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

from django.db.models import prefetch_related_objects
from wagtail.models import Revision

from ..models import Event

# What is read of a version.
FIELDS = (
    "edition", "kind", "title_fr", "title_ar", "title_en", "summary_fr", "summary_ar",
    "summary_en", "date_precision", "start_date", "start_time", "end_date", "end_time", "venue",
    "school", "online_url", "region", "province", "city", "capacity", "audiences", "levels",
    "languages", "registration_mode", "status",
)  # fmt: skip


def newest_of(events: Iterable[Event], *related: str) -> dict[int, Event]:
    """The newest version of each event by its number, with these related records.

    One query and one for each kind of record, for any number of events; none where nothing
    live has a draft.
    """
    events = list(events)
    drafted = [event for event in events if event.live and event.has_unpublished_changes]
    numbers = [event.latest_revision_id for event in drafted if event.latest_revision_id]
    revisions = Revision.objects.in_bulk(numbers) if numbers else {}
    for event in drafted:
        event.latest_revision = revisions.get(event.latest_revision_id)
    found = {event.pk: newest(event) for event in events}
    if versions := [found[event.pk] for event in drafted if found[event.pk] is not event]:
        prefetch_related_objects(versions, *related)
    return found


def newest(event: Event) -> Event:
    """The event as its organisers wrote it last; a draft's row is that already.

    To be read, not saved: only what is in FIELDS is of the version. Needs
    `latest_revision`; costs no query.
    """
    if not (event.live and event.has_unpublished_changes and event.latest_revision):
        return event
    version, content = copy(event), event.latest_revision.content
    version._state = copy(event._state)
    version._state.fields_cache = {}
    for name in FIELDS:
        field = Event._meta.get_field(name)
        if name in content:
            value = content[name]
            setattr(version, field.attname, value if field.remote_field else field.to_python(value))
    return version
