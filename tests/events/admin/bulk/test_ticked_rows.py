"""The entries below the list: what "all" means, and files of the ticked rows."""

import csv
import io
from datetime import date
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from campaign_site.core.permissions.roles import (
    NATIONAL,
    OBSERVERS,
    PARTNERS,
    coordination_name,
)
from tests.factories import EditionFactory, EventFactory, PersonFactory, ProjectFactory
from tests.roles import account, browser, coordinator, two_regions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_first_of_december")]

LIST = reverse("wagtailsnippets_events_event:list")


@pytest.fixture
def on_the_first_of_december(time_machine):
    time_machine.move_to("2026-12-01T09:00:00+00:00", tick=False)


@pytest.fixture
def regions():
    return two_regions()


def entry(action: str) -> str:
    return reverse("wagtail_bulk_action", args=["events", "event", f"event_{action}"])


def led_to(client, action: str, *ids: object, shown: str = LIST) -> str:
    ticked = "&".join(f"id={one}" for one in ids)
    return client.get(f"{entry(action)}?{ticked}&next={quote(shown)}")["Location"]


def rows_of_csv(answer) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text[:200] else ","))[1:]


def test_all_of_the_list_as_it_opens_is_the_current_edition(regions):
    current = EditionFactory(start_date=date(2026, 12, 1), end_date=date(2026, 12, 20))
    own = EventFactory(edition=current)
    EventFactory(edition=EditionFactory(year=2020, start_date=date(2020, 12, 1), end_date=None))
    EventFactory(edition=None, project=ProjectFactory())
    client = browser(account(NATIONAL))
    listed = client.get(LIST).context["object_list"]
    assert [event.pk for event in listed] == [own.pk]
    for shown in (LIST, f"{LIST}?"):
        order = led_to(client, "cancel", "all", shown=shown)
        assert parse_qs(urlsplit(order).query) == {"edition": [str(current.pk)]}
        assert client.get(order).context["chosen"] == 1


def test_all_without_an_address_of_the_list_is_no_more_than_its_opening(regions):
    current = EditionFactory(start_date=date(2026, 12, 1), end_date=date(2026, 12, 20))
    EventFactory(edition=None, project=ProjectFactory())
    client = browser(account(NATIONAL))
    answer = client.get(f"{entry('cancel')}?id=all")
    assert answer["Location"].endswith(f"?edition={current.pk}")
    stranger = client.get(f"{entry('cancel')}?id=all&next=https://example.com/?q=x")
    assert stranger["Location"].endswith(f"?edition={current.pk}")


def test_all_of_a_filtered_list_is_what_it_shows(regions):
    one, _other = EventFactory(title_fr="Table ronde"), EventFactory(title_fr="Atelier")
    client = browser(account(NATIONAL))
    order = led_to(client, "cancel", "all", shown=f"{LIST}?edition=&q=ronde&p=1")
    page = client.get(order)
    assert page.context["chosen"] == 1
    assert one.title_fr in page.text


def test_ticked_rows_alone_become_a_file(regions):
    one, two, _third = (EventFactory(title_fr=f"Titre {n}") for n in range(3))
    client = browser(account(NATIONAL))
    answer = client.get(led_to(client, "xlsx", one.pk, two.pk))
    assert "events.xlsx" in answer["Content-Disposition"]
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    cells = {cell for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {"Titre 0", "Titre 1"} <= cells
    assert "Titre 2" not in cells
    text = client.get(led_to(client, "csv", two.pk))
    assert [row for row in rows_of_csv(text) if "Titre 1" in row]


def test_a_file_of_all_has_the_rows_of_the_list(regions):
    EventFactory(title_fr="Table ronde"), EventFactory(title_fr="Atelier")
    client = browser(account(NATIONAL))
    address = led_to(client, "csv", "all", shown=f"{LIST}?q=ronde")
    (row,) = rows_of_csv(client.get(address))
    assert "Table ronde" in row


def test_a_row_that_one_does_not_see_is_in_no_file(regions):
    rabat, marrakech = regions
    own = EventFactory(region=rabat, title_fr="À Rabat")
    foreign = EventFactory(region=marrakech, title_fr="Titre secret")
    for user in (coordinator(rabat), account(coordination_name("MA-04"))):
        client = browser(user)
        for query in (f"id={own.pk}&id={foreign.pk}", "", f"id={foreign.pk}"):
            address = f"{reverse('planning_bulk_file', args=['csv'])}?{query}"
            text = str(rows_of_csv(client.get(address)))
            assert "Titre secret" not in text
            assert ("À Rabat" in text) == (query != f"id={foreign.pk}")


def test_files_are_for_whoever_reads_events_and_in_known_forms(regions):
    EventFactory(region=regions[0])
    address = reverse("planning_bulk_file", args=["csv"])
    for role in (OBSERVERS, PARTNERS):
        assert browser(account(role)).get(address).status_code == 200
    nobody = account()
    nobody.is_staff = True
    nobody.save()
    assert browser(nobody).get(address).status_code in (302, 403)
    assert browser(account(NATIONAL)).get(address.replace("csv", "exe")).status_code == 404
    assert browser(account(NATIONAL)).get(f"{address}?status=nonsense").status_code == 400


def test_a_person_is_chosen_not_listed(regions):
    event, person = EventFactory(), PersonFactory(name_fr="Salma Secrète")
    address = f"{reverse('planning_bulk_order', args=['assign'])}?id={event.pk}"
    page = browser(account(NATIONAL)).get(address)
    assert "Salma Secrète" not in page.text
    assert reverse(type(person).snippet_viewset.chooser_viewset.get_url_name("choose")) in page.text
    assert "chooser" in page.text
