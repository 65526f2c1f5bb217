"""The directory of schools in and out of tables."""

from typing import Any

import pytest
import tablib
from django.core.exceptions import ValidationError

from partners.enums import SchoolLevel, SchoolSector, Setting
from partners.models import School
from partners.resources import SchoolResource, tie_satellites
from tests.factories import CityFactory, ProvinceFactory, RegionFactory, SchoolFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    region = RegionFactory(code="MA-04")
    province = ProvinceFactory(code_hcp="04.441", region=region)
    return CityFactory(code_hcp="04.441.01.0", province=province)


def row(**changes: Any) -> dict[str, Any]:
    return {
        "gresa_code": "99002K",
        "name_fr": "COLLEGE ZERKTOUNI",
        "name_ar": "الثانوية الإعدادية الزرقطوني",
        "level": "college",
        "sector": "prive",
        "milieu": "urbain",
        "nature_fr": "Etablissement privé",
        "region_iso": "MA-04",
        "province_hcp": "04.441",
        "commune_hcp": "04.441.01.0",
        "city_fr": "Salé",
        "city_ar": "سلا",
        "pupils_total": "445",
        "pupils_girls": "196",
        "classes_count": "13",
        "phone": "",
        "email": "",
        "lat": "34.0487",
        "lon": "",
        "parent_gresa_code": "",
    } | changes


def table(*rows: dict[str, Any]) -> tablib.Dataset:
    return tablib.Dataset(*[list(one.values()) for one in rows], headers=list(rows[0]))


def load(*rows: dict[str, Any], **options: Any):
    return SchoolResource().import_data(table(*rows), raise_errors=False, **options)


def problems(result) -> list[str]:
    """The messages of a result, whatever kind of problem they are."""
    invalid = [str(line.error) for line in result.invalid_rows]
    errors = [str(error.error) for line in result.error_rows for error in line.errors]
    return invalid + errors + [str(error.error) for error in result.base_errors]


def test_a_row_becomes_a_school(place):
    assert problems(load(row())) == []
    school = School.objects.get()
    assert (school.gresa_code, school.name_fr) == ("99002K", "COLLEGE ZERKTOUNI")
    assert school.levels == [SchoolLevel.LOWER_SECONDARY]
    assert (school.sector, school.setting) == (SchoolSector.PRIVATE, Setting.URBAN)
    assert (school.region, school.province, school.city) == (place.region, place.province, place)
    assert (school.commune_fr, school.commune_ar) == ("Salé", "سلا")
    assert (school.pupils_total, school.pupils_girls, school.classes_count) == (445, 196, 13)
    assert (str(school.latitude), school.longitude) == ("34.04870", None)
    assert not school.is_synthetic


def test_invented_schools_are_marked(place):
    SchoolResource(is_synthetic=True).import_data(table(row()), raise_errors=True)
    assert School.objects.get().is_synthetic


def test_the_same_table_twice_changes_nothing(place):
    load(row())
    before = School.objects.values().get()
    result = load(row())
    assert (result.totals["skip"], result.totals["update"]) == (1, 0)
    assert School.objects.values().get() == before


def test_a_changed_cell_changes_the_school(place):
    load(row())
    result = load(row(pupils_total="500"))
    assert result.totals["update"] == 1
    assert School.objects.get().pupils_total == 500


def test_a_dry_run_writes_nothing(place):
    result = load(row(), dry_run=True)
    assert result.totals["new"] == 1
    assert not School.objects.exists()


def test_codes_are_mended(place):
    load(row(gresa_code=" ٩٩٠٠٢k\u200f"))
    assert School.objects.get().gresa_code == "99002K"


def test_several_levels(place):
    load(row(level="college|lycee_qualifiant"))
    assert School.objects.get().levels == ["lower_secondary", "upper_secondary"]


def test_a_commune_that_is_no_town_leaves_the_town_empty(place):
    assert problems(load(row(commune_hcp="04.441.09.99"))) == []
    assert School.objects.get().city is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"gresa_code": "99002"}, "99002"),
        ({"gresa_code": ""}, "GRESA"),
        ({"level": "maternelle"}, "maternelle"),
        ({"sector": "autre"}, "autre"),
        ({"region_iso": "MA-99"}, "MA-99"),
        ({"province_hcp": "99.999"}, "99.999"),
        ({"email": "pas une adresse"}, "email"),
        ({"pupils_girls": "900"}, "girls_within_total"),
        ({"lat": "abc"}, "ConversionSyntax"),
    ],
)
def test_what_cannot_be_right_is_told(place, changes, message):
    assert message in " ".join(problems(load(row(**changes))))
    assert not School.objects.exists()


def test_a_code_that_stands_twice_is_refused(place):
    found = problems(load(row(), row(gresa_code="99002k")))
    assert "99002K" in found[0]
    assert not School.objects.exists()


def test_satellites_are_tied_whatever_the_order(place):
    load(
        row(gresa_code="99003L", parent_gresa_code="99002K"),
        row(),
    )
    assert School.objects.get(gresa_code="99003L").parent.gresa_code == "99002K"


def test_a_centre_nobody_knows_leaves_the_school_on_its_own():
    school = SchoolFactory(gresa_code="99003L")
    assert tie_satellites([("99003L", "99999Z"), ("99003L", "99003L")]) == 0
    school.refresh_from_db()
    assert school.parent is None


def test_tying_again_changes_nothing():
    SchoolFactory(gresa_code="99002K")
    SchoolFactory(gresa_code="99003L")
    assert tie_satellites([("99003l", " 99002K")]) == 1
    assert tie_satellites([("99003L", "99002K")]) == 0


def test_the_export_reads_back(place):
    load(row(), row(gresa_code="99004M", level="primaire|college", milieu="rural"))
    exported = SchoolResource().export()
    School.objects.all().delete()
    result = SchoolResource().import_data(exported, raise_errors=True)
    assert result.totals["new"] == 2
    school = School.objects.get(gresa_code="99004M")
    assert school.levels == ["primary", "lower_secondary"]
    assert school.setting == Setting.RURAL
    assert school.province == place.province


@pytest.mark.parametrize("rows", [1, 3])
def test_a_row_costs_only_the_check_that_its_code_is_free(
    place, rows, django_assert_max_num_queries
):
    lines = [row(gresa_code=f"9900{number}A") for number in range(rows)]
    with django_assert_max_num_queries(13 + 4 * rows):
        load(*lines)


def test_errors_are_validation_errors_not_crashes(place):
    result = load(row(name_fr="x" * 300))
    assert all(isinstance(line.error, ValidationError) for line in result.invalid_rows)
    assert result.invalid_rows
