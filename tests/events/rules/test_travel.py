"""From one event to the next, on the same day or overnight: what a road allows."""

from datetime import date, timedelta

import pytest

from events.enums import EventStatus
from events.rules.problems import find_problems
from events.rules.travel import ROAD_KMH, SAME_TOWN_KM, road_km

from .builders import MARRAKECH, RABAT, SALE, TUESDAY, codes, people, planned

ANNA = people(7)
WEDNESDAY, THURSDAY = TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=2)
TANGIER, DAKHLA = (35.77, -5.80), (23.68, -15.96)


def at(number: int, hours: str, point, **fields):
    return planned(number, hours, point=point, **{"people": ANNA, **fields})


def travel(*events):
    found = find_problems(events, ())
    return {
        event: [(p.other_event_id, p.facts["outward"]) for p in problems if p.code == "travel"]
        for event, problems in found.items()
    }


def test_a_road_is_longer_than_the_straight_line():
    assert road_km(RABAT, RABAT) == 0
    assert 350 < road_km(RABAT, MARRAKECH) < 400
    assert road_km(RABAT, MARRAKECH) == pytest.approx(road_km(MARRAKECH, RABAT))
    assert road_km(RABAT, SALE) < SAME_TOWN_KM


def test_the_gap_must_be_as_long_as_the_road():
    minutes = round(road_km(RABAT, MARRAKECH) / ROAD_KMH * 60)
    assert 300 < minutes < 340
    leaves = 10 * 60
    for gap, possible in ((minutes, True), (minutes - 1, False)):
        arrives = leaves + gap
        begins = f"{arrives // 60:02}:{arrives % 60:02}"
        found = travel(at(1, "08:00-10:00", RABAT), at(2, f"{begins}-20:00", MARRAKECH))
        assert found == ({} if possible else {1: [(2, True)], 2: [(1, False)]})


def test_what_is_told_of_a_journey():
    first, second = at(1, "08:00-10:00", RABAT), at(2, "11:00-12:00", MARRAKECH)
    (problem,) = find_problems([first, second], ())[1]
    facts = problem.facts
    assert (facts["person_id"], facts["gap"]) == (7, 60)
    assert facts["needed"] == pytest.approx(facts["km"] / ROAD_KMH * 60, abs=1)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # One town, one place, nobody in common.
        (at(1, "08:00-10:00", RABAT), at(2, "10:00-11:00", SALE)),
        (at(1, "08:00-10:00", RABAT), at(2, "10:00-11:00", RABAT)),
        (at(1, "08:00-10:00", RABAT), at(2, "10:30-11:00", MARRAKECH, people=people(8))),
        # Somewhere unknown, at an unknown hour, online or not at all.
        (at(1, "08:00-10:00", RABAT), at(2, "10:30-11:00", None)),
        (at(1, "08:00-10:00", RABAT), at(2, "", MARRAKECH)),
        (at(1, "08:00-10:00", RABAT),
         at(2, "10:30-11:00", MARRAKECH, status=EventStatus.MOVED_ONLINE)),
        (at(1, "08:00-10:00", RABAT),
         at(2, "10:30-11:00", MARRAKECH, status=EventStatus.CANCELLED)),
        # A night is enough.
        (at(1, "20:00-23:00", RABAT), at(2, "08:00-10:00", MARRAKECH, start_date=WEDNESDAY)),
    ],
)  # fmt: skip
def test_journeys_that_are_no_problem(first, second):
    assert "travel" not in codes(first, second).get(1, [])


def test_a_night_is_not_enough_from_one_end_of_the_country_to_the_other():
    evening = at(1, "16:00-18:00", TANGIER)
    morning = at(2, "08:00-10:00", DAKHLA, start_date=WEDNESDAY)
    assert travel(evening, morning) == {1: [(2, True)], 2: [(1, False)]}
    (problem,) = [p for p in find_problems([evening, morning], ())[1] if p.code == "travel"]
    assert problem.facts["gap"] == 14 * 60


def test_a_night_must_be_as_long_as_the_road():
    evening = at(1, "20:00-23:00", RABAT)
    for hours, possible in (("01:00-03:00", False), ("04:00-06:00", False), ("05:00-06:00", True)):
        morning = at(2, hours, MARRAKECH, start_date=WEDNESDAY)
        assert (travel(evening, morning) == {}) == possible, hours


def test_with_a_whole_day_between_nothing_is_compared():
    night = at(1, "21:00-23:00", TANGIER)
    assert travel(night, at(2, "01:00-03:00", DAKHLA, start_date=THURSDAY)) == {}
    # What ends at midnight ends with its day.
    midnight = at(1, "21:00-00:00", TANGIER, end_date=WEDNESDAY)
    assert travel(midnight, at(2, "00:30-03:00", DAKHLA, start_date=THURSDAY)) == {}
    assert travel(midnight, at(2, "23:00-23:30", DAKHLA, start_date=WEDNESDAY)) != {}


def test_past_midnight_is_the_day_it_ends():
    night = at(1, "22:00-01:00", RABAT, end_date=WEDNESDAY)
    assert travel(night, at(2, "05:00-06:00", MARRAKECH, start_date=WEDNESDAY)) == {
        1: [(2, True)],
        2: [(1, False)],
    }
    assert travel(night, at(2, "09:00-10:00", MARRAKECH, start_date=WEDNESDAY)) == {}


def test_an_overlap_is_a_clash_and_no_journey():
    found = codes(at(1, "08:00-10:00", RABAT), at(2, "09:00-11:00", MARRAKECH))
    assert found == {1: ["person"], 2: ["person"]}


def test_an_unknown_end_is_assumed_by_kind():
    after = at(2, "14:30-15:00", MARRAKECH)
    assert travel(at(1, "08:00", RABAT, kind_code="school_session"), after) == {}
    assert travel(at(1, "08:00", RABAT, kind_code="conference"), after)[1] == [(2, True)]


def test_what_lies_between_does_not_hide_a_journey():
    """Two in Rabat and one online between: the long one still ends late."""
    long, short = at(1, "08:00-13:00", RABAT), at(2, "09:00-10:00", RABAT)
    online = at(3, "13:30-14:00", None)
    far = at(4, "15:00-16:00", MARRAKECH)
    assert travel(long, short, online, far)[4] == [(1, False)]


def test_three_towns_in_a_day_are_two_journeys():
    morning, noon = at(1, "08:00-09:00", RABAT), at(2, "10:00-11:00", MARRAKECH)
    evening = at(3, "12:00-13:00", RABAT)
    assert travel(evening, noon, morning) == {
        1: [(2, True)],
        2: [(1, False), (3, True)],
        3: [(2, False)],
    }


def test_the_night_the_clock_goes_back_is_an_hour_longer():
    """In Morocco it was 03:00 twice on 20 September 2026: an hour more to travel."""
    minutes = round(road_km(RABAT, MARRAKECH) / ROAD_KMH * 60)
    begins = 60 + minutes - 30
    hours = f"{begins // 60:02}:{begins % 60:02}-09:00"
    days = [(date(2026, 9, 20), True), (date(2026, 9, 27), False)]
    for day, possible in days:
        before = at(1, "00:00-01:00", RABAT, start_date=day)
        after = at(2, hours, MARRAKECH, start_date=day)
        assert (travel(before, after) == {}) == possible, day
