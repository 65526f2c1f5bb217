"""The life of an edition."""

import itertools

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, TaskState, WorkflowState

from campaign_site.core.permissions.roles import NATIONAL, OBSERVERS, editing_name
from events.enums import EDITION_TRANSITIONS, EditionState
from events.selectors.waiting import own_proposals
from events.services.editions import STATE_CHANGED, move_edition, next_states
from events.services.moderation import return_proposal
from tests.events.proposals import change_proposed, proposed
from tests.factories import EditionFactory
from tests.roles import account, browser, two_regions

CANCELLED = "wagtail.workflow.cancel"


@pytest.mark.parametrize(("state", "to"), list(itertools.product(EditionState, EditionState)))
def test_only_the_steps_of_the_table(db, state, to):
    edition = EditionFactory(state=state)
    if to in EDITION_TRANSITIONS[state]:
        assert move_edition(edition=edition, to=to, by=None).state == to
    else:
        with pytest.raises(ValidationError):
            move_edition(edition=edition, to=to, by=None)
        assert edition.state == state
    edition.refresh_from_db()
    assert edition.state == (to if to in EDITION_TRANSITIONS[state] else state)


def test_states_are_offered_in_the_order_of_life():
    edition = EditionFactory.build(state=EditionState.RUNNING)
    assert next_states(edition) == [EditionState.PUBLISHED, EditionState.CLOSED]


def test_an_unknown_state_is_refused(db):
    with pytest.raises(ValidationError):
        move_edition(edition=EditionFactory(), to="sunny", by=None)


def test_the_history_tells_the_move(db):
    edition = EditionFactory()
    move_edition(edition=edition, to=EditionState.RUNNING, by=None)
    entry = registry.get_logs_for_instance(edition).get(action=STATE_CHANGED)
    assert entry.data == {"before": "published", "after": "running"}
    with translation.override("en"):
        assert entry.formatter.format_message(entry) == (
            "State changed from “Published” to “Running”"
        )


@pytest.fixture
def national(db):
    two_regions()
    return browser(account(NATIONAL))


def state_url(edition, to: str) -> str:
    return reverse("wagtailsnippets_events_edition:state", args=[edition.pk, to])


def test_buttons_lead_through_a_question(national):
    edition = EditionFactory()
    page = national.get(reverse("wagtailsnippets_events_edition:edit", args=[edition.pk])).text
    assert state_url(edition, "running") in page
    assert state_url(edition, "archived") not in page
    assert 'name="state"' not in page
    assert national.get(state_url(edition, "running")).status_code == 200
    edition.refresh_from_db()
    assert edition.state == EditionState.PUBLISHED
    assert national.post(state_url(edition, "running")).status_code == 302
    edition.refresh_from_db()
    assert edition.state == EditionState.RUNNING


def test_an_archive_stays_an_archive(national):
    edition = EditionFactory(state=EditionState.CLOSED)
    response = national.post(state_url(edition, "archived"), follow=True)
    assert response.status_code == 200
    assert "/inspect/" in response.redirect_chain[-1][0]
    assert national.post(state_url(edition, "closed")).status_code == 302
    edition.refresh_from_db()
    assert edition.state == EditionState.ARCHIVED


def test_an_observer_moves_nothing(national):
    edition = EditionFactory()
    response = browser(account(OBSERVERS)).post(state_url(edition, "running"))
    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    edition.refresh_from_db()
    assert edition.state == EditionState.PUBLISHED


@pytest.fixture
def regions(db):
    return two_regions()


def test_archiving_takes_back_what_still_waits(regions):
    edition, boss = EditionFactory(state=EditionState.CLOSED), account(NATIONAL)
    author = account(editing_name(regions[0].code))
    proposed(region=regions[0], author=author, edition=edition)
    change_proposed(regions[0], author=author, before={"edition": edition}, title_fr="Autrement")
    back = proposed(region=regions[0], author=author, edition=edition)
    return_proposal(state_id=back.pk, by=boss, reason="Non")
    other = proposed(region=regions[0])
    url = state_url(edition, "archived")
    assert browser(boss).get(url).context["waiting"] == 3
    assert browser(boss).post(url).status_code == 302
    ended = WorkflowState.objects.exclude(pk=other.workflow_state_id)
    assert {one.status for one in ended} == {WorkflowState.STATUS_CANCELLED}
    running = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    assert list(running) == [other]
    assert all(entry.user == boss for entry in ModelLogEntry.objects.filter(action=CANCELLED))
    assert ModelLogEntry.objects.filter(action=CANCELLED).count() == 3
    page = browser(author).get(reverse("planning_waiting"))
    assert page.context["own"] == []
    assert own_proposals(author, now=timezone.now()) == []


def test_other_steps_take_nothing_back(regions):
    edition = EditionFactory(state=EditionState.RUNNING)
    state = proposed(region=regions[0], edition=edition)
    client = browser(account(NATIONAL))
    assert client.get(state_url(edition, "closed")).context["waiting"] == 0
    client.post(state_url(edition, "closed"))
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS


def test_what_cannot_be_archived_keeps_what_waits(regions):
    edition = EditionFactory(state=EditionState.RUNNING)
    state = proposed(region=regions[0], edition=edition)
    with pytest.raises(ValidationError):
        move_edition(edition=edition, to=EditionState.ARCHIVED, by=None)
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS
