import pytest

from campaign_site.core.former_addresses import record_former_slug, renamed_to
from campaign_site.core.models import FormerSlug
from tests.factories import EditionFactory, EventFactory, RegionFactory

pytestmark = pytest.mark.django_db


def test_nothing_was_renamed():
    assert renamed_to("events.event", "launch") is None


def test_a_renamed_record_is_found_by_its_old_names():
    record_former_slug(kind="events.event", object_id=7, old="one", new="two")
    record_former_slug(kind="events.event", object_id=7, old="two", new="three")
    assert renamed_to("events.event", "one") == 7
    assert renamed_to("events.event", "two") == 7
    assert renamed_to("events.edition", "one") is None


def test_a_name_taken_back_is_no_former_name():
    record_former_slug(kind="events.event", object_id=7, old="one", new="two")
    record_former_slug(kind="events.event", object_id=7, old="two", new="one")
    assert renamed_to("events.event", "one") is None
    assert renamed_to("events.event", "two") == 7


def test_a_name_given_up_twice_leads_to_the_last_that_had_it():
    record_former_slug(kind="events.event", object_id=7, old="one", new="two")
    record_former_slug(kind="events.event", object_id=8, old="one", new="other")
    assert renamed_to("events.event", "one") == 8


@pytest.mark.parametrize(
    ("factory", "kind"),
    [
        (EventFactory, "events.event"),
        (EditionFactory, "events.edition"),
        (RegionFactory, "core.region"),
    ],
)
def test_saving_another_name_remembers_the_old_one(factory, kind):
    record = factory(slug="before")
    record.slug = "after"
    record.save()
    assert renamed_to(kind, "before") == record.pk


def test_saving_other_fields_remembers_nothing():
    event = EventFactory(slug="before")
    event.slug = "draft-name"
    event.save(update_fields=["status"])
    assert not FormerSlug.objects.exists()
