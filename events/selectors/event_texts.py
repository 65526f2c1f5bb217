"""The texts of many events as they are stored, without making objects of them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst

from campaign_site.core.languages import CODES, columns

from ..models import Event

Days = tuple[date, ...]
# Label of the field, language, text.
Text = tuple[str, str, str]
EVENT_TEXTS = ("title", "summary")
ADDRESSES = ("online_url", "registration_url")
_DAYS = ("start_date", "end_date")
_LINES = re.compile(r"</?(?:p|li|ul|ol|br|h\d|blockquote)\b[^>]*>")
_TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class EventTexts:
    """`days_before` are those of what it was copied from; `addresses_kept` are still its."""

    pk: int
    texts: list[Text]
    days: Days
    days_before: Days
    addresses_kept: list[tuple[str, str]]


def event_texts(rows: QuerySet[Event]) -> Iterator[EventTexts]:
    """In the order of the query; one query."""
    names = columns(*EVENT_TEXTS)
    own = (*_DAYS, *ADDRESSES)
    before = (f"previous_occurrence__{name}" for name in own)
    stored = (Cast(f"description_{lang}", TextField()) for lang in CODES)
    labels = [label_of(Event, name) for name in EVENT_TEXTS for _lang in CODES]
    langs = CODES * len(EVENT_TEXTS)
    description = label_of(Event, "description")
    addresses = [label_of(Event, name) for name in ADDRESSES]
    for pk, *values in rows.values_list("pk", *names, *own, *before, *stored):
        parts = iter(values)
        plain = zip(labels, langs, _take(parts, len(names)), strict=True)
        days, urls = _take(parts, 2), _take(parts, 2)
        days_before, urls_before = _take(parts, 2), _take(parts, 2)
        texts = [one for one in plain if one[2]]
        for lang, blocks in zip(CODES, parts, strict=True):
            texts += [(description, lang, text) for text in _of_blocks(blocks)]
        kept = zip(addresses, urls, urls_before, strict=True)
        yield EventTexts(
            pk=pk,
            texts=texts,
            days=tuple(filter(None, days)),
            days_before=tuple(filter(None, days_before)),
            addresses_kept=[(label, url) for label, url, old in kept if url and url == old],
        )


def _take(values: Iterator[Any], count: int) -> list[Any]:
    return [next(values) for _number in range(count)]


def _of_blocks(stored: str | None) -> Iterable[str]:
    if not stored or stored == "[]":
        return ()
    return (plain_text(str(block["value"])) for block in json.loads(stored))


def plain_text(markup: str) -> str:
    """The words of a paragraph with markup; «11<sup>e</sup>» is one word."""
    return html.unescape(_TAGS.sub("", _LINES.sub("\n", markup)))


def label_of(model: type[Model], name: str) -> str:
    """The name of a field, as a form shows it."""
    return capfirst(str(model._meta.get_field(name).verbose_name))
