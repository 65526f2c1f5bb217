"""Days off, Fridays, the days of the edition and of registration."""

from datetime import date, timedelta

import pytest

from events.enums import BlackoutKind, EventStatus
from events.rules.problems import find_problems

from .builders import FRIDAY, TUESDAY, codes, days_off, planned

WEDNESDAY = TUESDAY + timedelta(days=1)


def friday(hours: str, **fields: object) -> bool:
    found = codes(planned(1, hours, **{"start_date": FRIDAY, **fields}))
    return "friday" in found.get(1, [])


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ("11:00-12:00", False),
        ("11:59-12:30", True),
        ("11:00-12:01", True),
        ("12:00-13:00", True),
        ("14:59-16:00", True),
        ("15:00-16:00", False),
        ("08:00-18:00", True),
        ("09:00-10:00", False),
        ("10:00", False),
        ("10:01", True),
        ("", False),
    ],
)
def test_the_edges_of_the_friday_prayer(hours, told):
    assert friday(hours) == told


@pytest.mark.parametrize("offset", range(7))
def test_only_fridays_are_fridays(offset):
    day = FRIDAY + timedelta(days=offset)
    assert friday("12:00-14:00", start_date=day) == (offset == 0)


def test_the_ministry_counts_from_sunday_and_the_rule_does_not_care():
    """2026-12-04 is الجمعة in every calendar; so is the first Friday of Ramadan 2027."""
    assert friday("13:00-14:00", start_date=date(2027, 2, 12))
    assert not friday("13:00-14:00", start_date=date(2027, 2, 11))


@pytest.mark.parametrize(
    ("first", "hours", "last", "told"),
    [
        (FRIDAY - timedelta(days=1), "09:00-17:00", FRIDAY, True),
        (FRIDAY - timedelta(days=1), "09:00-11:00", FRIDAY, False),
        (FRIDAY, "15:30-10:00", FRIDAY + timedelta(days=1), False),
        (FRIDAY, "15:30-10:00", FRIDAY + timedelta(days=8), True),
        (FRIDAY - timedelta(days=3), "09:00-17:00", FRIDAY - timedelta(days=1), False),
        (FRIDAY - timedelta(days=3), "", FRIDAY, False),
    ],
)
def test_fridays_within_several_days(first, hours, last, told):
    assert friday(hours, start_date=first, end_date=last) == told


@pytest.mark.parametrize("status", [EventStatus.CANCELLED, EventStatus.POSTPONED])
def test_what_does_not_take_place_is_on_no_friday_and_no_day_off(status):
    event = planned(1, "12:00-14:00", start_date=FRIDAY, status=status)
    assert codes(event, blackouts=[days_off(FRIDAY, FRIDAY)]) == {}


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (TUESDAY, TUESDAY, True),
        (TUESDAY - timedelta(days=9), TUESDAY, True),
        (TUESDAY - timedelta(days=9), TUESDAY - timedelta(days=1), False),
        (TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=9), False),
    ],
)
def test_both_ends_of_days_off_are_off(first, last, told):
    found = codes(planned(1), blackouts=[days_off(first, last)])
    assert found == ({1: ["blackout"]} if told else {})


def test_an_event_of_several_days_meets_a_day_off_once():
    event = planned(1, start_date=TUESDAY, end_date=TUESDAY + timedelta(days=5))
    off = [
        days_off(WEDNESDAY, WEDNESDAY + timedelta(days=1)),
        days_off(WEDNESDAY, WEDNESDAY, id=2),
    ]
    found = find_problems([event], off)[1]
    told = [problem.facts["blackout_id"] for problem in found if problem.code == "blackout"]
    assert told == [1, 2]


def test_the_hour_does_not_matter_on_a_day_off():
    off = [days_off(TUESDAY, TUESDAY)]
    assert codes(planned(1, ""), blackouts=off) == {1: ["blackout", "time"]}


@pytest.mark.parametrize(("region", "told"), [(4, True), (7, True), (9, False), (None, False)])
def test_a_regional_day_off_is_told_in_its_regions(region, told):
    off = days_off(TUESDAY, TUESDAY, region_ids=frozenset({4, 7}))
    assert (codes(planned(1, region_id=region), blackouts=[off]) != {}) == told


@pytest.mark.parametrize("region", [4, None])
def test_a_national_day_off_is_everybodys(region):
    assert codes(planned(1, region_id=region), blackouts=[days_off(TUESDAY, TUESDAY)])


@pytest.mark.parametrize(
    ("kind", "for_pupils", "told"),
    [
        (BlackoutKind.SCHOOL_HOLIDAY, True, True),
        (BlackoutKind.SCHOOL_HOLIDAY, False, False),
        (BlackoutKind.EXAMS, True, True),
        (BlackoutKind.EXAMS, False, False),
        (BlackoutKind.PUBLIC_HOLIDAY, False, True),
        (BlackoutKind.RAMADAN, False, True),
        (BlackoutKind.OTHER, False, True),
    ],
)
def test_school_holidays_and_exams_concern_pupils(kind, for_pupils, told):
    off = days_off(TUESDAY, TUESDAY, kind=kind)
    assert (codes(planned(1, for_pupils=for_pupils), blackouts=[off]) != {}) == told


def test_without_a_day_there_is_no_day_off():
    off = [days_off(TUESDAY, TUESDAY)]
    assert codes(planned(1, date_precision="month"), blackouts=off) == {1: ["day"]}


EDITION = {"edition_first": TUESDAY, "edition_last": date(2026, 12, 20)}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, False),
        ({"start_date": date(2026, 12, 20)}, False),
        ({"start_date": date(2026, 12, 21)}, True),
        ({"start_date": date(2026, 11, 30)}, True),
        ({"end_date": date(2026, 12, 21)}, True),
        ({"start_date": date(2027, 1, 5), "date_precision": "month"}, False),
        ({"start_date": date(2027, 1, 5), "edition_last": None}, False),
        ({"start_date": date(2027, 1, 5), "status": EventStatus.CANCELLED}, False),
    ],
)
def test_outside_the_edition_is_an_error(fields, told):
    found = find_problems([planned(1, **(EDITION | fields))], ())
    outside = [p for p in found.get(1, []) if p.code == "outside"]
    assert bool(outside) == told
    assert all(p.severity == "error" for p in outside)


@pytest.mark.parametrize(
    ("fields", "edge"),
    [
        ({"registration_closes": TUESDAY}, None),
        ({"registration_closes": WEDNESDAY}, "closes"),
        ({"registration_opens": WEDNESDAY}, "opens"),
        ({"registration_opens": WEDNESDAY, "registration_closes": WEDNESDAY}, "opens"),
        ({"registration_opens": TUESDAY - timedelta(days=30)}, None),
        ({"registration_closes": WEDNESDAY, "end_date": WEDNESDAY}, None),
        ({"registration_closes": WEDNESDAY, "date_precision": "month"}, None),
        ({"registration_closes": WEDNESDAY, "status": EventStatus.POSTPONED}, None),
    ],
)
def test_registration_ends_with_the_event(fields, edge):
    found = find_problems([planned(1, **fields)], ()).get(1, [])
    edges = [p.facts["edge"] for p in found if p.code == "registration"]
    assert edges == ([edge] if edge else [])
