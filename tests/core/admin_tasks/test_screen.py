from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from django_q.conf import Conf
from django_q.models import Failure, OrmQ, Schedule
from django_q.models import Task as QueueTask
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from campaign_site.core.admin_tasks.screen import screen_context
from campaign_site.core.models import JobProgress
from campaign_site.core.tasks.schedules import set_up_schedules
from tests.core.tasks.conftest import NOW
from tests.core.tasks.test_pulse import beat
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PATH = "campaign_site.core.tasks.backend.run"


@pytest.fixture
def manager(client):
    user = UserFactory(is_staff=True)
    wanted = ("access_admin", "manage_background_work")
    user.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return user


@pytest.fixture
def stranger(client):
    user = UserFactory(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return user


@pytest.fixture
def failure():
    moment = timezone.now()
    result = "no : Traceback (most recent call last):\n  File x\nConnectionRefusedError: no"
    QueueTask.objects.create(
        id="f" * 32, name="send_mail", func=PATH, args=("tests.core.tasks.sample.add", [1, 2], {}),
        kwargs={}, started=moment, stopped=moment, success=False, result=result, attempt_count=3,
    )  # fmt: skip
    return Failure.objects.get()


@pytest.fixture(autouse=True)
def _asynchronous(monkeypatch):
    monkeypatch.setattr(Conf, "SYNC", False)


def test_the_screen_says_that_no_worker_is_alive(client, manager):
    page = client.get(reverse("background_work")).content.decode()
    assert "No worker is running" in page
    assert "Nothing has failed." in page


def test_the_screen_shows_pulse_queue_jobs_schedules_and_failures(client, manager, failure):
    set_up_schedules(now=NOW)
    beat(seen_at=timezone.now())
    OrmQ.objects.create(key=Conf.CLUSTER_NAME, payload="", lock=timezone.now() - timedelta(1))
    JobProgress.objects.create(
        task_id="1", title="Import of schools", state="running", done=3, total=12,
        created_at=timezone.now(), updated_at=timezone.now(), by=manager,
    )  # fmt: skip
    page = client.get(reverse("background_work")).content.decode()
    assert "Alive on" in page and "No worker is running" not in page
    assert "1 task is waiting." in page
    assert "Import of schools" in page and "3 / 12" in page and ">25 %<" in page
    assert "Publish and withdraw what is scheduled" in page and "not yet" in page
    assert "The mail server or another service could not be reached." in page
    assert "<details><summary>Details for technicians</summary>" in page
    assert "ConnectionRefusedError: no" in page


def test_a_running_job_without_a_worker_was_interrupted(client, manager):
    moment = timezone.now()
    JobProgress.objects.create(
        task_id="1", title="Import", state="running", created_at=moment, updated_at=moment
    )
    page = client.get(reverse("background_work")).content.decode()
    assert "Interrupted; it is taken up again by itself" in page


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_screen_speaks_the_organisers_languages(client, manager, failure, language):
    UserProfile.objects.update(preferred_language=language)
    page = client.get(reverse("background_work")).content.decode()
    assert f'lang="{language}"' in page
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in page


def test_the_screen_asks_as_much_for_one_failure_as_for_three(failure, django_assert_num_queries):
    with django_assert_num_queries(7):
        screen_context(at=timezone.now())
    for number in range(2):
        failure.pk = f"{number}" * 32
        failure.save(force_insert=True)
    with django_assert_num_queries(7):
        assert len(screen_context(at=timezone.now())["failures"]) == 3


def test_retry_enqueues_the_task_anew_and_is_logged(client, manager, failure):
    # The queue still holds it for a further attempt, which gives way.
    response = client.post(reverse("background_work_retry", args=[failure.pk]))
    assert response.status_code == 302
    assert not Failure.objects.exists()
    task = OrmQ.objects.get().task
    assert (task["name"], task["args"]) == ("send_mail", failure.args)
    entry = ModelLogEntry.objects.get()
    assert (entry.action, entry.user, entry.label) == ("core.task.retry", manager, "add")


def test_dismiss_gives_the_task_up_and_is_logged(client, manager, failure):
    client.post(reverse("background_work_dismiss", args=[failure.pk]))
    assert not Failure.objects.exists()
    assert not OrmQ.objects.exists()
    assert ModelLogEntry.objects.get().action == "core.task.dismiss"


def test_a_scheduled_job_is_run_at_once(client, manager):
    set_up_schedules(now=NOW)
    response = client.post(reverse("background_work_run", args=["campaign.publish"]), follow=True)
    assert "is in the queue" in response.content.decode()
    assert OrmQ.objects.count() == 1
    assert Schedule.objects.get(name="campaign.publish").next_run == NOW
    assert ModelLogEntry.objects.get().action == "core.schedule.run"


def test_unknown_tasks_and_schedules_are_not_found(client, manager):
    for name, arg in (
        ("background_work_retry", "x" * 32),
        ("background_work_dismiss", "x"),
        ("background_work_run", "campaign.unknown"),
    ):
        assert client.post(reverse(name, args=[arg]), follow=True).status_code == 404


def test_nothing_happens_by_get(client, manager, failure):
    for name in ("background_work_retry", "background_work_dismiss"):
        assert client.get(reverse(name, args=[failure.pk])).status_code == 405
    assert Failure.objects.count() == 1


def test_others_neither_see_nor_do_anything(client, stranger, failure):
    home = reverse("wagtailadmin_home")
    assert client.get(reverse("background_work")).headers["Location"] == home
    for name, arg in (
        ("background_work_retry", failure.pk),
        ("background_work_dismiss", failure.pk),
        ("background_work_run", "campaign.publish"),
    ):
        assert client.post(reverse(name, args=[arg])).headers["Location"] == home
    assert Failure.objects.count() == 1
    assert not OrmQ.objects.exists()


class TestWarning:
    def test_every_organiser_is_told_that_work_stands_still(self, client, stranger):
        page = client.get(reverse("wagtailadmin_home")).content.decode()
        assert "Background work stands still" in page
        assert "Please tell the people who run the site." in page

    def test_the_national_team_gets_a_way_to_the_screen(self, client, manager):
        page = client.get(reverse("wagtailadmin_home")).content.decode()
        assert f'href="{reverse("background_work")}">Look at the background work' in page

    def test_nothing_is_said_while_a_worker_is_alive(self, client, manager):
        beat(seen_at=timezone.now())
        page = client.get(reverse("wagtailadmin_home")).content.decode()
        assert "Background work stands still" not in page
