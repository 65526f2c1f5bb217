"""The days of a board, and its days off: nothing is read."""

from datetime import date, timedelta

import pytest

from campaign_site.core.languages import LocalText
from events.admin.board.days import (
    DaysOff,
    board_days,
    day_key,
    each_day,
    is_within,
    week_of,
)
from events.models import Edition
from events.selectors.board import BoardEvent, DayOff

TUESDAY = date(2026, 12, 1)
SATURDAY = date(2026, 12, 5)


def on(day: date | None) -> BoardEvent:
    """An event of which only the day matters."""
    return BoardEvent(
        day, None, None, 1, 1, None, None, None, "day", "scheduled", True, False, None, 0
    )  # fmt: skip


def edition(first: date | None = TUESDAY, last: date | None = SATURDAY) -> Edition:
    return Edition(start_date=first, end_date=last)


def test_every_day_of_the_edition_has_a_column():
    days = board_days(edition(), [], None, None)
    assert days == list(each_day(TUESDAY, SATURDAY))
    assert len(days) == 5


def test_days_outside_the_edition_have_one_when_something_is_planned():
    late = SATURDAY + timedelta(days=9)
    assert board_days(edition(), [on(late), on(None)], None, None)[-2:] == [SATURDAY, late]


def test_an_edition_without_dates_has_the_days_of_its_events():
    assert board_days(edition(None, None), [on(SATURDAY), on(TUESDAY)], None, None) == [
        TUESDAY,
        SATURDAY,
    ]
    assert board_days(edition(None, None), [], None, None) == []
    assert board_days(edition(TUESDAY, None), [], None, None) == [TUESDAY]


@pytest.mark.parametrize(
    ("first", "last", "number"),
    [(SATURDAY, None, 1), (None, TUESDAY, 1), (TUESDAY, SATURDAY, 5), (date(2027, 1, 1), None, 0)],
)
def test_bounds_cut_the_days(first, last, number):
    assert len(board_days(edition(), [], first, last)) == number


def test_a_mistyped_year_does_not_ask_for_a_column_per_day():
    assert len(board_days(edition(TUESDAY, date(9999, 12, 31)), [], None, None)) == 401
    assert board_days(edition(date.max, date.max), [], None, None) == [date.max]


def test_names_of_days_and_weeks():
    assert day_key(TUESDAY) == "2026-12-01"
    assert day_key(None) == "none"
    assert week_of(SATURDAY) == week_of(TUESDAY) == date(2026, 11, 30)


def test_what_is_within_an_edition():
    assert is_within(edition(), SATURDAY)
    assert not is_within(edition(), SATURDAY + timedelta(days=1))
    assert not is_within(edition(TUESDAY, None), SATURDAY)
    assert is_within(edition(None, None), SATURDAY)


def off(name: str, *regions: int) -> DayOff:
    return DayOff(TUESDAY, TUESDAY, LocalText(name, "fr", "ltr", False), False, frozenset(regions))


def test_days_off_of_the_country_and_of_regions():
    days_off = DaysOff([off("Fête"), off("Vacances", 4, 7)])
    assert [d.name.text for d in days_off.everywhere(TUESDAY)] == ["Fête"]
    assert [d.name.text for d in days_off.only_in(4, TUESDAY)] == ["Vacances"]
    assert days_off.only_in(5, TUESDAY) == ()
    assert days_off.only_in(None, TUESDAY) == ()
    assert days_off.only_in(4, SATURDAY) == ()
    assert [d.name.text for d in days_off.regional(TUESDAY, frozenset({1, 7}))] == ["Vacances"]
    assert days_off.regional(TUESDAY, frozenset({1})) == ()
