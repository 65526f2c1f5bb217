"""Local times and their instants, across the changes of clocks in Morocco."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from campaign_site.core.time import to_local
from events.enums import DatePrecision
from events.models import Event
from events.schedule import derived_instants, has_day, last_day

DAY = date(2026, 12, 1)


def event(**fields: object) -> Event:
    return Event(**{"start_date": DAY, **fields})


def utc(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=UTC)


@pytest.mark.parametrize("precision", DatePrecision.values)
@pytest.mark.parametrize("day", [None, DAY])
def test_only_a_known_day_is_a_day(precision, day):
    known = precision == DatePrecision.DAY and day is not None
    found = event(date_precision=precision, start_date=day)
    assert has_day(found) == known
    assert last_day(found) == (DAY if known else None)


def test_the_last_day_is_the_first_unless_another_is_given():
    assert last_day(event(end_date=date(2026, 12, 3))) == date(2026, 12, 3)
    assert last_day(event(date_precision="month", end_date=date(2026, 12, 3))) is None


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"end_time": time(12)},
        {"start_date": None, "start_time": time(10)},
        {"date_precision": "month", "start_time": time(10), "end_time": time(12)},
        {"date_precision": "none", "start_date": None, "start_time": time(10)},
        {"end_date": date(2026, 12, 4)},
    ],
)
def test_without_a_day_or_an_hour_there_is_no_instant(fields):
    assert derived_instants(event(**fields)) == (None, None)


@pytest.mark.parametrize(
    ("fields", "starts", "ends"),
    [
        # Since 20 September 2026 Morocco keeps UTC all the year.
        ({"start_time": time(10)}, utc(2026, 12, 1, 10), None),
        (
            {"start_time": time(10), "end_time": time(12)},
            utc(2026, 12, 1, 10),
            utc(2026, 12, 1, 12),
        ),
        (
            {"start_time": time(22), "end_time": time(1), "end_date": date(2026, 12, 2)},
            utc(2026, 12, 1, 22),
            utc(2026, 12, 2, 1),
        ),
        # Before that it was an hour ahead, except in Ramadan.
        (
            {"start_date": date(2025, 12, 1), "start_time": time(10)},
            utc(2025, 12, 1, 9),
            None,
        ),
        (
            {"start_date": date(2026, 3, 1), "start_time": time(10), "end_time": time(11)},
            utc(2026, 3, 1, 10),
            utc(2026, 3, 1, 11),
        ),
        # An event across the end of summer time for good: a day and an hour long.
        (
            {
                "start_date": date(2026, 9, 19),
                "start_time": time(10),
                "end_date": date(2026, 9, 20),
                "end_time": time(10),
            },
            utc(2026, 9, 19, 9),
            utc(2026, 9, 20, 10),
        ),
        # Another zone, in winter and in summer.
        (
            {"start_time": time(10), "zone": "Europe/Paris"},
            utc(2026, 12, 1, 9),
            None,
        ),
        (
            {"start_date": date(2027, 7, 1), "start_time": time(10), "zone": "Europe/Paris"},
            utc(2027, 7, 1, 8),
            None,
        ),
        # The first minutes of a year in a zone ahead are of the year before.
        (
            {
                "start_date": date(2027, 1, 1),
                "start_time": time(0, 30),
                "zone": "Asia/Riyadh",
            },
            utc(2026, 12, 31, 21, 30),
            None,
        ),
    ],
)
def test_instants_follow_the_rules_of_their_own_day(fields, starts, ends):
    assert derived_instants(event(**fields)) == (starts, ends)


@pytest.mark.parametrize(
    ("day", "hour", "starts"),
    [
        # Paris, 28 March 2027: from two to three there is no hour; 25 October 2026: two twice.
        (date(2027, 3, 28), time(2, 30), utc(2027, 3, 28, 1, 30)),
        (date(2026, 10, 25), time(2, 30), utc(2026, 10, 25, 0, 30)),
    ],
)
def test_hours_that_do_not_exist_or_exist_twice(day, hour, starts):
    found = event(start_date=day, start_time=hour, zone="Europe/Paris")
    assert derived_instants(found)[0] == starts


@pytest.mark.parametrize("zone", ["Africa/Casablanca", "Europe/Paris", "America/New_York"])
@pytest.mark.parametrize("start", [date(2025, 12, 1), date(2026, 12, 1), date(2030, 6, 1)])
def test_the_wall_clock_is_found_again_on_every_day(zone, start):
    for number in range(0, 60, 7):
        day = start + timedelta(days=number)
        starts_at, ends_at = derived_instants(
            event(start_date=day, start_time=time(10), end_time=time(12, 30), zone=zone)
        )
        assert to_local(starts_at, zone).replace(tzinfo=None) == datetime.combine(day, time(10))
        assert to_local(ends_at, zone).time() == time(12, 30)
        assert ends_at - starts_at == timedelta(hours=2, minutes=30)


def test_an_unknown_zone_is_an_error_not_another_hour():
    with pytest.raises(ValueError, match="unknown time zone"):
        derived_instants(event(start_time=time(10), zone="Atlantis/Capital"))
