"""Two events that want one room or one person, and two that nearly do."""

from datetime import date, timedelta

import pytest

from events.enums import EventStatus, PersonRole
from events.rules.clashes import MOST_NAMED

from .builders import TUESDAY, codes, others, people, planned

WEDNESDAY = TUESDAY + timedelta(days=1)
ROOM = {"venue_id": 5}
ANNA = {"people": people(7)}


@pytest.mark.parametrize("wanted", [ROOM, ANNA], ids=["venue", "person"])
@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ("10:00-12:00", "11:59-13:00", True),
        ("10:00-12:00", "10:00-12:00", True),
        ("08:00-18:00", "10:00-10:30", True),
        # What only touches does not overlap.
        ("10:00-12:00", "12:00-13:00", None),
        ("12:00-13:00", "10:00-12:00", None),
        ("10:00-11:00", "14:00-15:00", None),
        # Without an end two hours are assumed: possible, not sure.
        ("10:00", "11:30-13:00", False),
        ("10:00", "12:00-13:00", None),
        ("10:00", "09:00-10:30", True),
        ("10:00", "10:00", True),
        ("10:00", "11:00", False),
        # Without a time the whole day is possible.
        ("", "10:00-12:00", False),
        ("", "", False),
        ("", "23:00", False),
    ],
)
def test_the_edges_of_an_overlap(wanted, one, other, sure):
    code = "venue" if "venue_id" in wanted else "person"
    found = others(code, planned(1, one, **wanted), planned(2, other, **wanted))
    if sure is None:
        assert found.get(1, []) == found.get(2, []) == []
    else:
        assert (found[1], found[2]) == ([(2, sure)], [(1, sure)])


@pytest.mark.parametrize(
    ("one", "other", "clashes"),
    [
        ({}, {"start_date": WEDNESDAY}, False),
        # Past midnight.
        ({"hours": "22:00-01:00", "end_date": WEDNESDAY},
         {"hours": "00:30-02:00", "start_date": WEDNESDAY}, True),
        ({"hours": "22:00-01:00", "end_date": WEDNESDAY},
         {"hours": "01:00-02:00", "start_date": WEDNESDAY}, False),
        ({"hours": "22:00-00:00", "end_date": WEDNESDAY},
         {"hours": "", "start_date": WEDNESDAY}, False),
        # Several days.
        ({"hours": "09:00-17:00", "end_date": date(2026, 12, 3)},
         {"start_date": WEDNESDAY}, True),
        ({"hours": "09:00-11:00", "end_date": date(2026, 12, 3)},
         {"hours": "11:00-12:00", "start_date": date(2026, 12, 3)}, False),
        ({"hours": "", "end_date": date(2026, 12, 3)},
         {"start_date": date(2026, 12, 3)}, True),
        ({"hours": "", "end_date": date(2026, 12, 3)},
         {"start_date": date(2026, 12, 4)}, False),
        ({"hours": "09:00", "end_date": date(2026, 12, 3)},
         {"hours": "20:00-21:00", "start_date": date(2026, 12, 3)}, True),
        # No day at all: a month, or none.
        ({"date_precision": "month"}, {}, False),
        ({"start_date": None}, {}, False),
    ],
)  # fmt: skip
def test_midnight_several_days_and_no_day(one, other, clashes):
    found = codes(planned(1, **one, **ROOM), planned(2, **other, **ROOM))
    assert ("venue" in found.get(1, [])) == ("venue" in found.get(2, [])) == clashes


def test_the_hour_that_the_clock_repeats_is_one_hour_on_the_wall():
    """On 20 September 2026 three o'clock came twice: walls, not instants, are compared."""
    night = {"start_date": date(2026, 9, 20), **ROOM}
    assert (
        "venue" in codes(planned(1, "02:00-02:45", **night), planned(2, "02:30-03:00", **night))[1]
    )
    assert codes(planned(1, "02:00-02:30", **night), planned(2, "02:30-03:00", **night)) == {}


@pytest.mark.parametrize("status", [EventStatus.CANCELLED, EventStatus.POSTPONED])
def test_what_does_not_take_place_clashes_with_nothing(status):
    both = {**ROOM, **ANNA}
    assert codes(planned(1, **both), planned(2, status=status, **both)) == {}


def test_what_moved_online_left_its_room_but_keeps_its_people():
    both = {**ROOM, **ANNA}
    found = codes(planned(1, **both), planned(2, status=EventStatus.MOVED_ONLINE, **both))
    assert found == {1: ["person"], 2: ["person"]}


def test_a_session_does_not_clash_with_the_event_it_is_part_of():
    both = {**ROOM, **ANNA}
    day = planned(1, "09:00-17:00", **both)
    morning = planned(2, "09:00-12:00", parent_id=1, **both)
    assert codes(day, morning) == {}
    assert codes(morning, day) == {}
    # Two sessions of it do.
    second = planned(3, "11:00-13:00", parent_id=1, **both)
    assert codes(day, morning, second) == {2: ["venue", "person"], 3: ["venue", "person"]}


def test_one_school_may_receive_two_at_once_and_two_venues_are_two():
    assert codes(planned(1, school_id=4), planned(2, school_id=4)) == {}
    assert codes(planned(1, venue_id=4), planned(2, venue_id=5)) == {}


def test_a_contact_need_not_be_there():
    found = codes(planned(1, **ANNA), planned(2, people=people(7, role=PersonRole.CONTACT)))
    assert found == {}


def test_somebody_with_two_parts_in_one_event_is_there_once():
    twice = people(7) + people(7, role=PersonRole.MODERATOR)
    assert codes(planned(1, people=twice)) == {}
    assert others("person", planned(1, people=twice), planned(2, **ANNA))[1] == [(2, True)]


def test_a_long_event_meets_every_short_one():
    day = planned(1, "08:00-18:00", **ROOM)
    found = others(
        "venue", day, planned(2, "09:00-10:00", **ROOM), planned(3, "16:00-17:00", **ROOM)
    )
    assert found == {1: [(2, True), (3, True)], 2: [(1, True)], 3: [(1, True)]}


def test_of_many_rivals_some_are_named_at_each():
    crowd = [planned(number, **ROOM) for number in range(1, 31)]
    found = others("venue", *crowd)
    assert set(found) == set(range(1, 31))
    assert all(1 <= len(rivals) <= MOST_NAMED for rivals in found.values())
    assert all(event not in {other for other, _sure in found[event]} for event in found)
