"""Indexes kept per process."""

from datetime import date

import pytest

from campaign_site.core.content_version import touch_content
from events.public.filters import ProgrammeFilters
from events.selectors import programmes
from events.selectors.programmes import programme_index, published_facts
from tests.factories import EditionFactory, EventFactory, RegionFactory, publish, published_event

pytestmark = pytest.mark.django_db


def test_an_index_is_kept_while_nothing_changes(django_assert_num_queries):
    edition = EditionFactory()
    published_event(edition=edition)
    first = programme_index(edition)
    with django_assert_num_queries(1):
        assert programme_index(edition) is first
    with django_assert_num_queries(0):
        assert programme_index(edition, version=programmes._indexes[edition.pk][0]) is first


def test_a_change_anywhere_builds_it_again():
    edition = EditionFactory()
    first = programme_index(edition)
    touch_content()
    assert programme_index(edition) is not first


@pytest.mark.parametrize("events", [1, 3])
def test_it_is_built_from_two_queries(django_assert_num_queries, events):
    edition = EditionFactory()
    for _number in range(events):
        published_event(edition=edition, region=RegionFactory())
    with django_assert_num_queries(2):
        assert programme_index(edition, version=-1).size == events


def test_only_live_events_of_the_edition_are_in_it():
    edition = EditionFactory()
    shown = published_event(edition=edition)
    hidden = published_event(edition=edition)
    published_event(edition=EditionFactory())
    hidden.unpublish()
    assert programme_index(edition).pks == (shown.publication.pk,)


def test_a_process_keeps_few_editions():
    editions = [EditionFactory() for _number in range(6)]
    for edition in editions:
        programme_index(edition)
    assert list(programmes._indexes) == [edition.pk for edition in editions[2:]]


def test_facts_come_in_the_order_asked_for(django_assert_num_queries):
    one, two = publish(EventFactory(slug="one")), publish(EventFactory(slug="two"))
    with django_assert_num_queries(1):
        facts = published_facts([two.pk, one.pk])
    assert [row["slug"] for row in facts] == ["two", "one"]
    with django_assert_num_queries(0):
        assert published_facts([]) == []


def test_what_was_published_is_what_is_found():
    edition, region = EditionFactory(), RegionFactory()
    event = published_event(edition=edition, region=region, title_ar="ورشة", open_to_press=True)
    index = programme_index(edition)
    filters = ProgrammeFilters(
        region=(region.code,), kind=(event.kind.code,), press=True, q="ورشات"
    )
    index.check(filters)
    assert index.select(filters, date(2026, 11, 22)).ahead == [0]
    assert index.lookups.label("region", region.code, "fr").text == region.name_fr
    assert index.lookups.label("region", "gone", "fr").text == "gone"
