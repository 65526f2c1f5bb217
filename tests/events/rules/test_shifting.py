"""Days of one edition in the next."""

from datetime import date, timedelta

import pytest

from events.rules.shifting import (
    DATES,
    WEEKDAYS,
    Shift,
    in_year,
    proposed_days,
    same_weekday,
)


@pytest.mark.parametrize("year", range(2020, 2034))
@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2026, 12, 1), date(2026, 1, 1)])
def test_the_same_weekday_is_at_most_three_days_away(day, year):
    found = same_weekday(day, year)
    assert found.weekday() == day.weekday()
    assert abs(found - in_year(day, year)) <= timedelta(days=3)


def test_the_first_of_december_of_the_next_year():
    assert same_weekday(date(2026, 12, 1), 2027) == date(2027, 11, 30)
    assert same_weekday(date(2027, 12, 1), 2028) == date(2028, 11, 29)


def test_a_leap_day_has_a_place_in_every_year():
    assert in_year(date(2024, 2, 29), 2025) == date(2025, 2, 28)
    assert in_year(date(2024, 2, 29), 2028) == date(2028, 2, 29)


def test_whole_weeks_keep_every_weekday_across_a_leap_day():
    shift = Shift(WEEKDAYS, date(2027, 12, 1), date(2028, 12, 1))
    assert shift.days == 364
    for step in range(60):
        day = date(2027, 12, 1) + timedelta(days=step)
        assert shift.move(day).weekday() == day.weekday()


def test_whole_weeks_are_the_nearest_to_the_dates_chosen():
    assert Shift(WEEKDAYS, date(2026, 12, 1), date(2027, 12, 1)).days == 364
    assert Shift(WEEKDAYS, date(2026, 12, 1), date(2027, 12, 6)).days == 371


def test_dates_keep_day_and_month():
    shift = Shift(DATES, date(2026, 12, 1), date(2027, 12, 1))
    assert shift.move(date(2026, 12, 15)) == date(2027, 12, 15)
    assert shift.move(date(2027, 1, 10)) == date(2028, 1, 10)


def test_dates_of_february_never_fall_out_of_the_calendar():
    shift = Shift(DATES, date(2024, 2, 1), date(2025, 2, 1))
    assert shift.move(date(2024, 2, 29)) == date(2025, 2, 28)
    assert shift.move(date(2024, 3, 1)) == date(2025, 3, 1)


def test_another_first_day_moves_all_by_the_same_number_of_days():
    shift = Shift(DATES, date(2026, 12, 1), date(2027, 12, 6))
    assert shift.move(date(2026, 12, 3)) == date(2027, 12, 8)


@pytest.mark.parametrize("rule", [WEEKDAYS, DATES])
def test_a_month_stays_a_month(rule):
    shift = Shift(rule, date(2026, 12, 1), date(2027, 12, 1))
    assert shift.move_month(date(2026, 12, 1)) == date(2027, 12, 1)
    assert shift.move_month(date(2027, 1, 31)) == date(2028, 1, 1)


def test_a_month_follows_the_edition_to_another():
    shift = Shift(DATES, date(2026, 12, 1), date(2027, 2, 1))
    assert shift.move_month(date(2026, 12, 1)) == date(2027, 2, 1)


def test_the_order_of_days_is_kept():
    days = [date(2024, 2, 20) + timedelta(days=step) for step in range(30)]
    for rule in (WEEKDAYS, DATES):
        moved = [Shift(rule, date(2024, 2, 20), date(2025, 2, 20)).move(day) for day in days]
        assert moved == sorted(moved)


def test_beyond_the_calendar_is_said():
    with pytest.raises(ValueError):
        Shift(WEEKDAYS, date(2026, 12, 1), date(9999, 12, 1)).move(date(2200, 12, 1))


def test_both_proposals_for_the_next_year():
    first, last = date(2026, 12, 1), date(2026, 12, 20)
    assert proposed_days(WEEKDAYS, first, last, 2027) == (date(2027, 11, 30), date(2027, 12, 19))
    assert proposed_days(DATES, first, last, 2027) == (date(2027, 12, 1), date(2027, 12, 20))


def test_an_edition_without_days_proposes_what_it_has():
    assert proposed_days(DATES, None, None, 2027) == (None, None)
    assert proposed_days(WEEKDAYS, None, date(2026, 12, 20), 2027) == (None, date(2027, 12, 20))
    assert proposed_days(WEEKDAYS, date(2026, 12, 1), None, 2027) == (date(2027, 11, 30), None)
