"""What follows from new values of an event, in memory: nothing is saved here."""

from copy import copy
from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from events.enums import DatePrecision, EventStatus
from events.models import Event
from events.services.applying import apply_change, assignment_of
from events.services.change_data import Assignment, Assignments, Change
from tests.factories import (
    CityFactory,
    EventFactory,
    EventPersonFactory,
    PersonFactory,
    RegionFactory,
    SchoolFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db

DAY, LATER = date(2026, 12, 1), date(2026, 12, 8)


def _applied(event: Event, fields: dict, **options: object) -> tuple[Event, Change]:
    return event, apply_change(event, Change(fields), **options)


def test_what_is_as_asked_already_changes_nothing():
    event, undo = _applied(EventFactory(), {"start_date": DAY, "status": "scheduled"})
    assert undo.fields == {}
    assert event.start_date == DAY


@pytest.mark.parametrize("text", ["2026-12-08", LATER])
def test_a_day_may_be_typed_or_be_a_day(text):
    event, undo = _applied(EventFactory(), {"start_date": text})
    assert event.start_date == LATER
    assert undo.fields == {"start_date": DAY}


@pytest.mark.parametrize(
    ("end", "fields", "after"),
    [
        (date(2026, 12, 3), {"start_date": LATER}, date(2026, 12, 10)),
        (date(2026, 12, 3), {"start_date": LATER, "end_date": LATER}, LATER),
        (date(2026, 12, 3), {"start_date": LATER, "end_date": None}, None),
        (date(2026, 12, 3), {"start_date": None}, None),
        (date(2026, 12, 3), {"start_time": time(9)}, date(2026, 12, 3)),
        (None, {"start_date": LATER}, None),
    ],
)
def test_the_end_keeps_its_distance_from_a_moved_beginning(end, fields, after):
    event, undo = _applied(EventFactory(end_date=end), fields)
    assert event.end_date == after
    assert ("end_date" in undo.fields) is (end != after)


def test_an_event_lasting_beyond_the_calendar_is_refused():
    event = EventFactory(end_date=date(2026, 12, 9))
    with pytest.raises(ValidationError):
        apply_change(event, Change({"start_date": date(9999, 12, 30)}))


@pytest.mark.parametrize(
    ("before", "fields", "precision"),
    [
        ({"no_date": True}, {"start_date": LATER}, DatePrecision.DAY),
        ({}, {"start_date": None}, DatePrecision.NONE),
        ({"date_precision": "month"}, {"start_date": LATER}, DatePrecision.MONTH),
        ({"date_precision": "month"}, {"start_date": LATER, "date_precision": "day"}, "day"),
    ],
)
def test_how_exactly_the_day_is_known_follows(before, fields, precision):
    event, _undo = _applied(EventFactory(**before), fields)
    assert event.date_precision == precision


@pytest.mark.parametrize(
    ("status", "fields", "after"),
    [
        ("scheduled", {"start_date": LATER}, EventStatus.RESCHEDULED),
        ("scheduled", {"start_time": time(9)}, EventStatus.RESCHEDULED),
        ("scheduled", {"end_time": time(13)}, EventStatus.SCHEDULED),
        ("postponed", {"start_date": LATER}, EventStatus.POSTPONED),
        ("postponed", {"start_date": LATER, "status": "rescheduled"}, EventStatus.RESCHEDULED),
        ("rescheduled", {"start_date": LATER, "status": "scheduled"}, EventStatus.SCHEDULED),
        ("scheduled", {"start_date": LATER, "status": "cancelled"}, EventStatus.CANCELLED),
    ],
)
def test_what_the_public_was_told_and_moves_is_rescheduled(status, fields, after):
    event = EventFactory(status=status)
    announced = copy(event)
    apply_change(event, Change(fields), announced=announced)
    assert event.status == after
    unknown = EventFactory(status=status)
    apply_change(unknown, Change(fields))
    assert unknown.status == fields.get("status", status)


def test_a_school_brings_its_own_territory_and_speaks_louder_than_a_venue():
    rabat, fes = RegionFactory(), RegionFactory()
    town = CityFactory(province__region=fes)
    school = SchoolFactory(city=town, province=town.province, region=fes)
    venue = VenueFactory(region=rabat)
    event, undo = _applied(EventFactory(), {"venue": venue.pk, "school": school.pk})
    assert (event.city_id, event.province_id, event.region_id) == (
        town.pk,
        town.province_id,
        fes.pk,
    )
    assert set(undo.fields) == {"venue", "school", "city", "province", "region"}


def test_a_territory_that_is_named_stays_as_named():
    rabat, fes = RegionFactory(), RegionFactory()
    venue = VenueFactory(region=fes)
    event, _undo = _applied(EventFactory(), {"venue": venue, "region": rabat})
    assert event.region_id == rabat.pk


def test_a_place_that_is_taken_away_takes_no_territory_with_it():
    region = RegionFactory()
    event = EventFactory(region=region, venue=VenueFactory(region=region))
    apply_change(event, Change({"venue": ""}))
    assert (event.venue_id, event.region_id) == (None, region.pk)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"start_date": "2026-02-30"}, {"start_date"}),
        ({"start_time": "25:00"}, {"start_time"}),
        ({"status": "", "start_date": "x"}, {"status", "start_date"}),
        ({"region": 987654}, {"region"}),
        ({"online_url": "no address"}, {"online_url"}),
    ],
)
def test_every_value_that_no_column_holds_is_named_at_once(fields, named):
    with pytest.raises(ValidationError) as refused:
        apply_change(EventFactory(), Change(fields))
    assert set(refused.value.error_dict) == named


