"""Many events at once: foreseen, done once however often the job runs, each refusal with why."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from campaign_site.core.models import JobProgress
from campaign_site.core.permissions.roles import NATIONAL
from events.enums import DatePrecision, EditionState, EventStatus
from events.models import Event, EventChange, Preparation, Publication
from events.services import bulk, bulk_batches, preparations
from events.services.bulk import (
    Forecast,
    confirm_bulk,
    foresee,
    kept_refusals,
    load,
    open_bulk,
)
from events.services.bulk_batches import BulkAction, Order, assignment, cancellation, change_batch
from events.services.change_data import Change
from events.services.publishing import publish_event
from events.services.refusals import Refused
from events.tasks import change_many_events
from tests.factories import EventFactory, PersonFactory, published_event
from tests.roles import account, coordinator, two_regions

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
REASON = {"fr": "Grève"}
CANCEL = Order(BulkAction.CANCEL, change=cancellation(REASON))


def move(days: int) -> Order:
    return Order(BulkAction.MOVE, days, Change({}, REASON))


@pytest.fixture
def regions():
    return two_regions()


@pytest.fixture
def amina(regions):
    return account(NATIONAL)


def run(order: Order, *events: Event, by) -> Preparation:
    opened = open_bulk(order=order, forecast=Forecast(list(events)), by=by, at=AT)
    return confirm_bulk(preparation=opened, at=AT)


def days_of(*events: Event) -> list[date]:
    return [Event.objects.get(pk=event.pk).start_date for event in events]


def test_events_move_by_days_and_are_announced_once_each(amina):
    one, two = published_event(), published_event(start_date=date(2026, 12, 3))
    done = run(move(7), one, two, by=amina)
    assert days_of(one, two) == [date(2026, 12, 8), date(2026, 12, 10)]
    assert done.state == Preparation.State.DONE
    assert done.created == {str(one.pk): [], str(two.pk): []}
    assert [row.sequence for row in Publication.objects.all()] == [1, 1]
    assert set(EventChange.objects.values_list("reason_fr", flat=True)) == {"Grève"}


def test_confirming_twice_moves_once(amina):
    event = published_event()
    opened = open_bulk(order=move(7), forecast=Forecast([event]), by=amina, at=AT)
    confirm_bulk(preparation=opened, at=AT)
    confirm_bulk(preparation=opened, at=AT)
    assert days_of(event) == [date(2026, 12, 8)]


def test_a_job_that_is_killed_goes_on_and_does_nothing_twice(amina, monkeypatch):
    events = [published_event() for _number in range(3)]
    monkeypatch.setattr(bulk_batches, "BATCH", 2)
    opened = open_bulk(order=move(7), forecast=Forecast(events), by=amina, at=AT)
    opened.state = Preparation.State.CONFIRMED
    opened.save()
    assert preparations.advance(preparation_id=opened.pk, step=change_batch) == 2
    real = bulk_batches.change_event

    def killed(**arguments):
        real(**arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(bulk_batches, "change_event", killed)
    with pytest.raises(KeyboardInterrupt):
        preparations.advance(preparation_id=opened.pk, step=change_batch)
    assert days_of(events[2]) == [date(2026, 12, 1)]
    monkeypatch.setattr(bulk_batches, "change_event", real)
    job = JobProgress.objects.create(task_id="x", title="x", created_at=AT, updated_at=AT)
    for _again in range(2):
        change_many_events.func(job.pk, opened.pk, 3)
    assert days_of(*events) == [date(2026, 12, 8)] * 3
    assert [row.sequence for row in Publication.objects.all()] == [1, 1, 1]
    assert Preparation.objects.get().state == Preparation.State.DONE


def test_many_go_to_the_worker_with_their_progress(amina, monkeypatch):
    monkeypatch.setattr(bulk, "INLINE_LIMIT", 2)
    events = [EventFactory(draft=True) for _number in range(3)]
    done = run(move(1), *events, by=amina)
    assert done.job.total == 3
    assert days_of(*events) == [date(2026, 12, 2)] * 3


def test_one_refusal_does_not_stop_the_others(amina):
    good, dayless, gone = published_event(), EventFactory(draft=True, no_date=True), EventFactory()
    outside = published_event(start_date=date(2026, 12, 19))
    ids = [good, dayless, gone, outside]
    opened = open_bulk(order=move(7), forecast=Forecast(ids), by=amina, at=AT)
    Event.objects.filter(pk=gone.pk).delete()
    done = confirm_bulk(preparation=opened, at=AT)
    assert done.created[str(good.pk)] == []
    assert all(len(done.created[str(event.pk)]) == 1 for event in ids[1:])
    assert days_of(good, outside) == [date(2026, 12, 8), date(2026, 12, 19)]


def test_a_month_is_no_day_to_move(amina):
    """It would become another month, or a first day that nobody chose."""
    event = EventFactory(draft=True, date_precision=DatePrecision.MONTH)
    with translation.override("en"):
        done = run(move(31), event, by=amina)
    assert done.created == {str(event.pk): ["It has no day yet."]}
    assert days_of(event) == [date(2026, 12, 1)]


def test_rights_are_asked_again_when_it_runs(regions):
    rabat, marrakech = regions
    who = coordinator(rabat)
    event = published_event(region=rabat)
    opened = open_bulk(order=CANCEL, forecast=Forecast([event]), by=who, at=AT)
    who.groups.set(coordinator(marrakech).groups.all())
    done = confirm_bulk(preparation=opened, at=AT)
    assert done.created[str(event.pk)] != []
    assert Event.objects.get().status == EventStatus.SCHEDULED


def test_an_edition_archived_between_looking_and_doing(amina):
    event = published_event()
    opened = open_bulk(order=CANCEL, forecast=Forecast([event]), by=amina, at=AT)
    type(event.edition).objects.update(state=EditionState.ARCHIVED)
    assert confirm_bulk(preparation=opened, at=AT).created[str(event.pk)] != []
    assert Event.objects.get().status == EventStatus.SCHEDULED


def test_somebody_is_assigned_to_all_and_only_once(amina):
    person = PersonFactory()
    one, two = published_event(), EventFactory(draft=True)
    order = Order(BulkAction.ASSIGN, change=assignment(person.pk, "trainer"))
    run(order, one, two, by=amina)
    run(order, one, two, by=amina)
    assert [(e.people.get().person, e.people.get().role) for e in Event.objects.all()] == [
        (person, "trainer")
    ] * 2


def test_drafts_are_published_and_what_wants_a_reason_is_not(amina):
    draft, live = EventFactory(draft=True), published_event()
    moved = published_event()
    changed = Event.objects.get(pk=moved.pk)
    changed.start_date = date(2026, 12, 8)
    changed.save_revision()
    done = run(Order(BulkAction.PUBLISH), draft, live, moved, by=amina)
    assert Event.objects.get(pk=draft.pk).live
    assert days_of(moved) == [date(2026, 12, 1)]
    assert [bool(done.created[str(event.pk)]) for event in (draft, live, moved)] == [
        False,
        False,
        True,
    ]


def test_publishing_refuses_what_is_not_complete_and_who_may_not(regions, amina):
    event = EventFactory(draft=True, region=regions[0])
    Event.objects.update(start_date=None)
    done = run(Order(BulkAction.PUBLISH), event, by=amina)
    assert done.created[str(event.pk)] != []
    Event.objects.update(start_date=date(2026, 12, 1), locked=True)
    with pytest.raises(Refused):
        publish_event(event_id=event.pk, by=amina)
    stranger = coordinator(regions[1])
    done = run(Order(BulkAction.PUBLISH), event, by=stranger)
    assert done.created[str(event.pk)] != []
    assert not Event.objects.get().live


def test_what_is_foreseen_and_why_by_reason(regions):
    rabat, marrakech = regions
    who = coordinator(rabat)
    good = published_event(region=rabat)
    archived = published_event(region=rabat, edition__state=EditionState.ARCHIVED)
    locked = published_event(region=rabat)
    Event.objects.filter(pk=locked.pk).update(locked=True, locked_by=account(NATIONAL))
    cancelled = published_event(region=rabat, status=EventStatus.CANCELLED)
    foreign = published_event(region=marrakech)
    everything = [good, archived, locked, cancelled, foreign]
    events = load([event.pk for event in everything], who)
    assert foreign not in events
    forecast = foresee(events, CANCEL, by=who)
    assert forecast.doable == [good]
    assert forecast.announced == 1
    assert sorted(len(rows) for rows in forecast.refused.values()) == [1, 1, 1]
    stranger = foresee([foreign], CANCEL, by=who)
    assert not stranger.doable


@pytest.mark.parametrize(
    ("fields", "days", "possible"),
    [
        ({}, 7, True),
        ({}, 20, False),
        ({"end_date": date(2026, 12, 15)}, 7, False),
        ({"no_date": True}, 7, False),
        ({"date_precision": DatePrecision.MONTH}, 7, False),
        ({"status": "cancelled"}, 60, True),
        ({"start_date": date(2026, 12, 24)}, 1, False),
        ({"edition__end_date": None}, 3_000_000, False),
    ],
)
def test_which_moves_are_foreseen_as_impossible(amina, fields, days, possible):
    event = EventFactory(draft=True, **fields)
    forecast = foresee(load([event.pk], amina), move(days), by=amina)
    assert bool(forecast.doable) is possible


def test_foreseeing_costs_no_query_for_each(amina, django_assert_num_queries):
    pks = [EventFactory().pk for _number in range(3)]
    foresee(load(pks, amina), CANCEL, by=amina)
    with django_assert_num_queries(1):
        foresee(load(pks, amina), CANCEL, by=amina)


def test_what_is_left_out_is_kept_with_its_reason_for_those_who_see_it(regions):
    rabat, marrakech = regions
    good, bad = published_event(region=rabat), published_event(region=rabat, status="cancelled")
    who = coordinator(rabat)
    forecast = foresee(load([good.pk, bad.pk], who), CANCEL, by=who)
    opened = open_bulk(order=CANCEL, forecast=forecast, by=who, at=AT)
    assert opened.choices["ids"] == [good.pk]
    assert list(kept_refusals(opened, who).values()) == [[bad]]
    assert kept_refusals(opened, coordinator(marrakech)) == {}
