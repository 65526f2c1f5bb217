"""Work of this app that a background worker does."""

from django_tasks import task

from campaign_site.core.tasks.progress import follow_job

from .services.bulk_batches import change_batch
from .services.edition_batches import copy_batch
from .services.preparations import Step, advance
from .services.publications import BATCH, refresh_events
from .services.series_batches import series_batch


@task()
def refresh_publications(job_id: int, event_ids: list[int]) -> int:
    """Write again what is public about events; may run twice. Returns how many changed."""
    written = 0
    with follow_job(job_id, total=len(event_ids)) as progress:
        for first in range(0, len(event_ids), BATCH):
            batch = event_ids[first : first + BATCH]
            written += refresh_events(events=batch)
            progress.advance(len(batch))
    return written


@task()
def copy_edition_events(job_id: int, preparation_id: int, total: int) -> int:
    """Create the events of a confirmed copy; goes on where it was killed."""
    return _carry_out(job_id, preparation_id, total, copy_batch)


@task()
def create_series(job_id: int, preparation_id: int, total: int) -> int:
    """Create the sessions of a confirmed series; goes on where it was killed."""
    return _carry_out(job_id, preparation_id, total, series_batch)


@task()
def change_many_events(job_id: int, preparation_id: int, total: int) -> int:
    """Change the events of a confirmed order; goes on where it was killed."""
    return _carry_out(job_id, preparation_id, total, change_batch)


def _carry_out(job_id: int, preparation_id: int, total: int, step: Step) -> int:
    made = 0
    with follow_job(job_id, total=total) as progress:
        while written := advance(preparation_id=preparation_id, step=step):
            made += written
            progress.advance(written)
    return made
