"""Several tables in one query: the values of each, whatever the database makes of JSON."""

from datetime import UTC, date, datetime

import pytest

from campaign_site.core.models import Province, Region
from campaign_site.core.small_tables import read_tables, record
from events.models import Edition
from tests.factories import EditionFactory, ProvinceFactory, RegionFactory

pytestmark = pytest.mark.django_db


def regions():
    return Region.objects.all(), ("id", "code", "name_fr", "name_ar")


def provinces():
    return Province.objects.all(), ("code_hcp", "region__code")


@pytest.mark.parametrize("number", [1, 3])
def test_several_tables_are_one_query_however_long(number, django_assert_num_queries):
    for _ in range(number):
        ProvinceFactory()
    with django_assert_num_queries(1):
        found = read_tables({"regions": regions(), "provinces": provinces()})
    assert [len(found[name]) for name in ("regions", "provinces")] == [number, number]


def test_each_row_stands_under_its_table_with_the_columns_asked_for():
    region = RegionFactory(code="MA-07", name_fr="Marrakech-Safi", name_ar="مراكش آسفي")
    ProvinceFactory(code_hcp="07.351", region=region)
    found = read_tables({"regions": regions(), "provinces": provinces()})
    assert found["regions"] == [
        {"id": region.pk, "code": "MA-07", "name_fr": "Marrakech-Safi", "name_ar": "مراكش آسفي"}
    ]
    assert found["provinces"] == [{"code_hcp": "07.351", "region__code": "MA-07"}]


def test_a_table_without_rows_is_an_empty_list():
    RegionFactory()
    found = read_tables({"provinces": provinces(), "regions": regions()})
    assert found["provinces"] == [] and len(found["regions"]) == 1


def test_one_table_and_none(django_assert_num_queries):
    RegionFactory()
    assert len(read_tables({"regions": regions()})["regions"]) == 1
    with django_assert_num_queries(0):
        assert read_tables({}) == {}


def test_the_filters_of_a_table_hold():
    RegionFactory(code="MA-07")
    RegionFactory(code="MA-03")
    rows, columns = regions()
    found = read_tables({"one": (rows.filter(code="MA-03"), columns), "all": regions()})
    assert [row["code"] for row in found["one"]] == ["MA-03"]
    assert len(found["all"]) == 2


def test_quotes_and_line_ends_survive():
    RegionFactory(name_fr="L’« Oriental »\n\"x\" \\ 'y'")
    (row,) = read_tables({"regions": regions()})["regions"]
    assert row["name_fr"] == "L’« Oriental »\n\"x\" \\ 'y'"


def read(*columns):
    return read_tables({"editions": (Edition.objects.all(), columns)})["editions"]


def test_a_record_has_the_types_of_its_model(django_assert_num_queries):
    edition = EditionFactory(start_date=date(2026, 12, 1), is_demonstration=True, number=None)
    Edition.objects.update(updated_at=datetime(2026, 11, 20, 9, 30, tzinfo=UTC))
    columns = ("id", "campaign", "start_date", "is_demonstration", "number", "updated_at")
    (found,) = (record(Edition, row) for row in read(*columns))
    with django_assert_num_queries(0):
        assert found.pk == edition.pk and found.campaign_id == edition.campaign_id
        assert found.start_date == date(2026, 12, 1)
        assert found.is_demonstration is True
        assert found.number is None
        assert found.updated_at == datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def test_what_was_not_read_is_fetched_when_asked_for(django_assert_num_queries):
    edition = EditionFactory()
    (found,) = (record(Edition, row) for row in read("id", "year"))
    assert found.year == edition.year
    with django_assert_num_queries(1):
        assert found.slug == edition.slug


def test_values_of_other_tables_are_no_part_of_a_record():
    ProvinceFactory(region=RegionFactory(code="MA-07"))
    rows = read_tables({"provinces": (Province.objects.all(), ("id", "region__code"))})
    assert record(Province, rows["provinces"][0]).pk == Province.objects.get().pk
