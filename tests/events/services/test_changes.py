"""Changing an event: what becomes public, what stays a draft, what is refused and why."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.log_actions import registry as log_registry

from campaign_site.core.permissions.roles import NATIONAL, OBSERVERS, PARTNERS
from events.enums import ChangeKind, DatePrecision, EditionState, EventStatus
from events.models import Event, EventChange, EventPerson, Publication
from events.services.change_data import Assignment, Assignments, Change, as_data, from_data
from events.services.changes import EVENT_CHANGED, change_event
from events.services.refusals import Conflict, Locked, Refused, sentences
from events.services.versions import version_mark
from tests.factories import (
    EditionFactory,
    EventFactory,
    PersonFactory,
    RegionFactory,
    VenueFactory,
    published_event,
)
from tests.roles import account, coordinator, two_regions

REASON = {"ar": "عطلة", "fr": "Jour férié"}
LATER = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
NEW_DAY = date(2026, 12, 8)
MOVE = Change({"start_date": NEW_DAY}, REASON)


@pytest.fixture
def amina(db):
    two_regions()
    return account(NATIONAL, first_name="Amina")


def _row(event: Event) -> Event:
    return Event.objects.select_related("latest_revision").get(pk=event.pk)


def _sequence(event: Event) -> int:
    return Publication.objects.get(event=event).sequence


def test_moving_a_live_event_tells_the_public_why_and_once(amina):
    event = published_event(end_date=date(2026, 12, 2))
    change_event(event_id=event.pk, change=MOVE, by=amina, at=LATER)
    row = _row(event)
    assert (row.start_date, row.end_date) == (NEW_DAY, date(2026, 12, 9))
    assert row.status == EventStatus.RESCHEDULED
    assert (row.live, row.has_unpublished_changes) == (True, False)
    assert (row.change_reason_ar, row.change_reason_fr) == ("عطلة", "Jour férié")
    changes = EventChange.objects.filter(event=event)
    assert {change.kind for change in changes} == {ChangeKind.DATE, ChangeKind.STATUS}
    assert {(c.reason_fr, c.reason_en, c.by, c.at) for c in changes} == {
        ("Jour férié", "", amina, LATER)
    }
    assert _sequence(event) == 1


def test_the_same_change_again_does_nothing(amina):
    event = published_event()
    first = change_event(event_id=event.pk, change=MOVE, by=amina)
    again = change_event(event_id=event.pk, change=MOVE, by=amina)
    assert first
    assert not again
    assert _row(event).revisions.count() == 1
    assert _sequence(event) == 1
    assert again.mark == first.mark


def test_undo_brings_back_the_day_the_status_and_the_reasons(amina):
    event = published_event(end_date=date(2026, 12, 2))
    moved = change_event(event_id=event.pk, change=MOVE, by=amina)
    change_event(event_id=event.pk, change=moved.undo, by=amina, seen=moved.mark)
    row = _row(event)
    assert (row.start_date, row.end_date) == (date(2026, 12, 1), date(2026, 12, 2))
    assert row.status == EventStatus.SCHEDULED
    assert row.change_reason_fr in ("", None)
    assert _sequence(event) == 2


def test_undo_returns_to_a_status_that_the_table_does_not_lead_to(amina):
    event = published_event(status=EventStatus.MOVED_ONLINE)
    cancelled = change_event(
        event_id=event.pk, change=Change({"status": "cancelled"}, REASON), by=amina
    )
    back = Change({"status": "moved_online"}, REASON)
    with pytest.raises(ValidationError) as refused:
        change_event(event_id=event.pk, change=back, by=amina)
    assert set(refused.value.error_dict) == {"status"}
    change_event(event_id=event.pk, change=cancelled.undo, by=amina)
    assert _row(event).status == EventStatus.MOVED_ONLINE


@pytest.mark.parametrize("edition_state", [EditionState.PREPARING])
def test_what_the_public_does_not_know_needs_no_reason_and_is_not_rescheduled(amina, edition_state):
    event = EventFactory(edition__state=edition_state)
    change_event(event_id=event.pk, change=Change({"start_date": NEW_DAY}), by=amina)
    assert _row(event).status == EventStatus.SCHEDULED
    assert not Publication.objects.exists()


def test_a_draft_stays_a_draft_and_its_row_follows(amina):
    event = EventFactory(draft=True)
    changed = change_event(event_id=event.pk, change=Change({"start_date": NEW_DAY}), by=amina)
    row = _row(event)
    assert (row.start_date, row.status, row.live) == (NEW_DAY, "scheduled", False)
    assert row.get_latest_revision_as_object().start_date == NEW_DAY
    assert changed.undo.fields == {"start_date": date(2026, 12, 1)}
    assert not Publication.objects.exists()


def test_what_is_drafted_of_a_live_event_is_kept_and_gets_the_same_change(amina):
    event = published_event()
    draft = _row(event)
    draft.title_fr, draft.capacity = "Titre en préparation", 60
    draft.save_revision(user=amina)
    public_title = event.title_fr
    change_event(event_id=event.pk, change=MOVE, by=amina)
    row = _row(event)
    assert (row.title_fr, row.capacity, row.start_date) == (public_title, None, NEW_DAY)
    assert row.has_unpublished_changes
    draft = row.get_latest_revision_as_object()
    assert (draft.title_fr, draft.capacity) == ("Titre en préparation", 60)
    assert (draft.start_date, draft.status) == (NEW_DAY, EventStatus.RESCHEDULED)
    assert draft.change_reason_fr == "Jour férié"
    draft.latest_revision.publish()
    assert _sequence(event) == 1


def test_a_review_of_the_draft_goes_on(amina):
    event = published_event()
    draft = _row(event)
    draft.title_fr = "Proposé"
    draft.save_revision(user=amina)
    draft.get_workflow().start(draft, amina)
    change_event(event_id=event.pk, change=MOVE, by=amina)
    row = _row(event)
    assert row.workflow_in_progress
    row.current_workflow_task_state.specific.approve(user=amina)
    assert (_row(event).title_fr, _row(event).start_date) == ("Proposé", NEW_DAY)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"start_date": date(2026, 12, 21)}, "start_date"),
        ({"start_date": "2026-12-32"}, "start_date"),
        ({"start_date": "2026-02-30"}, "start_date"),
        ({"start_time": time(13, 0)}, "end_time"),
        ({"end_date": date(2026, 11, 30)}, "end_date"),
        ({"status": "forgotten"}, "status"),
        ({"venue": 987654}, "venue"),
        ({"online_url": "javascript:alert(1)"}, "online_url"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field_and_nothing_is_written(amina, fields, named):
    event = published_event(edition=EditionFactory())
    with pytest.raises(ValidationError) as refused:
        change_event(event_id=event.pk, change=Change(fields, REASON), by=amina)
    assert set(refused.value.error_dict) == {named}
    assert _row(event).latest_revision is None
    assert _sequence(event) == 0


def test_a_live_event_needs_a_reason_in_one_language(amina):
    event = published_event()
    for reasons in ({}, {"ar": "  ", "fr": ""}):
        with pytest.raises(ValidationError) as refused:
            change_event(
                event_id=event.pk, change=Change({"status": "cancelled"}, reasons), by=amina
            )
        assert set(refused.value.error_dict) == {"change_reason"}
    change_event(
        event_id=event.pk, change=Change({"status": "cancelled"}, {"ar": "عطلة"}), by=amina
    )
    assert _row(event).status == EventStatus.CANCELLED


def test_an_old_reason_in_another_language_does_not_stay(amina):
    event = published_event(change_reason_fr="Ancienne raison")
    change_event(
        event_id=event.pk, change=Change({"status": "cancelled"}, {"ar": "عطلة"}), by=amina
    )
    row = _row(event)
    assert (row.change_reason_ar, row.change_reason_fr) == ("عطلة", "")


def test_what_was_outside_its_edition_already_may_be_cancelled(amina):
    event = published_event(start_date=date(2026, 12, 24))
    change_event(event_id=event.pk, change=Change({"start_time": time(9)}, REASON), by=amina)
    change_event(event_id=event.pk, change=Change({"status": "cancelled"}, REASON), by=amina)
    assert _row(event).status == EventStatus.CANCELLED


def test_undo_returns_to_the_days_outside_the_edition_where_an_event_stood(amina):
    event = published_event(start_date=date(2026, 12, 24))
    inside = change_event(event_id=event.pk, change=MOVE, by=amina)
    back = from_data(as_data(inside.undo))
    returned = change_event(event_id=event.pk, change=back, by=amina)
    assert _row(event).start_date == date(2026, 12, 24)
    change_event(event_id=event.pk, change=returned.undo, by=amina)
    assert _row(event).start_date == NEW_DAY


def test_no_other_change_leads_outside_the_edition(amina):
    event = published_event()
    moved = change_event(event_id=event.pk, change=MOVE, by=amina)
    outside = {"start_date": date(2026, 12, 24)}
    for change in (
        Change(outside, REASON),
        # It never stood outside: what takes back a move says so.
        Change(outside, REASON, restores=True, stood_outside=moved.undo.stood_outside),
        Change(outside, REASON, stood_outside=True),
    ):
        with pytest.raises(ValidationError) as refused:
            change_event(event_id=event.pk, change=change, by=amina)
        assert set(refused.value.error_dict) == {"start_date"}
    assert _row(event).start_date == NEW_DAY


def test_an_event_without_a_day_gets_one_and_may_lose_it(amina):
    event = EventFactory(draft=True, no_date=True)
    change_event(event_id=event.pk, change=Change({"start_date": NEW_DAY}), by=amina)
    assert _row(event).date_precision == DatePrecision.DAY
    change_event(event_id=event.pk, change=Change({"start_date": None}), by=amina)
    assert _row(event).date_precision == DatePrecision.NONE


def test_town_province_and_region_follow_the_new_room(amina):
    region = RegionFactory()
    event = EventFactory(draft=True)
    venue = VenueFactory(region=region)
    changed = change_event(event_id=event.pk, change=Change({"venue": venue}), by=amina)
    row = _row(event)
    assert (row.venue, row.region) == (venue, region)
    assert changed.undo.fields == {"venue": None, "region": None}


def test_the_second_of_two_writers_is_told_who_changed_what(amina):
    event = published_event()
    seen = version_mark(_row(event))
    driss = account(NATIONAL, first_name="Driss")
    change_event(event_id=event.pk, change=MOVE, by=driss, seen=seen)
    with pytest.raises(Conflict) as refused:
        change_event(event_id=event.pk, change=MOVE, by=amina, seen=seen)
    assert "Driss" in str(refused.value)
    assert str(Event._meta.get_field("start_date").verbose_name) in str(refused.value)
    assert str(Event._meta.get_field("capacity").verbose_name) not in str(refused.value)


def test_an_event_that_somebody_holds_names_the_holder_and_does_not_stop_him(amina):
    event = published_event()
    driss = account(NATIONAL, first_name="Driss", last_name="Alami")
    Event.objects.filter(pk=event.pk).update(locked=True, locked_by=driss)
    with pytest.raises(Locked, match="Driss Alami"):
        change_event(event_id=event.pk, change=MOVE, by=amina)
    assert change_event(event_id=event.pk, change=MOVE, by=driss)


def test_what_waits_for_review_is_not_changed_by_its_author(db):
    rabat = two_regions()[0]
    partner = account(PARTNERS)
    event = EventFactory(draft=True, region=rabat)
    event.save_revision(user=partner)
    event.get_workflow().start(event, partner)
    with pytest.raises(Locked):
        change_event(event_id=event.pk, change=Change({"start_date": NEW_DAY}), by=partner)
    assert change_event(
        event_id=event.pk, change=Change({"start_date": NEW_DAY}), by=coordinator(rabat)
    )


def test_rights_of_region_role_and_live_events(db):
    rabat, marrakech = two_regions()
    event = published_event(region=rabat)
    own = published_event(region=marrakech)
    partner, observer = account(PARTNERS), account(OBSERVERS)
    _row(own).save_revision(user=partner)
    for who in (coordinator(marrakech), partner, observer):
        with pytest.raises(PermissionDenied):
            change_event(event_id=event.pk, change=MOVE, by=who)
    with pytest.raises(PermissionDenied):
        change_event(event_id=own.pk, change=MOVE, by=partner)
    assert change_event(event_id=event.pk, change=MOVE, by=coordinator(rabat))


def test_nobody_gives_away_an_event_nor_takes_what_is_not_theirs(db):
    rabat, marrakech = two_regions()
    event = EventFactory(draft=True, region=rabat)
    who = coordinator(rabat)
    foreign_room, foreign_person = VenueFactory(region=marrakech), PersonFactory(region=marrakech)
    add = Assignments(add=(Assignment(foreign_person.pk),))
    for fields, named in (
        ({"region": marrakech}, {"region"}),
        ({"region": None}, {"region"}),
        ({"venue": foreign_room, "region": rabat}, {"venue"}),
        ({"people": add}, {"people"}),
    ):
        with pytest.raises(ValidationError) as refused:
            change_event(event_id=event.pk, change=Change(fields), by=who)
        assert set(refused.value.error_dict) == named
    assert _row(event).region == rabat


def test_an_archived_edition_says_so_to_those_who_see_it(amina):
    event = published_event(edition__state=EditionState.ARCHIVED)
    with pytest.raises(Refused) as refused:
        change_event(event_id=event.pk, change=MOVE, by=amina)
    assert not isinstance(refused.value, PermissionDenied)
    assert sentences(refused.value) == [str(refused.value)]


def test_people_are_added_once_and_undone_with_their_function(amina):
    event = published_event()
    trainer, chair = PersonFactory(), PersonFactory()
    EventPerson.objects.create(event=event, person=chair, role="chair", function_fr="Doyenne")
    swap = Change(
        {
            "people": Assignments(
                add=(Assignment(trainer.pk, "trainer"),), remove=(Assignment(chair.pk, "chair"),)
            )
        }
    )
    done = change_event(event_id=event.pk, change=swap, by=amina)
    assert not change_event(event_id=event.pk, change=swap, by=amina)
    assert [entry.person for entry in _row(event).people.all()] == [trainer]
    assert _sequence(event) == 0
    change_event(event_id=event.pk, change=done.undo, by=amina)
    entry = _row(event).people.get()
    assert (entry.person, entry.function_fr) == (chair, "Doyenne")


def test_the_history_says_what_changed_in_words(amina):
    event = published_event()
    change_event(event_id=event.pk, change=MOVE, by=amina)
    entry = log_registry.get_logs_for_instance(event).get(action=EVENT_CHANGED)
    message = str(entry.formatter.format_message(entry))
    assert entry.user == amina
    assert entry.revision == _row(event).latest_revision
    assert "1er déc. 2026" in message
    assert "8 déc. 2026" in message
    assert str(EventStatus.RESCHEDULED.label) in message
    assert "Jour férié" in message or "عطلة" in message
    assert log_registry.get_logs_for_instance(event).count() == 1


def test_no_event_no_change(amina):
    with pytest.raises(Event.DoesNotExist):
        change_event(event_id=987654, change=MOVE, by=amina)
    with pytest.raises(TypeError):
        sentences(TypeError("a fault of the program is no refusal"))
