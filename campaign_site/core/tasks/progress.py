"""Long jobs that show organisers how far they are.

    job = start_job(import_schools, batch.pk, title=_("Import of schools"), by=user, at=now())

    @task()
    def import_schools(job_id: int, batch_id: int) -> None:
        with follow_job(job_id, total=batch.rows) as progress:
            for row in batch:
                …
                progress.advance()

Progress is written outside the job's own transactions: a job that wraps everything in one
transaction shows its beginning and its end only.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Greatest
from django_tasks.base import Task

from ..models import JobProgress, User
from ..time import now
from .reasons import reason_in_words

# A row of progress is written at most this often.
INTERVAL = timedelta(seconds=1)
# A running job without a sign of life for so long was interrupted.
SILENCE = timedelta(minutes=5)


def start_job(task: Task, *args: Any, title: str, by: User | None, at: datetime) -> JobProgress:
    """Announce a job and enqueue its task, which gets the job's id first.

    Both belong to the caller's transaction: neither remains if it rolls back.
    """
    job = JobProgress.objects.create(
        task_id=uuid.uuid4().hex, title=title[:200], by=by, created_at=at, updated_at=at
    )
    result = task.enqueue(job.pk, *args)
    JobProgress.objects.filter(pk=job.pk).update(task_id=result.id)
    job.refresh_from_db()
    return job


class Progress:
    """The hand with which a running job writes how far it is."""

    def __init__(self, job_id: int) -> None:
        self.job_id = job_id
        self.done = 0
        self._written_at: datetime | None = None

    def advance(self, steps: int = 1) -> None:
        """So many more are done."""
        self.done += steps
        moment = now()
        if self._written_at is None or moment - self._written_at >= INTERVAL:
            self._write(moment)

    def say(self, message: str) -> None:
        """What the job is at, one short sentence in the language of who asked."""
        self._write(now(), message=message[:500])

    def _write(self, moment: datetime, **fields: Any) -> None:
        self._written_at = moment
        rows = JobProgress.objects.filter(pk=self.job_id)
        # A job may turn out longer than it was announced.
        rows.filter(total__lt=self.done).update(total=self.done)
        rows.update(done=self.done, updated_at=moment, **fields)


@contextmanager
def follow_job(job_id: int, *, total: int | None = None) -> Iterator[Progress]:
    """Mark a job running, then done, or failed with its reason; the error goes on.

    A run after an interruption starts counting afresh. Without a row (it was cleaned up)
    the work is done all the same.
    """
    moment = now()
    rows = JobProgress.objects.filter(pk=job_id)
    rows.update(
        state=JobProgress.State.RUNNING,
        started_at=moment,
        updated_at=moment,
        finished_at=None,
        done=0,
        total=total,
        message="",
    )
    progress = Progress(job_id)
    try:
        yield progress
    except Exception as error:
        moment = now()
        rows.update(
            state=JobProgress.State.FAILED,
            message=reason_in_words(f"{type(error).__name__}: {error}")[:500],
            updated_at=moment,
            finished_at=moment,
        )
        raise
    moment = now()
    rows.filter(total__isnull=False).update(total=Greatest(F("total"), progress.done))
    rows.update(
        state=JobProgress.State.DONE, done=progress.done, updated_at=moment, finished_at=moment
    )


def interrupted(job: JobProgress, *, at: datetime) -> bool:
    """Whether a job that calls itself running has been silent too long."""
    return job.state == JobProgress.State.RUNNING and at - job.updated_at > SILENCE


def shown_jobs(*, at: datetime, limit: int = 20) -> list[JobProgress]:
    """Jobs that wait or run, and those that ended within a day; newest first."""
    ended = Q(finished_at__gte=at - timedelta(days=1))
    open_states = (JobProgress.State.WAITING, JobProgress.State.RUNNING)
    rows = JobProgress.objects.filter(Q(state__in=open_states) | ended).select_related("by")
    return list(rows[:limit])
