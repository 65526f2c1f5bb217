"""What a change touches is told before it is made, and nothing is made by telling."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from campaign_site.core.permissions.roles import NATIONAL
from events.enums import EditionState
from events.models import Event
from events.services.change_data import Assignment, Assignments, Change
from events.services.impact import Totals, impact_of, totals_of
from tests.factories import (
    EventFactory,
    EventPersonFactory,
    PartnerRoleFactory,
    PersonFactory,
    VenueFactory,
    published_event,
)
from tests.roles import account, coordinator, two_regions

pytestmark = pytest.mark.django_db

MOVE = Change({"start_date": date(2026, 12, 8)})


def _loaded(event: Event) -> Event:
    return Event.objects.select_related("edition", "region", "kind").get(pk=event.pk)


def test_moving_a_public_event_touches_people_and_calendars():
    rabat = two_regions()[0]
    event = published_event(region=rabat)
    EventPersonFactory(event=event, person=PersonFactory(name_fr="Nadia"), role="trainer")
    host = PartnerRoleFactory(event=event).institution
    impact = impact_of(_loaded(event), MOVE)
    assert impact.announces == ("status", "date")
    assert [part.name for part in impact.people] == ["Nadia"]
    assert list(impact.calendars) == [event.edition, rabat, event.kind, host]
    assert impact.is_public
    assert impact.needs_reason
    assert (impact.before.status, impact.after.status) == ("scheduled", "rescheduled")


def test_nothing_is_written_by_asking():
    event = published_event()
    loaded = _loaded(event)
    change = Change({**MOVE.fields, "people": Assignments(add=(Assignment(PersonFactory().pk),))})
    impact_of(loaded, change)
    assert loaded.start_date == date(2026, 12, 1)
    assert list(loaded.people.all()) == []
    assert Event.objects.get(pk=event.pk).start_date == date(2026, 12, 1)


@pytest.mark.parametrize("fields", [{"live": False}, {"edition__state": EditionState.PREPARING}])
def test_what_the_public_does_not_know_announces_nothing(fields):
    impact = impact_of(_loaded(EventFactory(**fields)), MOVE)
    assert impact.announces == ()
    assert impact.calendars == ()
    assert not impact.needs_reason
    assert impact.after.status == "scheduled"


@pytest.mark.parametrize(
    ("before", "fields", "wanted"),
    [
        ({}, {"start_date": date(2026, 12, 8)}, True),
        ({}, {"start_time": time(9)}, True),
        ({}, {"end_time": time(13)}, True),
        ({"end_time": None}, {"end_time": time(13)}, False),
        ({"start_time": None, "end_time": None}, {"start_time": time(9)}, False),
        ({"status": "rescheduled"}, {"start_date": date(2026, 12, 8)}, True),
        ({}, {"status": "cancelled"}, True),
        ({}, {"online_url": "https://example.org/salle"}, False),
        ({"online_url": "https://example.org/salle"}, {"online_url": ""}, True),
        ({"live": False}, {"status": "cancelled"}, False),
        ({}, {}, False),
    ],
)
def test_who_was_told_otherwise_wants_a_reason_filling_in_needs_none(before, fields, wanted):
    event = _loaded(EventFactory(**before))
    assert impact_of(event, Change(fields)).needs_reason is wanted


def test_a_first_place_needs_no_reason_and_another_one_does():
    event = EventFactory()
    assert not impact_of(_loaded(event), Change({"venue": VenueFactory()})).needs_reason
    placed = EventFactory(venue=VenueFactory())
    assert impact_of(_loaded(placed), Change({"venue": VenueFactory()})).needs_reason


def test_sessions_that_stay_are_named_to_those_who_see_them():
    rabat, marrakech = two_regions()
    path = EventFactory(region=rabat)
    own = EventFactory(parent=path, region=rabat, title_fr="À Rabat")
    EventFactory(parent=path, region=marrakech, title_fr="À Marrakech")
    seen = impact_of(_loaded(path), MOVE, by=coordinator(rabat))
    assert [session.pk for session in seen.sessions] == [own.pk]
    assert seen.hidden_sessions == 1
    national = impact_of(_loaded(path), MOVE, by=account(NATIONAL))
    assert (len(national.sessions), national.hidden_sessions) == (2, 0)
    assert impact_of(_loaded(path), MOVE).sessions == ()


def test_only_people_change_and_no_session_is_left_behind():
    path = EventFactory()
    EventFactory(parent=path)
    change = Change({"people": Assignments(add=(Assignment(PersonFactory().pk),))})
    impact = impact_of(_loaded(path), change)
    assert (impact.announces, impact.hidden_sessions) == ((), 0)


def test_an_event_given_to_another_region_changes_both_calendars():
    rabat, marrakech = two_regions()
    event = _loaded(published_event(region=rabat))
    impact = impact_of(event, Change({"region": marrakech.pk}))
    assert {rabat, marrakech} <= set(impact.calendars)


def test_past_events_and_past_days_are_noticed():
    event = _loaded(published_event())
    impact = impact_of(event, MOVE)
    assert not impact.is_over(on=date(2026, 12, 1))
    assert impact.is_over(on=date(2026, 12, 2))
    back = impact_of(event, Change({"start_date": date(2026, 11, 3)}))
    assert back.is_over(on=date(2026, 11, 20))
    assert not impact_of(event, Change({"start_date": None})).is_over(on=date(2026, 11, 20))


def test_an_impossible_day_is_refused():
    with pytest.raises(ValidationError):
        impact_of(_loaded(published_event()), Change({"start_date": "2026-02-30"}))


def test_totals_of_many_cost_two_queries(django_assert_num_queries):
    path, other = published_event(), EventFactory(draft=True)
    EventFactory(parent=path)
    person = PersonFactory()
    EventPersonFactory(event=path, person=person)
    EventPersonFactory(event=other, person=person)
    events = list(Event.objects.select_related("edition").filter(pk__in=[path.pk, other.pk]))
    with django_assert_num_queries(2):
        totals = totals_of(events)
    assert totals == Totals(events=2, public=1, people=1, sessions=1)


@pytest.mark.parametrize("children", [1, 3])
def test_the_impact_costs_the_same_for_one_person_and_for_three(
    children, django_assert_max_num_queries
):
    national = account(language="fr", is_superuser=True)
    event = published_event()
    for _child in range(children):
        EventPersonFactory(event=event)
        PartnerRoleFactory(event=event)
        EventFactory(parent=event)
    loaded = Event.objects.with_texts().get(pk=event.pk)
    with django_assert_max_num_queries(5):
        impact_of(loaded, MOVE, by=national)
