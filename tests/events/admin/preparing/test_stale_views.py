"""The list of texts to mend."""

from datetime import date

import pytest
from django.urls import reverse

from campaign_site.core.permissions.roles import NATIONAL, OBSERVERS, PRESS
from events.enums import EditionState
from tests.factories import EditionFactory, EventFactory
from tests.roles import account, browser, coordinator, two_regions

SECRET = "Confidentiel 2025"


@pytest.fixture
def regions(db):
    return two_regions()


@pytest.fixture
def edition(db):
    source = EditionFactory(
        number=11, year=2025, start_date=date(2025, 12, 1), end_date=date(2025, 12, 20)
    )
    return EditionFactory(
        number=12,
        title_fr="Édition 2025",
        title_ar="",
        title_en="",
        previous_occurrence=source,
    )


def event_of(edition, **fields):
    return EventFactory(edition=edition, **{"title_ar": "ورشة", "title_en": "", **fields})


def address(edition) -> str:
    return reverse("copy_stale_texts", args=[edition.pk])


def test_each_sentence_leads_to_its_form(regions, edition):
    event = event_of(edition, title_fr="Lancement 2025")
    page = browser(account(NATIONAL)).get(address(edition))
    assert page.context["stale_count"] == 2
    assert [url for _one, url in page.context["stale"]] == [
        reverse("wagtailsnippets_events_edition:edit", args=[edition.pk]),
        reverse("wagtailsnippets_events_event:edit", args=[event.pk]),
    ]


def test_a_coordinator_sees_the_texts_of_the_own_region(regions, edition):
    rabat, marrakech = regions
    event_of(edition, region=marrakech, title_fr=SECRET, title_ar=SECRET)
    own = event_of(edition, region=rabat, title_fr="Rabat 2025")
    page = browser(coordinator(rabat)).get(address(edition))
    assert page.status_code == 200
    assert SECRET not in page.text
    urls = [url for _one, url in page.context["stale"]]
    # The edition's own texts are the national team's to mend.
    assert urls == ["", reverse("wagtailsnippets_events_event:edit", args=[own.pk])]


def test_readers_get_no_links(regions, edition):
    event_of(edition, title_fr="Lancement 2025")
    page = browser(account(OBSERVERS)).get(address(edition))
    assert [url for _one, url in page.context["stale"]] == ["", ""]


def test_an_archived_edition_is_not_mended(regions, edition):
    event_of(edition, title_fr="Lancement 2025")
    edition.state = EditionState.ARCHIVED
    edition.save()
    page = browser(account(NATIONAL)).get(address(edition))
    assert [url for _one, url in page.context["stale"]] == ["", ""]


def test_without_an_earlier_edition_there_is_nothing_to_look_for(regions):
    page = browser(account(NATIONAL)).get(address(EditionFactory(title_fr="2025")))
    assert page.context["stale_count"] == 0


def test_long_lists_have_pages(regions, edition, monkeypatch):
    monkeypatch.setattr("events.admin.preparing.stale_views.SENTENCES", 2)
    for _number in range(4):
        event_of(edition, title_fr="Atelier 2025")
    client = browser(account(NATIONAL))
    assert len(client.get(address(edition)).context["stale"]) == 2
    assert len(client.get(f"{address(edition)}?p=3").context["stale"]) == 1
    assert client.get(f"{address(edition)}?p=x").status_code == 200


def test_who_may_not_read_events_gets_nothing(regions, edition):
    client = browser(account(PRESS))
    assert client.get(address(edition)).status_code in (302, 403)


def test_an_unknown_edition_is_not_found(regions):
    client = browser(account(NATIONAL))
    assert client.get(reverse("copy_stale_texts", args=[987654]), follow=True).status_code == 404
