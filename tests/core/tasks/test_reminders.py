from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.utils import timezone
from wagtail.models import GroupApprovalTask, TaskState, Workflow, WorkflowTask
from wagtail.users.models import UserProfile

from campaign_site.core.models import SentNotice
from campaign_site.core.permissions.roles import NATIONAL, PARTNERS
from campaign_site.core.tasks.reminders import PATIENCE, language_of, remind_waiting_items
from tests.factories import (
    EditionFactory,
    EventFactory,
    EventKindFactory,
    GroupFactory,
    UserFactory,
)
from tests.roles import account, coordinator, two_regions

pytestmark = pytest.mark.django_db
LATER = timedelta(minutes=1)


@pytest.fixture
def moderators():
    group = GroupFactory()
    group.permissions.set(Permission.objects.filter(codename__in=("access_admin", "change_event")))
    return group


@pytest.fixture
def workflow(moderators):
    task = GroupApprovalTask.objects.create(name="National review")
    task.groups.add(moderators)
    workflow = Workflow.objects.create(name="Review")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    return workflow


@pytest.fixture
def event(workflow):
    event = EventFactory(
        edition=EditionFactory(),
        kind=EventKindFactory(),
        title_fr="Atelier\nde Fès",
        title_en="Workshop\nin Fez",
        live=False,
    )
    event.save_revision()
    workflow.start(event, UserFactory())
    return event


def moderator(group, language="", **values):
    user = UserFactory(first_name="Amina", last_name="Alaoui", **values)
    user.groups.add(group)
    if language:
        UserProfile.objects.create(user=user, preferred_language=language)
    return user


def test_nothing_is_sent_before_three_days(event, moderators):
    moderator(moderators)
    assert remind_waiting_items(now=timezone.now() + PATIENCE - LATER) == 0
    assert mail.outbox == []


def test_a_moderator_is_mailed_once_a_day_in_their_language(event, moderators, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://campaign.example"
    user = moderator(moderators, "en")
    now = timezone.now() + PATIENCE + LATER
    assert remind_waiting_items(now=now) == 1
    assert remind_waiting_items(now=now) == 0
    (message,) = mail.outbox
    assert message.to == [user.email]
    assert message.subject == "1 item has been waiting for you for more than three days"
    assert "Hello Amina Alaoui," in message.body
    assert "– Workshop in Fez\n" in message.body
    assert "https://campaign.example" in message.body
    assert remind_waiting_items(now=now + timedelta(days=1)) == 1
    assert SentNotice.objects.count() == 2


def test_a_mail_that_is_refused_is_tried_again(event, moderators, monkeypatch):
    moderator(moderators)
    now = timezone.now() + PATIENCE + LATER

    def refuse(*_args, **_kwargs):
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", refuse)
        with pytest.raises(ConnectionRefusedError):
            remind_waiting_items(now=now)
    assert not SentNotice.objects.exists()
    assert remind_waiting_items(now=now) == 1


def test_only_those_who_can_act_hear_of_it(event, moderators):
    moderator(moderators, is_active=False)
    moderator(moderators, email="")
    moderator(GroupFactory())
    assert remind_waiting_items(now=timezone.now() + PATIENCE + LATER) == 0


def test_what_was_decided_waits_no_more(event, moderators):
    moderator(moderators)
    TaskState.objects.update(status=TaskState.STATUS_APPROVED)
    assert remind_waiting_items(now=timezone.now() + PATIENCE + LATER) == 0


def test_the_language_is_the_persons_or_arabic(moderators):
    assert language_of(moderator(moderators, "fr")) == "fr"
    assert language_of(moderator(moderators)) == "ar"


@pytest.fixture
def proposal():
    """A partner's proposal to the region Rabat, waiting for its review."""
    rabat, _marrakech = two_regions()
    event = EventFactory(region=rabat, live=False)
    author = account(PARTNERS)
    event.save_revision(user=author)
    event.get_workflow().start(event, author)
    mail.outbox.clear()
    return rabat


def told(days):
    remind_waiting_items(now=timezone.now() + timedelta(days=days) + LATER)
    return {address for message in mail.outbox for address in message.to}


def test_a_region_is_reminded_first_and_the_national_team_later(proposal):
    own, boss = coordinator(proposal), account(NATIONAL)
    assert told(2) == set()
    assert told(3) == {own.email}
    assert told(6) == {own.email, boss.email}


def test_the_national_team_is_reminded_of_a_region_that_has_nobody(proposal):
    boss = account(NATIONAL)
    coordinator(proposal, is_active=False)
    assert told(3) == {boss.email}
