"""Moves taken back: where an event may return to, and what nobody can do by it."""

from datetime import date

import pytest
from django.core import signing

from campaign_site.core.permissions.roles import NATIONAL
from events.admin.board.moves import UNDO_SALT
from events.enums import EventStatus
from events.models import Edition, Event
from tests.factories import publish
from tests.roles import account, browser, coordinator

from .boards import FRIDAY, THURSDAY, TUESDAY, WEDNESDAY, drop, planned, send, week

OUTSIDE = date(2026, 12, 9)


@pytest.fixture
def client(regions):
    return browser(account(NATIONAL, first_name="Salma"))


@pytest.fixture
def misplaced(edition, regions) -> Event:
    """A draft that was planned before the edition got its days."""
    return planned(edition, region=regions[0], start_date=OUTSIDE)


def token_of(client, event: Event, day: str) -> str:
    answer = drop(client, event, to=f"{event.region_id}.{day}").json()
    event.refresh_from_db()
    assert event.start_date == date.fromisoformat(day), answer
    return answer["undo"]


def take_back(client, edition: Edition, token: str) -> dict:
    return send(client, edition, {"undo": token}).json()


def test_an_event_returns_to_where_it_stood_outside_the_edition(client, edition, misplaced):
    token = token_of(client, misplaced, THURSDAY)
    answer = take_back(client, edition, token)
    misplaced.refresh_from_db()
    assert misplaced.start_date == OUTSIDE
    assert f"c.{misplaced.region_id}.{OUTSIDE}" in answer["parts"]
    # It may be brought in again, and back again.
    again = token_of(client, misplaced, WEDNESDAY)
    assert "parts" in take_back(client, edition, again)


def test_a_public_event_returns_outside_without_a_reason(client, edition, regions):
    event = planned(edition, region=regions[0], start_date=OUTSIDE, live=True)
    publish(event)
    why = {"confirmed": True, "reasons": {"fr": "Erreur"}}
    answer = drop(client, event, to=f"{regions[0].pk}.{TUESDAY}", **why).json()
    assert "parts" in take_back(client, edition, answer["undo"])
    event.refresh_from_db()
    assert (event.start_date, event.status) == (OUTSIDE, EventStatus.SCHEDULED)


def test_nobody_is_moved_outside_by_a_fresh_move(client, edition, misplaced):
    token_of(client, misplaced, THURSDAY)
    answer = drop(client, misplaced, to=f"{misplaced.region_id}.{OUTSIDE}").json()
    assert set(answer) == {"refused"}


def test_only_the_first_taking_back_returns_outside(client, edition, misplaced):
    token = token_of(client, misplaced, THURSDAY)
    take_back(client, edition, token)
    assert set(take_back(client, edition, token)) == {"refused"}


def test_a_day_of_one_edition_is_not_carried_into_another(client, edition, misplaced):
    token = token_of(client, misplaced, THURSDAY)
    other = week(year=2027)
    Event.objects.filter(pk=misplaced.pk).update(edition=other)
    assert set(take_back(client, other, token)) == {"refused"}
    assert Event.objects.get(pk=misplaced.pk).start_date == date.fromisoformat(THURSDAY)


def test_what_stood_inside_does_not_return_to_a_day_the_edition_lost(client, edition, regions):
    event = planned(edition, region=regions[0])
    token = token_of(client, event, THURSDAY)
    Edition.objects.update(start_date=date(2026, 12, 2))
    assert "déc. 2026" in take_back(client, edition, token)["refused"]


@pytest.mark.parametrize("salt", ["another", UNDO_SALT])
def test_a_token_of_somebody_elses_making_moves_nothing(client, edition, misplaced, salt):
    token_of(client, misplaced, THURSDAY)
    change = {
        "fields": {"start_date": str(OUTSIDE)}, "reasons": {}, "restores": True,
        "stood_outside": True, "add": [], "remove": [],
    }  # fmt: skip
    data = {"event": misplaced.pk, "user": 0, "change": change, "left": {}}
    token = signing.dumps(data, salt=salt, compress=True)
    assert set(take_back(client, edition, token)) == {"refused"}
    misplaced.refresh_from_db()
    assert misplaced.start_date == date.fromisoformat(THURSDAY)


def test_of_two_people_with_the_same_card_the_second_is_told(client, edition, regions):
    rabat, _marrakech = regions
    event = planned(edition, region=rabat)
    amina = browser(coordinator(rabat))
    salmas = token_of(client, event, THURSDAY)
    # Amina's page still shows the card on Tuesday.
    late = drop(amina, event, start=f"{rabat.pk}.{TUESDAY}", to=f"{rabat.pk}.{FRIDAY}").json()
    assert set(late) == {"refused"}
    aminas = token_of(amina, event, FRIDAY)
    # What Salma would take back is no longer so; what Amina did, is.
    assert set(take_back(client, edition, salmas)) == {"refused"}
    assert "parts" in take_back(amina, edition, aminas)
    event.refresh_from_db()
    assert event.start_date == date.fromisoformat(THURSDAY)


def test_nothing_is_taken_back_with_a_right_that_is_gone(edition, regions):
    rabat, marrakech = regions
    person = coordinator(rabat)
    amina = browser(person)
    event = planned(edition, region=rabat)
    token = token_of(amina, event, THURSDAY)
    rabat.groups.clear()
    response = send(amina, edition, {"undo": token})
    assert response.status_code == 404 or set(response.json()) == {"refused"}
    event.refresh_from_db()
    assert event.start_date == date.fromisoformat(THURSDAY)
