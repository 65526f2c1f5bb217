import pytest

from campaign_site.home.loading.institutions import aliases
from partners.models import Institution

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sources")]


def test_twenty_institutions_with_their_quotes():
    assert Institution.objects.count() == 20
    for institution in Institution.objects.all():
        assert institution.sources["name_fr"][0]["quote"]
        assert ("name_ar" in institution.sources) == bool(institution.name_ar)


def test_a_name_no_source_gives_stays_empty():
    ministry = Institution.objects.get(slug="mjcc")
    assert ministry.name_ar is None
    assert ministry.name_en is None


def test_aliases_are_names_without_remarks():
    assert Institution.objects.get(slug="cmrpi").aliases == ["CMPRI"]
    assert aliases("") == []
    assert aliases("A; B (typo in S0)") == ["A", "B"]


def test_regional_authorities_have_their_region():
    regions = Institution.objects.exclude(region=None).values_list("slug", "region__code")
    assert dict(regions) == {"aref-04": "MA-04", "aref-07": "MA-07", "col-almoukawama": "MA-04"}


def test_each_is_valid():
    for institution in Institution.objects.all():
        institution.full_clean()
