"""A change is data: it survives a job's store, and applying it twice is applying it once."""

import json
from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from events.enums import DatePrecision, EventStatus, PersonRole
from events.models import Event
from events.services.change_data import (
    COLUMNS,
    PEOPLE,
    Assignment,
    Assignments,
    Change,
    as_data,
    from_data,
    move_days,
    shifted,
)

DAY = date(2026, 12, 1)


def test_only_what_a_change_may_touch_has_a_place_in_it():
    assert PEOPLE not in COLUMNS
    for name in ("title", "region_id", "live", "slug", "edition"):
        with pytest.raises(ValueError, match=name):
            Change({name: 1})


@pytest.mark.parametrize(
    "change",
    [
        Change({}),
        Change({"start_date": "2026-12-08", "status": "cancelled"}, {"fr": "Grève", "ar": "إضراب"}),
        Change({"venue": 3, "school": None, "online_url": ""}, restores=True),
        Change({"people": Assignments(add=(Assignment(4, "chair", {"fr": "Doyenne"}),))}),
        Change({"people": Assignments(remove=(Assignment(4), Assignment(5, "trainer")))}),
    ],
)
def test_a_change_comes_back_from_its_data(change):
    again = from_data(json.loads(json.dumps(as_data(change))))
    assert again == change
    assert [one.functions for one in again.people.add] == [
        one.functions for one in change.people.add
    ]


def test_dates_hours_and_records_become_plain_data():
    data = as_data(Change({"start_date": DAY, "start_time": time(9, 30), "venue": Event(pk=7)}))
    assert data["fields"] == {"start_date": "2026-12-01", "start_time": "09:30:00", "venue": 7}


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"fields": {"live": True}},
        {"fields": 3},
        {"fields": {}, "add": [{"nobody": 1}]},
        {"fields": {}, "remove": [3]},
    ],
)
def test_anything_else_is_no_change(data):
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_data(data)


def test_the_same_part_is_the_same_whatever_is_printed():
    assert Assignment(4, "chair", {"fr": "Doyenne"}) == Assignment(4, PersonRole.CHAIR)
    assert len({Assignment(4, "chair", {"fr": "Doyenne"}), Assignment(4, "chair")}) == 1
    assert Assignment(4, "chair") != Assignment(4, "trainer")


def test_a_change_without_people_has_nobody_to_add():
    assert Change({"status": EventStatus.CANCELLED}).people == Assignments()


@pytest.mark.parametrize(
    ("days", "after"),
    [(7, date(2026, 12, 8)), (-1, date(2026, 11, 30)), (0, DAY), (31, date(2027, 1, 1))],
)
def test_days_are_counted_across_months_and_years(days, after):
    assert shifted(DAY, days) == after


@pytest.mark.parametrize("days", [3_000_000, -800_000, 10**12])
def test_the_calendar_ends(days):
    with pytest.raises(ValidationError) as refused:
        shifted(DAY, days)
    assert set(refused.value.error_dict) == {"start_date"}


def test_events_without_a_day_are_not_moved():
    events = [Event(pk=1, start_date=DAY), Event(pk=2), Event(pk=3, start_date=DAY)]
    events.append(Event(pk=4, start_date=DAY, date_precision=DatePrecision.MONTH))
    changes = move_days(events, 7)
    assert list(changes) == [1, 3]
    assert changes[1] == Change({"start_date": date(2026, 12, 8)})
