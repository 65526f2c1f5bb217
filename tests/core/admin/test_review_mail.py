"""Letters about proposals, in the language of whoever reads them."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from wagtail.models import TaskState

from campaign_site.core.models import RegionalReviewTask
from campaign_site.core.permissions.roles import NATIONAL, PARTNERS
from tests.factories import EventFactory
from tests.roles import account, coordinator, two_regions

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://campaign.example"
    rabat, marrakech = two_regions()
    author = account(PARTNERS, language="en", first_name="Nadia", last_name="Idrissi")
    event = EventFactory(
        region=rabat, live=False, title_en="Parents’\nevening", title_fr="Soirée", title_ar="أمسية"
    )
    event.save_revision(user=author)
    return rabat, marrakech, author, event


def propose(event, author):
    event.get_workflow().start(event, author)
    return TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS).specific


def recipients():
    return [message.to for message in mail.outbox]


def test_the_regions_own_people_are_told_and_no_others(world):
    rabat, marrakech, author, event = world
    own = coordinator(rabat, language="en")
    coordinator(marrakech)
    account(NATIONAL)
    propose(event, author)
    (message,) = mail.outbox
    assert message.to == [own.email]
    assert message.subject == "“Parents’ evening” waits for your decision"
    assert "Nadia Idrissi proposes “Parents’ evening”." in message.body
    assert f"https://campaign.example/admin/snippets/events/event/edit/{event.pk}/" in message.body


def test_a_region_without_anybody_is_the_national_teams(world):
    rabat, _marrakech, author, event = world
    boss = account(NATIONAL)
    coordinator(rabat, is_active=False)
    propose(event, author)
    assert recipients() == [[boss.email]]


def test_a_coordinator_who_proposes_is_not_written_to(world):
    rabat, _marrakech, _author, event = world
    boss, own = account(NATIONAL), coordinator(rabat)
    propose(event, own)
    assert recipients() == [[boss.email]]


def test_the_author_reads_who_returned_it_and_why(world):
    rabat, _marrakech, author, event = world
    own = coordinator(rabat, first_name="Amina", last_name="Alaoui")
    state = propose(event, author)
    mail.outbox.clear()
    state.task.specific.on_action(state, own, "reject", comment="The room < 30 seats & taken")
    (message,) = mail.outbox
    assert message.to == [author.email]
    assert message.subject == "“Parents’ evening” is returned to you"
    assert "Amina Alaoui returns “Parents’ evening” to you, because:" in message.body
    assert "The room < 30 seats & taken" in message.body
    assert f"/admin/snippets/events/event/edit/{event.pk}/" in message.body


def test_the_author_reads_that_it_is_public(world):
    rabat, _marrakech, author, event = world
    state = propose(event, author)
    mail.outbox.clear()
    state.task.specific.on_action(state, coordinator(rabat), "approve")
    (message,) = mail.outbox
    assert message.to == [author.email]
    assert "“Parents’ evening”: it is published." in message.body
    event.refresh_from_db()
    assert event.live is True


def test_an_author_whose_account_is_gone_stops_nothing(world):
    rabat, _marrakech, author, event = world
    state = propose(event, author)
    author.delete()
    mail.outbox.clear()
    state = TaskState.objects.get(pk=state.pk)
    state.task.specific.on_action(state, coordinator(rabat), "reject", comment="No")
    assert mail.outbox == []
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_REJECTED


@pytest.mark.parametrize("comment", [None, "", "   "])
def test_nothing_is_returned_without_a_reason(world, comment):
    rabat, _marrakech, author, event = world
    state = propose(event, author)
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, coordinator(rabat), "reject", comment=comment)
    form = RegionalReviewTask().get_form_for_action("reject")({"comment": comment or ""})
    assert form.is_valid() is False
    assert RegionalReviewTask().get_form_for_action("approve")({}).is_valid() is True


def test_a_public_event_is_not_handed_over_by_approving(world):
    rabat, marrakech, author, _event = world
    public = EventFactory(region=rabat)
    public.region = marrakech
    public.save_revision(user=author)
    state = propose(public, author)
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, coordinator(rabat), "approve")
    state.task.specific.on_action(state, account(NATIONAL), "approve")
    public.refresh_from_db()
    assert public.region == marrakech
