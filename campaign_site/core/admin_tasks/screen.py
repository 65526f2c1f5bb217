"""What the screen "Background work" shows, ready to print in the active language."""

from datetime import datetime
from typing import Any

from django.utils.timesince import timesince
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..date_phrases import long_date, time_text
from ..languages import DEFAULT_LANGUAGE
from ..models import JobProgress
from ..tasks import progress, queue
from ..tasks.pulse import living_workers
from ..tasks.reasons import reason_in_words
from ..time import to_local


def screen_context(*, at: datetime) -> dict[str, Any]:
    """Everything at one instant."""
    state = queue.queue_state(at=at)
    workers = living_workers(at)
    return {
        "workers": [
            {
                "host": pulse.host,
                "processes": pulse.workers,
                "since": moment_text(pulse.started_at),
                "seen": timesince(pulse.seen_at, at) if (at - pulse.seen_at).seconds >= 60 else "",
            }
            for pulse in workers
        ],
        "queue": state,
        "oldest_age": timesince(at - state.oldest_age, at) if state.oldest_age else "",
        "jobs": [_job(job, at, alone=not workers) for job in progress.shown_jobs(at=at)],
        "schedules": [
            {
                "key": row.planned.key,
                "label": row.planned.label,
                "last_run": moment_text(row.last_run),
                "last_success": row.last_success,
                "next_run": moment_text(row.next_run),
            }
            for row in queue.schedule_states()
        ],
        "failures": [
            {
                "id": task.pk,
                "name": queue.name_of(task),
                "at": moment_text(task.stopped),
                "attempts": task.attempt_count,
                "reason": reason_in_words(str(task.result or "")),
                "traceback": str(task.result or ""),
            }
            for task in queue.failed_tasks()
        ],
    }


def moment_text(instant: datetime | None) -> str:
    """Local date and time in words of the active language; empty for none."""
    if instant is None:
        return ""
    local = to_local(instant)
    lang = (get_language() or DEFAULT_LANGUAGE).split("-")[0]
    return _("%(date)s, %(time)s") % {
        "date": long_date(local.date(), lang),
        "time": time_text(local.time()),
    }


def _job(job: JobProgress, at: datetime, *, alone: bool) -> dict[str, Any]:
    is_running = job.state == JobProgress.State.RUNNING
    return {
        "title": job.title,
        "state": job.state,
        "state_label": job.get_state_display(),
        "interrupted": (alone and is_running) or progress.interrupted(job, at=at),
        "done": job.done,
        "total": job.total,
        "percent": job.percent,
        "message": job.message,
        "by": job.by.get_full_name() or job.by.username if job.by else "",
        "started": moment_text(job.started_at),
    }
