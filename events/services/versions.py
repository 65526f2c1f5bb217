"""Naming the version somebody looks at, and telling what changed since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field
from wagtail.models import ModelLogEntry, Revision

from ..models import Event
from ..models.draft_row import content_fields

# What was brought in by a command has no version until somebody saves it.
NO_VERSION = "none"


def version_mark(event: Event) -> str:
    """Number and time of an event's newest version, which an automatic save may write again."""
    latest = event.latest_revision
    return f"{latest.pk} {latest.created_at.isoformat()}" if latest else NO_VERSION


def seen_revision(mark: str) -> int | None:
    """The id of the version that a mark names; None for none, or for nonsense."""
    number = mark.partition(" ")[0]
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 19 else None


def labels_changed_since(event: Event, mark: str) -> list[str]:
    """Labels of the fields that differ between the version marked and the newest.

    None are known where an automatic save has written over what was seen.
    """
    latest = event.latest_revision
    if latest is None:
        return []
    seen = seen_revision(mark)
    if seen is None:
        before = event.serializable_data()
    else:
        opened = event.revisions.filter(pk=seen).exclude(pk=latest.pk).first()
        before = opened.content if opened else latest.content
    fields = _written(Event)
    return labels_of_differences(_plain(before), _plain(latest.content), fields) or _logged(latest)


def _logged(latest: Revision) -> list[str]:
    """What the history says of the newest version: the row is that version already."""
    entry = ModelLogEntry.objects.filter(revision=latest, data__has_key="changes").first()
    names = entry.data["changes"] if entry else ()
    return [str(Event._meta.get_field(name).verbose_name) for name in names]


def labels_of_differences(
    before: Mapping[str, Any], after: Mapping[str, Any], fields: Iterable[Field]
) -> list[str]:
    """The labels of these fields where two versions say something else."""
    return [
        str(field.verbose_name)
        for field in fields
        # An empty text and none at all are the same to whoever reads.
        if (before.get(field.name) or None) != (after.get(field.name) or None)
    ]


def _plain(content: Mapping[str, Any]) -> dict[str, Any]:
    """As the database keeps it: a day of a loaded row is a date, a stored version's a text."""
    return json.loads(json.dumps(content, cls=DjangoJSONEncoder))


def _written(model: type[Event]) -> list[Field]:
    """Columns that people write: not the one of which the languages' columns are copies."""
    copies = {f.translated_field.name for f in model._meta.fields if hasattr(f, "translated_field")}
    return [f for f in content_fields(model) if f.editable and f.name not in copies]
