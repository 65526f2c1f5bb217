"""A cell becomes a change of the event: which columns, and what is no place for it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from campaign_site.core.permissions.roles import NATIONAL
from events.admin.board.targets import Drop, change_for
from events.enums import DatePrecision, PersonRole
from events.services.change_data import PEOPLE, Assignment
from events.services.refusals import Refused
from tests.factories import EventPersonFactory, PersonFactory, SchoolFactory, VenueFactory
from tests.roles import account, coordinator

from .boards import THURSDAY, TUESDAY, planned, week


@pytest.fixture
def event(regions):
    return planned(week(), region=regions[0])


@pytest.fixture
def team(regions):
    return account(NATIONAL)


def dropped(start: str, to: str, **reasons: str) -> Drop:
    (from_row, from_day), (row, day) = start.split("."), to.split(".")
    return Drop(1, row, day, from_row, from_day, reasons)


def test_a_drop_is_read_from_a_request():
    body = {"event": "7", "row": 4, "day": "none", "from_row": "4", "from_day": TUESDAY}
    assert Drop.read(body) == Drop(7, "4", "none", "4", TUESDAY, {})
    assert Drop.read(body | {"reasons": {"fr": "Salle"}}).reasons == {"fr": "Salle"}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"event": 1},
        {"event": None, "row": "", "day": "", "from_row": "", "from_day": ""},
        {"event": "x", "row": "", "day": "", "from_row": "", "from_day": ""},
        {"event": 1, "row": "", "day": "", "from_row": "", "from_day": "", "reasons": 5},
    ],
)
def test_what_is_no_drop(body):
    with pytest.raises((KeyError, TypeError, ValueError)):
        Drop.read(body)


def test_another_day_in_the_same_row(event, team):
    change = change_for(
        dropped(f"4.{TUESDAY}", f"4.{THURSDAY}", fr="Salle"), event, "regions", team
    )
    assert change.fields == {
        "start_date": date(2026, 12, 3),
        "date_precision": DatePrecision.DAY,
    }
    assert change.reasons == {"fr": "Salle"}
    assert not change.restores


def test_back_among_those_without_a_day(event, team):
    change = change_for(dropped(f".{TUESDAY}", ".none"), event, "month", team)
    assert change.fields == {"start_date": None}


def test_the_same_place_changes_nothing(event, team):
    change = change_for(dropped(f"4.{TUESDAY}", f"4.{TUESDAY}"), event, "regions", team)
    assert change.fields == {}


def test_another_region_forgets_town_and_province(event, team, regions):
    to = f"{regions[1].pk}.{TUESDAY}"
    change = change_for(dropped(f"{regions[0].pk}.{TUESDAY}", to), event, "regions", team)
    assert change.fields == {"region": regions[1].pk, "province": None, "city": None}


def test_only_the_national_team_hands_over(event, regions):
    drop = dropped(f"{regions[0].pk}.{TUESDAY}", f"{regions[1].pk}.{TUESDAY}")
    with pytest.raises(PermissionDenied):
        change_for(drop, event, "regions", coordinator(regions[0]))


def test_a_place_without_a_region_comes_along(event, team, regions):
    event.venue = VenueFactory(region=None)
    drop = dropped(f"{regions[0].pk}.{TUESDAY}", f"{regions[1].pk}.{TUESDAY}")
    assert change_for(drop, event, "regions", team).fields["region"] == regions[1].pk
    event.venue = VenueFactory(region=regions[0])
    with pytest.raises(Refused):
        change_for(drop, event, "regions", team)


def test_a_room_replaces_a_school(event, team, regions):
    event.school = SchoolFactory(region=regions[0])
    room = VenueFactory(region=regions[0]).pk
    change = change_for(dropped(f"school.{TUESDAY}", f"{room}.{TUESDAY}"), event, "venues", team)
    assert change.fields == {"venue": room, "school": None}
    for nowhere in ("none", "school"):
        drop = dropped(f"9.{TUESDAY}", f"{nowhere}.{TUESDAY}")
        with pytest.raises(Refused):
            change_for(drop, event, "venues", team)


def test_a_part_passes_from_one_person_to_another(event, team):
    leaving = EventPersonFactory(event=event, role=PersonRole.MODERATOR).person
    EventPersonFactory(event=event, person=leaving, role=PersonRole.GUEST)
    coming = PersonFactory()
    drop = dropped(f"{leaving.pk}.{TUESDAY}", f"{coming.pk}.{TUESDAY}")
    people = change_for(drop, event, "facilitators", team).fields[PEOPLE]
    assert people.remove == (Assignment(leaving.pk, "moderator"),)
    assert people.add == (Assignment(coming.pk, "moderator"),)


def test_somebody_is_taken_off(event, team):
    leaving = EventPersonFactory(event=event, role=PersonRole.FACILITATOR).person
    drop = dropped(f"{leaving.pk}.{TUESDAY}", f"none.{TUESDAY}")
    people = change_for(drop, event, "facilitators", team).fields[PEOPLE]
    assert (people.add, people.remove) == ((), (Assignment(leaving.pk, "facilitator"),))


@pytest.mark.parametrize(
    ("rows", "to"),
    [
        ("regions", f"x.{TUESDAY}"),
        ("regions", f"999999.{TUESDAY}"),
        ("venues", f"x.{TUESDAY}"),
        ("facilitators", f"x.{TUESDAY}"),
        ("month", f"4.{TUESDAY}"),
        ("month", ".2026-02-30"),
    ],
)
def test_what_is_no_cell(event, team, rows, to):
    with pytest.raises(ValueError, match=r".*"):
        change_for(dropped(f".{THURSDAY}", to), event, rows, team)
