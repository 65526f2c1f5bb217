"""The country's divisions agree with the census office's package."""

from decimal import Decimal

import pytest

from campaign_site.core.models import City, Province, Region
from campaign_site.home.loading import territory
from campaign_site.home.loading.tables import read_table

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("territory")]


def test_twelve_regions():
    assert list(Region.objects.values_list("code", flat=True)) == [
        f"MA-{number:02}" for number in range(1, 13)
    ]


def test_seventy_five_provinces_and_the_eight_units_of_casablanca():
    assert Province.objects.filter(parent=None).count() == 75
    units = Province.objects.exclude(parent=None)
    assert units.count() == 8
    assert {unit.kind for unit in units} == {Province.Kind.DISTRICTS}
    assert {unit.parent.code_iso for unit in units} == {"MA-CAS"}
    assert {unit.region.code for unit in units} == {"MA-06"}


@pytest.mark.parametrize(
    ("code_iso", "region"), [("MA-NOU", "MA-06"), ("MA-CHT", "MA-09"), ("MA-RAB", "MA-04")]
)
def test_provinces_lie_in_their_region(code_iso, region):
    assert Province.objects.get(code_iso=code_iso).region.code == region


def test_every_province_lies_in_the_region_its_code_names():
    wrong = [
        province.code_hcp
        for province in Province.objects.select_related("region")
        if not province.code_hcp.startswith(province.region.code_hcp)
    ]
    assert wrong == []


def test_towns_lie_where_their_province_lies():
    assert City.objects.count() == len(read_table(territory.CITIES)) == 218
    cities = City.objects.select_related("province")
    assert [city.name_fr for city in cities if city.region_id != city.province.region_id] == []


def test_names_in_three_languages_and_tifinagh():
    region = Region.objects.get(code="MA-07")
    assert (region.name_ar, region.name_fr, region.name_en, region.name_zgh) == (
        "مراكش-آسفي",
        "Marrakech-Safi",
        "Marrakech-Safi",
        "ⵎⵕⵕⴰⴽⵛ-ⴰⵙⴼⵉ",
    )
    assert (region.capital_ar, region.capital_fr, region.capital_en) == (
        "مراكش",
        "Marrakech",
        "Marrakesh",
    )
    assert region.authority_en.endswith("of Marrakech-Safi")


def test_every_name_exists_in_every_language():
    for model in (Region, Province, City):
        for code in ("ar", "fr", "en"):
            empty = {f"name_{code}": ""}
            missing = {f"name_{code}": None}
            assert not model.objects.filter(**empty).exists()
            assert not model.objects.filter(**missing).exists()


def test_addresses_are_readable():
    assert Region.objects.get(code="MA-01").slug == "tanger-tetouan-al-hoceima"


def test_points_and_population():
    rabat = City.objects.get(name_fr="Rabat")
    assert rabat.population > 400_000
    assert Decimal("33.9") < rabat.latitude < Decimal("34.1")


@pytest.mark.parametrize(("name", "english"), [("Fès", "Fez"), ("Oujda", "Oujda")])
def test_english_names(name, english):
    assert territory.english_name(name) == english


def test_the_package_agrees():
    territory.check_against_census()


def test_a_difference_from_the_census_is_refused(monkeypatch):
    def altered(place):
        rows = read_table(place)
        if place == territory.PROVINCES:
            rows[3] = rows[3] | {"population_2024": "1"}
        return rows

    monkeypatch.setattr(territory, "read_table", altered)
    with pytest.raises(ValueError, match=r"provinces\.csv differs from the census: 01\.227"):
        territory.check_against_census()
