"""The list of events as it opens: the current edition, the nearest day first."""

import csv
import io
from datetime import date, time

import pytest
from django.urls import reverse

from campaign_site.core.permissions.roles import NATIONAL
from tests.factories import EditionFactory, EventFactory
from tests.roles import account, browser, two_regions

pytestmark = pytest.mark.django_db
LIST = "wagtailsnippets_events_event:list"
RESULTS = "wagtailsnippets_events_event:list_results"


@pytest.fixture(autouse=True)
def _in_november(time_machine):
    time_machine.move_to("2026-11-20T09:00:00Z", tick=False)


@pytest.fixture
def national():
    two_regions()
    return browser(account(NATIONAL))


@pytest.fixture
def editions():
    """The current edition, with one event, and one that is over, with another."""
    now = EditionFactory(slug="now")
    then = EditionFactory(
        slug="then", year=2022, start_date=date(2022, 12, 1), end_date=date(2022, 12, 20)
    )
    EventFactory(slug="a", edition=now)
    EventFactory(slug="b", edition=then, start_date=date(2022, 12, 5))
    return now, then


def slugs(client, query="", name=LIST):
    response = client.get(reverse(name) + query)
    assert response.status_code == 200
    return [event.slug for event in response.context["object_list"]]


def test_it_opens_with_the_current_edition(national, editions):
    assert slugs(national) == ["a"]


def test_the_edition_stands_among_the_filters_and_can_be_taken_away(national, editions):
    page = national.get(reverse(LIST))
    (shown,) = page.context["active_filters"]
    assert shown.auto_id == "id_edition"
    assert "edition=" not in shown.removed_filter_url
    assert page.context["is_filtering"]
    # What the cross of the filter asks for.
    assert set(slugs(national, name=RESULTS)) == {"a", "b"}


def test_links_of_the_page_keep_it(national, editions):
    page = national.get(reverse(LIST)).content.decode()
    assert f"?edition={editions[0].pk}&amp;export=csv" in page
    assert f"?edition={editions[0].pk}&amp;export=xlsx" in page


@pytest.mark.parametrize("query", ["?q=", "?editorial=live", "?ordering=start_date", "?p=1"])
def test_who_asks_for_something_gets_it_from_every_edition(national, editions, query):
    assert set(slugs(national, query)) == {"a", "b"}


def test_another_edition_can_be_chosen(national, editions):
    assert slugs(national, f"?edition={editions[1].pk}") == ["b"]


def test_between_editions_it_shows_all(national):
    then = EditionFactory(
        year=2022, start_date=date(2022, 12, 1), end_date=date(2022, 12, 20), archived=True
    )
    EventFactory(slug="b", edition=then)
    assert slugs(national) == ["b"]


def test_the_nearest_day_comes_first_then_no_day_then_what_is_over(national):
    edition = EditionFactory(start_date=date(2026, 11, 1))
    days = {
        "yesterday": date(2026, 11, 19), "long-ago": date(2026, 11, 2),
        "today": date(2026, 11, 20), "soon": date(2026, 11, 21), "late": date(2026, 12, 20),
    }  # fmt: skip
    for slug, day in reversed(days.items()):
        EventFactory(slug=slug, edition=edition, start_date=day)
    EventFactory(slug="open", edition=edition, no_date=True)
    assert slugs(national) == ["today", "soon", "late", "open", "yesterday", "long-ago"]


def test_what_goes_on_is_not_over_and_hours_follow_each_other(national):
    edition = EditionFactory(start_date=date(2026, 11, 1))
    EventFactory(slug="ten", edition=edition, start_date=date(2026, 11, 20))
    EventFactory(
        slug="nine", edition=edition, start_date=date(2026, 11, 20), start_time=time(9),
    )  # fmt: skip
    EventFactory(
        slug="week", edition=edition, start_date=date(2026, 11, 16), end_date=date(2026, 11, 22)
    )
    assert slugs(national) == ["week", "nine", "ten"]


def test_a_column_chosen_to_sort_by_wins(national):
    EventFactory(slug="late", start_date=date(2026, 12, 9))
    EventFactory(slug="soon", start_date=date(2026, 12, 2))
    assert slugs(national, "?ordering=-start_date") == ["late", "soon"]


def test_a_file_holds_what_the_list_shows(national, editions):
    query = f"?edition={editions[1].pk}&export=csv"
    content = b"".join(national.get(reverse(LIST) + query)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    assert len(rows) == 2 and "b" in content
