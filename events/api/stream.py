"""Live records and tombstones in one stream, in the order in which they changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, Q, QuerySet

from campaign_site.core.models import Tombstone

from .parameters import Position


@dataclass(frozen=True, slots=True)
class Source:
    """Where live records come from: their rows, and the columns of time and row number."""

    rows: QuerySet
    at: str
    row: str = "pk"


@dataclass(frozen=True, slots=True)
class Page:
    """Rows and tombstones in order; `last` is where the next page begins."""

    items: list[Model]
    last: Position | None
    more: bool


def stream_page(
    source: Source,
    *,
    kind: str,
    limit: int,
    after: Position | None = None,
    since: datetime | None = None,
) -> Page:
    """One page of a stream; two queries, whatever its length."""
    removed = Source(Tombstone.objects.filter(kind=kind), "removed_at")
    found: list[tuple[Position, Model]] = []
    for table, each in enumerate((source, removed)):
        rows = each.rows.order_by(each.at, each.row)
        if since is not None:
            rows = rows.filter(**{f"{each.at}__gte": since})
        if after is not None:
            rows = rows.filter(_beyond(after, each, table))
        found += [(_position(row, each, table), row) for row in rows[: limit + 1]]
    found.sort(key=lambda pair: (pair[0].at, pair[0].table, pair[0].row))
    shown = found[:limit]
    return Page(
        items=[row for _position_, row in shown],
        last=shown[-1][0] if shown else after,
        more=len(found) > limit,
    )


def _beyond(after: Position, source: Source, table: int) -> Q:
    later = Q(**{f"{source.at}__gt": after.at})
    same_time = Q(**{source.at: after.at})
    if table > after.table:
        return later | same_time
    if table == after.table:
        return later | (same_time & Q(**{f"{source.row}__gt": after.row}))
    return later


def _position(row: Model, source: Source, table: int) -> Position:
    return Position(getattr(row, source.at), table, getattr(row, source.row))
