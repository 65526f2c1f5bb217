"""Every rule of an event: what breaks it, and what is so near that it must pass.

Events are built in memory; nothing here needs a database.
"""

import itertools
from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from campaign_site.core.models import City, Province, Region
from events.enums import DatePrecision, EditionState, EventStatus, RegistrationMode
from events.models import Edition, Event, Project
from events.validators import (
    belonging_errors,
    edition_errors,
    place_errors,
    registration_errors,
    schedule_errors,
    validate_event,
)
from partners.models import School

DAY, NEXT = date(2026, 12, 1), date(2026, 12, 2)
TEN, NOON = time(10), time(12)
HERE, THERE = Region(pk=4, code="MA-04"), Region(pk=7, code="MA-07")
OPEN = Edition(pk=1, state=EditionState.RUNNING)


def event(**fields: object) -> Event:
    """An event without a fault: 1 December from ten to noon."""
    usual = {"edition": OPEN, "start_date": DAY, "start_time": TEN, "end_time": NOON}
    return Event(**{**usual, **fields})


def test_the_usual_event_has_no_fault():
    assert validate_event(event()) is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"start_date": None, "start_time": None, "end_time": None}, "start_date"),
        ({"date_precision": DatePrecision.NONE}, "date_precision"),
        ({"date_precision": DatePrecision.EDITION}, "date_precision"),
        ({"end_date": date(2026, 11, 30)}, "end_date"),
        ({"start_time": None}, "start_time"),
        ({"end_time": TEN}, "end_time"),
        ({"end_time": time(9, 59)}, "end_time"),
        ({"end_time": TEN, "end_date": DAY}, "end_time"),
        ({"end_time": time(0)}, "end_time"),
        (
            {"date_precision": DatePrecision.NONE, "start_date": None, "end_date": NEXT},
            "start_date",
        ),
    ],
)
def test_dates_that_contradict_themselves(fields, field):
    assert set(schedule_errors(event(**fields))) == {field}


@pytest.mark.parametrize(
    "fields",
    [
        {"end_time": None},
        {"start_time": None, "end_time": None},
        {"end_date": DAY},
        {"end_date": NEXT},
        {"end_date": NEXT, "end_time": time(1)},
        {"end_date": NEXT, "end_time": TEN},
        {"end_time": time(10, 1)},
        {"date_precision": DatePrecision.MONTH},
        {"date_precision": DatePrecision.MONTH, "start_date": None},
        {"date_precision": DatePrecision.NONE, "start_date": None},
        {"date_precision": DatePrecision.EDITION, "start_date": None},
        {"start_date": date(1, 1, 1)},
        {"start_date": date(9999, 12, 31)},
        {"end_date": date(9999, 12, 31)},
    ],
)
def test_dates_that_are_fine(fields):
    assert schedule_errors(event(**fields)) == {}


@pytest.mark.parametrize(
    ("precision", "start", "end"),
    [*itertools.product(DatePrecision.values, (None, DAY), (None, DAY, NEXT))],
)
def test_a_last_day_alone_is_refused_whatever_is_known(precision, start, end):
    errors = schedule_errors(event(date_precision=precision, start_date=start, end_date=end))
    assert ("start_date" in errors) == (
        start is None and (end is not None or precision == DatePrecision.DAY)
    )


def placed(kind: type, region: Region) -> object:
    return kind(pk=1, region=region)


@pytest.mark.parametrize(
    ("field", "kind"), [("province", Province), ("city", City), ("school", School)]
)
def test_places_of_another_region(field, kind):
    wrong = event(region=HERE, **{field: placed(kind, THERE)})
    assert set(place_errors(wrong)) == {field}
    assert place_errors(event(region=HERE, **{field: placed(kind, HERE)})) == {}
    assert place_errors(event(region=None, **{field: placed(kind, THERE)})) == {}


def test_every_wrong_place_is_named_at_once():
    wrong = event(
        region=HERE,
        province=placed(Province, THERE),
        city=placed(City, THERE),
        school=placed(School, THERE),
    )
    assert set(place_errors(wrong)) == {"province", "city", "school"}


def test_a_region_alone_or_no_place_at_all_is_fine():
    assert place_errors(event(region=HERE)) == {}
    assert place_errors(event()) == {}


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"group_min": 20, "group_max": 19}, {"group_max"}),
        ({"group_min": 20, "group_max": 20}, set()),
        ({"group_min": 20}, set()),
        ({"group_max": 5}, set()),
        ({"group_min": 0, "group_max": 5}, set()),
        ({"registration_opens": NEXT, "registration_closes": DAY}, {"registration_closes"}),
        ({"registration_opens": DAY, "registration_closes": DAY}, set()),
        ({"registration_opens": NEXT}, set()),
        ({"registration_closes": DAY}, set()),
        ({"registration_mode": RegistrationMode.ELSEWHERE}, {"registration_url"}),
        (
            {
                "registration_mode": RegistrationMode.ELSEWHERE,
                "registration_url": "https://example.org/inscription",
            },
            set(),
        ),
        *(
            ({"registration_mode": mode}, set())
            for mode in RegistrationMode.values
            if mode != RegistrationMode.ELSEWHERE
        ),
    ],
)
def test_groups_and_registration(fields, wrong):
    assert set(registration_errors(event(**fields))) == wrong


