"""The page of all problems: what it shows to whom, its filters, its pages and its files."""

import csv
import io
from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from campaign_site.core.permissions.roles import EDITORS, NATIONAL, OBSERVERS, PARTNERS, PRESS
from events.enums import EditionState
from events.models import Event
from tests.factories import (
    BlackoutFactory,
    EditionFactory,
    EventFactory,
    EventKindFactory,
    EventPersonFactory,
    PartnerRoleFactory,
    PersonFactory,
    UserFactory,
    VenueFactory,
)
from tests.roles import account, browser, coordinator, two_regions

SECRET = "Confidentiel7"


@pytest.fixture
def url():
    return reverse("planning_problems")


@pytest.fixture
def world(db):
    """An edition with a clash across two regions, and one event without a fault."""
    rabat, marrakech = two_regions()
    edition = EditionFactory(start_date=date(2026, 12, 1), end_date=date(2027, 12, 20))
    person = PersonFactory(name_fr="Amina Doe")
    room = VenueFactory(name_fr="Grande salle", capacity=30)
    fields = {
        "edition": edition,
        "summary_fr": "Résumé",
        "summary_ar": "ملخص",
    }
    here = EventFactory(slug="here", title_fr="Atelier", region=rabat, venue=room, **fields)
    there = EventFactory(
        slug="there", title_fr=SECRET, title_ar=SECRET, region=marrakech,
        venue=VenueFactory(), start_time=time(11), **fields,
    )  # fmt: skip
    good = EventFactory(
        slug="good", region=rabat, start_date=date(2026, 12, 2), venue=room, **fields
    )
    for event in (here, there):
        EventPersonFactory(event=event, person=person)
    for event in (here, there, good):
        PartnerRoleFactory(event=event)
    return {"edition": edition, "here": here, "there": there, "good": good, "rabat": rabat,
            "marrakech": marrakech}  # fmt: skip


@pytest.fixture
def national(world):
    return browser(account(NATIONAL))


def shown(client, url: str, query: str = "") -> list[tuple[str, str]]:
    """Title and kind of problem of each line of a page."""
    response = client.get(url + query)
    assert response.status_code == 200
    return [
        (line.title, line.code)
        for group in response.context.get("groups", [])
        for line in group["lines"]
    ]


def titles(client, url: str, query: str = "") -> list[str]:
    return [title for title, _code in shown(client, url, query)]


def test_the_national_team_sees_both_sides_and_links_to_each(national, world, url):
    page = national.get(url)
    assert titles(national, url) == ["Atelier", SECRET]
    for event in (world["here"], world["there"]):
        edit = reverse("wagtailsnippets_events_event:edit", args=[event.pk])
        assert page.text.count(f'href="{edit}"') == 2
    assert "Amina Doe" in page.text


def test_a_coordinator_reads_of_the_other_region_without_its_title(world, url):
    client = browser(coordinator(world["rabat"]))
    page = client.get(url)
    assert titles(client, url) == ["Atelier"]
    assert SECRET not in page.text
    assert str(world["there"].pk) not in [
        part.split("/")[0] for part in page.text.split("/edit/")[1:]
    ]
    assert world["marrakech"].name_fr in page.text


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_files_tell_a_coordinator_no_more_than_the_page(world, url, ending):
    client = browser(coordinator(world["rabat"]))
    rows = table(client.get(f"{url}?export={ending}"))
    assert [row[4] for row in rows[1:]] == ["here"]
    assert SECRET not in str(rows)
    assert world["marrakech"].name_fr in rows[1][11]


def test_observers_read_and_are_led_to_what_they_may_open(world, url):
    client = browser(account(OBSERVERS))
    page = client.get(url)
    assert titles(client, url) == ["Atelier", SECRET]
    inspect = reverse("wagtailsnippets_events_event:inspect", args=[world["here"].pk])
    assert f'href="{inspect}"' in page.text
    assert "/edit/" not in page.text.partition("<main")[2]
    assert client.get(inspect).status_code == 200


