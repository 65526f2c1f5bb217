"""The row of what is not public is its newest version; a live row is what the public reads."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaign_site.core.content_version import content_version
from campaign_site.core.permissions.roles import NATIONAL
from events.models import Event, EventPerson
from tests.events.admin.test_event_form import edit_url, sent
from tests.factories import (
    EventFactory,
    EventPersonFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    PersonFactory,
    publish,
)
from tests.roles import account, browser, two_regions

pytestmark = pytest.mark.django_db


def _row(event: Event) -> Event:
    return Event.objects.get(pk=event.pk)


def test_the_row_of_a_draft_is_its_newest_version():
    event = EventFactory(draft=True)
    event.title_fr, event.start_date, event.capacity = "Autre titre", date(2026, 12, 8), 40
    revision = event.save_revision()
    row = _row(event)
    assert (row.title_fr, row.start_date, row.capacity) == ("Autre titre", date(2026, 12, 8), 40)
    assert row.starts_at.date() == date(2026, 12, 8)
    assert row.latest_revision == revision
    assert row.has_unpublished_changes
    assert (row.live, row.first_published_at) == (False, None)


def test_the_row_of_a_live_event_is_what_the_public_reads():
    event = EventFactory()
    event.start_date = date(2026, 12, 8)
    event.save_revision()
    assert _row(event).start_date == date(2026, 12, 1)
    assert _row(event).get_latest_revision_as_object().start_date == date(2026, 12, 8)


def test_somebody_who_opened_it_as_a_draft_does_not_overwrite_what_was_published_since():
    event = EventFactory(draft=True)
    opened = _row(event)
    event.save_revision().publish()
    opened.start_date = date(2026, 12, 8)
    opened.save_revision()
    row = _row(event)
    assert row.live
    assert row.start_date == date(2026, 12, 1)


def test_people_and_institutions_of_a_draft_follow_too():
    event = EventFactory(draft=True)
    gone = EventPersonFactory(event=event)
    PartnerRoleFactory(event=event)
    host, speaker = InstitutionFactory(), PersonFactory()
    draft = _row(event)
    draft.people.remove(draft.people.get(pk=gone.pk))
    draft.people.add(EventPerson(person=speaker))
    draft.partner_roles.add(type(draft.partner_roles.first())(institution=host, code="host"))
    revision = draft.save_revision()
    assert [entry.person for entry in _row(event).people.all()] == [speaker]
    assert _row(event).partner_roles.count() == 2
    assert all(child["pk"] for child in revision.content["people"])


def test_the_same_children_are_written_once_however_often_it_is_saved():
    event = EventFactory(draft=True)
    event.people.add(EventPerson(person=PersonFactory()))
    event.save_revision()
    kept = _row(event).people.get().pk
    for _again in range(2):
        _row(event).get_latest_revision_as_object().save_revision()
    assert _row(event).people.get().pk == kept


def test_drafts_are_not_public_content():
    draft, live, person = EventFactory(draft=True), EventFactory(), PersonFactory()
    before = content_version()
    draft.title_fr = "Brouillon"
    draft.people.add(EventPerson(person=person))
    draft.save_revision()
    live.title_fr = "Modification en attente"
    live.save_revision()
    assert content_version() == before
    live.latest_revision.publish()
    assert content_version() > before


def test_what_is_refused_changes_neither_row_nor_versions():
    event = EventFactory(draft=True)
    event.start_time = time(14, 0)
    with pytest.raises(ValidationError):
        event.save_revision()
    row = _row(event)
    assert row.start_time == time(10, 0)
    assert row.latest_revision is None


def test_a_lock_and_an_unpublished_state_are_not_part_of_a_version():
    user = account(language="fr")
    event = EventFactory(draft=True)
    opened = _row(event)
    Event.objects.filter(pk=event.pk).update(locked=True, locked_by=user)
    opened.title_fr = "Titre"
    opened.save_revision()
    row = _row(event)
    assert (row.title_fr, row.locked, row.locked_by) == ("Titre", True, user)


def test_withdrawn_from_the_public_the_row_is_what_was_being_written():
    event = EventFactory()
    publish(event)
    event.title_fr = "En attente"
    event.save_revision()
    assert _row(event).title_fr != "En attente"
    _row(event).unpublish()
    assert _row(event).title_fr == "En attente"
    assert not _row(event).live


def test_an_automatic_save_and_a_return_to_an_older_version():
    two_regions()
    amina = browser(account(NATIONAL))
    event = EventFactory(draft=True)
    first = event.save_revision()
    seen = amina.get(edit_url(event)).context["form"]["seen_version"].value()
    answer = amina.post(
        edit_url(event),
        sent(event, start_date="2026-12-08", seen_version=seen),
        headers={"accept": "application/json"},
    )
    assert answer.json()["success"] is True
    assert _row(event).start_date == date(2026, 12, 8)
    old = first.as_object()
    old.save_revision(previous_revision=first)
    assert _row(event).start_date == date(2026, 12, 1)


def test_a_draft_without_its_kind_is_refused_in_words():
    two_regions()
    amina = browser(account(NATIONAL))
    event = EventFactory(draft=True)
    answer = amina.post(edit_url(event), sent(event, kind=""))
    assert answer.status_code == 200
    assert "kind" in answer.context["form"].errors


def test_a_version_that_changes_nothing_leaves_the_columns_alone():
    event = EventFactory(draft=True)
    with CaptureQueriesContext(connection) as queries:
        event.save_revision()
    updates = [query["sql"] for query in queries if query["sql"].startswith("UPDATE")]
    assert not [sql for sql in updates if '"title_fr" =' in sql]
