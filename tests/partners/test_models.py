"""Institutions and schools as records: names, order, what the database refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation

from campaign_site.core.models import FormerSlug
from partners.enums import InstitutionKind, SchoolLevel, SchoolSector
from partners.models import Institution, School
from tests.factories import (
    CityFactory,
    InstitutionFactory,
    ProvinceFactory,
    RegionFactory,
    SchoolFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"short_name_fr": "Ligue", "name_fr": "Ligue des parents", "acronym": "LP"}, "Ligue"),
        ({"name_fr": "Ligue des parents", "acronym": "LP"}, "Ligue des parents"),
        ({"acronym": "LP"}, "LP"),
        ({}, "ligue"),
    ],
)
def test_an_institution_is_called_by_the_best_name_it_has(facts, shown):
    assert str(Institution(slug="ligue", **facts)) == shown


@pytest.mark.parametrize(("lang", "shown"), [("ar", "الرابطة"), ("fr", "Ligue"), ("en", "Ligue")])
def test_a_name_is_in_the_readers_language_or_the_next(lang, shown):
    one = InstitutionFactory(name_fr="Ligue", name_ar="الرابطة", name_en="")
    with translation.override(lang):
        assert Institution.objects.get(pk=one.pk).name == shown


def test_institutions_are_listed_by_name_and_schools_by_code():
    for name in ("Zitouna", "Atlas"):
        InstitutionFactory(name_fr=name)
    for code in ("99002K", "00001A"):
        SchoolFactory(gresa_code=code)
    assert [one.name_fr for one in Institution.objects.all()] == ["Atlas", "Zitouna"]
    assert [one.gresa_code for one in School.objects.all()] == ["00001A", "99002K"]


def test_an_address_and_a_code_belong_to_one_record():
    InstitutionFactory(slug="cmrpi")
    SchoolFactory(gresa_code="00001A")
    with pytest.raises(IntegrityError), transaction.atomic():
        InstitutionFactory(slug="cmrpi")
    with pytest.raises(IntegrityError), transaction.atomic():
        SchoolFactory(gresa_code="00001A")


@pytest.mark.parametrize(
    ("total", "girls", "good"),
    [(100, 100, True), (100, 0, True), (None, 7, True), (7, None, True), (6, 7, False)],
)
def test_there_are_never_more_girls_than_pupils(total, girls, good):
    if good:
        assert SchoolFactory(pupils_total=total, pupils_girls=girls).pk
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        SchoolFactory(pupils_total=total, pupils_girls=girls)
    with pytest.raises(ValidationError):
        SchoolFactory.build(
            pupils_total=total, pupils_girls=girls, region=RegionFactory()
        ).full_clean()


@pytest.mark.parametrize("kind", ["", "club", "MINISTRY"])
def test_a_kind_is_one_of_the_list(kind):
    with pytest.raises(ValidationError) as error:
        InstitutionFactory.build(kind=kind).full_clean()
    assert "kind" in error.value.message_dict


def test_every_kind_level_and_sector_is_accepted():
    for kind in InstitutionKind:
        InstitutionFactory(kind=kind).full_clean()
    for sector in SchoolSector:
        SchoolFactory(sector=sector, levels=SchoolLevel.values).full_clean()


@pytest.mark.parametrize("website", ["javascript:alert(1)", "example", "file:///etc/passwd"])
def test_a_website_is_an_address_of_the_web(website):
    with pytest.raises(ValidationError) as error:
        InstitutionFactory.build(website=website).full_clean()
    assert "website" in error.value.message_dict


def test_a_region_with_schools_or_institutions_cannot_vanish():
    region = RegionFactory()
    school, one = SchoolFactory(region=region), InstitutionFactory(region=region)
    for holder in (school, one):
        with pytest.raises(ProtectedError):
            region.delete()
        holder.delete()
    region.delete()


def test_a_centre_with_satellites_cannot_vanish_and_a_satellite_can():
    centre = SchoolFactory()
    satellite = SchoolFactory(parent=centre)
    with pytest.raises(ProtectedError):
        centre.delete()
    assert list(centre.satellites.all()) == [satellite]
    satellite.delete()
    centre.delete()


def test_a_town_that_is_removed_leaves_the_school():
    city = CityFactory(province=ProvinceFactory())
    school = SchoolFactory(city=city, region=city.region)
    city.delete()
    school.refresh_from_db()
    assert school.city is None


def test_a_renamed_institution_is_remembered_by_its_old_address():
    one = InstitutionFactory(slug="before")
    one.slug = "after"
    one.save()
    remembered = FormerSlug.objects.get(slug="before")
    assert (remembered.kind, remembered.object_id) == ("partners.institution", one.pk)


def test_two_institutions_never_share_their_other_names():
    one = Institution()
    one.aliases.append("x")
    assert Institution().aliases == []
