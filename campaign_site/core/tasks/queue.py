"""Looking at the queue: how long it is, what failed; and second chances."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django_q.conf import Conf
from django_q.models import Failure, OrmQ, Schedule
from django_q.models import Task as QueueTask
from django_q.tasks import async_task
from wagtail.log_actions import log

from ..models import User
from .results import call_of, package, queued_package
from .schedules import BY_KEY, Planned, run_now

# Decoding a row costs; a queue longer than this is counted but not read.
READ_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class QueueState:
    """How many tasks wait or are being worked on, and how long the first has waited."""

    waiting: int
    taken: int
    oldest_age: timedelta | None


@dataclass(frozen=True, slots=True)
class ScheduleState:
    """A scheduled job with its last and next run (UTC)."""

    planned: Planned
    next_run: datetime | None
    last_run: datetime | None
    last_success: bool | None


def queue_state(*, at: datetime) -> QueueState:
    """The state of our queue at an instant."""
    rows = OrmQ.objects.filter(key=Conf.CLUSTER_NAME)
    waiting = rows.filter(lock__lte=at)
    dates = [package(row).get("started") for row in waiting.order_by("pk")[:READ_AT_MOST]]
    ages = [at - started for started in dates if started is not None]
    return QueueState(
        waiting=waiting.count(),
        taken=rows.filter(lock__gt=at).count(),
        oldest_age=max(ages, default=None),
    )


def schedule_states() -> list[ScheduleState]:
    """The scheduled jobs in the order of their table; the last run of each, if kept."""
    stored = {row.name: row for row in Schedule.objects.filter(name__in=BY_KEY)}
    last = {}
    for row in (
        QueueTask.objects.filter(group__in=BY_KEY)
        .order_by("stopped")
        .only("group", "stopped", "success")
    ):
        last[row.group] = row
    return [
        ScheduleState(
            planned=planned,
            next_run=stored[key].next_run if key in stored else None,
            last_run=last[key].stopped if key in last else None,
            last_success=last[key].success if key in last else None,
        )
        for key, planned in BY_KEY.items()
    ]


def failed_tasks(*, limit: int = 50) -> list[Failure]:
    """The latest failures, newest first."""
    return list(Failure.objects.order_by("-stopped")[:limit])


def name_of(task: QueueTask) -> str:
    """What a task is called: its schedule's label, else the name of its function."""
    if task.name in BY_KEY:
        return str(BY_KEY[task.name].label)
    call = call_of(task.args)
    return call[0].rsplit(".", 1)[-1] if call else task.func.rsplit(".", 1)[-1]


@transaction.atomic
def retry_failure(*, failure: Failure, by: User) -> str:
    """Run a failed task once more, from the start; returns the new task's id.

    If the queue still holds it for a further attempt, that attempt gives way to this one.
    """
    _leave_queue(failure)
    log(instance=failure, action="core.task.retry", user=by, title=name_of(failure))
    task_id = async_task(
        failure.func,
        *(failure.args or ()),
        q_options={"task_name": failure.name, "group": failure.group},
        **(failure.kwargs or {}),
    )
    failure.delete()
    return task_id


@transaction.atomic
def dismiss_failure(*, failure: Failure, by: User) -> None:
    """Give a failed task up; it is not tried again."""
    _leave_queue(failure)
    log(instance=failure, action="core.task.dismiss", user=by, title=name_of(failure))
    failure.delete()


@transaction.atomic
def start_schedule(*, key: str, by: User) -> str:
    """Run a scheduled job at once; raises KeyError for an unknown one."""
    planned = BY_KEY[key]
    task_id = run_now(key=key)
    schedule = Schedule.objects.filter(name=key).first()
    if schedule is not None:
        log(instance=schedule, action="core.schedule.run", user=by, title=str(planned.label))
    return task_id


def _leave_queue(failure: Failure) -> None:
    row = queued_package(failure.pk)
    if row is not None:
        row.delete()
