"""Whatever was loaded answers to a visitor, in one language or the other."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from wagtail.models import Page

from campaign_site.core.languages import CODES
from campaign_site.core.models import Region
from events.models import Edition, Event
from partners.models import Institution
from tests.home.loading import conftest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]

# What a template prints when nobody thought of a missing text.
LEFTOVERS = re.compile(r">\s*None\s*<|\bNone,|%\(\w+\)s|\{\{|\{%")


@pytest.fixture(autouse=True)
def _november() -> Iterator[None]:
    """Pages show the day of loading, whatever today is."""
    with conftest.loading_day():
        yield


def text_of(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    page = answer.content.decode()
    assert not LEFTOVERS.search(page), (path, LEFTOVERS.search(page).group())
    assert page.count("<h1") == 1, path
    return page


def test_every_event_of_the_sources_and_the_demonstration():
    events = Event.objects.filter(live=True).order_by("pk")
    assert events.count() == 136
    for number, event in enumerate(events):
        code = CODES[number % len(CODES)]
        text_of(f"/{code}/events/{event.slug}/")


@pytest.mark.parametrize("code", CODES)
def test_every_edition_and_its_programme(code):
    for edition in Edition.objects.all():
        text_of(f"/{code}/editions/{edition.slug}/")
        text_of(f"/{code}/editions/{edition.slug}/programme/")


@pytest.mark.parametrize("code", CODES)
def test_every_region_and_institution(code):
    for region in Region.objects.all():
        text_of(f"/{code}/regions/{region.slug}/")
    for institution in Institution.objects.all():
        text_of(f"/{code}/partners/{institution.slug}/")


def test_every_page_of_prose():
    for page in Page.objects.filter(depth__gt=1).live():
        text_of(page.get_url())


def test_drafts_stay_at_home():
    for draft in Event.objects.filter(live=False):
        assert Client().get(f"/fr/events/{draft.slug}/").status_code == 404


def test_the_demonstration_is_labelled_where_its_events_are():
    label = "Édition de démonstration"
    for path in ("/fr/", "/fr/programme/", "/fr/events/forum-des-jeunes/"):
        assert label in text_of(path), path


def test_exact_words_of_a_partner_are_printed():
    assert "Sous l’égide du" in text_of("/fr/events/sid2022-conference/")
    assert "يتم تنفيذها بالتعاون مع" in text_of("/ar/editions/2022/")


def test_a_calendar_holds_every_dated_event():
    dated = Event.objects.filter(edition__slug="demonstration", live=True).exclude(start_date=None)
    feed = b"".join(Client().get("/fr/calendar/demonstration.ics").streaming_content)
    assert feed.count(b"BEGIN:VEVENT") == dated.count()
