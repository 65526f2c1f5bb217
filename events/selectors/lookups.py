"""Names of kinds, regions and provinces by code, in every language: small tables read at once."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from campaign_site.core.languages import CODES, LocalText, best_text
from campaign_site.core.models import Province, Region
from campaign_site.core.small_tables import read_tables

from ..models import EventKind

NAME_COLUMNS = tuple(f"name_{code}" for code in CODES)
PLURAL_COLUMNS = tuple(f"plural_{code}" for code in CODES)
Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class KindNames:
    code: str
    names: Names
    plurals: Names


@dataclass(frozen=True, slots=True)
class RegionNames:
    code: str
    slug: str
    names: Names


@dataclass(frozen=True, slots=True)
class ProvinceNames:
    code: str
    region: str
    names: Names


@dataclass(frozen=True, slots=True)
class Lookups:
    """Each table in its own order: kinds as organisers sorted them, places by code."""

    kinds: dict[str, KindNames]
    regions: dict[str, RegionNames]
    provinces: dict[str, ProvinceNames]

    def label(self, facet: str, code: str, lang: str) -> LocalText:
        """The name of a kind, region or province; its code where it has none."""
        table = {"kind": self.kinds, "region": self.regions, "province": self.provinces}[facet]
        entry = table.get(code)
        return best_text(entry.names if entry else {}, lang) or LocalText(code, lang, "ltr", False)


def load_lookups() -> Lookups:
    """The three tables; one query."""
    tables = read_tables(
        {
            "kinds": (EventKind.objects.all(), ("code", "order", *NAME_COLUMNS, *PLURAL_COLUMNS)),
            "regions": (Region.objects.all(), ("code", "slug", *NAME_COLUMNS)),
            "provinces": (Province.objects.all(), ("code_hcp", "region__code", *NAME_COLUMNS)),
        }
    )
    kinds = sorted(tables["kinds"], key=itemgetter("order", "code"))
    regions = sorted(tables["regions"], key=itemgetter("code"))
    provinces = sorted(tables["provinces"], key=itemgetter("code_hcp"))
    return Lookups(
        kinds={
            row["code"]: KindNames(row["code"], _texts(row, "name"), _texts(row, "plural"))
            for row in kinds
        },
        regions={
            row["code"]: RegionNames(row["code"], row["slug"], _texts(row, "name"))
            for row in regions
        },
        provinces={
            row["code_hcp"]: ProvinceNames(
                row["code_hcp"], row["region__code"], _texts(row, "name")
            )
            for row in provinces
        },
    )


def _texts(row: dict[str, Any], field: str) -> Names:
    return {code: text for code in CODES if (text := row[f"{field}_{code}"])}
