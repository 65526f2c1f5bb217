"""Laying out a series."""

from datetime import date, time

import pytest

from events.rules.series import (
    BadPattern,
    Slot,
    check_pattern,
    days_between,
    end_of,
    fill_pattern,
    overlap,
    parse_times,
    slots_of,
    spread,
)

TUESDAY, WEDNESDAY = date(2026, 12, 1), date(2026, 12, 2)
NINE, ELEVEN = time(9), time(11)


def anybody(_guest, _slot):
    return True


def test_days_on_the_chosen_weekdays():
    days = list(days_between(date(2026, 12, 1), date(2026, 12, 15), [1, 3]))
    assert days == [date(2026, 12, day) for day in (1, 3, 8, 10, 15)]


def test_days_cross_the_turn_of_a_leap_year():
    days = list(days_between(date(2028, 2, 28), date(2028, 3, 1), range(7)))
    assert days == [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)]


def test_one_day_is_a_span_and_none_is_empty():
    assert list(days_between(TUESDAY, TUESDAY, [1])) == [TUESDAY]
    assert list(days_between(WEDNESDAY, TUESDAY, range(7))) == []


def test_a_slot_for_each_time():
    assert slots_of([TUESDAY, WEDNESDAY], [NINE, ELEVEN], per_day=2) == [
        Slot(TUESDAY, NINE),
        Slot(TUESDAY, ELEVEN),
        Slot(WEDNESDAY, NINE),
        Slot(WEDNESDAY, ELEVEN),
    ]


def test_fewer_slots_than_times_take_the_first():
    assert slots_of([TUESDAY], [NINE, ELEVEN], per_day=1) == [Slot(TUESDAY, NINE)]


def test_more_slots_than_times_are_held_side_by_side():
    assert [slot.time for slot in slots_of([TUESDAY], [NINE, ELEVEN], per_day=3)] == [
        NINE,
        NINE,
        ELEVEN,
    ]


def test_no_time_gives_no_slot():
    assert slots_of([TUESDAY], [], per_day=3) == []


def test_everybody_comes_in_order():
    slots = slots_of([TUESDAY, WEDNESDAY], [NINE], per_day=1)
    turns = spread(["a", "b"], slots, fits=anybody)
    assert [(turn.guest, turn.slot.day) for turn in turns] == [("a", TUESDAY), ("b", WEDNESDAY)]


def test_who_finds_no_slot_is_not_forgotten():
    turns = spread(["a", "b"], [Slot(TUESDAY, NINE)], fits=anybody)
    assert [turn.slot for turn in turns] == [Slot(TUESDAY, NINE), None]


def test_a_slot_refused_by_one_is_left_to_the_next():
    slots = slots_of([TUESDAY, WEDNESDAY], [NINE], per_day=1)
    turns = spread(["a", "b"], slots, fits=lambda who, slot: who == "b" or slot.day != TUESDAY)
    assert [turn.slot.day for turn in turns] == [WEDNESDAY, TUESDAY]


def test_a_session_may_end_on_the_next_day():
    assert end_of(Slot(TUESDAY, time(23)), 120).date() == WEDNESDAY


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Slot(TUESDAY, NINE), Slot(TUESDAY, NINE), True),
        (Slot(TUESDAY, NINE), Slot(TUESDAY, time(10)), True),
        (Slot(TUESDAY, NINE), Slot(TUESDAY, ELEVEN), False),
        (Slot(TUESDAY, NINE), Slot(WEDNESDAY, NINE), False),
        (Slot(TUESDAY, time(23)), Slot(WEDNESDAY, time(0, 30)), True),
    ],
)
def test_two_sessions_of_two_hours(one, other, expected):
    assert overlap(one, other, minutes=120) is expected
    assert overlap(other, one, minutes=120) is expected


@pytest.mark.parametrize("text", ["9:00, 11:00", "9h 11h", "11 ; 09:00", "9:00،11:00", "9 9 11"])
def test_times_as_people_type_them(text):
    assert parse_times(text) == [NINE, ELEVEN]


@pytest.mark.parametrize("text", ["", "25:00", "9:75", "nine", "9:0", "-9"])
def test_what_is_no_time_is_named(text):
    with pytest.raises(ValueError):
        parse_times(text)


def test_titles_are_filled_in():
    title = fill_pattern("Atelier {n} – {school}, {day}", school="École", n=3, day="mardi")
    assert title == "Atelier 3 – École, mardi"


def test_a_school_s_name_is_never_a_pattern():
    assert fill_pattern("{school}", school="{n} {x!r}", n=1, day="") == "{n} {x!r}"


def test_an_empty_place_leaves_no_gap():
    assert fill_pattern("Atelier {school} {n}", school="", n=1, day="") == "Atelier 1"


@pytest.mark.parametrize(
    ("pattern", "part"),
    [
        ("{ecole}", "{ecole}"),
        ("{school", "{school"),
        ("{school!r}", "{school}"),
        ("{n:>9999999}", "{n}"),
        ("{school.__class__}", "{school.__class__}"),
        ("{0}", "{0}"),
        ("{}", "{}"),
    ],
)
def test_a_pattern_nobody_can_fill_is_refused(pattern, part):
    with pytest.raises(BadPattern) as refused:
        check_pattern(pattern)
    assert refused.value.part == part


def test_braces_can_be_written():
    check_pattern("{{n}} {n}")
    assert fill_pattern("{{n}} {n}", school="", n=2, day="") == "{n} 2"
