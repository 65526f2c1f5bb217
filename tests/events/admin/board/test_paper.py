"""The board on sheets of A3: every part of a row bears its name, and no name comes twice as id."""

from collections import Counter
from datetime import date

import pytest

from campaign_site.core.permissions.roles import NATIONAL
from events.admin.board.paper import CARDS_PER_STRIP
from tests.factories import VenueFactory
from tests.html_checks import faults
from tests.roles import account, browser

from .boards import national, open_board, planned, week


def test_a_long_row_comes_in_strips_that_bear_its_name(regions):
    edition = week()
    number = CARDS_PER_STRIP * 2 + 1
    events = [planned(edition, region=regions[0]) for _n in range(number)]
    response = open_board(national(), edition, print=1)
    [sheet] = response.context["sheets"]
    strips = [row for row in sheet.rows if row.key == str(regions[0].pk)]
    assert [row.continued for row in strips] == [False, True, True]
    assert [len(row.cells[1].events) for row in strips] == [CARDS_PER_STRIP, CARDS_PER_STRIP, 1]
    shown = [event.pk for row in strips for event in row.cells[1].events]
    assert shown == [event.pk for event in events]
    html = response.content.decode()
    assert html.count(f'<span class="name">{regions[0].name_fr}</span>') == 3
    assert html.count("<small>(suite)</small>") == 2
    # What is planned is counted once, under the first.
    assert html.count(f"<b>{number}</b>") == 2  # the row and the day


def test_a_row_with_little_stays_one_strip(regions):
    edition = week()
    planned(edition, region=regions[0])
    [sheet] = open_board(national(), edition, print=1).context["sheets"]
    keys = Counter(row.key for row in sheet.rows)
    assert set(keys.values()) == {1}
    assert not any(row.continued for row in sheet.rows)


def test_a_week_of_the_month_repeats_its_days(regions):
    edition = week()
    for _n in range(CARDS_PER_STRIP + 1):
        planned(edition, region=regions[0])
    for _n in range(CARDS_PER_STRIP * 7):
        planned(edition, no_date=True)
    response = open_board(national(), edition, print=1, rows="month")
    [sheet] = response.context["sheets"]
    assert [row.continued for row in sheet.rows] == [False, False, True]
    assert [row.cells[1].name for row in sheet.rows[1:]] == ["1er déc.", "1er déc."]


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("rows", ["regions", "venues", "month"])
def test_several_sheets_repeat_no_id(regions, rows, language):
    edition = week(end_date=date(2026, 12, 20))
    VenueFactory(region=regions[0])
    for day in (1, 19):
        for _n in range(CARDS_PER_STRIP + 1):
            planned(edition, region=regions[0], start_date=date(2026, 12, day))
    client = browser(account(NATIONAL, language=language))
    html = open_board(client, edition, rows=rows, print=1).content.decode()
    assert faults(html) == []
    assert html.count("<section>") == (1 if rows == "month" else 3)
    assert 'class="grip"' not in html


def test_rows_that_come_in_pages_stand_on_one_paper(regions, monkeypatch):
    monkeypatch.setattr("events.admin.board.rows.PER_PAGE", 2)
    edition = week()
    events = [planned(edition, venue=VenueFactory(region=regions[0])) for _n in range(3)]
    VenueFactory(region=regions[0])  # with nothing in it
    for page in (1, 2):
        response = open_board(national(), edition, rows="venues", page=page, print=1)
        html = response.text
        assert [html.count(f'data-e="{event.pk}"') for event in events] == [1, 1, 1]
        [sheet] = response.context["sheets"]
        assert len(sheet.rows) == 2 + 3  # no place yet, in schools, and the three


def test_a_paper_fills_its_rows_with_what_is_free(regions):
    venue = VenueFactory(region=regions[0])
    [sheet] = open_board(national(), week(), rows="venues", print=1).context["sheets"]
    assert [row.key for row in sheet.rows] == ["none", "school", str(venue.pk)]


def test_a_paper_says_which_days_it_leaves_out(regions):
    edition = week(start_date=date(2026, 10, 1), end_date=date(2026, 11, 29))
    response = open_board(national(), edition, print=1)
    assert response.context["later"] == f"?edition={edition.pk}&first=2026-11-15&print=1"
    assert "dimanche 15 novembre 2026" in response.text
    rest = open_board(national(), edition, print=1, first="2026-11-15")
    assert "15 novembre 2026" not in rest.text
    on_screen = open_board(national(), edition)
    assert "print=1" not in on_screen.context["later"]
