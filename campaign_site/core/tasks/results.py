"""What the queue knows about a task, in the words of django-tasks."""

from datetime import datetime
from typing import Any

from django.utils.module_loading import import_string
from django_q.conf import Conf
from django_q.models import OrmQ
from django_q.models import Task as QueueTask
from django_tasks.base import TaskError, TaskResult, TaskResultStatus

from ..time import now


def find_result(task_id: str, *, backend: str) -> TaskResult | None:
    """The result of a finished, waiting or running task of ours; None when unknown.

    A failed attempt whose task is still queued is "ready": it will be made again.
    """
    finished = QueueTask.objects.filter(pk=task_id).first()
    if finished is not None and finished.success:
        return _finished(finished, backend)
    queued = queued_package(task_id)
    if finished is not None:
        return _finished(finished, backend, tried_again=queued is not None)
    return _queued(queued, backend, at=now()) if queued is not None else None


def queued_package(task_id: str) -> OrmQ | None:
    """The queue's row of a task; reads every row, as ids are inside signed packages."""
    for row in OrmQ.objects.filter(key=Conf.CLUSTER_NAME).iterator():
        if package(row).get("id") == task_id:
            return row
    return None


def package(row: OrmQ) -> dict[str, Any]:
    """The task inside a queue's row; empty when it was signed with another key."""
    task = row.task
    return task if isinstance(task, dict) else {}


def call_of(args: Any) -> tuple[str, list[Any], dict[str, Any]] | None:
    """Path, arguments and keywords of a task that went through our backend."""
    if isinstance(args, tuple | list) and len(args) == 3 and isinstance(args[0], str):
        return args[0], list(args[1]), dict(args[2])
    return None


def error_of(text: str) -> TaskError:
    """The error of a failure as django-q2 keeps it: "message : traceback"."""
    last_line = text.strip().splitlines()[-1] if text.strip() else ""
    name = last_line.split(":", 1)[0].strip()
    path = name if "." in name else f"builtins.{name or 'Exception'}"
    return TaskError(exception_class_path=path, traceback=text)


def _finished(row: QueueTask, backend: str, *, tried_again: bool = False) -> TaskResult | None:
    call = call_of(row.args)
    if call is None:
        return None
    status = TaskResultStatus.SUCCESSFUL if row.success else TaskResultStatus.FAILED
    result = _result(call, row.pk, TaskResultStatus.READY if tried_again else status, backend)
    object.__setattr__(result, "enqueued_at", row.started)
    object.__setattr__(result, "last_attempted_at", row.stopped)
    object.__setattr__(result, "finished_at", None if tried_again else row.stopped)
    result.worker_ids.extend([row.cluster or Conf.CLUSTER_NAME] * max(row.attempt_count, 1))
    if row.success:
        object.__setattr__(result, "_return_value", row.result)
    else:
        result.errors.append(error_of(str(row.result or "")))
    return result


def _queued(row: OrmQ, backend: str, *, at: datetime) -> TaskResult | None:
    task = package(row)
    call = call_of(task.get("args"))
    if call is None:
        return None
    taken = row.lock is not None and row.lock > at
    status = TaskResultStatus.RUNNING if taken else TaskResultStatus.READY
    result = _result(call, task["id"], status, backend)
    object.__setattr__(result, "enqueued_at", task.get("started"))
    return result


def _result(
    call: tuple[str, list[Any], dict[str, Any]],
    task_id: str,
    status: TaskResultStatus,
    backend: str,
) -> TaskResult:
    path, args, kwargs = call
    return TaskResult(
        task=import_string(path),
        id=task_id,
        status=status,
        enqueued_at=None,
        started_at=None,
        finished_at=None,
        last_attempted_at=None,
        args=args,
        kwargs=kwargs,
        backend=backend,
        errors=[],
        worker_ids=[],
    )
