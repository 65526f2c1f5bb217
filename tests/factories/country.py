"""The whole country: regions, provinces and towns from the data that come with the site."""

import csv
from pathlib import Path

from django.conf import settings

from campaign_site.core.models import City, Province, Region

DATA = Path(settings.BASE_DIR) / "campaign_site" / "core" / "data"


def load_country() -> None:
    """Names and codes only, in three statements."""
    Region.objects.bulk_create(
        Region(
            code=row["code_iso"],
            code_hcp=row["code_hcp"],
            slug=f"region-{row['code_hcp']}",
            **_names(row, "fr", "ar", "en"),
        )
        for row in _rows("regions")
    )
    regions = {region.code: region for region in Region.objects.all()}
    Province.objects.bulk_create(
        Province(
            code_hcp=row["code_hcp"],
            kind=row["type"],
            region=regions[row["region_iso"]],
            **_names(row, "fr", "ar"),
        )
        for row in _rows("provinces")
    )
    provinces = {province.code_hcp: province for province in Province.objects.all()}
    City.objects.bulk_create(
        City(
            code_hcp=row["code_hcp"],
            province=provinces[row["province_hcp"]],
            region=regions[row["region_iso"]],
            population=row["population_2024"] or None,
            **_names(row, "fr", "ar"),
        )
        for row in _rows("cities")
    )


def _names(row: dict[str, str], *langs: str) -> dict[str, str]:
    return {f"name_{lang}": row[f"name_{lang}"] for lang in langs}


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
