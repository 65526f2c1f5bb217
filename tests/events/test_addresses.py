"""Addresses stay: whatever was renamed answers under its old names, in every language."""

import pytest

from campaign_site.core.models import FormerSlug
from events.enums import EditionState
from events.selectors.editions import Renamed, public_edition, public_edition_with_partners
from events.selectors.event_page import public_event
from events.selectors.regions import institutions_of, public_region
from tests.factories import (
    EditionFactory,
    EventFactory,
    InstitutionFactory,
    RegionFactory,
    published_event,
)

pytestmark = pytest.mark.django_db
LANGUAGES = ("ar", "fr", "en")
MADE = {
    "events/{}/": published_event,
    "events/{}.ics": published_event,
    "calendar/{}.ics": EditionFactory,
    "editions/{}/": EditionFactory,
    "editions/{}/programme/": EditionFactory,
    "regions/{}/": RegionFactory,
}


def renamed(record, *slugs: str):
    for slug in slugs:
        record.slug = slug
        record.save()
    return record


@pytest.mark.parametrize("pattern", MADE)
@pytest.mark.parametrize("query", ["", "?utm_source=mail"])
def test_old_addresses_move_for_ever_in_one_step(client, pattern, query):
    record = renamed(MADE[pattern](slug="one"), "two", "three")
    for lang in LANGUAGES:
        for old in ("one", "two"):
            answer = client.get(f"/{lang}/{pattern.format(old)}{query}")
            assert answer.status_code == 301, (lang, old)
            assert answer.url.split("?")[0] == f"/{lang}/{pattern.format('three')}"
            assert client.get(answer.url).status_code == 200
    assert record.slug == "three"


@pytest.mark.parametrize("pattern", MADE)
def test_an_address_that_was_given_to_another_record_is_that_records(client, pattern):
    renamed(MADE[pattern](slug="one"), "two")
    MADE[pattern](slug="one")
    assert client.get(f"/fr/{pattern.format('one')}").status_code == 200


@pytest.mark.parametrize("pattern", MADE)
@pytest.mark.parametrize(
    "slug",
    ["nobody", "%00", "one%0d%0aX-Evil:1", "..%2f..%2fetc", "%ff%fe", "ورشة", "x" * 3000],
)
def test_addresses_of_nobody_are_not_found(client, pattern, slug):
    answer = client.get(f"/fr/{pattern.format(slug)}")
    assert answer.status_code in (400, 404)
    assert "X-Evil" not in answer.headers


@pytest.mark.parametrize("state", EditionState.values)
def test_a_renamed_edition_is_as_public_as_its_state(state):
    edition = renamed(EditionFactory(slug="one", state=state), "two")
    for found in (public_edition, public_edition_with_partners):
        if state == EditionState.PREPARING:
            with pytest.raises(edition.DoesNotExist):
                found("one")
            with pytest.raises(edition.DoesNotExist):
                found("two")
        else:
            with pytest.raises(Renamed) as caught:
                found("one")
            assert caught.value.slug == "two"
            assert found("two") == edition


@pytest.mark.parametrize("fields", [{"live": False}, {"edition__state": "preparing"}])
def test_a_renamed_draft_says_nothing_of_itself(fields):
    event = renamed(EventFactory(slug="one", **fields), "two")
    for slug in ("one", "two"):
        with pytest.raises(event.DoesNotExist):
            public_event(slug)


def test_a_renamed_record_that_is_gone_leads_nowhere(client):
    event = renamed(published_event(slug="one"), "two")
    event.delete()
    assert client.get("/fr/events/one/").status_code == 404
    assert client.get("/fr/events/one.ics").status_code == 404


def test_addresses_of_kinds_of_records_do_not_mix(client):
    renamed(EditionFactory(slug="one"), "two")
    for path in ("events/one/", "regions/one/", "events/one.ics"):
        assert client.get(f"/fr/{path}").status_code == 404


def test_saving_other_fields_leaves_no_former_address():
    event = EventFactory(slug="one")
    event.title_fr = "Autre"
    event.save()
    event.slug = "two"
    event.save(update_fields=["title_fr"])
    assert not FormerSlug.objects.exists()


def test_there_and_back_again_is_no_circle(client):
    renamed(published_event(slug="one"), "two", "one")
    assert client.get("/fr/events/one/").status_code == 200
    answer = client.get("/fr/events/two/")
    assert (answer.status_code, answer.url) == (301, "/fr/events/one/")


def test_institutions_at_home_in_a_region_in_order():
    here, there = RegionFactory(slug="ici"), RegionFactory()
    for slug in ("b", "a"):
        InstitutionFactory(slug=slug, region=here)
    InstitutionFactory(slug="c", region=there)
    assert [one.slug for one in institutions_of(public_region("ici"))] == ["a", "b"]
