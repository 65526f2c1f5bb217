"""Addresses for many new events at once."""

import pytest

from campaign_site.core.models import FormerSlug
from events.services.events import MAX_SLUG
from events.services.slugs import SlugBook
from tests.factories import EditionFactory, EventFactory

pytestmark = pytest.mark.django_db


def test_the_old_year_gives_way_to_the_new():
    book = SlugBook()
    assert book.for_next_year("atelier-2025", before=2025, after=2026) == "atelier-2026"
    assert book.for_next_year("2025-atelier-fes", before=2025, after=2026) == "2026-atelier-fes"


def test_only_a_whole_part_of_an_address_is_a_year():
    book = SlugBook()
    assert book.for_next_year("salle-12025", before=2025, after=2026) == "salle-12025-2026"


def test_without_a_year_the_new_one_is_added():
    assert SlugBook().for_next_year("atelier", before=2025, after=2026) == "atelier-2026"


def test_a_long_address_stays_an_address():
    slug = SlugBook().for_next_year("a" * MAX_SLUG, before=2025, after=2026)
    assert slug.endswith("-2026")
    assert len(slug) == MAX_SLUG


def test_an_address_is_never_given_twice():
    book = SlugBook()
    given = [book.for_next_year("atelier", before=2025, after=2026) for _time in range(3)]
    assert given == ["atelier-2026", "atelier-2026-2", "atelier-2026-3"]


def test_what_other_events_bear_or_bore_is_taken():
    EventFactory(slug="atelier-2026")
    renamed = EventFactory(slug="forum-2026")
    renamed.slug = "forum-national"
    renamed.save()
    book = SlugBook()
    assert book.free("atelier-2026") == "atelier-2026-2"
    assert book.free("forum-2026") == "forum-2026-2"


def test_former_addresses_of_other_records_are_free():
    edition = EditionFactory()
    FormerSlug.objects.create(kind="events.edition", slug="decembre", object_id=edition.pk)
    assert SlugBook().free("decembre") == "decembre"


def test_titles_in_latin_letters():
    book = SlugBook()
    assert book.for_titles(["Atelier d’été", "x"]) == "atelier-dete"
    assert book.for_titles(["", "!!!", "Forum"]) == "forum"
    assert book.for_titles(["", ""]) == "event"
    assert book.for_titles([]) == "event-2"


def test_an_arabic_title_gives_an_address_too():
    slug = SlugBook().for_titles(["ورشة"])
    assert slug.isascii()
    assert slug != "event"


def test_two_queries_however_many_addresses(django_assert_num_queries):
    for _number in range(3):
        EventFactory()
    with django_assert_num_queries(2):
        book = SlugBook()
        for slug in ("a", "b", "a"):
            book.free(slug)
