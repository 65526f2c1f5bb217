"""A record is written only when something about it is new."""

import pytest

from campaign_site.core.content_version import content_version
from campaign_site.core.models import Region
from campaign_site.home.loading.records import save_record, text
from events.models import Venue
from tests.factories import CityFactory, RegionFactory, VenueFactory

pytestmark = pytest.mark.django_db


def test_creates_what_is_missing():
    values = {"name_fr": "Oriental", "code_hcp": "02", "slug": "oriental"}
    region = save_record(Region, key={"code": "MA-02"}, values=values)
    assert Region.objects.get().pk == region.pk
    assert (region.code, region.name_fr, region.slug) == ("MA-02", "Oriental", "oriental")


def test_creates_from_the_key_alone():
    assert save_record(Venue, key={"name_fr": "Lieu"}, values={}).pk is not None


def test_changes_what_differs():
    region = RegionFactory(name_fr="Avant")
    save_record(Region, key={"code": region.code}, values={"name_fr": "Après"})
    region.refresh_from_db()
    assert region.name_fr == "Après"


def test_does_not_write_what_is_the_same():
    city = CityFactory()
    venue = VenueFactory(
        name_fr="Lieu", city=city, latitude="33.58831", access=["toilets", "step_free"]
    )
    before = content_version()
    save_record(
        Venue,
        key={"pk": venue.pk},
        values={
            "name_fr": "Lieu",
            "city": city,
            "latitude": "33.58831",
            "access": ["step_free", "toilets"],
            "region": None,
        },
    )
    assert content_version() == before


def test_notices_another_or_no_relation():
    venue = VenueFactory(city=CityFactory())
    other = CityFactory()
    assert save_record(Venue, key={"pk": venue.pk}, values={"city": other}).city == other
    assert save_record(Venue, key={"pk": venue.pk}, values={"city": None}).city is None


@pytest.mark.parametrize(("given", "kept"), [("نص", "نص"), ("", None), (None, None)])
def test_a_missing_text_is_none(given, kept):
    assert text(given) == kept
