"""The list of schools as the table that `importing` reads back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from campaign_site.core.admin.table_exports import CHUNK, labels, local_name, names

from ..enums import SchoolLevel, SchoolSector, Setting
from .headings import HEADINGS

_NAMED = {"region_iso": "region__name", "province_hcp": "province__name"}
# Columns of the table by where their value stands.
_SAME = {
    "gresa_code": "gresa_code", "name_fr": "name_fr", "name_ar": "name_ar", "nature_fr": "nature",
    "parent_gresa_code": "parent__gresa_code", "commune_hcp": "city__code_hcp",
    "city_fr": "commune_fr", "city_ar": "commune_ar", "address_fr": "address_fr",
    "address_ar": "address_ar", "phone": "phone", "email": "email", "lat": "latitude",
    "lon": "longitude", "pupils_total": "pupils_total", "pupils_girls": "pupils_girls",
    "classes_count": "classes_count",
}  # fmt: skip


class SchoolTable:
    """One query, whatever the number of schools."""

    def header(self) -> list[str]:
        return [str(heading) for heading in HEADINGS.values()]

    def rows(self, queryset: QuerySet) -> Iterator[list[Any]]:
        levels, sectors = labels(SchoolLevel.choices), labels(SchoolSector.choices)
        settings = labels(Setting.choices)
        named = {column: local_name(path) for column, path in _NAMED.items()}
        columns = {"levels", "sector", "setting", *_SAME.values()}
        columns |= {column for path in _NAMED.values() for column in names(path)}
        for row in queryset.values(*sorted(columns)).iterator(chunk_size=CHUNK):
            said = {column: row[path] for column, path in _SAME.items()}
            said |= {column: name(row) for column, name in named.items()}
            said["level"] = " | ".join(levels.get(level, level) for level in row["levels"])
            said["sector"] = sectors.get(row["sector"], row["sector"])
            said["milieu"] = settings.get(row["setting"], row["setting"])
            yield [said[column] for column in HEADINGS]
