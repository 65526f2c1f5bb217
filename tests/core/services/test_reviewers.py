"""Who is told of what waits for review, and after how long."""

from datetime import timedelta

import pytest

from campaign_site.core.permissions.roles import NATIONAL, PARTNERS, editing_name
from campaign_site.core.services.reviewers import (
    PATIENCE,
    Reviewers,
    organisers,
    reviewers_among,
)
from tests.factories import EventFactory, UserFactory
from tests.roles import account, coordinator, two_regions

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions():
    return two_regions()


def test_a_region_with_a_coordinator_decides_for_itself(regions):
    rabat, marrakech = regions
    boss, own = account(NATIONAL), coordinator(rabat)
    for other in (coordinator(marrakech), account(editing_name("MA-04")), account(PARTNERS)):
        assert other in organisers()
    found = reviewers_among(organisers(), EventFactory(region=rabat))
    assert found == Reviewers(own=(own,), national=(boss,))
    assert found.in_charge() == (own,)


def test_a_region_with_nobody_falls_to_the_national_team(regions):
    boss = account(NATIONAL)
    coordinator(regions[0], is_active=False)
    coordinator(regions[0], email="")
    found = reviewers_among(organisers(), EventFactory(region=regions[0]))
    assert found.own == ()
    assert found.in_charge() == (boss,)


def test_a_national_event_is_the_national_teams(regions):
    boss = account(NATIONAL)
    coordinator(regions[0])
    assert reviewers_among(organisers(), EventFactory(region=None)).in_charge() == (boss,)


def test_a_closed_account_decides_nothing(regions):
    closed = coordinator(regions[0], is_active=False)
    event = EventFactory(region=regions[0])
    assert reviewers_among([closed], event) == Reviewers(own=(), national=())


@pytest.mark.parametrize(
    ("waited", "told"),
    [
        (PATIENCE - timedelta(seconds=1), []),
        (PATIENCE, ["own"]),
        (2 * PATIENCE - timedelta(seconds=1), ["own"]),
        (2 * PATIENCE, ["own", "national"]),
    ],
)
def test_the_national_team_hears_later(waited, told):
    own, national = UserFactory.build(username="own"), UserFactory.build(username="national")
    reviewers = Reviewers(own=(own,), national=(national,))
    assert [person.username for person in reviewers.after(waited)] == told


def test_without_a_region_of_its_own_the_national_team_hears_at_once():
    national = UserFactory.build()
    reviewers = Reviewers(own=(), national=(national,))
    assert reviewers.after(PATIENCE) == (national,)
    assert reviewers.after(timedelta()) == ()
