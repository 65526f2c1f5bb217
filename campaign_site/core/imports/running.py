"""The import itself, in the background: all of a file's lines or none."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime

from django.db import OperationalError, transaction
from wagtail.log_actions import log

from ..models import ImportBatch
from ..spreadsheets.problems import FileRefused, Problem
from .lines import Choices, Line
from .preparing import Prepared
from .reports import read_lines
from .services import keep_report, read_batch
from .states import BatchState

logger = logging.getLogger(__name__)

Told = Callable[[int], None]
# How often the database is asked for its lock; each time it waits as the settings say.
_PATIENCE = 6


def run_batch(*, batch_id: int, at: datetime, told: Told | None = None) -> ImportBatch:
    """Read the file anew, compare it with the records and write it in one transaction.

    May run twice, also after a kill: a finished batch is left alone, one that was
    interrupted had written nothing. A record that changed since the owner saw the
    comparison is kept as it is and reported. What goes wrong with the file ends as
    failed; any other error marks the batch failed and is raised, so that the queue
    tries again.
    """
    batch = _claim(batch_id)
    if batch is None:
        return ImportBatch.objects.get(pk=batch_id)
    choices = Choices.from_json(batch.choices)
    seen = {line.key: line.changes for line in read_lines(batch) if line.changes}
    try:
        problems, lines = read_batch(batch, choices, told=told)
        prepared = Prepared(batch, lines, choices, seen, at)
        with _alone(batch):
            prepared.renew_if_outdated()
            prepared.write()
            _done(batch, problems, lines, at)
    except FileRefused as refused:
        with transaction.atomic():
            _finish(batch, BatchState.FAILED, at, [refused.problem], [])
    except Exception:
        _fail(batch, at)
        raise
    return batch


@transaction.atomic
def _claim(batch_id: int) -> ImportBatch | None:
    """The batch, marked as running; None when there is nothing left to do."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch_id)
    if batch.confirmed_at is None or batch.state in (BatchState.DONE, BatchState.EXPIRED):
        return None
    if batch.state == BatchState.FAILED and batch.totals.get("refused"):
        return None
    batch.move_to(BatchState.RUNNING)
    batch.save(update_fields=["state"])
    return batch


@contextmanager
def _alone(batch: ImportBatch) -> Iterator[None]:
    """A transaction in which no other import of this kind writes.

    Every running import locks all running ones in the same order: whoever comes second
    waits, then compares with what the first has written. SQLite has one writer and gives
    up waiting for it sooner than a large import takes, so that it is asked again.
    """
    with ExitStack() as stack:
        for patience in reversed(range(_PATIENCE)):
            try:
                stack.enter_context(transaction.atomic())
                break
            except OperationalError:
                if not patience:
                    raise
        running = ImportBatch.objects.select_for_update().filter(
            kind=batch.kind, state=BatchState.RUNNING
        )
        list(running.order_by("pk").values_list("pk"))
        yield


def _done(batch: ImportBatch, problems: list[Problem], lines: list[Line], at: datetime) -> None:
    _finish(batch, BatchState.DONE, at, problems, lines)
    log(
        instance=batch,
        action="core.import.done",
        user=batch.owner,
        title=batch.name,
        data={"kind": batch.kind, "sha256": batch.sha256, **batch.totals["outcomes"]},
    )


def _finish(
    batch: ImportBatch,
    state: BatchState,
    at: datetime,
    problems: list[Problem],
    lines: list[Line],
) -> None:
    keep_report(batch, problems, lines)
    if state == BatchState.FAILED:
        batch.totals["refused"] = True
    batch.move_to(state)
    batch.finished_at = at
    batch.save(update_fields=["state", "finished_at", "totals", "report"])


def _fail(batch: ImportBatch, at: datetime) -> None:
    """After an accident; the report of the check stays."""
    logger.exception("Import %s failed.", batch.pk)
    ImportBatch.objects.filter(pk=batch.pk, state=BatchState.RUNNING).update(
        state=BatchState.FAILED, finished_at=at
    )
