"""Addresses that nobody else has or had, and what counts as moving."""

from datetime import date, time

import pytest

from campaign_site.core.models import FormerSlug
from events.models import Event
from events.services.events import MAX_SLUG, free_slug, is_moved
from tests.factories import EventFactory

DAY, OTHER = date(2026, 12, 1), date(2026, 12, 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("titles", "slug"),
    [
        (["Journée de l’élève à Fès"], "journee-de-leleve-a-fes"),
        (["", "Forum"], "forum"),
        (["   ", "!!!", "Forum"], "forum"),
        (["…", "؟!"], "event"),
        ([], "event"),
        (["2026"], "2026"),
        (["<script>alert(1)</script>"], "scriptalert1script"),
        (["../../etc/passwd"], "etcpasswd"),
        (["Œuvre & cœur"], "oeuvre-coeur"),
    ],
)
def test_an_address_from_the_first_usable_title(titles, slug):
    assert free_slug(titles=titles) == slug


@pytest.mark.django_db
def test_arabic_titles_are_written_in_latin_letters():
    slug = free_slug(titles=["ورشة تحسيسية"])
    assert slug.isascii()
    assert slug not in ("", "event")


@pytest.mark.django_db
@pytest.mark.parametrize("title", ["a" * 400, "mot " * 100, "x" * 99 + " y", "ورشة " * 80])
def test_addresses_are_short_and_end_in_a_word(title):
    slug = free_slug(titles=[title])
    assert 0 < len(slug) <= MAX_SLUG
    assert slug == slug.strip("-")
    Event(slug=slug).clean_fields(exclude=[f.name for f in Event._meta.fields if f.name != "slug"])


@pytest.mark.django_db
def test_a_taken_address_is_numbered():
    for expected in ("forum", "forum-2", "forum-3"):
        slug = free_slug(titles=["Forum"])
        assert slug == expected
        EventFactory(slug=slug)


@pytest.mark.django_db
def test_the_longest_address_can_still_be_numbered():
    for _ in range(3):
        EventFactory(slug=free_slug(titles=["a" * 400]))
    longest = max(Event.objects.values_list("slug", flat=True), key=len)
    assert len(longest) <= Event._meta.get_field("slug").max_length


@pytest.mark.django_db
def test_an_event_keeps_its_own_address():
    event = EventFactory(slug="forum")
    assert free_slug(titles=["Forum"], event=event) == "forum"


@pytest.mark.django_db
def test_a_former_address_of_another_event_still_leads_there():
    event = EventFactory(slug="forum")
    event.slug = "forum-national"
    event.save()
    assert FormerSlug.objects.filter(slug="forum").exists()
    assert free_slug(titles=["Forum"]) == "forum-2"
    assert free_slug(titles=["Forum"], event=event) == "forum"


@pytest.mark.django_db
def test_former_addresses_of_other_records_do_not_count():
    FormerSlug.objects.create(kind="events.edition", slug="forum", object_id=1)
    assert free_slug(titles=["Forum"]) == "forum"


def event(**fields: object) -> Event:
    return Event(**{"live": True, "start_date": DAY, "start_time": time(10), **fields})


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ({}, {}, False),
        ({}, {"start_date": OTHER}, True),
        ({}, {"start_time": time(11)}, True),
        ({}, {"start_date": None}, True),
        ({}, {"start_time": None}, True),
        ({"start_time": None}, {"start_time": time(10)}, False),
        (
            {"start_date": None, "date_precision": "none", "start_time": None},
            {"start_time": time(10)},
            False,
        ),
        ({}, {"end_time": time(18)}, False),
        ({}, {"title_fr": "Autre"}, False),
        ({"live": False}, {"start_date": OTHER}, False),
        # Where a month was announced, its days are not another date; another month is.
        ({"date_precision": "month", "start_time": None}, {"start_date": OTHER}, False),
        (
            {"date_precision": "month", "start_time": None},
            {"start_date": date(2027, 1, 2)},
            True,
        ),
        (
            {"date_precision": "month", "start_time": None},
            {"start_date": date(2027, 12, 1)},
            True,
        ),
        (
            {"date_precision": "month", "start_time": None},
            {"start_date": None, "date_precision": "none"},
            True,
        ),
    ],
)
def test_what_moves_an_announced_event(before, after, moved):
    assert is_moved(event=event(**after), announced=event(**before)) == moved


def test_what_was_never_announced_cannot_move():
    assert not is_moved(event=event(), announced=None)
