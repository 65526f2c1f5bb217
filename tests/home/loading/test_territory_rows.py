"""Each row of the country's tables, compared field by field with the record it became."""

from decimal import Decimal

import pytest

from campaign_site.core.models import City, Province, Region
from campaign_site.home.loading.territory import load_territory
from tests.country_names import rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("territory")]

LANGS = ("fr", "ar")


def number(text):
    return Decimal(text) if text else None


def count(text):
    return int(text) if text else None


def differences(record, expected):
    return {
        name: (getattr(record, name), value)
        for name, value in expected.items()
        if getattr(record, name) != value
    }


@pytest.mark.parametrize("row", rows("regions"), ids=lambda row: row["code_iso"])
def test_a_region(row):
    region = Region.objects.get(code=row["code_iso"])
    expected = {f"name_{lang}": row[f"name_{lang}"] for lang in (*LANGS, "en")}
    expected |= {f"capital_{lang}": row[f"chef_lieu_{lang}"] for lang in LANGS}
    expected |= {f"authority_{lang}": row[f"aref_{lang}"] for lang in LANGS}
    expected |= {
        "code_hcp": row["code_hcp"],
        "name_zgh": row["name_zgh"],
        "population": count(row["population_2024"]),
        "latitude": number(row["lat"]),
        "longitude": number(row["lon"]),
    }
    assert differences(region, expected) == {}


def test_a_region_has_as_many_provinces_as_the_table_says():
    for row in rows("regions"):
        region = Region.objects.get(code=row["code_iso"])
        assert region.provinces.filter(parent=None).count() == int(row["provinces_count"]), row


def test_every_province():
    for row in rows("provinces"):
        province = Province.objects.select_related("region", "parent").get(code_hcp=row["code_hcp"])
        expected = {f"name_{lang}": row[f"name_{lang}"] for lang in LANGS}
        expected |= {
            "code_iso": row["code_iso"],
            "kind": row["type"],
            "population": count(row["population_2024"]),
            "latitude": number(row["lat"]),
            "longitude": number(row["lon"]),
        }
        assert differences(province, expected) == {}, row["code_hcp"]
        assert province.region.code == row["region_iso"]
        parent = province.parent.code_hcp if province.parent else ""
        assert parent == row["parent_code_hcp"]


def test_every_town():
    for row in rows("cities"):
        city = City.objects.select_related("region", "province").get(code_hcp=row["code_hcp"])
        expected = {f"name_{lang}": row[f"name_{lang}"] for lang in LANGS}
        expected |= {
            "population": count(row["population_2024"]),
            "latitude": number(row["lat"]),
            "longitude": number(row["lon"]),
        }
        assert differences(city, expected) == {}, row["code_hcp"]
        assert (city.region.code, city.province.code_hcp) == (
            row["region_iso"],
            row["province_hcp"],
        )


def test_no_record_has_no_row():
    for model, name in ((Region, "regions"), (Province, "provinces"), (City, "cities")):
        stored = set(model.objects.values_list("code_hcp", flat=True))
        assert stored == {row["code_hcp"] for row in rows(name)}


def test_every_record_is_valid():
    for model in (Region, Province, City):
        for record in model.objects.all():
            record.full_clean()


def test_every_point_lies_in_the_country():
    """A swapped pair of coordinates would put a town into the sea south of Ghana."""
    for model in (Region, Province, City):
        for record in model.objects.exclude(latitude=None):
            assert 20 < record.latitude < 36, record
            assert -18 < record.longitude < -0.9, record


def test_towns_are_listed_from_the_largest():
    populations = [city.population for city in City.objects.all() if city.population]
    assert populations == sorted(populations, reverse=True)
    assert City.objects.first().name_fr == "Casablanca"


def test_the_parts_of_a_country_add_up():
    """The census counted 36.8 million people; towns are a part of their province."""
    total = sum(Region.objects.values_list("population", flat=True))
    assert 36_000_000 < total < 38_000_000
    for province in Province.objects.filter(parent=None).prefetch_related("cities"):
        urban = sum(city.population or 0 for city in province.cities.all())
        assert urban <= province.population, province


def test_loading_again_writes_nothing():
    before = {one.pk: one.updated_at for one in Region.objects.all()}
    load_territory()
    assert {one.pk: one.updated_at for one in Region.objects.all()} == before


def test_a_name_spoilt_by_hand_is_mended_and_other_facts_of_organisers_stay():
    region = Region.objects.get(code="MA-07")
    region.name_ar, region.contact_phone = "خطأ", "+212524000000"
    region.save()
    load_territory()
    region.refresh_from_db()
    assert region.name_ar == "مراكش-آسفي"
    assert region.contact_phone == "+212524000000"
