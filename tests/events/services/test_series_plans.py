"""Laying a series out: who comes when, and what a row will be."""

from datetime import date, time
from types import SimpleNamespace

import pytest

from events.enums import BlackoutKind
from events.rules.planned import PlannedBlackout
from events.rules.series import Slot
from events.services.series_plans import (
    RULE,
    SCHOOLS,
    Row,
    SeriesPlan,
    lay_out,
    planned_row,
    titles_of,
)

PUPILS = SimpleNamespace(in_schools=True)
GROWN_UPS = SimpleNamespace(in_schools=False)
EDITION = SimpleNamespace(pk=3, start_date=date(2026, 12, 1), end_date=date(2026, 12, 20))


def plan_with(**fields) -> SeriesPlan:
    values = {
        "mode": RULE,
        "edition": 3,
        "kind": 1,
        "titles": {"fr": "Atelier {n} {school}"},
        "first": date(2026, 12, 1),
        "last": date(2026, 12, 4),
        "weekdays": (0, 1, 2, 3, 4),
        "times": (time(9),),
        "minutes": 90,
        "region": 4,
    }
    return SeriesPlan(**{**values, **fields})


def school(pk: int, region_id: int = 4, **names: str) -> SimpleNamespace:
    given = {"name_fr": f"École {pk}", "name_ar": "", "name_en": "", **names}
    return SimpleNamespace(pk=pk, region_id=region_id, gresa_code=f"0000{pk}A", **given)


def off(day: int, kind=BlackoutKind.OTHER, regions=()) -> PlannedBlackout:
    day = date(2026, 12, day)
    return PlannedBlackout(day.day, kind, {}, day, day, frozenset(regions))


def days(rows: list[Row]) -> list[int]:
    return [row.slot.day.day for row in rows]


def test_a_rule_needs_no_school():
    rows = lay_out(plan_with(), [], [], PUPILS)
    assert days(rows) == [1, 2, 3, 4]
    assert [row.n for row in rows] == [1, 2, 3, 4]
    assert {row.school for row in rows} == {None}


def test_a_rule_is_held_at_each_of_its_times():
    rows = lay_out(plan_with(times=(time(9), time(11)), per_day=1), [], [], PUPILS)
    assert len(rows) == 8


def test_numbers_leave_no_gap_where_a_day_is_passed_over():
    rows = lay_out(plan_with(), [], [off(2)], PUPILS)
    assert [(row.n, row.slot.day.day) for row in rows] == [(1, 1), (2, 3), (3, 4)]


def test_days_off_are_held_when_told_so():
    assert days(lay_out(plan_with(skip_days_off=False), [], [off(2)], PUPILS)) == [1, 2, 3, 4]


def test_days_off_of_another_region_are_no_hindrance():
    assert days(lay_out(plan_with(), [], [off(2, regions={7})], PUPILS)) == [1, 2, 3, 4]


@pytest.mark.parametrize(("kind", "expected"), [(PUPILS, [1, 3, 4]), (GROWN_UPS, [1, 2, 3, 4])])
def test_school_holidays_concern_pupils(kind, expected):
    holiday = off(2, kind=BlackoutKind.SCHOOL_HOLIDAY)
    assert days(lay_out(plan_with(), [], [holiday], kind)) == expected


def test_schools_take_turns_in_their_order():
    plan = plan_with(mode=SCHOOLS, times=(time(9), time(11)), per_day=2)
    rows = lay_out(plan, [school(8), school(5), school(6)], [], PUPILS)
    assert [(row.school, row.slot.day.day, row.slot.time.hour) for row in rows] == [
        (8, 1, 9),
        (5, 1, 11),
        (6, 2, 9),
    ]


def test_a_school_on_holiday_leaves_its_turn_to_the_next():
    plan = plan_with(mode=SCHOOLS)
    rows = lay_out(plan, [school(1, 7), school(2, 4)], [off(1, regions={7})], PUPILS)
    assert [(row.school, row.slot.day.day) for row in rows] == [(1, 2), (2, 1)]


def test_nobody_is_left_out_silently():
    plan = plan_with(mode=SCHOOLS, last=date(2026, 12, 1))
    rows = lay_out(plan, [school(1), school(2)], [], PUPILS)
    assert [(row.school, bool(row.slot)) for row in rows] == [(1, True), (2, False)]


def test_a_row_as_the_rules_of_planning_see_it():
    row = Row(5, Slot(date(2026, 12, 1), time(23)), 8)
    event = planned_row(row, plan_with(venue=2), edition=EDITION, kind=PUPILS, school=school(8, 9))
    assert event.id == -5
    assert (event.region_id, event.school_id, event.venue_id) == (9, 8, 2)
    assert (event.end_date, event.end_time) == (date(2026, 12, 2), time(0, 30))
    assert (event.edition_first, event.edition_last) == (EDITION.start_date, EDITION.end_date)
    assert event.for_pupils
    assert event.titles == {"fr": "Atelier 5 École 8"}


def test_a_row_without_a_day_is_no_event():
    row = Row(5, None, 8)
    assert planned_row(row, plan_with(), edition=EDITION, kind=PUPILS, school=school(8)) is None
    assert titles_of(row, plan_with(titles={"fr": "Le {day}"}), school(8)) == {"fr": "Le"}


def test_the_day_is_written_in_the_language_of_the_title():
    plan = plan_with(titles={"fr": "{day}", "ar": "{day}", "en": "{day}"})
    row = Row(1, Slot(date(2026, 12, 1), time(9)))
    assert titles_of(row, plan, None) == {
        "fr": "mardi 1er décembre",
        "ar": "الثلاثاء، 1 دجنبر",
        "en": "Tuesday 1 December",
    }


def test_a_school_without_any_name_is_called_by_its_code():
    plan = plan_with(titles={"ar": "{school}"})
    row = Row(1, Slot(date(2026, 12, 1), time(9)), 8)
    assert titles_of(row, plan, school(8, name_fr="")) == {"ar": "00008A"}


def test_what_is_kept_can_be_read_again():
    plan = plan_with(capacity=30, venue=2, is_part=True)
    assert SeriesPlan.from_json(plan.to_json()) == plan
    for row in (Row(1, None, 4), Row(2, Slot(date(2026, 12, 1), time(9, 30)))):
        assert Row.from_json(row.to_json()) == row
