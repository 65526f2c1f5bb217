from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django_q.models import OrmQ, Success
from django_q.models import Task as QueueTask
from django_tasks import default_task_backend, task
from django_tasks.base import TaskResultStatus
from django_tasks.exceptions import InvalidTaskError, TaskResultDoesNotExist
from wagtail.tasks import delete_file_from_storage_task

from . import sample

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_queue")]


@pytest.fixture(autouse=True)
def _no_calls():
    sample.calls.clear()


def test_a_task_waits_in_the_queue_until_a_worker_takes_it(work_off):
    result = sample.add.enqueue(2, 3)
    assert sample.calls == []
    assert sample.add.get_result(result.id).status == TaskResultStatus.READY
    assert work_off() == 1
    assert sample.calls == [(2, 3)]
    assert OrmQ.objects.count() == 0
    result.refresh()
    assert (result.status, result.return_value, result.attempts) == (
        TaskResultStatus.SUCCESSFUL,
        5,
        1,
    )
    assert result.args == [2, 3]
    assert result.finished_at >= result.enqueued_at


def test_a_task_taken_by_a_worker_is_running():
    result = sample.add.enqueue(1, 1)
    OrmQ.objects.update(lock=timezone.now() + timedelta(minutes=30))
    assert default_task_backend.get_result(result.id).status == TaskResultStatus.RUNNING


def test_a_change_that_rolls_back_enqueues_nothing():
    with pytest.raises(RuntimeError), transaction.atomic():
        sample.add.enqueue(1, 2)
        assert OrmQ.objects.count() == 1
        raise RuntimeError
    assert OrmQ.objects.count() == 0


def test_a_failed_attempt_is_recorded_and_made_again_three_times(work_off):
    result = sample.refuse.enqueue("the disk is full")
    work_off()
    result.refresh()
    assert result.status == TaskResultStatus.READY
    assert OrmQ.objects.count() == 1
    work_off()
    work_off()
    result.refresh()
    assert (result.status, result.attempts) == (TaskResultStatus.FAILED, 3)
    assert OrmQ.objects.count() == 0
    assert result.errors[0].exception_class is ValueError
    assert "the disk is full" in result.errors[0].traceback
    with pytest.raises(ValueError, match="Task failed"):
        result.return_value  # noqa: B018


def test_an_interrupted_task_runs_again_when_its_lock_expires(work_off):
    """Kill -9 between taking and finishing leaves the row; the row is the memory."""
    sample.add.enqueue(4, 4)
    OrmQ.objects.update(lock=timezone.now() - timedelta(seconds=1))
    work_off()
    assert sample.calls == [(4, 4)]
    assert work_off() == 0
    assert Success.objects.count() == 1


def test_wagtails_own_tasks_use_the_queue(work_off):
    name = default_storage.save("tasks/left-over.txt", ContentFile(b"x"))
    delete_file_from_storage_task.enqueue(_deconstructed(), name)
    assert default_storage.exists(name)
    work_off()
    assert not default_storage.exists(name)


def test_arguments_are_json_values():
    with pytest.raises(TypeError):
        sample.add.enqueue(object(), 1)
    assert OrmQ.objects.count() == 0


def test_a_forgotten_task_is_said_to_be_unknown():
    with pytest.raises(TaskResultDoesNotExist):
        default_task_backend.get_result("0" * 32)


def test_a_task_of_another_origin_is_no_result_of_ours():
    moment = timezone.now()
    QueueTask.objects.create(
        id="1" * 32, name="x", func="math.sqrt", args=(4,), started=moment, stopped=moment
    )
    with pytest.raises(TaskResultDoesNotExist):
        default_task_backend.get_result("1" * 32)


def test_what_the_queue_cannot_promise_is_refused():
    with pytest.raises(InvalidTaskError):
        sample.add.using(priority=5)
    with pytest.raises(InvalidTaskError):
        sample.add.using(run_after=timezone.now())
    with pytest.raises(InvalidTaskError):
        task(takes_context=True)(_with_context)


def _with_context(context):
    return None


def _deconstructed():
    """The storage as Wagtail hands it over; its options are read from settings again."""
    return ["django.core.files.storage.FileSystemStorage", [], {}]
