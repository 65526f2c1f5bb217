"""Deciding on proposals, and what happens when two people do."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import TaskState, WorkflowState

from campaign_site.core.permissions.roles import NATIONAL, PARTNERS, editing_name
from events.enums import EventStatus
from events.models import Event
from events.services import moderation
from tests.events.proposals import change_proposed, event_of, proposed
from tests.factories import published_event
from tests.roles import account, coordinator, two_regions

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions():
    return two_regions()


def test_approval_publishes_the_newest_version(regions):
    own = coordinator(regions[0])
    state = proposed(region=regions[0])
    event = event_of(state)
    moderation.approve_proposal(state_id=state.pk, by=own, seen_version=event.latest_revision_id)
    event.refresh_from_db()
    assert event.live is True
    state.refresh_from_db()
    assert (state.status, state.finished_by) == (TaskState.STATUS_APPROVED, own)


def test_a_return_keeps_the_draft_and_its_reason(regions):
    own = coordinator(regions[0])
    state = proposed(region=regions[0])
    moderation.return_proposal(state_id=state.pk, by=own, reason="  Which school? ")
    state.refresh_from_db()
    assert (state.status, state.comment) == (TaskState.STATUS_REJECTED, "Which school?")
    event = event_of(state)
    assert event.live is False
    assert event.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES


def test_a_return_without_a_reason_is_refused(regions):
    state = proposed(region=regions[0])
    with pytest.raises(PermissionDenied):
        moderation.return_proposal(state_id=state.pk, by=coordinator(regions[0]), reason=" \n")
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS


@pytest.mark.parametrize("first", ["approve", "return"])
def test_the_second_of_two_moderators_is_told_who_was_first(regions, first):
    own, boss = coordinator(regions[0]), account(NATIONAL)
    state = proposed(region=regions[0])
    if first == "approve":
        moderation.approve_proposal(state_id=state.pk, by=own)
    else:
        moderation.return_proposal(state_id=state.pk, by=own, reason="No")
    for decide in (
        lambda: moderation.approve_proposal(state_id=state.pk, by=boss),
        lambda: moderation.return_proposal(state_id=state.pk, by=boss, reason="Later"),
    ):
        with pytest.raises(moderation.AlreadyDecided) as late:
            decide()
        assert late.value.state.finished_by == own
    assert event_of(state).live is (first == "approve")


def test_strangers_partners_and_editors_decide_nothing(regions):
    rabat, marrakech = regions
    author = account(PARTNERS)
    state = proposed(region=rabat, author=author)
    for person in (coordinator(marrakech), author, account(editing_name(rabat.code))):
        with pytest.raises(moderation.NotTheirs):
            moderation.approve_proposal(state_id=state.pk, by=person)
        with pytest.raises(moderation.NotTheirs):
            moderation.return_proposal(state_id=state.pk, by=person, reason="No")
    assert event_of(state).live is False


def test_a_proposal_that_moved_to_another_region_is_that_regions(regions):
    rabat, marrakech = regions
    state = proposed(region=rabat)
    Event.objects.update(region=marrakech)
    with pytest.raises(moderation.NotTheirs):
        moderation.approve_proposal(state_id=state.pk, by=coordinator(rabat))


def test_a_proposal_that_was_deleted_or_never_was(regions):
    own = coordinator(regions[0])
    state = proposed(region=regions[0])
    event_of(state).delete()
    for number in (state.pk, 0, 10**9):
        with pytest.raises(moderation.NotTheirs):
            moderation.approve_proposal(state_id=number, by=own)


def test_another_version_than_the_one_read_is_not_published(regions):
    own = coordinator(regions[0])
    state = proposed(region=regions[0])
    event = event_of(state)
    seen = event.latest_revision_id
    event.title_fr = "Autre titre"
    event.save_revision(user=account(NATIONAL))
    with pytest.raises(moderation.ChangedMeanwhile):
        moderation.approve_proposal(state_id=state.pk, by=own, seen_version=seen)
    moderation.approve_proposal(state_id=state.pk, by=own)
    assert event_of(state).title_fr == "Autre titre"


def test_what_cannot_be_published_says_why(regions):
    state = proposed(region=regions[0])
    revision = event_of(state).latest_revision
    revision.content["group_min"], revision.content["group_max"] = 9, 3
    revision.save()
    with pytest.raises(ValidationError):
        moderation.approve_proposal(state_id=state.pk, by=coordinator(regions[0]))
    assert event_of(state).live is False


def test_an_author_who_left_leaves_the_proposal(regions):
    author = account(PARTNERS)
    state = proposed(region=regions[0], author=author)
    author.delete()
    moderation.approve_proposal(state_id=state.pk, by=coordinator(regions[0]))
    assert event_of(state).live is True


def test_a_proposal_is_withdrawn_by_its_author_alone(regions):
    author = account(PARTNERS)
    state = proposed(region=regions[0], author=author)
    number = state.workflow_state_id
    for person in (account(PARTNERS), coordinator(regions[0]), account(NATIONAL)):
        with pytest.raises(moderation.NotTheirs):
            moderation.withdraw_proposal(workflow_id=number, by=person)
    moderation.withdraw_proposal(workflow_id=number, by=author)
    event = event_of(state)
    assert event.workflow_in_progress is False
    with pytest.raises(moderation.AlreadyDecided):
        moderation.approve_proposal(state_id=state.pk, by=coordinator(regions[0]))
    with pytest.raises(moderation.NotTheirs):
        moderation.withdraw_proposal(workflow_id=number, by=author)


def test_what_was_returned_is_mended_and_proposed_again(regions):
    author, own = account(PARTNERS), coordinator(regions[0])
    state = proposed(region=regions[0], author=author)
    number = state.workflow_state_id
    with pytest.raises(moderation.NotTheirs):
        moderation.propose_again(workflow_id=number, by=author)
    moderation.return_proposal(state_id=state.pk, by=own, reason="The title")
    event = event_of(state)
    event.title_fr = "Mieux"
    event.save_revision(user=author)
    with pytest.raises(moderation.NotTheirs):
        moderation.propose_again(workflow_id=number, by=own)
    moderation.propose_again(workflow_id=number, by=author)
    fresh = event_of(state).current_workflow_task_state
    assert fresh.pk != state.pk
    moderation.approve_proposal(state_id=fresh.pk, by=own)
    assert event_of(state).title_fr == "Mieux"
    assert event_of(state).live is True


@pytest.mark.parametrize("reason", ["", "Salle indisponible"])
def test_another_day_of_a_public_event_is_not_approved_without_a_public_reason(regions, reason):
    own = coordinator(regions[0])
    event = published_event(region=regions[0], start_date=date(2026, 12, 3))
    draft = event.get_latest_revision_as_object() if event.latest_revision else event
    draft.start_date, draft.change_reason_fr = date(2026, 12, 4), reason
    draft.save_revision(user=own)
    event.refresh_from_db()
    event.get_workflow().start(event, account(editing_name(regions[0].code)))
    state = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    if reason:
        moderation.approve_proposal(state_id=state.pk, by=own)
    else:
        with pytest.raises(ValidationError):
            moderation.approve_proposal(state_id=state.pk, by=own)
    event.refresh_from_db()
    assert event.start_date == date(2026, 12, 4 if reason else 3)


@pytest.mark.parametrize(("reason", "passes"), [("Salle fermée", False), ("Grève", True)])
def test_the_reason_of_an_earlier_change_is_none_for_the_next(regions, reason, passes):
    own = coordinator(regions[0])
    state = change_proposed(
        regions[0],
        before={"status": EventStatus.RESCHEDULED, "change_reason_fr": "Salle fermée"},
        start_date=date(2026, 12, 4),
        change_reason_fr=reason,
    )
    if passes:
        moderation.approve_proposal(state_id=state.pk, by=own)
    else:
        with pytest.raises(ValidationError):
            moderation.approve_proposal(state_id=state.pk, by=own)
    assert (event_of(state).start_date == date(2026, 12, 4)) is passes
