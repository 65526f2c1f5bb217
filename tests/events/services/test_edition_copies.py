"""The next edition from an earlier one."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from campaign_site.core.models import JobProgress
from campaign_site.core.permissions.roles import NATIONAL
from events import tasks
from events.enums import EditionState
from events.models import Edition, Event, Preparation
from events.rules.shifting import DATES, WEEKDAYS
from events.services import edition_copies, moderation, preparations
from events.services.edition_batches import copy_batch
from events.services.edition_plans import EditionPlan
from tests.events.proposals import event_of, proposed
from tests.factories import (
    EditionFactory,
    EditionGoalFactory,
    EventFactory,
    EventKindFactory,
    EventPersonFactory,
    PartnerRoleFactory,
)
from tests.roles import account, two_regions

AT = datetime(2027, 1, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def national(db):
    two_regions()
    return account(NATIONAL)


@pytest.fixture
def source(db):
    return EditionFactory(slug="decembre-2026", number=12, slogan_fr="Osons", slogan_ar="لنجرؤ")


def plan_for(source, **fields) -> EditionPlan:
    values = {
        "number": 13,
        "year": 2027,
        "slug": "decembre-2027",
        "rule": WEEKDAYS,
        "start_date": date(2027, 11, 30),
        "end_date": date(2027, 12, 19),
        "kinds": tuple(Event.objects.values_list("kind", flat=True).distinct()),
    }
    return EditionPlan(**{**values, **fields})


def prepared(source, by, **fields) -> Preparation:
    return preparations.open_preparation(
        kind=Preparation.Kind.EDITION,
        by=by,
        at=AT,
        source=source,
        choices={"plan": plan_for(source, **fields).to_json()},
    )


def confirm(preparation: Preparation) -> Preparation:
    return edition_copies.confirm_copy(preparation=preparation, by=preparation.owner, at=AT)


def test_a_plan_survives_being_kept(source):
    plan = plan_for(source, left_out=frozenset({3, 1}), kinds=(2,), end_date=None)
    assert EditionPlan.from_json(plan.to_json()) == plan


def test_the_new_edition_is_in_preparation_and_remembers(national, source):
    EditionGoalFactory(edition=source, events=100)
    PartnerRoleFactory(edition=source, event=None)
    done = confirm(prepared(source, national))
    edition = done.edition
    assert done.state == Preparation.State.DONE
    assert edition.state == EditionState.PREPARING
    assert (edition.campaign, edition.number, edition.year) == (source.campaign, 13, 2027)
    assert edition.previous_occurrence == source
    assert (edition.slogan_fr, edition.slogan_ar) == ("Osons", "لنجرؤ")
    assert [goal.events for goal in edition.goals.all()] == [100]
    assert edition.partner_roles.count() == 1
    assert source.partner_roles.count() == source.goals.count() == 1


def test_nothing_but_the_frame_when_nothing_is_chosen(national, source):
    EventFactory(edition=source)
    EditionGoalFactory(edition=source, events=100)
    PartnerRoleFactory(edition=source, event=None)
    edition = confirm(
        prepared(source, national, kinds=(), roles=False, goals=False, texts=False)
    ).edition
    assert not edition.events.exists()
    assert not edition.goals.exists()
    assert not edition.partner_roles.exists()
    assert not edition.slogan_fr and not edition.title_fr


def test_events_become_drafts_on_the_same_weekday(national, source):
    event = EventFactory(edition=source, slug="lancement-2026", live=True)
    edition = confirm(prepared(source, national)).edition
    copy = edition.events.get()
    assert (copy.live, copy.slug) == (False, "lancement-2027")
    assert copy.start_date == date(2027, 11, 30)
    assert copy.start_date.weekday() == event.start_date.weekday()
    assert copy.previous_occurrence == event
    assert not hasattr(copy, "publication")


def test_or_on_the_same_date(national, source):
    EventFactory(edition=source)
    plan = {"rule": DATES, "start_date": date(2027, 12, 1), "end_date": date(2027, 12, 20)}
    edition = confirm(prepared(source, national, **plan)).edition
    assert edition.events.get().start_date == date(2027, 12, 1)


def test_only_the_chosen_kinds_and_without_what_was_ticked_off(national, source):
    workshop, forum = EventKindFactory(), EventKindFactory()
    kept = EventFactory(edition=source, kind=workshop)
    off = EventFactory(edition=source, kind=workshop)
    EventFactory(edition=source, kind=forum)
    edition = confirm(
        prepared(source, national, kinds=(workshop.pk,), left_out=frozenset({off.pk}))
    ).edition
    assert [event.previous_occurrence for event in edition.events.all()] == [kept]


def test_sessions_find_their_copied_parent(national, source):
    # The session is older than what it is part of.
    session = EventFactory(edition=source)
    parent = EventFactory(edition=source)
    session.parent = parent
    session.save()
    edition = confirm(prepared(source, national)).edition
    copies = {event.previous_occurrence_id: event for event in edition.events.all()}
    assert copies[session.pk].parent == copies[parent.pk]
    assert copies[parent.pk].parent is None


def test_a_session_whose_parent_stays_behind_stands_alone(national, source):
    parent = EventFactory(edition=source)
    session = EventFactory(edition=source, parent=parent)
    edition = confirm(prepared(source, national, left_out=frozenset({parent.pk}))).edition
    copy = edition.events.get()
    assert copy.previous_occurrence == session
    assert copy.parent is None


def test_a_parent_outside_the_edition_stays(national, source):
    lasting = EventFactory()
    EventFactory(edition=source, parent=lasting)
    edition = confirm(prepared(source, national)).edition
    assert edition.events.get().parent == lasting


def test_people_and_institutions_come_along(national, source):
    event = EventFactory(edition=source)
    PartnerRoleFactory(event=event)
    EventPersonFactory(event=event)
    copy = confirm(prepared(source, national)).edition.events.get()
    assert copy.partner_roles.count() == copy.people.count() == 1


def test_confirming_twice_creates_once(national, source):
    EventFactory(edition=source)
    preparation = prepared(source, national)
    first, second = confirm(preparation), confirm(preparation)
    assert first.edition == second.edition
    assert Edition.objects.exclude(pk=source.pk).count() == 1
    assert first.edition.events.count() == 1


def test_many_events_are_the_worker_s(national, source, monkeypatch):
    monkeypatch.setattr(preparations, "INLINE_LIMIT", 2)
    monkeypatch.setattr(preparations, "BATCH", 2)
    for _number in range(5):
        EventFactory(edition=source)
    done = confirm(prepared(source, national))
    assert done.edition.events.count() == 5
    job = JobProgress.objects.get()
    assert (job.pk, job.done, job.total, job.by) == (done.job_id, 5, 5, national)


def test_a_killed_job_goes_on_where_it_was(national, source, monkeypatch):
    monkeypatch.setattr(preparations, "INLINE_LIMIT", 0)
    monkeypatch.setattr(preparations, "BATCH", 2)
    monkeypatch.setattr(preparations, "start_job", lambda *_args, **_kwargs: None)
    for _number in range(5):
        EventFactory(edition=source)
    preparation = confirm(prepared(source, national))
    assert preparations.advance(preparation_id=preparation.pk, step=copy_batch) == 2
    assert preparation.edition.events.count() == 2
    # The same task, handed out again, twice.
    assert tasks.copy_edition_events.call(0, preparation.pk, 5) == 3
    assert tasks.copy_edition_events.call(0, preparation.pk, 5) == 0
    assert preparation.edition.events.count() == 5
    preparation.refresh_from_db()
    assert preparation.state == Preparation.State.DONE


def test_a_batch_that_fails_leaves_nothing_of_itself(national, source, monkeypatch):
    monkeypatch.setattr(preparations, "INLINE_LIMIT", 0)
    monkeypatch.setattr(preparations, "start_job", lambda *_args, **_kwargs: None)
    EventFactory(edition=source)
    preparation = confirm(prepared(source, national))

    def breaks(locked):
        copy_batch(locked)
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError):
        preparations.advance(preparation_id=preparation.pk, step=breaks)
    assert not preparation.edition.events.exists()
    assert preparations.advance(preparation_id=preparation.pk, step=copy_batch) == 1


def test_an_edition_archived_meanwhile_gets_no_more(national, source, monkeypatch):
    monkeypatch.setattr(preparations, "INLINE_LIMIT", 0)
    monkeypatch.setattr(preparations, "start_job", lambda *_args, **_kwargs: None)
    EventFactory(edition=source)
    preparation = confirm(prepared(source, national))
    Edition.objects.filter(pk=preparation.edition_id).update(state=EditionState.ARCHIVED)
    assert preparations.advance(preparation_id=preparation.pk, step=copy_batch) == 0
    preparation.refresh_from_db()
    assert (preparation.state, preparation.message) == ("failed", "edition_archived")
    assert not preparation.edition.events.exists()


def test_an_event_deleted_meanwhile_is_not_missed(national, source, monkeypatch):
    monkeypatch.setattr(preparations, "INLINE_LIMIT", 0)
    monkeypatch.setattr(preparations, "start_job", lambda *_args, **_kwargs: None)
    gone, kept = EventFactory(edition=source), EventFactory(edition=source)
    preparation = confirm(prepared(source, national))
    gone.delete()
    assert tasks.copy_edition_events.call(0, preparation.pk, 2) == 1
    assert preparation.edition.events.get().previous_occurrence == kept


def test_an_archived_edition_can_be_the_beginning(national):
    source = EditionFactory(archived=True)
    EventFactory(edition=source)
    assert confirm(prepared(source, national)).edition.events.count() == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"slug": "decembre-2026"}, "slug"),
        ({"slug": "ancien-nom"}, "slug"),
        ({"number": 12}, "number"),
        ({"end_date": date(2027, 11, 1)}, "end_date"),
        ({"year": 2028}, "year"),
    ],
)
def test_what_stands_against_a_plan_is_said_by_field(national, source, fields, wrong):
    renamed = EditionFactory(slug="ancien-nom")
    renamed.slug = "nouveau-nom"
    renamed.save()
    preparation = prepared(source, national, **fields)
    with pytest.raises(ValidationError) as refused:
        confirm(preparation)
    assert list(refused.value.message_dict) == [wrong]
    assert not Edition.objects.filter(previous_occurrence=source).exists()
    preparation.refresh_from_db()
    assert preparation.is_open


def test_another_campaign_may_have_the_number(national, source):
    EditionFactory(number=13)
    assert confirm(prepared(source, national)).edition.number == 13


def test_a_preparation_belongs_to_its_owner(national, source):
    preparation = prepared(source, national)
    other = account(NATIONAL)
    assert list(preparations.preparations_of(other, Preparation.Kind.EDITION)) == []
    assert preparations.preparations_of(national, Preparation.Kind.EDITION).get() == preparation


def test_choices_are_kept_until_it_is_confirmed(national, source):
    preparation = prepared(source, national)
    kept = preparations.keep_choices(preparation=preparation, note="x")
    assert set(kept.choices) == {"plan", "note"}
    confirm(preparation)
    after = preparations.keep_choices(preparation=preparation, note="y")
    assert after.choices["note"] == "x"


def test_a_copy_begins_its_own_history(national, source):
    EventFactory(edition=source, title_fr="Atelier")
    copy = confirm(prepared(source, national)).edition.events.get()
    assert copy.latest_revision.user == national
    (entry,) = ModelLogEntry.objects.filter(object_id=str(copy.pk), content_type__model="event")
    assert entry.data["source"] == copy.previous_occurrence.slug


def test_what_nobody_approved_was_no_event_of_the_edition(national, source):
    approved = EventFactory(edition=source)
    proposed(region=None, edition=source)
    returned = proposed(region=None, edition=source)
    moderation.return_proposal(state_id=returned.pk, by=national, reason="Trop tard")
    changed = event_of(proposed(region=None, edition=source, live=True))
    written = EventFactory(edition=source, draft=True)
    edition = confirm(prepared(source, national)).edition
    copied = {event.previous_occurrence for event in edition.events.all()}
    assert copied == {approved, changed, written}
