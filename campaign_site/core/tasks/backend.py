"""Wagtail's own tasks (and ours) on the one queue: django-q2.

With the database as broker the enqueue is part of the transaction: a task of a
change that rolls back never runs. Arguments are JSON values, so ids, never objects.
"""

from typing import Any

from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.exceptions import InvalidTaskError, TaskResultDoesNotExist
from django_tasks.signals import task_enqueued
from django_tasks.utils import normalize_json

from ..time import now


def run(path: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Executed by the worker: import the task by its path and call it.

    What it raises is the queue's affair: the attempt is recorded as a failure and made
    again until `max_attempts`.
    """
    return normalize_json(import_string(path).call(*args, **kwargs))


class DjangoQBackend(BaseTaskBackend):
    """Enqueues django-tasks through django-q2; no priorities, deferring or context."""

    supports_get_result = True

    def validate_task(self, task: Task) -> None:
        """Raise InvalidTaskError for what the queue cannot promise."""
        super().validate_task(task)
        if task.takes_context:
            raise InvalidTaskError("Backend does not support tasks that take a context.")

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        # django-q2 needs the app registry, which is not ready when backends are built.
        from django_q.tasks import async_task

        self.validate_task(task)
        result = TaskResult(
            task=task,
            id="",
            status=TaskResultStatus.READY,
            enqueued_at=now(),
            started_at=None,
            finished_at=None,
            last_attempted_at=None,
            args=list(args),
            kwargs=dict(kwargs),
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        task_id = async_task(
            run,
            task.module_path,
            result.args,
            result.kwargs,
            q_options={"task_name": task.name[:100]},
        )
        object.__setattr__(result, "id", task_id)
        task_enqueued.send(type(self), task_result=result)
        return result

    def get_result(self, result_id: str) -> TaskResult:
        """What became of a task; raises TaskResultDoesNotExist when the queue forgot it.

        Looking up a task that still waits decodes the whole queue: for the admin only.
        """
        from .results import find_result

        result = find_result(result_id, backend=self.alias)
        if result is None:
            raise TaskResultDoesNotExist(result_id)
        return result
