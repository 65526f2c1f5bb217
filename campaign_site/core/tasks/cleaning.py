"""Deleting what has outlived its purpose."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django_q.models import Success

from ..imports.services import expire_batches
from ..models import JobProgress, SentNotice

SUCCESSES_KEPT = timedelta(days=14)
JOBS_KEPT = timedelta(days=30)
NOTICES_KEPT = timedelta(days=90)
# Feeds are written again at once when somebody asks: a short life costs nothing.
FEEDS_KEPT = timedelta(days=2)


def clean_up(*, now: datetime) -> dict[str, int]:
    """Remove expired sessions, old results, finished jobs, notices and stale feed files.

    Failures stay until somebody retries or dismisses them.
    """
    call_command("clearsessions")
    finished = (JobProgress.State.DONE, JobProgress.State.FAILED)
    querysets = {
        "results": Success.objects.filter(stopped__lt=now - SUCCESSES_KEPT),
        "jobs": JobProgress.objects.filter(state__in=finished, updated_at__lt=now - JOBS_KEPT),
        "notices": SentNotice.objects.filter(sent_at__lt=now - NOTICES_KEPT),
    }
    removed = {name: queryset.delete()[0] for name, queryset in querysets.items()}
    removed["imports"] = expire_batches(now=now)
    removed["feeds"] = remove_stale_files(Path(settings.FEED_CACHE_DIR), before=now - FEEDS_KEPT)
    return removed


def remove_stale_files(folder: Path, *, before: datetime) -> int:
    """Delete files of a folder not touched since an instant; returns how many.

    A file that vanishes meanwhile was removed by somebody else, which is as good.
    """
    removed = 0
    for path in folder.rglob("*") if folder.is_dir() else ():
        try:
            if path.is_file() and path.stat().st_mtime < before.timestamp():
                path.unlink()
                removed += 1
        except FileNotFoundError:
            continue
    return removed
