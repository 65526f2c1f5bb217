"""A change in the history of an event: what became of what, who came, and why."""

from datetime import date

import pytest
from django.utils import translation
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from campaign_site.core.date_phrases import short_date
from campaign_site.core.permissions.roles import NATIONAL
from events.enums import EventStatus
from events.models import Event
from events.services.change_data import Assignment, Assignments, Change
from events.services.changes import EVENT_CHANGED, change_event
from tests.factories import EventFactory, EventPersonFactory, PersonFactory, VenueFactory
from tests.roles import account, two_regions

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    two_regions()
    return account(NATIONAL)


def _message(event: Event, lang: str = "fr") -> str:
    entry = registry.get_logs_for_instance(event).filter(action=EVENT_CHANGED).first()
    with translation.override(lang):
        return str(entry.formatter.format_message(entry))


def _changed(event: Event, by, fields: dict, reasons: dict | None = None) -> Event:
    return change_event(event_id=event.pk, change=Change(fields, reasons or {}), by=by).event


def test_status_and_fields_are_named_in_the_language_of_the_reader(amina):
    event = EventFactory()
    _changed(event, amina, {"status": "cancelled"}, {"fr": "Grève", "ar": "إضراب"})
    for lang, reason in (("fr", "Grève"), ("ar", "إضراب")):
        message = _message(event, lang)
        with translation.override(lang):
            assert str(EventStatus.CANCELLED.label) in message
            assert str(EventStatus.SCHEDULED.label) in message
        assert reason in message


def test_a_reason_in_another_language_is_better_than_none(amina):
    event = EventFactory()
    _changed(event, amina, {"status": "cancelled"}, {"ar": "إضراب"})
    assert "إضراب" in _message(event, "en")


def test_places_are_named_as_they_were_then(amina):
    old, new = VenueFactory(name_fr="Maison A"), VenueFactory(name_fr="Maison B")
    event = EventFactory(draft=True, venue=old)
    with translation.override("fr"):
        _changed(event, amina, {"venue": new.pk})
    new.name_fr = "Maison C"
    new.save()
    message = _message(event)
    assert "Maison A" in message
    assert "Maison B" in message


def test_who_came_and_who_left_is_told(amina):
    event = EventFactory(draft=True)
    leaves = EventPersonFactory(event=event, person=PersonFactory(name_fr="Nadia"))
    comes = PersonFactory(name_fr="Omar")
    swap = Assignments(
        add=(Assignment(comes.pk),), remove=(Assignment(leaves.person_id, leaves.role),)
    )
    with translation.override("fr"):
        _changed(event, amina, {"people": swap})
    data = ModelLogEntry.objects.get(action=EVENT_CHANGED).data
    assert (data["added"], data["removed"]) == (["Omar"], ["Nadia"])
    assert "Omar" in _message(event)
    assert "Nadia" in _message(event)


def test_a_day_that_was_empty_is_a_dash(amina):
    event = EventFactory(draft=True, no_date=True)
    _changed(event, amina, {"start_date": date(2026, 12, 8)})
    assert "–" in _message(event)
    assert "Tue 8 Dec 2026" in _message(event, "en")
    for lang in ("fr", "ar", "en"):
        assert short_date(date(2026, 12, 8), lang, with_year=True) in _message(event, lang)
        assert "2026-12-08" not in _message(event, lang)


def test_every_change_is_one_line_however_much_it_changes(amina):
    event = EventFactory(draft=True)
    _changed(event, amina, {"start_date": date(2026, 12, 8), "venue": VenueFactory().pk})
    _changed(event, amina, {"start_date": date(2026, 12, 8)})
    assert ModelLogEntry.objects.filter(action=EVENT_CHANGED).count() == 1
