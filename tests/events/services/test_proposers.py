"""Who proposes events; somebody whose group lost its region can do nothing any more."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from campaign_site.core.models import Region, User
from campaign_site.core.permissions.policies import may, visible_to
from campaign_site.core.permissions.roles import (
    NATIONAL,
    OBSERVERS,
    PARTNERS,
    coordination_name,
    editing_name,
)
from events.models import Event
from events.selectors import waiting
from events.services import moderation
from events.services.proposers import is_proposer
from events.services.series_batches import may_add
from events.services.single_copies import may_copy
from tests.events.proposals import event_of, proposed
from tests.factories import EditionFactory, EventKindFactory
from tests.roles import account, browser, two_regions

pytestmark = pytest.mark.django_db

EDITOR, COORDINATOR = editing_name("MA-04"), coordination_name("MA-04")


@pytest.fixture
def regions():
    return two_regions()


def without_region(role: str) -> User:
    person = account(role)
    Group.objects.get(name=role).regions.clear()
    return User.objects.get(pk=person.pk)


@pytest.mark.parametrize(
    ("role", "proposes"),
    [
        (PARTNERS, True),
        (NATIONAL, False),
        (COORDINATOR, False),
        (EDITOR, False),
        (OBSERVERS, False),
    ],
)
def test_only_partners_propose_from_outside(regions, role, proposes):
    assert is_proposer(account(role)) is proposes


@pytest.mark.parametrize("role", [EDITOR, COORDINATOR])
def test_a_group_that_lost_its_region_proposes_to_none(regions, role):
    rabat, _marrakech = regions
    author = account(role)
    state = proposed(region=rabat, author=author)
    event = event_of(state)
    Group.objects.get(name=role).regions.clear()
    author = User.objects.get(pk=author.pk)
    assert not is_proposer(author)
    assert not waiting.proposes(author)
    assert not visible_to(author, Event).exists()
    assert not may(author, "change", event) and not may(author, "publish", event)
    assert not may_copy(author, event)
    assert [may_add(author, region_id=pk) for pk in (rabat.pk, None)] == [False, False]
    workflow = state.workflow_state_id
    for attempt in (
        lambda: moderation.approve_proposal(state_id=state.pk, by=author),
        lambda: moderation.return_proposal(state_id=state.pk, by=author, reason="Non"),
        lambda: moderation.withdraw_proposal(workflow_id=workflow, by=author),
        lambda: moderation.propose_again(workflow_id=workflow, by=author),
    ):
        with pytest.raises(moderation.NotTheirs):
            attempt()
    assert Event.objects.get().live is False


@pytest.mark.parametrize("role", [EDITOR, COORDINATOR])
def test_nor_through_the_screens(regions, role):
    state = proposed(region=regions[0])
    event = event_of(state)
    client = browser(without_region(role))
    edit = reverse("wagtailsnippets_events_event:edit", args=[event.pk])
    submit = {"action-submit": "1", "title_fr": "À nous"}
    assert client.post(edit, submit).status_code in (302, 403, 404)
    add = reverse("wagtailsnippets_events_event:add")
    new = {
        **submit,
        "edition": EditionFactory().pk,
        "kind": EventKindFactory().pk,
        "region": regions[0].pk,
        "slug": "a-nous",
        "date_precision": "none",
        "status": "scheduled",
    }
    answer = client.post(add, new)
    assert answer.status_code != 302 or answer.url == "/admin/"
    assert list(Event.objects.all()) == [event]
    for name in ("approve", "return"):
        decision = client.post(reverse(f"planning_{name}", args=[state.pk]), {"reason": "x"})
        assert decision.status_code in (302, 403)
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    assert Region.objects.count() == 2
