"""The list of events as the table that `importing` reads back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from campaign_site.core.admin.table_exports import CHUNK, labels, local_name, names
from campaign_site.core.letters import fold

from ..enums import DatePrecision
from ..models import Edition, EventKind
from . import words
from .headings import HEADINGS

_PLAIN = (
    "slug", "title_fr", "title_ar", "title_en", "summary_fr", "summary_ar", "summary_en",
    "date_precision", "start_date", "start_time", "end_date", "end_time", "online_url", "capacity",
    "audiences", "levels", "languages", "registration_mode", "status", "edition_id", "kind_id",
    "school__gresa_code",
)  # fmt: skip
_NAMED = {"venue": "venue__name", "region_fr": "region__name", "province_fr": "province__name",
          "city_fr": "city__name"}  # fmt: skip


class EventTable:
    """Three queries, whatever the number of events."""

    def header(self) -> list[str]:
        return [str(heading) for heading in HEADINGS.values()]

    def rows(self, queryset: QuerySet) -> Iterator[list[Any]]:
        editions, kinds = _editions(), _kinds()
        columns = [*_PLAIN, *(column for path in _NAMED.values() for column in names(path))]
        named = {column: local_name(path) for column, path in _NAMED.items()}
        said = {column: labels(choices.choices) for column, choices in words.CHOICES.items()}
        for row in queryset.values(*columns).iterator(chunk_size=CHUNK):
            row["edition"] = editions.get(row["edition_id"], "")
            row["kind"] = kinds.get(row["kind_id"], "")
            row["start_date"] = _day(row)
            row["school"] = row["school__gresa_code"]
            for column, name in named.items():
                row[column] = name(row)
            for column, words_of in said.items():
                codes = row[column] if column in words.SETS else filter(None, [row[column]])
                row[column] = " | ".join(words_of.get(code, code) for code in codes)
            yield [row[column] for column in HEADINGS]


def _day(row: dict[str, Any]) -> Any:
    """A real date; of a month that is all that is known, the month."""
    day = row["start_date"]
    return f"{day:%Y-%m}" if day and row["date_precision"] == DatePrecision.MONTH else day


def _editions() -> dict[int, str]:
    """The title of each edition; its address where it has none, or another's."""
    editions = list(Edition.objects.all())
    often = Counter(fold(edition.title or "") for edition in editions)
    return {
        edition.pk: edition.title
        if edition.title and often[fold(edition.title)] == 1
        else edition.slug
        for edition in editions
    }


def _kinds() -> dict[int, str]:
    """The name of each kind, or its code where two have the same."""
    called = {kind.pk: kind for kind in EventKind.objects.all()}
    often = Counter(fold(kind.name or "") for kind in called.values())
    return {
        pk: kind.name if kind.name and often[fold(kind.name)] == 1 else kind.code
        for pk, kind in called.items()
    }
