"""Checking and importing as tasks of the queue."""

from typing import Any

from django_tasks import task

from ..models import ImportBatch
from ..tasks.progress import follow_job
from ..time import now
from .lines import Choices
from .running import run_batch
from .services import ImportRefused, check_batch


@task()
def check_table(job_id: int, batch_id: int, choices: dict[str, Any]) -> None:
    """Check a batch, telling its job how many lines were read."""
    with follow_job(job_id) as progress:
        try:
            check_batch(
                batch=ImportBatch.objects.get(pk=batch_id),
                at=now(),
                choices=Choices.from_json(choices),
                told=progress.advance,
            )
        except ImportRefused as refused:
            # Confirmed or given up meanwhile: trying again would not help.
            progress.say(refused.problem.message)


@task()
def import_batch(job_id: int, batch_id: int) -> None:
    """Run a confirmed batch, telling its job how many lines were read."""
    total = ImportBatch.objects.get(pk=batch_id).totals.get("lines")
    with follow_job(job_id, total=total) as progress:
        run_batch(batch_id=batch_id, at=now(), told=progress.advance)
