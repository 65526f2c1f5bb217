"""Three hundred invented schools in real places."""

import pytest

from campaign_site.home.loading import schools
from campaign_site.home.loading.tables import read_table
from partners.models import School
from tests.home.loading.conftest import run

ROWS = {row["gresa_code"]: row for row in read_table(schools.SCHOOLS)}
LEVELS = {
    "primaire": ["primary"],
    "college": ["lower_secondary"],
    "lycee_qualifiant": ["upper_secondary"],
}


@pytest.fixture(scope="module", autouse=True)
def _schools(territory):
    run("schools")


pytestmark = pytest.mark.django_db


def test_all_are_marked_as_invented():
    assert School.objects.filter(is_synthetic=True).count() == School.objects.count() == 300


def test_columns_of_every_row():
    for school in School.objects.select_related("region", "province", "city", "parent"):
        row = ROWS[school.gresa_code]
        assert (school.name_fr, school.name_ar) == (row["name_fr"], row["name_ar"])
        assert school.levels == LEVELS[row["level"]]
        assert school.region.code == row["region_iso"]
        assert school.province.code_hcp == row["province_hcp"]
        assert school.province.region_id == school.region_id
        assert (school.commune_fr, school.commune_ar) == (row["city_fr"], row["city_ar"])
        assert school.pupils_total == int(row["pupils_total"])
        assert school.email == row["email"]
        assert (school.parent.gresa_code if school.parent else "") == row["parent_gresa_code"]


def test_only_towns_of_the_reference_are_linked():
    assert School.objects.filter(city=None).count() == 163
    assert School.objects.exclude(city=None).exclude(city__region=None).count() == 137


def test_nobody_can_be_reached():
    addresses = School.objects.exclude(email="").values_list("email", flat=True)
    assert {address.rsplit(".", 1)[1] for address in addresses} == {"example"}


def test_each_is_valid():
    for school in School.objects.all():
        school.full_clean()


def test_loading_again_changes_nothing():
    before = list(School.objects.order_by("pk").values_list("pk", "updated_at", "parent"))
    schools.load_schools()
    assert list(School.objects.order_by("pk").values_list("pk", "updated_at", "parent")) == before


def test_a_bad_file_is_refused_with_its_row(monkeypatch):
    rows = [dict(row) for row in ROWS.values()][:3]
    rows[2]["region_iso"] = "MA-99"
    monkeypatch.setattr(schools, "read_table", lambda place: rows)
    with pytest.raises(ValueError, match="row 3"):
        schools.load_schools()


def test_a_code_that_stands_twice_is_refused(monkeypatch):
    rows = [dict(row) for row in ROWS.values()][:2]
    rows[1]["gresa_code"] = rows[0]["gresa_code"].lower()
    monkeypatch.setattr(schools, "read_table", lambda place: rows)
    with pytest.raises(ValueError, match="99001J"):
        schools.load_schools()