def test_a_partner_sees_the_problems_of_its_own_proposals_only(world, url):
    author = account(PARTNERS)
    client = browser(author)
    assert titles(client, url) == []
    world["here"].live = False
    world["here"].save()
    world["here"].save_revision(user=author)
    page = client.get(url)
    assert titles(client, url) == ["Atelier"]
    assert SECRET not in page.text


@pytest.mark.parametrize("role", [PRESS, EDITORS])
def test_who_reads_no_events_is_not_offered_the_page(world, url, role):
    client = browser(account(role))
    assert client.get(url).status_code == 302
    assert client.get(url).url == reverse("wagtailadmin_home")
    assert url not in client.get(reverse("wagtailadmin_home")).text
    assert url in browser(account(NATIONAL)).get(reverse("wagtailadmin_home")).text


def test_strangers_are_asked_to_log_in(client, world, url):
    assert client.get(url).status_code == 302
    client.force_login(UserFactory())
    assert client.get(url).status_code == 302
    assert client.get(f"{url}?export=csv").status_code == 302


def test_filters(national, world, url):
    rabat, marrakech = world["rabat"], world["marrakech"]
    EventFactory(
        slug="late", title_fr="Tard", edition=world["edition"], region=None,
        start_date=date(2028, 1, 1), kind=EventKindFactory(), venue=VenueFactory(),
    )  # fmt: skip
    late = Event.objects.get(slug="late")
    assert set(titles(national, url, f"?region={rabat.pk}")) == {"Atelier"}
    assert set(titles(national, url, f"?region={marrakech.pk}")) == {SECRET}
    assert set(titles(national, url, "?region=none")) == {"Tard"}
    assert titles(national, url, "?code=outside") == ["Tard"]
    assert titles(national, url, "?severity=error") == ["Tard"]
    assert "Tard" not in titles(national, url, "?code=person")
    assert set(titles(national, url, f"?kind={late.kind_id}")) == {"Tard"}
    assert titles(national, url, f"?code=person&event={world['here'].pk}") == ["Atelier"]
    assert titles(national, url, "?code=venue") == []
    assert titles(national, url, f"?edition={EditionFactory().pk}") == []


def test_grouped_by_problem_or_by_region(national, world, url):
    groups = national.get(url).context["groups"]
    assert [(len(group["lines"]), group["total"]) for group in groups] == [(2, 2)]
    groups = national.get(f"{url}?by=region").context["groups"]
    assert {group["title"] for group in groups} == {
        world["rabat"].name_fr,
        world["marrakech"].name_fr,
    }


def test_counts_keep_to_the_other_filters(national, world, url):
    EventFactory(edition=world["edition"], region=world["rabat"], title_ar="")
    counts = {str(c["label"]): c["number"] for c in national.get(url).context["counts"]}
    by_region = national.get(f"{url}?region={world['rabat'].pk}&code=ar").context["counts"]
    narrowed = {str(count["label"]): count["number"] for count in by_region}
    assert sum(narrowed.values()) == sum(counts.values()) - 1
    assert [count["current"] for count in by_region].count(True) == 1


def test_a_long_list_has_pages(national, world, url):
    for _number in range(14):
        EventFactory(edition=world["edition"])
    first = shown(national, url)
    page = national.get(url)
    assert len(first) == 50
    assert page.context["total"] > 50
    assert page.context["later"] in page.text.replace("&amp;", "&")
    second = shown(national, url, "?p=2")
    assert len(first) + len(second) == page.context["total"]
    assert shown(national, url, "?p=999") == second


@pytest.mark.parametrize(
    "query",
    ["?region=x", "?region=999999999999999999999", "?code=x", "?severity=x", "?kind=-1", "?by=x",
     "?event=x", "?event=99999999999999999999", "?p=x", "?p=99999999999", "?export=pdf",
     "?region=%00", "?code=" + "x" * 3000],
)  # fmt: skip
def test_hostile_filters_answer_politely(national, world, url, query):
    assert national.get(url + query).status_code in {200, 400}


