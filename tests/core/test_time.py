import zoneinfo
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
import time_machine

from campaign_site.core import checks
from campaign_site.core import time as clock


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_now_is_an_aware_instant_in_utc():
    with time_machine.travel(utc(2026, 12, 1, 9, 30), tick=False):
        assert clock.now() == utc(2026, 12, 1, 9, 30)
        assert clock.now().utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        (utc(2022, 11, 30, 22, 59), date(2022, 11, 30)),
        (utc(2022, 11, 30, 23, 0), date(2022, 12, 1)),
        (utc(2026, 11, 30, 23, 30), date(2026, 11, 30)),
        (utc(2026, 12, 1, 0, 0), date(2026, 12, 1)),
    ],
)
def test_today_is_the_date_on_the_wall_in_morocco(instant, expected):
    with time_machine.travel(instant, tick=False):
        assert clock.today() == expected


def test_today_elsewhere():
    with time_machine.travel(utc(2026, 12, 1, 23, 30), tick=False):
        assert clock.today("Europe/Paris") == date(2026, 12, 2)


@pytest.mark.parametrize(
    ("day", "wall", "expected"),
    [
        (date(2021, 11, 4), time(10), utc(2021, 11, 4, 9)),
        (date(2022, 12, 1), time(10), utc(2022, 12, 1, 9)),
        (date(2026, 12, 1), time(10), utc(2026, 12, 1, 10)),
        # Ramadan 2022: UTC+0 from 27 March to 8 May.
        (date(2022, 3, 26), time(10), utc(2022, 3, 26, 9)),
        (date(2022, 3, 28), time(10), utc(2022, 3, 28, 10)),
        (date(2022, 5, 7), time(10), utc(2022, 5, 7, 10)),
        (date(2022, 5, 9), time(10), utc(2022, 5, 9, 9)),
        # The end of UTC+1: 20 September 2026 at 02:00.
        (date(2026, 9, 19), time(23, 59), utc(2026, 9, 19, 22, 59)),
        (date(2026, 9, 20), time(0, 59), utc(2026, 9, 19, 23, 59)),
        (date(2026, 9, 20), time(2), utc(2026, 9, 20, 2)),
        # No change in Ramadan any more.
        (date(2027, 2, 20), time(10), utc(2027, 2, 20, 10)),
    ],
)
def test_to_instant_uses_the_rule_of_the_events_own_date(day, wall, expected):
    instant = clock.to_instant(day, wall)
    assert instant == expected
    assert instant.utcoffset() == timedelta(0)


def test_a_repeated_hour_is_its_first_occurrence():
    # 20 September 2026: 01:30 at UTC+1, then again at UTC+0.
    first = utc(2026, 9, 20, 0, 30)
    assert clock.to_instant(date(2026, 9, 20), time(1, 30)) == first
    assert clock.to_instant(date(2026, 9, 20), time(1, 30, fold=1)) == first
    assert clock.to_local(first).hour == 1
    assert clock.to_local(utc(2026, 9, 20, 1, 30)).hour == 1


def test_a_skipped_hour_moves_forward_by_the_gap():
    # 8 May 2022: from 02:00 at UTC+0 to 03:00 at UTC+1.
    instant = clock.to_instant(date(2022, 5, 8), time(2, 30))
    assert clock.to_local(instant).replace(tzinfo=None) == datetime(2022, 5, 8, 3, 30)


@pytest.mark.parametrize("day", [date(2022, 12, 1), date(2022, 4, 10), date(2026, 12, 1)])
def test_local_and_instant_are_inverse(day):
    local = clock.to_local(clock.to_instant(day, time(14, 30)))
    assert (local.date(), local.time()) == (day, time(14, 30))


def test_iso_form_carries_the_offset():
    assert clock.to_local(utc(2026, 12, 1, 10)).isoformat() == "2026-12-01T10:00:00+00:00"
    assert clock.to_local(utc(2022, 12, 1, 9)).isoformat() == "2022-12-01T10:00:00+01:00"


def test_another_zone():
    assert clock.to_instant(date(2026, 12, 1), time(10), "Europe/Paris") == utc(2026, 12, 1, 9)


def test_day_bounds_hold_one_local_day():
    assert clock.day_bounds(date(2022, 12, 1)) == (
        utc(2022, 11, 30, 23),
        utc(2022, 12, 1, 23),
    )
    start, end = clock.day_bounds(date(2026, 9, 20))
    assert end - start == timedelta(hours=25)


def test_the_last_day_has_bounds():
    assert clock.day_bounds(date.max)[0] == utc(9999, 12, 31)


@pytest.mark.parametrize(
    "name", ["", "Africa", "Nowhere/None", "../etc/passwd", "Africa/\0", "\ud800", "x" * 20_000]
)
def test_unknown_zones_are_a_value_error(name):
    assert not clock.is_zone(name)
    with pytest.raises(ValueError, match="unknown time zone"):
        clock.to_instant(date(2026, 12, 1), time(10), name)


def test_known_zone():
    assert clock.is_zone(clock.ZONE_NAME)


def test_naive_instants_and_aware_wall_times_are_refused():
    with pytest.raises(ValueError, match="aware"):
        clock.to_local(datetime(2026, 12, 1, 10))
    with pytest.raises(ValueError, match="no zone"):
        clock.to_instant(date(2026, 12, 1), time(10, tzinfo=UTC))


def test_years_out_of_range_are_a_value_error():
    with pytest.raises(ValueError, match="out of range"):
        clock.to_instant(date.min, time.min, "Asia/Tokyo")
    with pytest.raises(ValueError, match="out of range"):
        clock.to_local(datetime.max.replace(tzinfo=UTC), "Asia/Tokyo")


def test_zone_data_of_the_system_are_not_read():
    assert zoneinfo.TZPATH == ()


def test_the_check_accepts_the_installed_data():
    assert checks.zone_data_are_current(app_configs=None) == []


def test_the_check_refuses_rules_from_before_the_change():
    (error,) = checks.offset_errors(timezone(timedelta(hours=1)))
    assert error.id == "core.E001"
    assert error.is_serious()
    assert "1:00:00 on 2026-12-01" in error.msg
