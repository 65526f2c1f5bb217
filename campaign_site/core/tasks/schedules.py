"""What the worker does by the clock. The table is the truth; the database follows it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_q.models import Schedule
from django_q.tasks import async_task

from ..time import to_instant, to_local
from . import scheduled

# Ours are told from any other schedule by the beginning of their name.
PREFIX = "campaign."


@dataclass(frozen=True, slots=True)
class Planned:
    """One scheduled job: every `minutes`, or once a day at a local time."""

    name: str
    label: Promise
    function: Callable[[], object]
    minutes: int | None = None
    daily_at: time | None = None

    @property
    def key(self) -> str:
        return f"{PREFIX}{self.name}"

    @property
    def path(self) -> str:
        return f"{self.function.__module__}.{self.function.__qualname__}"


SCHEDULES: tuple[Planned, ...] = (
    Planned(
        "publish",
        _("Publish and withdraw what is scheduled"),
        scheduled.publish_scheduled_content,
        minutes=1,
    ),
    Planned(
        "reminders",
        _("Remind moderators of what waits for them"),
        scheduled.remind_moderators,
        daily_at=time(8, 0),
    ),
    Planned(
        "clean-up",
        _("Clean up sessions, old results and stale files"),
        scheduled.clean_up,
        daily_at=time(3, 30),
    ),
)
BY_KEY = {planned.key: planned for planned in SCHEDULES}


@transaction.atomic
def set_up_schedules(*, now: datetime) -> list[str]:
    """Make the stored schedules those of the table; returns their names.

    A schedule that exists keeps its next run, so that a deployment neither repeats a job
    nor puts it off; one that left the table is removed.
    """
    for planned in SCHEDULES:
        every_day = planned.daily_at is not None
        facts = {
            "func": planned.path,
            "schedule_type": Schedule.DAILY if every_day else Schedule.MINUTES,
            "minutes": planned.minutes,
            "repeats": -1,
            "kwargs": repr({"q_options": {"task_name": planned.key}}),
        }
        Schedule.objects.update_or_create(
            name=planned.key,
            defaults=facts,
            create_defaults=facts | {"next_run": first_run(planned, now=now)},
        )
    Schedule.objects.filter(name__startswith=PREFIX).exclude(name__in=BY_KEY).delete()
    return list(BY_KEY)


def first_run(planned: Planned, *, now: datetime) -> datetime:
    """The next local time of a daily job, or now for one that repeats by minutes."""
    if planned.daily_at is None:
        return now
    today = to_local(now).date()
    at = to_instant(today, planned.daily_at)
    return at if at > now else to_instant(today + timedelta(days=1), planned.daily_at)


def run_now(*, key: str) -> str:
    """Enqueue a scheduled job at once, beside its schedule; returns the task's id.

    Raises KeyError for a name that is not in the table.
    """
    planned = BY_KEY[key]
    return async_task(planned.path, q_options={"task_name": planned.key, "group": planned.key})