@pytest.mark.parametrize("state", EditionState.values)
def test_only_an_archived_edition_refuses_events(state):
    errors = belonging_errors(event(edition=Edition(pk=1, state=state)))
    assert set(errors) == ({"edition"} if state == EditionState.ARCHIVED else set())


def test_an_event_of_nothing_is_refused_and_of_a_project_alone_fine():
    assert set(belonging_errors(event(edition=None))) == {"edition"}
    assert belonging_errors(event(edition=None, project=Project(pk=1))) == {}
    assert belonging_errors(event(project=Project(pk=1))) == {}


def test_sessions_have_no_sessions_and_nothing_is_part_of_itself():
    whole = event(pk=1)
    session = event(pk=2, parent=whole)
    assert belonging_errors(session) == {}
    assert set(belonging_errors(event(pk=3, parent=session))) == {"parent"}
    whole.parent = whole
    with translation.override("en"):
        assert belonging_errors(whole) == {"parent": "An event cannot be part of itself."}


def test_a_new_event_is_not_taken_for_its_own_whole():
    assert belonging_errors(event(pk=None, parent=event(pk=1))) == {}


def test_all_faults_come_at_once_each_at_its_field():
    wrong = event(
        edition=None,
        region=HERE,
        province=placed(Province, THERE),
        end_time=time(9),
        group_min=3,
        group_max=2,
    )
    with pytest.raises(ValidationError) as caught:
        validate_event(wrong)
    assert set(caught.value.message_dict) == {"edition", "province", "end_time", "group_max"}


def test_every_field_named_by_a_fault_is_one_of_the_form():
    names = {field.name for field in Event._meta.get_fields() if getattr(field, "editable", False)}
    faulty = [
        {"start_date": None},
        {"date_precision": "none"},
        {"end_date": date(2026, 11, 30)},
        {"start_time": None},
        {"end_time": TEN},
        {"edition": None},
        {"group_min": 3, "group_max": 2},
        {"registration_mode": "elsewhere"},
    ]
    for fields in faulty:
        with pytest.raises(ValidationError) as caught:
            validate_event(event(**fields))
        assert set(caught.value.message_dict) <= names


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fr", "Le dernier jour est avant le premier."),
        ("ar", "اليوم الأخير قبل اليوم الأول."),
        ("en", "The last day is before the first day."),
    ],
)
def test_faults_are_told_in_the_language_of_the_organiser(lang, sentence):
    with translation.override(lang):
        assert schedule_errors(event(end_date=date(2026, 11, 30)))["end_date"] == sentence


DECEMBER = Edition(pk=2, start_date=DAY, end_date=date(2026, 12, 20), state=EditionState.RUNNING)
OUTSIDE = {"edition": DECEMBER, "start_date": date(2026, 12, 21)}


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({}, False),
        ({"start_date": date(2026, 12, 20)}, False),
        ({"start_date": date(2026, 12, 21)}, True),
        ({"start_date": date(2026, 11, 30)}, True),
        ({"end_date": date(2026, 12, 20)}, False),
        ({"end_date": date(2026, 12, 21)}, True),
        ({"start_date": None}, False),
        ({"start_date": date(2027, 1, 1), "date_precision": DatePrecision.MONTH}, False),
        ({"start_date": date(2027, 1, 1), "edition": None}, False),
        ({"start_date": date(2027, 1, 1), "edition": OPEN}, False),
        ({"start_date": date(2027, 1, 1), "status": EventStatus.POSTPONED}, False),
        ({"start_date": date(2027, 1, 1), "status": EventStatus.CANCELLED}, False),
        ({"start_date": date(2027, 1, 1), "status": EventStatus.RESCHEDULED}, True),
    ],
)
def test_a_day_outside_the_edition(fields, refused):
    errors = edition_errors(event(**{"edition": DECEMBER, **fields}))
    assert list(errors) == (["start_date"] if refused else [])


def test_an_edition_with_one_bound_is_open_on_the_other_side():
    from_december = Edition(pk=3, start_date=DAY)
    assert edition_errors(event(edition=from_december, start_date=date(2027, 6, 1))) == {}
    assert edition_errors(event(edition=from_december, start_date=date(2026, 11, 30)))


def test_what_was_outside_already_may_stay_there():
    was = event(**OUTSIDE)
    assert edition_errors(event(**OUTSIDE, start_time=time(16)), was) == {}
    assert edition_errors(event(**OUTSIDE, end_date=OUTSIDE["start_date"]), was) == {}
    for change in (
        {"start_date": date(2026, 12, 22)},
        {"end_date": date(2026, 12, 22)},
    ):
        assert list(edition_errors(event(**{**OUTSIDE, **change}), was)) == ["start_date"]
    assert edition_errors(event(**OUTSIDE), event(**{**OUTSIDE, "edition": OPEN}))
    assert edition_errors(event(**OUTSIDE), event(**{**OUTSIDE, "date_precision": "month"}))


def test_the_refusal_names_the_days_of_the_edition():
    with translation.override("en"):
        message = edition_errors(event(**OUTSIDE))["start_date"]
    assert "1–20 Dec 2026" in message
