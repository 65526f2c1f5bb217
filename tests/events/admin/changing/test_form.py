"""The form of one change: what differs is asked for, what is left as it is stays."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from campaign_site.core.permissions.roles import NATIONAL
from events.admin.changing.form import ACTIONS, REASONS, ChangeForm
from events.enums import EVENT_TRANSITIONS, EditionState, EventStatus
from events.models import Event
from tests.factories import CityFactory, EventFactory, VenueFactory, published_event
from tests.roles import account, coordinator, two_regions

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions():
    return two_regions()


@pytest.fixture
def amina(regions):
    return account(NATIONAL)


def _sent(event: Event, user, **fields: object) -> ChangeForm:
    shown = ChangeForm(instance=event, for_user=user)
    values = {field.name: field.value() for field in shown}
    data = {name: "" if value is None else str(value) for name, value in values.items()}
    query = QueryDict(mutable=True)
    query.update(data | {name: str(value) for name, value in fields.items()})
    return ChangeForm(query, instance=event, for_user=user)


def test_sent_back_as_it_was_it_asks_for_nothing(amina):
    form = _sent(published_event(end_date=date(2026, 12, 2)), amina)
    assert form.is_valid(), form.errors
    assert form.change().fields == {}
    assert form.change().reasons == {}


def test_only_what_differs_is_asked_for(amina):
    venue = VenueFactory()
    form = _sent(
        published_event(), amina, start_date="2026-12-08", start_time="", venue=venue.pk,
        change_reason_fr="Salle fermée",
    )  # fmt: skip
    assert form.is_valid(), form.errors
    assert form.change().fields == {
        "start_date": date(2026, 12, 8),
        "start_time": None,
        "venue": venue.pk,
    }
    assert form.change().reasons["fr"] == "Salle fermée"


def test_the_event_in_memory_is_left_alone(amina):
    event = published_event()
    form = _sent(event, amina, start_date="2026-12-08", status="cancelled")
    assert form.is_valid()
    assert (event.start_date, event.status) == (date(2026, 12, 1), EventStatus.SCHEDULED)


def test_an_older_reason_is_not_offered_for_a_new_change(amina):
    form = ChangeForm(instance=published_event(change_reason_fr="Ancienne"), for_user=amina)
    assert [form[name].value() for name in REASONS] == [""] * len(REASONS)


@pytest.mark.parametrize("status", EventStatus.values)
def test_a_public_event_is_offered_the_statuses_that_may_follow(amina, status):
    form = ChangeForm(instance=EventFactory(status=status), for_user=amina)
    offered = {value for value, _label in form.fields["status"].choices}
    assert offered == {status} | EVENT_TRANSITIONS[status]


@pytest.mark.parametrize("fields", [{"live": False}, {"edition__state": EditionState.PREPARING}])
def test_what_the_public_does_not_know_may_get_any_status(amina, fields):
    form = ChangeForm(instance=EventFactory(status="cancelled", **fields), for_user=amina)
    offered = {value for value, _label in form.fields["status"].choices}
    assert set(EventStatus.values) <= offered


def test_it_begins_with_a_status_only_where_that_may_follow(amina):
    form = ChangeForm(instance=published_event(), for_user=amina)
    form.choose_status("cancelled")
    assert form.change().fields == {"status": "cancelled"}
    called_off = ChangeForm(instance=published_event(status="cancelled"), for_user=amina)
    called_off.choose_status("postponed")
    called_off.choose_status("nonsense")
    assert called_off.change().fields == {}
    assert set(ACTIONS) - {"move"} <= set(EventStatus.values)


def test_a_room_of_another_region_cannot_be_chosen_and_is_not_named(regions):
    rabat, marrakech = regions
    room = VenueFactory(region=marrakech, name_fr="Salle secrète")
    form = _sent(published_event(region=rabat), coordinator(rabat), venue=room.pk)
    assert not form.is_valid()
    assert set(form.errors) == {"venue"}
    assert "Salle secrète" not in str(form["venue"])


def test_refusals_of_the_service_stand_at_their_field_or_at_the_head(amina):
    form = _sent(published_event(), amina)
    form.is_valid()
    form.refuse(ValidationError({"change_reason": ["Raison."], "region": ["Région."]}))
    assert form.errors["change_reason_ar"] == ["Raison."]
    assert form.non_field_errors() == ["Région."]
    form.refuse(ValidationError("Rien ne va."))
    assert "Rien ne va." in form.non_field_errors()


def test_impossible_texts_are_errors_of_their_field(amina):
    form = _sent(published_event(), amina, start_date="2026-02-30", start_time="25:00")
    assert not form.is_valid()
    assert set(form.errors) == {"start_date", "start_time"}
    assert form["start_date"].value() == "2026-02-30"


def test_hours_without_seconds_are_the_same_hours(amina):
    form = _sent(published_event(start_time=time(9, 0)), amina, start_time="09:00")
    assert form.is_valid()
    assert form.change().fields == {}


def test_rooms_are_chosen_not_listed(amina, django_assert_num_queries):
    event = published_event()
    ChangeForm(instance=event, for_user=amina)["venue"].as_widget()
    for _room in range(3):
        VenueFactory(city=CityFactory())
    with django_assert_num_queries(0):
        ChangeForm(instance=event, for_user=amina)["venue"].as_widget()