@pytest.mark.parametrize("query", ["?edition=x", "?edition=999999999999999999999", "?edition=0"])
def test_an_edition_that_does_not_exist(national, url, query):
    assert national.get(url + query, follow=True).status_code == 404
    assert national.get(f"{url}{query}&export=csv", follow=True).status_code == 404


def test_an_event_of_another_region_is_not_named_by_its_number(world, url):
    client = browser(coordinator(world["rabat"]))
    page = client.get(f"{url}?event={world['there'].pk}")
    assert page.status_code == 200
    assert SECRET not in page.text
    assert page.context["total"] == 0


def test_nothing_to_do_is_said_kindly(db, url):
    two_regions()
    client = browser(account(NATIONAL))
    assert client.get(url).status_code == 200
    EditionFactory()
    assert 'class="problem-none"' in client.get(url).text
    assert 'class="problem-none"' in client.get(f"{url}?code=venue").text


def test_one_event_alone_is_no_whole_edition(national, world, url):
    page = national.get(f"{url}?event={world['good'].pk}")
    assert page.context["total"] == 0
    assert page.context["is_filtered"] is True
    assert "Aucun problème dans cette édition" not in page.text
    field = f'<input type="hidden" name="event" value="{world["good"].pk}"'
    assert field in page.text
    for query in ("", "?event=x"):
        assert 'name="event"' not in national.get(url + query).text


def test_without_an_edition_there_is_no_file(db, url):
    two_regions()
    answer = browser(account(NATIONAL)).get(f"{url}?export=csv")
    assert answer.status_code == 200
    assert "Content-Disposition" not in answer


def test_an_archive_is_only_read(national, world, url):
    world["edition"].state = EditionState.ARCHIVED
    world["edition"].save()
    page = national.get(f"{url}?edition={world['edition'].pk}")
    assert titles(national, f"{url}?edition={world['edition'].pk}")
    assert "/edit/" not in page.text.partition("<main")[2]


def table(response) -> list[list]:
    assert response.status_code == 200
    body = b"".join(response.streaming_content)
    if response["Content-Type"].startswith("text/csv"):
        assert body.startswith(b"\xef\xbb\xbf")
        return list(csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))
    sheet = load_workbook(io.BytesIO(body)).active
    return [["" if value is None else value for value in row] for row in sheet.values]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_has_the_lines_of_the_filters(national, world, url, ending):
    EventFactory(edition=world["edition"], slug="formula", title_fr="=1+1", title_ar="")
    rows = table(national.get(f"{url}?code=person&export={ending}"))
    assert [row[4] for row in rows[1:]] == ["here", "there"]
    assert str(rows[1][5])[:10] == "2026-12-01"
    assert str(rows[1][7])[:5] == "10:00"
    assert rows[1][11] == SECRET
    assert all(len(row) == len(rows[0]) for row in rows)
    risky = table(national.get(f"{url}?code=ar&export={ending}"))[1]
    assert risky[3] == ("'=1+1" if ending == "csv" else "=1+1")


def test_a_workbook_for_arabic_readers_runs_from_right_to_left(world, url):
    client = browser(account(NATIONAL, language="ar"))
    body = b"".join(client.get(f"{url}?export=xlsx").streaming_content)
    sheet = load_workbook(io.BytesIO(body)).active
    assert sheet.sheet_view.rightToLeft
    assert sheet.cell(2, 7).value == "الثلاثاء"


def test_the_same_number_of_queries_for_one_problem_and_for_many(world, url):
    client = browser(coordinator(world["rabat"]))
    BlackoutFactory()
    client.get(url)
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))
        for number in range(3):
            event = EventFactory(
                edition=world["edition"], region=world["rabat"], venue=world["here"].venue,
                capacity=80 + number, title_ar="",
            )  # fmt: skip
            EventPersonFactory(event=event)
            EventPersonFactory(event=event, person=world["here"].people.get().person)
    assert counts[0] <= 25
    # The room has a name now, which the first page did not need.
    assert counts[1] == counts[0] + 1
