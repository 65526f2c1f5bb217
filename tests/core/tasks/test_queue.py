"""What the queue says of itself, and the second chance of a task that failed."""

from datetime import timedelta

import pytest
from django_q.models import Failure, OrmQ, Schedule, Success
from django_q.models import Task as QueueTask
from wagtail.models import ModelLogEntry

from campaign_site.core.tasks.queue import (
    dismiss_failure,
    failed_tasks,
    name_of,
    queue_state,
    retry_failure,
    schedule_states,
    start_schedule,
)
from campaign_site.core.tasks.results import call_of, error_of
from campaign_site.core.tasks.schedules import BY_KEY, SCHEDULES, set_up_schedules
from tests.factories import UserFactory

from . import sample
from .conftest import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=5)


@pytest.fixture(autouse=True)
def _at_nine(time_machine, real_queue):
    time_machine.move_to(NOW, tick=False)
    sample.calls.clear()


def finished(*, success=False, group=None, name="refuse", stopped=NOW, pk="x" * 32, args=None):
    return QueueTask.objects.create(
        id=pk,
        name=name,
        func="campaign_site.core.tasks.backend.run",
        args=args if args is not None else ("tests.core.tasks.sample.refuse", ["why"], {}),
        started=NOW,
        stopped=stopped,
        success=success,
        group=group,
        result="why : Traceback\nValueError: why",
    )


def test_an_empty_queue_has_no_age():
    state = queue_state(at=NOW)
    assert (state.waiting, state.taken, state.oldest_age) == (0, 0, None)


def test_what_waits_and_what_is_taken_are_counted_apart():
    sample.add.enqueue(1, 1)
    sample.add.enqueue(2, 2)
    OrmQ.objects.filter(pk=OrmQ.objects.first().pk).update(lock=LATER + timedelta(minutes=1))
    state = queue_state(at=LATER)
    assert (state.waiting, state.taken) == (1, 1)


def test_the_age_is_that_of_the_task_that_waits_longest(time_machine):
    sample.add.enqueue(1, 1)
    time_machine.move_to(LATER, tick=False)
    sample.add.enqueue(2, 2)
    assert queue_state(at=LATER).oldest_age == timedelta(minutes=5)


def test_another_clusters_queue_is_not_ours():
    sample.add.enqueue(1, 1)
    OrmQ.objects.update(key="somebody-else")
    assert queue_state(at=LATER).waiting == 0


def test_a_package_signed_with_another_key_is_counted_all_the_same():
    sample.add.enqueue(1, 1)
    OrmQ.objects.update(payload="not:ours:at-all")
    state = queue_state(at=LATER)
    assert (state.waiting, state.oldest_age) == (1, None)


def test_schedules_are_listed_in_their_order_before_they_are_set_up():
    states = schedule_states()
    assert [state.planned for state in states] == list(SCHEDULES)
    assert {(state.next_run, state.last_run, state.last_success) for state in states} == {
        (None, None, None)
    }


def test_a_schedule_shows_its_next_and_its_latest_run():
    set_up_schedules(now=NOW)
    key = SCHEDULES[0].key
    finished(group=key, success=True, stopped=NOW - timedelta(hours=2), pk="a" * 32)
    finished(group=key, success=False, stopped=NOW - timedelta(hours=1), pk="b" * 32)
    first, second, _third = schedule_states()
    assert first.last_run == NOW - timedelta(hours=1)
    assert first.last_success is False
    assert first.next_run == NOW
    assert second.last_run is None
    assert second.next_run > NOW


def test_failures_are_listed_newest_first_and_no_successes():
    finished(pk="a" * 32, stopped=NOW - timedelta(days=1))
    finished(pk="b" * 32, stopped=NOW)
    finished(pk="c" * 32, success=True)
    assert [task.pk[0] for task in failed_tasks()] == ["b", "a"]
    assert [task.pk[0] for task in failed_tasks(limit=1)] == ["b"]


def test_a_failure_run_again_leaves_the_list_and_keeps_its_arguments(work_off):
    finished()
    user = UserFactory()
    retry_failure(failure=Failure.objects.get(), by=user)
    assert Failure.objects.count() == 0
    assert work_off() == 1
    again = Failure.objects.get()
    assert again.args == ("tests.core.tasks.sample.refuse", ["why"], {})
    entry = ModelLogEntry.objects.get(action="core.task.retry")
    assert (entry.user, entry.label) == (user, "refuse")


def test_a_failure_that_would_be_tried_again_anyway_is_not_run_twice(work_off):
    sample.refuse.enqueue("once")
    work_off()
    assert OrmQ.objects.count() == 1  # the queue keeps it for another attempt
    retry_failure(failure=Failure.objects.get(), by=UserFactory())
    assert OrmQ.objects.count() == 1


def test_a_failure_that_is_given_up_is_not_tried_again(work_off):
    sample.refuse.enqueue("never mind")
    work_off()
    user = UserFactory()
    dismiss_failure(failure=Failure.objects.get(), by=user)
    assert (OrmQ.objects.count(), Failure.objects.count()) == (0, 0)
    assert ModelLogEntry.objects.get(action="core.task.dismiss").user == user


def test_a_schedule_started_by_hand_is_logged_with_its_name():
    set_up_schedules(now=NOW)
    user = UserFactory()
    start_schedule(key=SCHEDULES[2].key, by=user)
    assert OrmQ.objects.count() == 1
    entry = ModelLogEntry.objects.get(action="core.schedule.run")
    assert (entry.user, entry.label) == (user, str(SCHEDULES[2].label))


def test_a_schedule_can_be_started_before_it_is_stored():
    start_schedule(key=SCHEDULES[0].key, by=UserFactory())
    assert OrmQ.objects.count() == 1
    assert Schedule.objects.count() == 0


@pytest.mark.parametrize("key", ["", "campaign.", "campaign.unknown", "publish"])
def test_an_unknown_schedule_enqueues_nothing(key):
    with pytest.raises(KeyError):
        start_schedule(key=key, by=UserFactory())
    assert OrmQ.objects.count() == 0


@pytest.mark.parametrize("key", BY_KEY)
def test_a_schedules_task_is_called_by_its_label(key):
    assert name_of(QueueTask(name=key, func="x.y")) == str(BY_KEY[key].label)


@pytest.mark.parametrize(
    ("task", "name"),
    [
        (QueueTask(name="t", func="a.run", args=("b.c.draw", [], {})), "draw"),
        (QueueTask(name="t", func="wagtail.do_it", args=()), "do_it"),
        (QueueTask(name="t", func="plain", args=None), "plain"),
        (QueueTask(name="t", func="a.run", args=(1, 2, 3)), "run"),
    ],
)
def test_any_task_has_a_name(task, name):
    assert name_of(task) == name


@pytest.mark.parametrize("args", [None, (), ("a",), (1, [], {}), "abc", {"a": 1}])
def test_what_did_not_come_through_our_backend_is_no_call(args):
    assert call_of(args) is None


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("", "builtins.Exception"),
        ("why : Traceback\nValueError: why", "builtins.ValueError"),
        ("x\ndjango.db.utils.IntegrityError: no: really", "django.db.utils.IntegrityError"),
        ("boom", "builtins.boom"),
    ],
)
def test_the_class_of_an_error_is_read_from_its_last_line(text, path):
    error = error_of(text)
    assert error.exception_class_path == path
    assert error.traceback == text


def test_successes_are_kept_apart():
    finished(success=True)
    assert Success.objects.count() == 1
    assert failed_tasks() == []
