"""Whatever visitors see moves one number, in the transaction that changes it."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from wagtail.models import Page

from campaign_site.core import content_version as module
from campaign_site.core.content_version import content_version, touch_content
from campaign_site.core.models import ContentVersion, Region
from events.models import (
    Campaign,
    Edition,
    Event,
    EventKind,
    PartnerRole,
    Person,
    Project,
    Venue,
)
from media.models import KeyFigure, PressClipping
from partners.models import Institution
from tests import factories as make

pytestmark = pytest.mark.django_db

RECORDS = {
    "region": make.RegionFactory,
    "province": make.ProvinceFactory,
    "city": make.CityFactory,
    "institution": make.InstitutionFactory,
    "campaign": make.CampaignFactory,
    "edition": make.EditionFactory,
    "project": make.ProjectFactory,
    "kind": make.EventKindFactory,
    "venue": make.VenueFactory,
    "person": make.PersonFactory,
    "event": make.EventFactory,
    "part": make.PartnerRoleFactory,
}


@pytest.mark.parametrize("record", RECORDS)
def test_a_change_and_a_deletion_move_it(record):
    made = RECORDS[record]()
    before = content_version()
    made.save()
    saved = content_version()
    assert saved > before
    made.delete()
    assert content_version() > saved


def test_every_model_of_a_public_page_is_registered():
    expected = {Region, Institution, Campaign, Edition, Project, EventKind, Venue, Person}
    expected |= {Event, PartnerRole, KeyFigure, PressClipping}
    assert expected - set(module._registered) == set()


def test_nothing_is_registered_twice():
    assert len(module._registered) == len(set(module._registered))


def test_publishing_moves_it_though_publications_are_written_in_bulk():
    event = make.EventFactory()
    before = content_version()
    make.publish(event)
    assert content_version() > before


def test_every_kind_of_page_is_listened_to(homes):
    before = content_version()
    for page in homes.values():
        page.save()
        assert content_version() > before
        before = content_version()
    kinds = [model for model in apps.get_models() if issubclass(model, Page)]
    assert len(kinds) >= 5


@pytest.fixture
def homes():
    root = Page.get_first_root_node()
    page_type = apps.get_model("home", "HomePage")
    page = root.add_child(instance=page_type(title="Home", slug="home-x"))
    return {"x": page}


def test_nothing_was_published_yet_is_zero():
    ContentVersion.objects.all().delete()
    assert content_version() == 0
    touch_content()
    assert content_version() == 1


def test_a_change_that_is_taken_back_takes_the_number_back():
    make.RegionFactory()
    before = content_version()
    with pytest.raises(RuntimeError), transaction.atomic():
        make.RegionFactory()
        assert content_version() > before
        raise RuntimeError
    assert content_version() == before


def test_a_refused_row_leaves_the_number_alone():
    make.RegionFactory(code="MA-01")
    before = content_version()
    with pytest.raises(IntegrityError), transaction.atomic():
        make.RegionFactory(code="MA-01")
    assert content_version() == before


def test_accounts_are_nobodys_content():
    user = make.UserFactory()
    before = content_version()
    user.first_name = "Samira"
    user.save()
    user.delete()
    assert content_version() == before


def test_bulk_writes_say_so_themselves():
    before = content_version()
    Region.objects.bulk_create([Region(code="MA-05", code_hcp="05", slug="five", name="Five")])
    assert content_version() == before
    touch_content()
    assert content_version() == before + 1


def test_reading_it_costs_one_query(django_assert_num_queries):
    touch_content()
    with django_assert_num_queries(1):
        content_version()


def test_moving_it_costs_one_query(django_assert_num_queries):
    touch_content()
    with django_assert_num_queries(1):
        touch_content()


def test_there_is_one_number_only():
    touch_content()
    with pytest.raises(IntegrityError), transaction.atomic():
        ContentVersion.objects.create(pk=2)
    assert str(ContentVersion.objects.get()) == str(content_version())


def test_connecting_again_does_not_count_twice():
    region = make.RegionFactory()
    module.connect()
    before = content_version()
    region.save()
    assert content_version() == before + 1
