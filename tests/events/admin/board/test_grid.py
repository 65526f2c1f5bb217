"""How a board is laid out: which card in which cell, what is shaded, what is counted."""

from collections import Counter
from datetime import date, time

from campaign_site.core.languages import LocalText
from events.admin.board.days import DaysOff, each_day
from events.admin.board.grid import CARDS, FEWEST, Layout, share
from events.admin.board.paper import DAYS_PER_SHEET, sheets
from events.admin.board.rows import RowHead, Rows, keys_function
from events.models import Edition
from events.selectors.board import BoardEvent, DayOff

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 5)
EDITION = Edition(start_date=FIRST, end_date=LAST)


def text(words: str) -> LocalText:
    return LocalText(words, "fr", "ltr", False)


def event(pk: int, region: int | None = 4, day: date | None = FIRST, hour: int = 9) -> BoardEvent:
    return BoardEvent(
        day, None, time(hour), pk, 1, region, None, None, "day", "scheduled", True, False,
        None, 0,
    )  # fmt: skip


ROWS = Rows(
    [RowHead("4", text("Rabat"), 4), RowHead("7", text("Marrakech"), 7)],
    keys_function("regions", {}),
)


def layout(*events: BoardEvent, **options) -> Layout:
    options = {
        "days": list(each_day(FIRST, LAST)),
        "days_off": DaysOff(options.pop("off", ())),
        "edition": EDITION,
        "lang": "fr",
    } | options
    return Layout(events=list(events), **options)


def by_rows(*events: BoardEvent, **options):
    return layout(*events, **options).by_rows(ROWS, Counter({"4": 2, "7": 0}), {"4": 2, "7": 9})


def placed(grid) -> dict[tuple[str, str], list[int]]:
    return {(c.row, c.key): [e.pk for e in c.events] for c in grid.cells if c.events}


def test_cards_stand_in_their_row_and_day():
    grid = by_rows(event(1), event(2, region=7, day=LAST), event(3, day=None))
    assert placed(grid) == {
        ("4", "2026-12-01"): [1],
        ("7", "2026-12-05"): [2],
        ("4", "none"): [3],
    }
    assert [head.key for head in grid.heads][:2] == ["none", "2026-12-01"]
    assert [head.total for head in grid.heads] == [1, 1, 0, 0, 0, 1]


def test_a_cell_is_in_order_of_hours():
    grid = by_rows(event(1, hour=11), event(2, hour=8), event(3, hour=9))
    assert placed(grid) == {("4", "2026-12-01"): [2, 3, 1]}


def test_rows_tell_what_is_planned_against_the_goal():
    rabat, marrakech = by_rows(event(1), event(2)).rows
    assert (rabat.shown, rabat.planned, rabat.goal, rabat.reached) == (2, 2, 2, True)
    assert (marrakech.shown, marrakech.planned, marrakech.goal) == (0, 0, 9)
    assert not marrakech.reached


def test_days_are_named_and_fridays_marked():
    heads = by_rows().heads
    assert [head.key for head in heads if head.friday] == ["2026-12-04"]
    assert (heads[1].weekday, heads[1].name) == ("mar.", "1er déc.")
    assert heads[1].full == "mardi 1er décembre"
    arabic = by_rows(lang="ar").heads
    assert arabic[4].weekday == "الجمعة"
    assert "دجنبر" in arabic[4].full


def test_a_day_off_of_the_country_shades_its_column_and_one_of_a_region_its_cell():
    everywhere = DayOff(FIRST, FIRST, text("Fête"), False, frozenset())
    regional = DayOff(LAST, LAST, text("Examens"), False, frozenset({7}))
    grid = by_rows(off=[everywhere, regional])
    assert [off.name.text for off in grid.heads[1].off] == ["Fête"]
    assert grid.heads[5].off == ()
    shaded = {(c.row, c.key): [o.name.text for o in c.off] for c in grid.cells if c.shaded}
    assert shaded == {
        ("4", "2026-12-01"): [],
        ("7", "2026-12-01"): [],
        ("7", "2026-12-05"): ["Examens"],
    }


