"""Why an event cannot be changed, in a sentence that names what to do or whom to ask."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from campaign_site.core.conflicts import changed_meanwhile
from campaign_site.core.permissions.roles import NATIONAL, PARTNERS
from events.models import Event
from events.services.refusals import Conflict, Locked, Refused, conflict, lock_against, sentences
from events.services.versions import (
    NO_VERSION,
    labels_changed_since,
    seen_revision,
    version_mark,
)
from tests.factories import EventFactory
from tests.roles import account, coordinator, two_regions

pytestmark = pytest.mark.django_db

AT = datetime(2026, 12, 1, 9, 5, tzinfo=UTC)


def _label(name: str) -> str:
    return str(Event._meta.get_field(name).verbose_name)


def test_every_refusal_becomes_sentences_and_a_fault_stays_a_fault():
    assert sentences(Refused("Pas maintenant.")) == ["Pas maintenant."]
    assert sentences(ValidationError({"a": ["Une."], "b": ["Deux."]})) == ["Une.", "Deux."]
    assert len(sentences(PermissionDenied())) == 1
    assert issubclass(Conflict, Refused)
    assert issubclass(Locked, Refused)
    with pytest.raises(KeyError):
        sentences(KeyError("fault"))


def test_who_changed_what_and_when_as_far_as_it_is_known():
    known = changed_meanwhile(who="Driss", at=AT, fields=["jour", "lieu"])
    for part in ("Driss", "jour", "lieu", "09:05"):
        assert part in known
    unknown = changed_meanwhile(who="", at=None, fields=[])
    assert unknown
    assert "%" not in unknown


@pytest.mark.parametrize(
    ("mark", "number"),
    [("12 2026-12-01T10:00", 12), ("12", 12), (NO_VERSION, None), ("", None),
     ("١٢ 2026", None), ("9" * 19, None), ("-3", None)],
)  # fmt: skip
def test_the_version_a_mark_names(mark, number):
    assert seen_revision(mark) == number


def test_the_mark_moves_with_each_version_and_each_automatic_save():
    event = EventFactory()
    assert version_mark(event) == NO_VERSION
    first = event.save_revision()
    one = version_mark(event)
    first.created_at += timedelta(seconds=2)
    first.save()
    event.refresh_from_db()
    assert version_mark(event) != one
    event.save_revision()
    assert version_mark(event).partition(" ")[0] != one.partition(" ")[0]


def test_only_what_differs_is_named_and_an_empty_text_is_no_text():
    event = EventFactory(internal_notes="")
    event.save_revision()
    seen = version_mark(event)
    event.capacity, event.title_fr = 40, "Autre"
    event.save_revision()
    changed = labels_changed_since(event, seen)
    assert set(changed) == {_label("capacity"), _label("title_fr")}


def test_what_an_event_without_a_version_was_is_its_row():
    event = EventFactory()
    draft = Event.objects.get(pk=event.pk)
    draft.capacity = 40
    draft.save_revision()
    row = Event.objects.get(pk=event.pk)
    assert labels_changed_since(row, NO_VERSION) == [_label("capacity")]
    assert labels_changed_since(EventFactory(), NO_VERSION) == []


def test_an_automatic_save_over_what_was_seen_leaves_the_fields_unknown():
    event = EventFactory()
    event.save_revision()
    assert labels_changed_since(event, f"{event.latest_revision_id} earlier") == []


def test_a_conflict_names_the_other_writer():
    event = EventFactory()
    driss = account(first_name="Driss", last_name="Alami")
    event.save_revision(user=driss)
    seen = version_mark(event)
    event.capacity = 40
    event.save_revision(user=driss)
    assert "Driss" in str(conflict(event, seen))
    assert _label("capacity") in str(conflict(event, seen))


def test_locks_and_whom_they_stop():
    rabat = two_regions()[0]
    amina, driss = account(NATIONAL), account(NATIONAL, first_name="Driss", last_name="Alami")
    event = EventFactory(draft=True, region=rabat)
    assert lock_against(event, amina) is None
    event.locked, event.locked_by = True, driss
    assert "Driss Alami" in str(lock_against(event, amina))
    assert lock_against(event, driss) is None
    event.locked_by = None
    assert lock_against(event, amina) is not None


def test_a_planned_publication_stops_everybody():
    amina = account()
    event = EventFactory(draft=True)
    event.save_revision(approved_go_live_at=timezone.now() + timedelta(days=2))
    refusal = lock_against(Event.objects.get(pk=event.pk), amina)
    assert isinstance(refusal, Locked)


def test_a_review_stops_its_author_and_not_the_region():
    rabat = two_regions()[0]
    partner = account(PARTNERS)
    event = EventFactory(draft=True, region=rabat)
    event.save_revision(user=partner)
    event.get_workflow().start(event, partner)
    event = Event.objects.get(pk=event.pk)
    assert isinstance(lock_against(event, partner), Locked)
    assert lock_against(event, coordinator(rabat)) is None
