"""What waits for whom, for how long, and from whom."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from campaign_site.core.permissions.roles import (
    EDITORS,
    NATIONAL,
    OBSERVERS,
    PARTNERS,
    PRESS,
    editing_name,
)
from events.enums import DatePrecision
from events.models import Event
from events.selectors import waiting
from events.services import moderation
from tests.events.proposals import change_proposed, event_of, proposed
from tests.factories import EventFactory, EventKindFactory
from tests.roles import account, coordinator, two_regions

pytestmark = pytest.mark.django_db
DAYLESS = {"date_precision": DatePrecision.NONE}


@pytest.fixture
def regions():
    return two_regions()


def described(user, *, at=None):
    return waiting.described(list(waiting.states_waiting_for(user)), now=at or timezone.now())


def test_the_oldest_comes_first_and_each_region_sees_its_own(regions):
    rabat, marrakech = regions
    young, old, other = (
        proposed(region=rabat, days=1),
        proposed(region=rabat, days=5),
        proposed(region=marrakech, days=9),
    )
    assert list(waiting.states_waiting_for(coordinator(rabat))) == [old, young]
    assert list(waiting.states_waiting_for(account(NATIONAL))) == [other, old, young]
    assert waiting.waiting_count(coordinator(rabat)) == 2
    assert waiting.waiting_count(account(NATIONAL)) == 3


@pytest.mark.parametrize("role", [PARTNERS, PRESS, EDITORS, OBSERVERS, editing_name("MA-04")])
def test_nothing_waits_for_people_who_do_not_publish(regions, role):
    proposed(region=regions[0])
    person = account(role)
    assert waiting.waiting_count(person) == 0
    assert list(waiting.states_waiting_for(person)) == []


def test_age_and_lateness(regions):
    proposed(region=regions[0], days=2)
    proposed(region=regions[0], days=3)
    assert [(item.days, item.is_late) for item in described(coordinator(regions[0]))] == [
        (3, True),
        (2, False),
    ]


def test_proposals_of_partners_are_told_from_those_of_organisers(regions):
    rabat = regions[0]
    authors = [account(PARTNERS), account(editing_name("MA-04")), account(NATIONAL)]
    for author in authors:
        proposed(region=rabat, author=author)
    found = {item.author: item.by_partner for item in described(coordinator(rabat))}
    assert found == dict(zip(authors, (True, False, False), strict=True))


def test_an_author_who_left_is_nobodys_partner(regions):
    author = account(PARTNERS)
    proposed(region=regions[0], author=author)
    author.delete()
    (item,) = described(coordinator(regions[0]))
    assert (item.author, item.by_partner) == (None, False)


def test_what_was_decided_or_deleted_waits_no_more(regions):
    own = coordinator(regions[0])
    approved, returned, deleted = (proposed(region=regions[0]) for _number in range(3))
    moderation.approve_proposal(state_id=approved.pk, by=own)
    moderation.return_proposal(state_id=returned.pk, by=own, reason="No")
    event_of(deleted).delete()
    assert waiting.waiting_count(own) == 0


def test_the_list_asks_as_much_for_one_as_for_three(regions, django_assert_num_queries):
    own = coordinator(regions[0])
    counts = []
    for _round in range(2):
        proposed(region=regions[0])
        waiting.waiting_count(own)  # what is known of the person is kept
        with django_assert_num_queries(3):
            counts.append(len(described(own)))
        proposed(region=regions[0])
    assert counts == [1, 3]


def test_counting_is_one_query(regions, django_assert_num_queries):
    own = coordinator(regions[0])
    waiting.waiting_count(own)
    with django_assert_num_queries(1):
        waiting.waiting_count(own)


def test_ones_own_proposals_the_returned_first(regions):
    author, own = account(PARTNERS), coordinator(regions[0])
    waits, back = proposed(region=regions[0], author=author, days=4), None
    back = proposed(region=regions[0], author=author)
    proposed(region=regions[0])
    moderation.return_proposal(state_id=back.pk, by=own, reason="Which day?")
    first, second = waiting.own_proposals(author, now=timezone.now())
    assert (first.event, first.is_returned, first.reason) == (event_of(back), True, "Which day?")
    assert (first.decided_by, first.decided_at is not None) == (own, True)
    assert (second.event, second.is_returned, second.days) == (event_of(waits), False, 4)
    assert waiting.own_proposals(own, now=timezone.now()) == []


def test_a_coordinator_who_lost_the_region_reads_no_title_of_it(regions):
    rabat, _marrakech = regions
    author = account(editing_name("MA-04"))
    proposed(region=rabat, author=author)
    author.groups.clear()
    author = type(author).objects.get(pk=author.pk)
    assert waiting.own_proposals(author, now=timezone.now()) == []


def test_the_return_stands_until_it_is_proposed_again(regions):
    author, own = account(PARTNERS), coordinator(regions[0])
    state = proposed(region=regions[0], author=author)
    assert waiting.last_return(event_of(state)) is None
    moderation.return_proposal(state_id=state.pk, by=own, reason="Which day?")
    assert waiting.last_return(event_of(state)).comment == "Which day?"
    moderation.propose_again(workflow_id=state.workflow_state_id, by=author)
    assert waiting.last_return(event_of(state)) is None
    assert waiting.last_return(EventFactory()) is None


def test_days_are_counted_on_the_wall(regions):
    proposed(region=regions[0])
    (item,) = described(coordinator(regions[0]), at=timezone.now() + timedelta(days=10))
    assert item.days == 10
    assert Event.objects.count() == 1


def test_what_was_approved_stays_until_the_event_is_over(regions):
    author, own = account(PARTNERS), coordinator(regions[0])
    state = proposed(region=regions[0], author=author)
    waits = proposed(region=regions[0], author=author)
    moderation.approve_proposal(state_id=state.pk, by=own)
    first, second = waiting.own_proposals(author, now=timezone.now())
    assert (first.event, first.is_approved) == (event_of(waits), False)
    assert (second.event, second.is_approved, second.decided_by) == (event_of(state), True, own)
    assert second.decided_at is not None
    # The event is on 1 December 2026, the local day counts.
    for hour, number in (("2026-12-01T22:00Z", 2), ("2026-12-02T09:00Z", 1)):
        found = waiting.own_proposals(author, now=datetime.fromisoformat(hour))
        assert len(found) == number
    Event.objects.filter(pk=event_of(state).pk).update(end_date=date(2026, 12, 3))
    assert len(waiting.own_proposals(author, now=datetime(2026, 12, 3, tzinfo=UTC))) == 2


def test_of_several_proposals_of_one_event_the_newest_counts(regions):
    author, own = account(editing_name("MA-04")), coordinator(regions[0])
    state = proposed(region=regions[0], author=author)
    moderation.approve_proposal(state_id=state.pk, by=own)
    event = event_of(state)
    event.save_revision(user=author)
    event.get_workflow().start(event, author)
    (again,) = waiting.own_proposals(author, now=timezone.now())
    assert (again.is_approved, again.is_returned) == (False, False)
    moderation.withdraw_proposal(workflow_id=again.workflow.pk, by=author)
    (kept,) = waiting.own_proposals(author, now=timezone.now())
    assert kept.is_approved


def test_ones_own_cost_the_same_for_one_as_for_three(regions, django_assert_num_queries):
    author, own = account(PARTNERS), coordinator(regions[0])
    for number in (1, 3):
        while len(waiting.own_proposals(author, now=timezone.now())) < number:
            state = proposed(region=regions[0], author=author)
            moderation.approve_proposal(state_id=state.pk, by=own)
        with django_assert_num_queries(2):
            waiting.own_proposals(author, now=timezone.now())


def test_a_change_of_a_live_event_is_described_as_it_would_be(regions, django_assert_num_queries):
    rabat, marrakech = regions
    boss, author = account(NATIONAL), account(editing_name("MA-04"))
    kind = EventKindFactory(name_fr="Autre type")
    after = {"title_fr": "Nouveau", "start_date": date(2026, 12, 4), "region": marrakech}
    for number in (1, 3):
        while waiting.waiting_count(boss) < number:
            change_proposed(rabat, author=author, before={"title_fr": "Public"}, kind=kind, **after)
        waiting.own_proposals(author, now=timezone.now())  # what is known of the person is kept
        with django_assert_num_queries(6):
            items = described(boss)
        with django_assert_num_queries(5):
            own = waiting.own_proposals(author, now=timezone.now())
        assert len(items) == len(own) == number
    for item in (*items, *own):
        assert (item.event.title_fr, item.event.start_date) == ("Nouveau", date(2026, 12, 4))
        assert (item.event.region, item.event.kind) == (marrakech, kind)
    assert set(Event.objects.values_list("title_fr", "region")) == {("Public", rabat.pk)}


def test_a_change_to_a_month_is_described_by_the_month(regions):
    month = {"start_date": date(2026, 12, 1), "date_precision": DatePrecision.MONTH}
    change_proposed(regions[0], before={"start_date": date(2026, 12, 3)}, **month)
    (item,) = described(account(NATIONAL))
    assert item.event.date_precision == DatePrecision.MONTH


def test_a_change_without_day_and_region_is_described_without(regions):
    before = {"title_fr": "Public", "start_date": date(2026, 12, 3)}
    change_proposed(regions[0], before=before, start_date=None, region=None, **DAYLESS)
    (item,) = described(account(NATIONAL))
    assert (item.event.start_date, item.event.region) == (None, None)
    assert item.event.title_fr == "Public"


def test_what_somebody_drafts_after_the_approval_is_not_ones_proposal(regions):
    author, own = account(editing_name("MA-04")), coordinator(regions[0])
    state = proposed(region=regions[0], author=author, title_fr="Approuvé")
    moderation.approve_proposal(state_id=state.pk, by=own)
    draft = event_of(state)
    draft.title_fr = "Brouillon"
    draft.save_revision(user=own)
    (kept,) = waiting.own_proposals(author, now=timezone.now())
    assert kept.event.title_fr == "Approuvé"
