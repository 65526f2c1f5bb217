"""Whose version is newer: also without one to begin with, and after automatic saves."""

import pytest
from django.test import Client

from campaign_site.core.permissions.roles import NATIONAL
from events.models import Event
from events.services.versions import NO_VERSION, version_mark
from tests.factories import EventFactory
from tests.roles import account, browser, two_regions

from .test_event_form import edit_url, sent


@pytest.fixture
def national(db) -> Client:
    two_regions()
    return browser(account(NATIONAL, first_name="Amina"))


def _saved_automatically(client: Client, event: Event, **fields: object) -> dict[str, str]:
    """What the form that stays open is told after an automatic save."""
    answer = client.post(
        edit_url(event), sent(event, **fields), headers={"accept": "application/json"}
    ).json()
    assert answer["success"] is True
    return answer["field_updates"]


def test_a_form_says_which_version_it_shows(national):
    event = EventFactory()
    assert f'value="{NO_VERSION}"' in national.get(edit_url(event)).text
    event.save_revision()
    assert version_mark(Event.objects.get()) in national.get(edit_url(event)).text


def test_two_writers_of_an_event_that_had_no_version(national):
    event = EventFactory()
    driss = browser(account(NATIONAL, first_name="Driss"))
    assert driss.post(edit_url(event), sent(event, title_fr="De Driss")).status_code == 302
    typed = sent(event, capacity=40, seen_version=NO_VERSION)
    refused = national.post(edit_url(event), typed)
    assert refused.status_code == 200
    message = [str(message) for message in refused.context["messages"]][0]
    assert "Driss" in message
    told = refused.context["form"]["seen_version"].value()
    assert told == version_mark(Event.objects.get())
    assert national.post(edit_url(event), typed | {"seen_version": told}).status_code == 302


def test_nobody_is_told_of_their_own_automatic_saves(national):
    event = EventFactory()
    updates = _saved_automatically(national, event, capacity=40, seen_version=NO_VERSION)
    assert updates["seen_version"] == version_mark(Event.objects.get())
    saved = national.post(edit_url(event), sent(event, capacity=50, **updates))
    assert saved.status_code == 302


def test_an_automatic_save_of_another_person_is_noticed(national):
    event = EventFactory()
    event.save_revision()
    seen = version_mark(Event.objects.get())
    driss = browser(account(NATIONAL, first_name="Driss"))
    _saved_automatically(driss, event, capacity=40, seen_version=seen)
    refused = national.post(edit_url(event), sent(event, title_fr="Titre", seen_version=seen))
    assert refused.status_code == 200
    assert Event.objects.get().get_latest_revision_as_object().capacity == 40
