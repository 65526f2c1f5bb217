"""Events by place and state, and the counts of problems that follow every change."""

from datetime import date

import pytest

from campaign_site.core.permissions.roles import NATIONAL, OBSERVERS, PARTNERS
from campaign_site.home.selectors.planning_progress import (
    edition_in_planning,
    problem_counts,
    progress,
)
from events.enums import EditionState, EventStatus
from tests.events.proposals import proposed
from tests.factories import (
    EditionFactory,
    EditionGoalFactory,
    EventFactory,
    ProvinceFactory,
    VenueFactory,
)
from tests.roles import account, coordinator, two_regions

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions():
    return two_regions()


@pytest.fixture
def edition():
    return EditionFactory()


def counts(tallies):
    return {
        tally.place: tuple(tally.counts[s] for s in ("live", "review", "draft", "cancelled"))
        for tally in tallies
    }


def test_each_event_is_in_one_state_and_one_region(regions, edition):
    rabat, marrakech = regions
    EventFactory(edition=edition, region=rabat)
    EventFactory(edition=edition, region=rabat, live=False)
    EventFactory(edition=edition, region=rabat, status=EventStatus.CANCELLED)
    proposed(region=rabat, edition=edition)
    EventFactory(edition=edition, region=None)
    EventFactory(region=marrakech)  # of another edition
    found = progress(edition, user=account(NATIONAL))
    assert counts(found) == {rabat: (1, 1, 1, 1), marrakech: (0, 0, 0, 0), None: (1, 0, 0, 0)}
    assert [tally.planned for tally in found] == [3, 0, 1]


def test_no_row_for_national_events_where_there_are_none(regions, edition):
    assert [tally.place for tally in progress(edition, user=account(OBSERVERS))] == list(regions)


def test_a_coordinator_reads_the_own_region_with_its_provinces(regions, edition):
    rabat, marrakech = regions
    sale = ProvinceFactory(region=rabat)
    ProvinceFactory(region=marrakech)
    EventFactory(edition=edition, region=rabat, province=sale)
    EventFactory(edition=edition, region=rabat)
    EventFactory(edition=edition, region=marrakech)
    (tally,) = progress(edition, user=coordinator(rabat))
    assert (tally.place, tally.counts["live"]) == (rabat, 2)
    assert counts(tally.parts) == {sale: (1, 0, 0, 0)}


def test_goals_stand_beside_their_region(regions, edition):
    rabat, _marrakech = regions
    EditionGoalFactory(edition=edition, region=rabat, events=30)
    EditionGoalFactory(edition=edition, region=None, events=400)
    EditionGoalFactory(region=rabat, events=7)
    goals = {tally.place: tally.goal for tally in progress(edition, user=account(NATIONAL))}
    assert goals[rabat] == 30
    assert goals[regions[1]] is None


def test_the_cost_does_not_grow(regions, edition, django_assert_num_queries):
    user = coordinator(regions[0])
    progress(edition, user=user)
    for _round in range(2):
        EventFactory(edition=edition, region=regions[0])
        with django_assert_num_queries(4):
            progress(edition, user=user)


@pytest.mark.parametrize("state", [EditionState.PREPARING, EditionState.PUBLISHED])
def test_the_edition_that_is_next_is_planned(db, state):
    EditionFactory(state=EditionState.CLOSED)
    ahead = EditionFactory(
        state=state, year=2027, start_date=date(2027, 2, 1), end_date=date(2027, 2, 9)
    )
    assert edition_in_planning(on=date(2026, 12, 22)) == ahead


def test_what_is_public_comes_before_what_is_prepared(db):
    now = EditionFactory(state=EditionState.RUNNING)
    EditionFactory(state=EditionState.PREPARING, start_date=date(2026, 11, 1))
    assert edition_in_planning(on=date(2026, 12, 2)) == now
    assert edition_in_planning(on=date(2030, 1, 1)) is None


def test_problems_are_counted_once_an_event_and_for_ones_own_events(regions, edition):
    rabat, marrakech = regions
    for region in (rabat, marrakech, marrakech):
        EventFactory(edition=edition, region=region, title_ar="")
    assert problem_counts(edition, user=account(NATIONAL))["ar"] == 3
    assert problem_counts(edition, user=coordinator(rabat))["ar"] == 1
    assert problem_counts(edition, user=account(PARTNERS)) == {}


def test_counts_follow_every_kind_of_change(regions, edition):
    boss = account(NATIONAL)

    def number(code):
        return problem_counts(edition, user=boss).get(code, 0)

    assert number("ar") == 0
    event = EventFactory(edition=edition, live=False, title_ar="")
    assert number("ar") == 1
    event.title_ar = "أمسية"
    event.save_revision(user=boss)
    assert number("ar") == 0
    room = VenueFactory()
    for _twice in range(2):
        EventFactory(edition=edition, venue=room)
    assert number("venue") == 2
    edition.events.filter(venue=room).first().delete()
    assert number("venue") == 0


def test_counts_are_kept_while_nothing_changes(regions, edition, django_assert_num_queries):
    boss = account(NATIONAL)
    EventFactory(edition=edition)
    problem_counts(edition, user=boss)
    with django_assert_num_queries(1):
        problem_counts(edition, user=boss)