def test_days_outside_the_edition_are_marked():
    grid = by_rows(days=[FIRST, date(2026, 12, 9)])
    assert [head.outside for head in grid.heads] == [False, False, True]
    assert [cell.outside for cell in grid.rows[0].cells] == [False, False, True]


def test_a_cell_shows_its_share_and_counts_the_rest():
    crowd = [event(pk) for pk in range(1, CARDS + 2)]
    cell = by_rows(*crowd).rows[0].cells[1]
    assert (len(cell.events), cell.total, cell.hidden) == (CARDS, CARDS + 1, 1)
    assert share(1) == CARDS
    assert share(10_000) == FEWEST


def test_an_opened_cell_shows_everything_and_a_moved_card_is_never_hidden(monkeypatch):
    monkeypatch.setattr("events.admin.board.grid.CARDS", 2)
    crowd = [event(pk) for pk in range(1, 6)]
    place = ("4", "2026-12-01")
    assert placed(by_rows(*crowd)) == {place: [1, 2]}
    assert placed(by_rows(*crowd, whole={place})) == {place: [1, 2, 3, 4, 5]}
    assert placed(by_rows(*crowd, whole=None)) == {place: [1, 2, 3, 4, 5]}
    assert placed(by_rows(*crowd, first={5})) == {place: [1, 5]}


def test_cells_nobody_asks_for_stay_empty_but_counted():
    grid = by_rows(event(1), event(2, region=7), only={("7", "2026-12-01")})
    assert placed(grid) == {("7", "2026-12-01"): [2]}
    assert grid.heads[1].total == 2


def test_a_month_has_weeks_from_monday_and_a_tray():
    grid = layout(event(1), event(2, region=7, day=LAST), event(3, day=None)).by_weeks(frozenset())
    tray, week = grid.rows
    assert [(c.key, c.span, len(c.events)) for c in tray.cells] == [("none", 7, 1)]
    assert [cell.key for cell in week.cells][:2] == ["2026-11-30", "2026-12-01"]
    assert placed(grid) == {("", "none"): [3], ("", "2026-12-01"): [1], ("", "2026-12-05"): [2]}
    assert [cell.outside for cell in week.cells] == [True, *[False] * 5, True]
    assert (week.shown, week.label.text) == (2, "30 nov.")
    assert [head.friday for head in grid.heads] == [n == 4 for n in range(7)]


def test_a_month_names_the_days_off_of_the_regions_it_shows():
    regional = DayOff(LAST, LAST, text("Examens"), False, frozenset({7}))
    with_it = layout(off=[regional]).by_weeks(frozenset({4, 7}))
    without = layout(off=[regional]).by_weeks(frozenset({4}))
    assert [c.key for c in with_it.cells if c.shaded] == ["2026-12-05"]
    assert [c.key for c in without.cells if c.shaded] == []


def test_paper_has_a_few_days_to_a_sheet():
    days = list(each_day(FIRST, date(2026, 12, 20)))
    grid = by_rows(event(1, day=date(2026, 12, 20)), days=days)
    cut = list(sheets(grid))
    assert [len(sheet.heads) for sheet in cut] == [8, 8, 5]
    assert all(len(row.cells) <= DAYS_PER_SHEET for sheet in cut for row in sheet.rows)
    assert placed(cut[2]) == {("4", "2026-12-20"): [1]}
    assert [row.label.text for row in cut[1].rows] == ["Rabat", "Marrakech"]


def test_a_month_fits_on_one_sheet():
    grid = layout(event(1)).by_weeks(frozenset())
    [sheet] = sheets(grid)
    assert sheet.rows == grid.rows


def test_where_an_event_stands_in_each_kind_of_rows():
    one = event(1)
    in_room, in_school = one._replace(venue_id=9, school_id=3), one._replace(school_id=3)
    led_by = {1: [5, 6]}
    assert keys_function("regions", led_by)(one) == ["4"]
    assert keys_function("regions", led_by)(one._replace(region_id=None)) == ["none"]
    assert keys_function("facilitators", led_by)(one) == ["5", "6"]
    assert keys_function("facilitators", {})(one) == ["none"]
    assert [keys_function("venues", {})(e) for e in (in_room, in_school, one)] == [
        ["9"],
        ["school"],
        ["none"],
    ]
    assert keys_function("month", led_by)(one) == [""]
