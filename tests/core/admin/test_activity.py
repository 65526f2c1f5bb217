"""The screen of activity, and the same as a file."""

import csv
import io

import pytest
from django.utils import translation
from wagtail.log_actions import log

from campaign_site.core.permissions.roles import NATIONAL, PARTNERS, PRESS
from tests.factories import EventFactory, UserFactory
from tests.roles import account, browser, coordinator, two_regions

pytestmark = pytest.mark.django_db
SCREEN = "/admin/activity/"
SECRET = "Confidentiel7"
QUERIES = 17


@pytest.fixture
def regions():
    return two_regions()


def told(client, **query):
    return client.get(SCREEN, query)


def csv_rows(response):
    content = b"".join(response).decode()
    assert content.startswith("\ufeff")
    return list(csv.reader(io.StringIO(content[1:]), delimiter=";"))


def test_a_coordinator_reads_the_own_region_and_no_foreign_title(regions):
    rabat, marrakech = regions
    author = UserFactory(first_name="Amina", last_name="Alaoui")
    log(EventFactory(region=rabat), "wagtail.publish", user=author, title="Soirée")
    log(EventFactory(region=marrakech), "wagtail.publish", title=SECRET)
    client = browser(coordinator(rabat))
    page = told(client)
    assert page.status_code == 200
    assert "Soirée" in page.text
    assert "Amina Alaoui" in page.text
    assert SECRET not in page.text
    assert SECRET not in str(csv_rows(told(client, export="csv")))


@pytest.mark.parametrize("role", [PARTNERS, PRESS])
def test_people_without_records_have_an_empty_page(regions, role):
    log(EventFactory(region=regions[0]), "wagtail.edit", title=SECRET)
    page = told(browser(account(role)))
    assert page.status_code == 200
    assert SECRET not in page.text
    assert page.context["total"] == 0


def test_filters_stand_in_the_address(regions):
    boss = account(NATIONAL)
    log(EventFactory(region=None), "wagtail.edit", user=boss, title="Par moi")
    log(EventFactory(region=None), "wagtail.publish", title="Par un autre")
    client = browser(boss)
    page = told(client, person=boss.pk, kind="events.event", action="wagtail.edit")
    assert page.context["total"] == 1
    assert "Par un autre" not in page.text
    assert len(csv_rows(told(client, person=boss.pk, export="csv"))) == 2


@pytest.mark.parametrize(
    "query",
    [
        {"person": "x"}, {"person": "9" * 40}, {"kind": "auth.group"}, {"action": "no.such"},
        {"since": "yesterday"}, {"since": "0001-01-01"}, {"until": "9999-12-31"}, {"p": "9" * 30},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_left_out(regions, query):
    log(EventFactory(region=None), "wagtail.edit")
    page = told(browser(account(NATIONAL)), **query)
    assert page.status_code == 200
    assert page.context["total"] == 1


def test_no_cell_is_a_formula_and_times_are_local(regions):
    entry = log(EventFactory(region=None), "wagtail.edit", title='=HYPERLINK("x")')
    header, row = csv_rows(told(browser(account(NATIONAL)), export="csv"))
    assert len(header) == len(row) == 6
    assert row[4] == '\'=HYPERLINK("x")'
    assert row[0].startswith(f"{entry.timestamp:%Y-}")


@pytest.mark.parametrize(("language", "word"), [("ar", "تحرير"), ("fr", "Modifier")])
def test_a_file_speaks_its_readers_language_from_the_first_line_to_the_last(
    regions, language, word
):
    log(EventFactory(region=None), "wagtail.edit", title="x")
    response = told(browser(account(NATIONAL, language=language)), export="csv")
    with translation.override("en"):
        _header, row = csv_rows(response)
    assert row[2:4] == [word, {"ar": "نشاط", "fr": "activité"}[language]]


def test_a_deleted_record_is_named_without_a_link(regions):
    event = EventFactory(region=None)
    address = f"/admin/snippets/events/event/inspect/{event.pk}/"
    log(event, "wagtail.edit", title="Perdu")
    client = browser(account(NATIONAL))
    assert address in told(client).text
    log(event, "wagtail.delete", title="Perdu", deleted=True)
    event.delete()
    page = told(client).text
    assert "Perdu" in page
    assert address not in page


def test_the_screen_asks_as_much_for_one_entry_as_for_three(regions, django_assert_num_queries):
    own = coordinator(regions[0])
    client = browser(own)
    log(EventFactory(region=regions[0]), "wagtail.edit", user=own)
    told(client)  # what is known of types is kept
    for number in (1, 3):
        with django_assert_num_queries(QUERIES):
            page = told(client)
        assert page.context["total"] == number
        log(EventFactory(region=regions[0]), "wagtail.edit", user=own)
        log(EventFactory(region=regions[0]), "wagtail.edit", user=own)


def test_strangers_are_sent_to_the_login(db, client):
    assert told(client).status_code == 302
