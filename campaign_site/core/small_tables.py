"""Rows of several small tables in one query.

What every page needs (texts, menu, names of regions…) lies in tables of a few rows each. One
statement reads them together: each row arrives as JSON under the name of its table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.db.models import F, Model, QuerySet
from django.db.models.functions import JSONObject

Rows = list[dict[str, Any]]
# A queryset and the names of its columns; names may cross relations (`region__code`).
Table = tuple[QuerySet, Iterable[str]]
Record = TypeVar("Record", bound=Model)


def read_tables(tables: Mapping[str, Table]) -> dict[str, Rows]:
    """The rows of each table in no order; one query. Values are those of JSON: see `record`."""
    found: dict[str, Rows] = {name: [] for name in tables}
    # One column, named by the row itself: a union pairs columns by their place.
    parts = [
        rows.order_by()
        .annotate(_row=JSONObject(**{name: JSONObject(**{c: F(c) for c in columns})}))
        .values_list("_row", flat=True)
        for name, (rows, columns) in tables.items()
    ]
    if not parts:
        return found
    for row in parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]:
        ((name, values),) = row.items()
        found[name].append(values)
    return found


def record(model: type[Record], values: Mapping[str, Any]) -> Record:
    """A row as an instance; columns that were not read are fetched when they are asked for.

    Values of other tables (`region__code`) are left out.
    """
    fields = [field for field in model._meta.concrete_fields if field.name in values]
    return model.from_db(
        "default",
        [field.attname for field in fields],
        [_stored(field.to_python(values[field.name])) for field in fields],
    )


def _stored(value: Any) -> Any:
    """SQLite writes instants without a zone, in UTC."""
    naive = isinstance(value, datetime) and value.tzinfo is None
    return value.replace(tzinfo=UTC) if naive else value