def test_reasons_replace_each_other_in_all_languages():
    event = EventFactory(change_reason_ar="قديم", change_reason_fr="Ancienne")
    undo = apply_change(event, Change({"status": "cancelled"}, {"fr": " Grève "}))
    assert (event.change_reason_fr, event.change_reason_ar) == ("Grève", "")
    assert (undo.reasons["fr"], undo.reasons["ar"]) == ("Ancienne", "قديم")
    assert undo.restores
    apply_change(event, undo)
    assert event.change_reason_fr == "Ancienne"


def test_a_reason_longer_than_its_column_is_refused_by_its_language():
    with pytest.raises(ValidationError) as refused:
        apply_change(EventFactory(), Change({"status": "cancelled"}, {"fr": "x" * 256}))
    assert set(refused.value.error_dict) == {"change_reason_fr"}


def test_people_come_last_leave_by_their_part_and_come_back():
    event = EventFactory()
    chair = EventPersonFactory(event=event, role="chair", function_fr="Doyenne", sort_order=3)
    stays = EventPersonFactory(event=event, role="speaker", sort_order=4)
    comes = PersonFactory()
    swap = Assignments(
        add=(Assignment(comes.pk, "trainer"), Assignment(comes.pk, "trainer")),
        remove=(Assignment(chair.person_id, "chair"), Assignment(987654)),
    )
    undo = apply_change(event, Change({"people": swap}))
    rows = list(event.people.all())
    assert [assignment_of(row) for row in rows] == [
        Assignment(stays.person_id, "speaker"),
        Assignment(comes.pk, "trainer"),
    ]
    assert rows[-1].sort_order > stays.sort_order
    assert undo.people.remove == (Assignment(comes.pk, "trainer"),)
    assert [one.functions["fr"] for one in undo.people.add] == ["Doyenne"]
    assert apply_change(event, Change({"people": swap})).fields == {}


def test_nobody_twice_in_the_same_part_but_in_two_parts():
    event = EventFactory()
    entry = EventPersonFactory(event=event, role="speaker")
    again = Assignments(add=(Assignment(entry.person_id, "speaker"),))
    other = Assignments(add=(Assignment(entry.person_id, "chair"),))
    assert apply_change(event, Change({"people": again})).fields == {}
    assert apply_change(event, Change({"people": other})).people.remove == other.add
