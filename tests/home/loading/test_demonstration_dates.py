from datetime import date, time

import pytest

from campaign_site.home.loading.demonstration.changes import later
from campaign_site.home.loading.demonstration.dates import (
    SLOTS,
    EditionDates,
    before_working_day,
    hours,
)

DECEMBER = EditionDates(date(2026, 12, 1), date(2026, 12, 20))


@pytest.mark.parametrize(
    ("loaded", "first"),
    [
        (date(2026, 11, 22), date(2026, 12, 1)),
        (date(2026, 11, 24), date(2026, 12, 1)),
        (date(2026, 11, 25), date(2027, 1, 1)),
        (date(2026, 12, 31), date(2027, 2, 1)),
        (date(2027, 1, 1), date(2027, 2, 1)),
        (date(2027, 2, 22), date(2027, 3, 1)),
        (date(2027, 2, 23), date(2027, 4, 1)),
    ],
)
def test_the_first_first_of_a_month_seven_days_away(loaded, first):
    dates = EditionDates.loaded_on(loaded)
    assert dates.first == first
    assert (dates.last - dates.first).days == 19


def test_working_days_and_saturdays_of_twenty_days():
    assert len(DECEMBER.working_days()) == 14
    assert DECEMBER.saturdays() == [date(2026, 12, 5), date(2026, 12, 12), date(2026, 12, 19)]


@pytest.mark.parametrize(
    ("number", "day"),
    [(0, date(2026, 12, 1)), (5, date(2026, 12, 5)), (99, date(2026, 12, 19))],
)
def test_days_are_counted_from_the_first_and_never_a_sunday(number, day):
    assert DECEMBER.day(number) == day


def test_classes_meet_in_the_morning_on_a_friday():
    friday = date(2026, 12, 4)
    for position in range(6):
        assert hours("class", friday, position)[1] <= time(12)
    assert hours("class", date(2026, 12, 3), 2) == (time(14, 30), time(16))


def test_every_slot_ends_after_it_begins():
    for slots in SLOTS.values():
        assert all(start < end for start, end in slots)


@pytest.mark.parametrize(
    ("day", "back", "found"),
    [
        (date(2026, 11, 22), 4, date(2026, 11, 18)),
        (date(2026, 11, 26), 4, date(2026, 11, 20)),
        (date(2026, 11, 25), 4, date(2026, 11, 20)),
    ],
)
def test_a_working_day_before(day, back, found):
    assert before_working_day(day, back=back) == found
    assert found.weekday() < 5


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2026, 12, 1), date(2026, 12, 3)),
        (date(2026, 12, 3), date(2026, 12, 7)),
        (date(2026, 12, 18), date(2026, 12, 17)),
    ],
)
def test_a_new_day_stays_inside_the_edition(day, moved):
    assert later(day, last=DECEMBER.last) == moved
