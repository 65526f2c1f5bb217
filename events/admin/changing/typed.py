"""What somebody wrote in a form, found again in what was sent: texts with their labels."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from wagtail.fields import StreamField

_TYPED = (models.CharField, models.TextField, models.DateField, models.TimeField,
          models.IntegerField)  # fmt: skip
# «people-0-function_fr» of a row that belongs to the record, «description_fr-0-value» of a
# block of its text.
_NESTED = re.compile(r"(?P<owner>\w+)-(?P<row>\d{1,4})-(?P<name>\w+)", re.ASCII)
# Longer than any text of a page; a page that answers a refusal stays one that opens.
LONGEST = 50_000
_REMOVED = ("DELETE", "deleted")


def typed_texts(sent: Mapping[str, str], model: type[models.Model]) -> list[tuple[str, str]]:
    """Labels and values of what was written in the fields of a record, its rows and blocks.

    Neither choices nor what was taken out of the form; of formatted text the words alone.
    The blocks of one text are told together, in the order in which they were sent.
    """
    found: list[tuple[str, list[str]]] = []
    blocks: dict[str, list[str]] = {}
    for key, text in sent.items():
        if not text.strip() or (field := _field_of(key, model, sent)) is None:
            continue
        label = capfirst(str(field.verbose_name))
        if not isinstance(field, StreamField):
            found.append((label, [text]))
        elif plain := _plain(text).strip():
            if field.name not in blocks:
                found.append((label, blocks.setdefault(field.name, [])))
            blocks[field.name].append(plain)
    return [(label, "\n\n".join(texts)[:LONGEST]) for label, texts in found]


def _field_of(key: str, model: type[models.Model], sent: Mapping[str, str]) -> models.Field | None:
    """The field somebody wrote in; None for everything else that is sent."""
    if nested := _NESTED.fullmatch(key):
        owner = _get(model, nested["owner"])
        row = f"{nested['owner']}-{nested['row']}"
        if any(sent.get(f"{row}-{name}") for name in _REMOVED):
            return None
        if isinstance(owner, StreamField):
            return owner if nested["name"] == "value" else None
        if not isinstance(owner, models.ManyToOneRel):
            return None
        field = _get(owner.related_model, nested["name"])
    else:
        field = _get(model, key)
    typed = isinstance(field, _TYPED) and field.editable and not field.primary_key
    return field if typed and not field.choices else None


def _get(model: type[models.Model], name: str) -> object:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _plain(value: str) -> str:
    """The words of formatted text as the editor sends it; what is no such text as it is."""
    try:
        blocks = json.loads(value)["blocks"]
        return "\n".join(str(block["text"]) for block in blocks)
    except (ValueError, TypeError, KeyError, RecursionError):
        return value
