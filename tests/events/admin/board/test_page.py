"""The page of the board: what it shows of an edition, filtered, counted, on paper."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
import time_machine
from django.contrib.staticfiles import finders

from campaign_site.core.permissions.roles import NATIONAL, OBSERVERS
from events.enums import DatePrecision, EventStatus, PersonRole
from events.models import Edition
from tests.factories import (
    BlackoutFactory,
    EditionGoalFactory,
    EventKindFactory,
    EventPersonFactory,
    PartnerRoleFactory,
    SchoolFactory,
    VenueFactory,
)
from tests.html_checks import faults
from tests.roles import account, browser

from .boards import BOARD, CELL, TUESDAY, WEDNESDAY, national, open_board, planned, shown, week


def test_a_focused_card_is_scrolled_out_from_under_what_sticks():
    rules = Path(finders.find("admin_site/board.css")).read_text("utf-8")
    frame = rules.split("\n.board-scroll {")[1].split("}")[0]
    assert "scroll-padding-block-start" in frame
    assert "scroll-padding-inline-start" in frame


def test_events_stand_in_their_region_and_day(edition, regions):
    rabat, marrakech = regions
    first = planned(edition, region=rabat)
    second = planned(edition, region=marrakech, start_date=date(2026, 12, 2))
    country = planned(edition)
    undated = planned(edition, region=rabat, no_date=True)
    month = planned(edition, region=rabat, date_precision=DatePrecision.MONTH)
    assert shown(national(), edition) == {
        f"{rabat.pk}.{TUESDAY}": [first.pk],
        f"{marrakech.pk}.{WEDNESDAY}": [second.pk],
        f"none.{TUESDAY}": [country.pk],
        f"{rabat.pk}.none": [month.pk, undated.pk],
    }


def test_a_region_with_nothing_stands_out(edition, regions):
    rabat, marrakech = regions
    planned(edition, region=rabat)
    html = open_board(national(), edition).content.decode()
    assert f'<th scope="row" id="r.{marrakech.pk}" class="nothing">' in html
    assert f'<th scope="row" id="r.{rabat.pk}">' in html


def test_totals_against_goals(edition, regions):
    rabat, marrakech = regions
    EditionGoalFactory(edition=edition, region=None, events=10)
    EditionGoalFactory(edition=edition, region=rabat, events=2)
    for status in (EventStatus.SCHEDULED, EventStatus.POSTPONED, EventStatus.CANCELLED):
        planned(edition, region=rabat, status=status)
    response = open_board(national(), edition)
    board = response.context["board"]
    assert (len(board.planned), board.goal) == (2, 10)
    first = response.context["grid"].rows[0]
    assert (first.planned, first.goal, first.reached, first.shown) == (2, 2, True, 3)
    html = response.content.decode()
    assert "<bdi>2 / 2</bdi>" in html
    assert '<progress max="10" value="2"' in html


def test_a_card_says_what_an_organiser_needs(edition, regions):
    kind = EventKindFactory(name_fr="Table ronde")
    event = planned(
        edition,
        kind=kind,
        region=regions[0],
        start_time=time(9, 30),
        end_date=date(2026, 12, 3),
        capacity=40,
        heads_promised=40,
        title_fr="",
        title_ar="مائدة <b>",
        status=EventStatus.CANCELLED,
    )
    html = open_board(national(), edition).content.decode()
    [card] = [part for part in html.split("<li ") if f'data-e="{event.pk}"' in part]
    assert card.startswith('class="card draft s-cancelled"')
    assert "<b>09:30</b> <span>Table ronde</span>" in card
    assert 'lang="ar" dir="rtl">مائدة &lt;b&gt;</a>' in card
    assert '<bdi class="fill full">40/40</bdi>' in card
    assert "<i>Brouillon</i>" in card
    assert "<i>Annulé</i>" in card
    assert f'href="/admin/planning/events/{event.pk}/change/"' in card


def test_problems_stand_on_the_card(edition, regions):
    outside = planned(edition, region=regions[0], start_date=date(2026, 12, 9), title_ar="")
    html = open_board(national(), edition).content.decode()
    [card] = [part for part in html.split("<li ") if f'data-e="{outside.pk}"' in part]
    assert card.startswith('class="card draft grave"')
    assert "<em>Pas de titre arabe</em>" in card


def test_days_off_are_named(edition, regions):
    BlackoutFactory(
        name_fr="Fête du Trône", start_date=date(2026, 12, 1), end_date=date(2026, 12, 1)
    )
    regional = BlackoutFactory(
        name_fr="Examens locaux", start_date=date(2026, 12, 2), end_date=date(2026, 12, 2)
    )
    regional.regions.set([regions[1]])
    html = open_board(national(), edition).content.decode()
    assert html.count("Fête du Trône") == 1
    assert html.count('<small class="day-off">Examens locaux</small>') == 1
    cell = html.split(f'id="c.{regions[1].pk}.{WEDNESDAY}"')[1]
    assert cell.split(">")[0].endswith('class="off"')


def test_rows_of_facilitators(edition, regions):
    event = planned(edition, region=regions[0])
    two = [EventPersonFactory(event=event, role=PersonRole.FACILITATOR).person for _n in range(2)]
    alone = planned(edition, region=regions[0])
    EventPersonFactory(event=alone, role=PersonRole.GUEST)
    found = shown(national(), edition, rows="facilitators")
    assert found == {f"{p.pk}.{TUESDAY}": [event.pk] for p in two} | {f"none.{TUESDAY}": [alone.pk]}


def test_rows_of_venues(edition, regions):
    venue = VenueFactory(region=regions[0])
    free = VenueFactory(region=regions[0])
    room = planned(edition, region=regions[0], venue=venue)
    school = planned(edition, region=regions[0], school=SchoolFactory(region=regions[0]))
    nowhere = planned(edition, region=regions[0])
    response = open_board(national(), edition, rows="venues")
    assert shown(national(), edition, rows="venues") == {
        f"{venue.pk}.{TUESDAY}": [room.pk],
        f"school.{TUESDAY}": [school.pk],
        f"none.{TUESDAY}": [nowhere.pk],
    }
    assert [row.key for row in response.context["grid"].rows][2:] == [str(venue.pk), str(free.pk)]


def test_rows_of_many_venues_come_in_pages(edition, regions, monkeypatch):
    monkeypatch.setattr("events.admin.board.rows.PER_PAGE", 2)
    for _n in range(3):
        VenueFactory()
    first = open_board(national(), edition, rows="venues")
    second = open_board(national(), edition, rows="venues", page=2)
    beyond = open_board(national(), edition, rows="venues", page=9)
    assert [len(r.context["grid"].rows) for r in (first, second, beyond)] == [4, 3, 3]
    assert [page["number"] for page in first.context["pages"]] == [1, 2]


def test_a_cell_is_opened_on_the_page_of_its_row(edition, regions, monkeypatch):
    monkeypatch.setattr("events.admin.board.rows.PER_PAGE", 1)
    for _n in range(2):
        VenueFactory()
    field = '<input type="hidden" name="page" value="2">'
    assert field not in open_board(national(), edition, rows="venues").text
    assert field in open_board(national(), edition, rows="venues", page=2).text
    assert field not in open_board(national(), edition, rows="month", page=2).text


def test_the_month(edition, regions):
    event = planned(edition, region=regions[0])
    undated = planned(edition, no_date=True)
    assert shown(national(), edition, rows="month") == {
        f".{TUESDAY}": [event.pk],
        ".none": [undated.pk],
    }


FILTERS = {
    "region": lambda event: {"region": event.region_id},
    "kind": lambda event: {"kind": event.kind_id},
    "status": lambda event: {"status": "postponed"},
    "state": lambda event: {"editorial": "live"},
    "words": lambda event: {"q": "RONDE table"},
    "problem": lambda event: {"problem": "time"},
    "any problem": lambda event: {"problem": "any"},
    "days": lambda event: {"first": WEDNESDAY, "last": WEDNESDAY},
}


@pytest.mark.parametrize("name", FILTERS)
def test_filters_leave_what_they_name(edition, regions, name):
    wanted = planned(
        edition,
        region=regions[1],
        start_date=date(2026, 12, 2),
        start_time=None,
        end_time=None,
        live=True,
        status=EventStatus.POSTPONED if name == "status" else EventStatus.SCHEDULED,
        title_fr="Table ronde",
        title_ar="",
    )
    other = planned(edition, region=regions[0], school=SchoolFactory(region=regions[0]))
    client = national()
    if name == "any problem":
        # The other lacks an institution only.
        PartnerRoleFactory(event=other)
    found = shown(client, edition, **FILTERS[name](wanted))
    assert [pk for pks in found.values() for pk in pks] == [wanted.pk]
    whole = shown(client, edition)
    assert sorted(pk for pks in whole.values() for pk in pks) == [wanted.pk, other.pk]


def test_what_nobody_offered_is_told_and_leaves_everything_in(edition, regions):
    event = planned(edition, region=regions[0])
    response = open_board(national(), edition, kind="x", first="2026-12-05", last="2026-12-01")
    assert set(response.context["form"].errors) == {"kind", "last"}
    assert not response.context["board"].wanted.kind
    html = response.content.decode()
    assert f'data-e="{event.pk}"' not in html  # the first day still counts
    assert 'class="error-message"' in html


@pytest.mark.parametrize("edition_name", ["0", "999999", "x", "1" * 40])
def test_an_edition_that_does_not_exist(regions, edition_name):
    assert national().get(f"{BOARD}?edition={edition_name}", follow=True).status_code == 404


def test_a_site_without_editions_says_so(regions):
    response = national().get(BOARD)
    assert response.status_code == 200
    assert response.context["board"] is None
    assert national().get(CELL, follow=True).status_code == 404


def test_the_current_edition_is_the_boards_own(edition, regions):
    later = week(start_date=date(2027, 12, 1), end_date=date(2027, 12, 5), year=2027)
    client = national()
    with time_machine.travel(date(2026, 11, 1)):
        client = national()
        response = client.get(BOARD)
        assert response.context["board"].wanted.edition == edition
        assert f'<option value="{edition.pk}" selected>' in response.content.decode()
    Edition.objects.update(state="preparing")
    with time_machine.travel(date(2026, 11, 1)):
        assert client.get(BOARD).context["board"].wanted.edition == later


def test_a_long_edition_shows_the_first_days_and_a_way_on(regions):
    first = date(2026, 10, 1)
    edition = week(start_date=first, end_date=first + timedelta(days=59))
    response = open_board(national(), edition)
    assert len(response.context["board"].days) == 45
    assert response.context["later"].endswith("first=2026-11-15")
    rest = open_board(national(), edition, first="2026-11-15")
    assert (len(rest.context["board"].days), rest.context["later"]) == (15, "")


@pytest.mark.parametrize("rows", ["regions", "facilitators", "venues", "month"])
@pytest.mark.parametrize("on_paper", [False, True])
def test_the_html_is_well_formed(edition, regions, rows, on_paper):
    planned(edition, region=regions[0])
    planned(edition, no_date=True)
    query = {"rows": rows} | ({"print": 1} if on_paper else {})
    html = open_board(national(), edition, **query).content.decode()
    start = 0 if on_paper else html.index('<table id="board"')
    assert faults(html[start : html.index("</table>", start) + 8] if start else html) == []


def test_paper_shows_every_card_and_nothing_to_click_through(edition, regions, monkeypatch):
    monkeypatch.setattr("events.admin.board.grid.CARDS", 1)
    monkeypatch.setattr("events.admin.board.grid.FEWEST", 1)
    events = [planned(edition, region=regions[0]) for _n in range(4)]
    place = f"{regions[0].pk}.{TUESDAY}"
    assert len(shown(national(), edition)[place]) == 1
    response = open_board(national(), edition, print=1)
    html = response.content.decode()
    assert sum(html.count(f'data-e="{event.pk}"') for event in events) == 4
    assert "wagtail-sidebar" not in html
    assert "<form" not in html


def test_a_crowded_cell_opens_by_its_address_and_as_a_part(edition, regions, monkeypatch):
    monkeypatch.setattr("events.admin.board.grid.CARDS", 1)
    monkeypatch.setattr("events.admin.board.grid.FEWEST", 1)
    events = [planned(edition, region=regions[0]).pk for _n in range(3)]
    place = f"{regions[0].pk}.{TUESDAY}"
    client = national()
    html = open_board(client, edition).content.decode()
    assert f'form="board-open" name="open" value="{place}"' in html
    assert shown(client, edition, open=place)[place] == events
    part = client.get(f"{CELL}?edition={edition.pk}&open={place}").content.decode().strip()
    assert part.startswith(f'<td id="c.{place}"')
    assert all(f'data-e="{pk}"' in part for pk in events)
    for nothing in ("", "&open=7", "&open=0.2026-12-01", f"&open={place}&open=x.y"):
        response = client.get(f"{CELL}?edition={edition.pk}{nothing}", follow=True)
        assert response.status_code == 404


COUNTS = {"regions": 20, "facilitators": 22, "venues": 21, "month": 20}


@pytest.mark.parametrize("rows", COUNTS)
def test_the_board_costs_the_same_for_one_event_and_for_three(
    edition, regions, rows, django_assert_num_queries
):
    client = national()
    for more in ((), (1, 2)):
        for _n in (0, *more):
            event = planned(edition, region=regions[0], venue=VenueFactory(region=regions[0]))
            EventPersonFactory(event=event, role=PersonRole.FACILITATOR)
        open_board(client, edition, rows=rows)
        with django_assert_num_queries(COUNTS[rows]):
            open_board(client, edition, rows=rows)


def test_an_archived_edition_is_only_read(regions):
    edition = week(state="archived")
    event = planned(edition, region=regions[0])
    html = open_board(national(), edition).content.decode()
    assert f'data-e="{event.pk}"' in html
    assert 'class="grip"' not in html


def test_an_observer_reads_without_moving(edition, regions):
    event = planned(edition, region=regions[0])
    html = open_board(browser(account(OBSERVERS)), edition).content.decode()
    assert f'href="/admin/snippets/events/event/inspect/{event.pk}/"' in html
    assert 'class="grip"' not in html
    writable = open_board(browser(account(NATIONAL)), edition).content.decode()
    assert writable.count('class="grip"') == 1
