"""Two people at the same moment, each with a connection of their own."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from wagtail.models import TaskState

from campaign_site.core.models import User
from campaign_site.core.permissions.roles import NATIONAL, PARTNERS
from events.enums import ChangeKind
from events.models import Edition, Event, EventChange, Preparation
from events.services import moderation
from events.services.bulk import Forecast, confirm_bulk, open_bulk
from events.services.bulk_batches import BulkAction, Order
from events.services.change_data import Change
from events.services.edition_copies import confirm_copy
from events.services.edition_plans import EditionPlan
from events.services.preparations import open_preparation
from tests.events.proposals import event_of, proposed
from tests.factories import EditionFactory, EventFactory, published_event
from tests.roles import account, coordinator, two_regions

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
# Who comes first is chance: each race is run so often.
ROUNDS = range(3)


@pytest.fixture
def regions(django_db_serialized_rollback: None):
    return two_regions()


def at_once(*jobs: Callable[[], Any]) -> list[Any]:
    """What each job returned or raised, all begun together."""
    ready, results = Barrier(len(jobs), timeout=60), [None] * len(jobs)

    def run(place: int, job: Callable[[], Any]) -> None:
        try:
            ready.wait()
            results[place] = job()
        except Exception as error:
            results[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def same(user: User) -> User:
    """The account as another process reads it."""
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_people_approve_the_same_proposal(regions, _round):
    people = [coordinator(regions[0]), account(NATIONAL)]
    state = proposed(region=regions[0])
    results = at_once(
        *(
            lambda who=who: moderation.approve_proposal(state_id=state.pk, by=same(who))
            for who in people
        )
    )
    late = [one for one in results if isinstance(one, Exception)]
    assert [type(one) for one in late] == [moderation.AlreadyDecided]
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_APPROVED
    assert late[0].state.finished_by_id == state.finished_by_id
    assert event_of(state).live is True


@pytest.mark.parametrize("_round", ROUNDS)
def test_one_approves_while_the_other_returns(regions, _round):
    state = proposed(region=regions[0])
    own, boss = coordinator(regions[0]), account(NATIONAL)
    results = at_once(
        lambda: moderation.approve_proposal(state_id=state.pk, by=same(own)),
        lambda: moderation.return_proposal(state_id=state.pk, by=same(boss), reason="Plus tard"),
    )
    assert [type(one) for one in results].count(moderation.AlreadyDecided) == 1
    state.refresh_from_db()
    assert event_of(state).live is (state.status == TaskState.STATUS_APPROVED)


@pytest.mark.parametrize("_round", ROUNDS)
def test_it_is_approved_while_its_author_takes_it_back(regions, _round):
    author, own = account(PARTNERS), coordinator(regions[0])
    state = proposed(region=regions[0], author=author)
    approval, withdrawal = at_once(
        lambda: moderation.approve_proposal(state_id=state.pk, by=same(own)),
        lambda: moderation.withdraw_proposal(workflow_id=state.workflow_state_id, by=same(author)),
    )
    state.refresh_from_db()
    if isinstance(approval, Event):
        assert isinstance(withdrawal, moderation.NotTheirs)
        assert (state.status, event_of(state).live) == (TaskState.STATUS_APPROVED, True)
    else:
        assert isinstance(approval, moderation.AlreadyDecided)
        assert isinstance(withdrawal, Event)
        assert (state.status, event_of(state).live) == (TaskState.STATUS_CANCELLED, False)


def order_of(order: Order, events: list[Event], by: User) -> Callable[[], Preparation]:
    opened = open_bulk(order=order, forecast=Forecast(events), by=by, at=AT)
    return lambda: confirm_bulk(preparation=Preparation.objects.get(pk=opened.pk), at=AT)


@pytest.mark.parametrize("_round", ROUNDS)
def test_an_event_is_edited_while_it_is_published_with_others(regions, _round):
    boss, writer = account(NATIONAL), account(NATIONAL)
    event, other = (EventFactory(draft=True, region=regions[0]) for _number in range(2))
    for one in (event, other):
        one.save_revision(user=boss)

    def edit() -> None:
        draft = Event.objects.get(pk=event.pk).get_latest_revision_as_object()
        draft.title_fr = "Nouveau titre"
        draft.save_revision(user=same(writer))

    publish = order_of(Order(BulkAction.PUBLISH), [other, event], boss)
    done, edited = at_once(publish, edit)
    assert edited is None
    assert done.created == {str(event.pk): [], str(other.pk): []}
    row = Event.objects.get(pk=event.pk)
    assert row.live
    assert row.get_latest_revision_as_object().title_fr == "Nouveau titre"
    # The public reads the new title, or it waits as a change that is not published yet.
    assert row.title_fr == "Nouveau titre" or row.has_unpublished_changes


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_moves_of_the_same_events_add_up(regions, _round):
    events = [published_event(region=regions[0]) for _number in range(4)]
    moves = []
    for days, ordered in ((1, events), (2, events[::-1])):
        order = Order(BulkAction.MOVE, days, Change({}, {"fr": "Grève"}))
        moves.append(order_of(order, ordered, account(NATIONAL)))
    results = at_once(*moves)
    assert [one.state for one in results] == [Preparation.State.DONE] * 2
    assert all(reasons == [] for one in results for reasons in one.created.values())
    assert set(Event.objects.values_list("start_date", flat=True)) == {date(2026, 12, 4)}
    moved = EventChange.objects.filter(kind=ChangeKind.DATE)
    assert moved.count() == 2 * len(events)


def plan_for(source: Edition) -> EditionPlan:
    kinds = tuple(Event.objects.values_list("kind", flat=True).distinct())
    return EditionPlan(13, 2027, "decembre-2027", start_date=date(2027, 11, 30), kinds=kinds)


def copies(source: Edition, *people: User) -> list[Callable[[], Preparation]]:
    """One preparation for each person."""

    def job(by: User) -> Callable[[], Preparation]:
        opened = open_preparation(
            kind=Preparation.Kind.EDITION,
            by=by,
            at=AT,
            source=source,
            choices={"plan": plan_for(source).to_json()},
        )
        return lambda: confirm_copy(
            preparation=Preparation.objects.get(pk=opened.pk), by=same(by), at=AT
        )

    return [job(person) for person in people]


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_people_copy_the_same_edition(regions, _round):
    source = EditionFactory(number=12)
    for _number in range(3):
        EventFactory(edition=source)
    results = at_once(*copies(source, account(NATIONAL), account(NATIONAL)))
    late = [one for one in results if isinstance(one, Exception)]
    assert [type(one) for one in late] == [ValidationError]
    assert {"slug", "number"} == set(late[0].message_dict)
    (copy,) = Edition.objects.exclude(pk=source.pk)
    assert copy.events.count() == 3


@pytest.mark.parametrize("_round", ROUNDS)
def test_one_person_confirms_the_same_copy_twice(regions, _round):
    source = EditionFactory(number=12)
    EventFactory(edition=source)
    (confirm,) = copies(source, account(NATIONAL))
    first, second = at_once(confirm, confirm)
    assert (first.pk, first.edition) == (second.pk, second.edition)
    assert Edition.objects.count() == 2
    assert Event.objects.count() == 2
