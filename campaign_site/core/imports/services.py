"""Uploading and checking a table; `confirming` and `running` come after."""

import hashlib
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import IO, Any

from django.core.files import File
from django.db import transaction

from ..models import ImportBatch, JobProgress, User
from ..permissions.scope import scope_of
from ..spreadsheets.limits import current_limits
from ..spreadsheets.problems import FileRefused, Problem, refusal
from ..spreadsheets.reading import read_table
from . import sentences  # noqa: F401
from .kinds import kind_named
from .lines import Choices, Line, Outcome
from .reports import dump, totals_of
from .states import LIFETIME, BatchState

CHECKABLE = (BatchState.UPLOADED, BatchState.CHECKED)
# What has no place in a name: control characters, and marks that turn its letters round.
_UNSEEN = re.compile("[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Files of finished imports are of use for questions, not for ever.
FILES_KEPT = timedelta(days=30)


class ImportRefused(Exception):
    """A step that cannot be taken; `problem.message` says why to the user."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.problem: Problem = refusal(code).problem


def open_batch(
    *, kind: str, file: IO[bytes], name: str, by: User, language: str, at: datetime
) -> ImportBatch:
    """Keep an upload privately, under a random name, with its digest.

    Raises ImportRefused for somebody who may not import, FileRefused for a file that
    is empty or too large (nothing of it is kept), KeyError for an unknown kind.
    """
    if not kind_named(kind).may_import(by):
        raise ImportRefused("batch_not_allowed")
    size = file.seek(0, 2)
    current_limits().check_size(size)
    batch = ImportBatch(
        kind=kind,
        owner=by,
        language=language,
        name=_UNSEEN.sub("", name)[:255],
        size=size,
        sha256=digest_of(file),
        created_at=at,
    )
    file.seek(0)
    batch.file.save("upload", File(file), save=False)
    batch.save()
    return batch


def check_batch(
    *,
    batch: ImportBatch,
    at: datetime,
    choices: Choices | None = None,
    told: Callable[[int], None] | None = None,
) -> ImportBatch:
    """Read the whole file and say everything about it at once; no record is written.

    With `choices` the check shows what these would come to. A file that cannot be
    taken at all ends as failed, with the reason in its report. Raises ImportRefused
    when the batch is past checking or its file is no longer what was uploaded.
    """
    choices = choices or Choices()
    if batch.state not in CHECKABLE:
        raise ImportRefused("batch_wrong_state")
    state = BatchState.CHECKED
    try:
        problems, lines = read_batch(batch, choices, told=told)
        compare(batch, lines, choices)
    except FileRefused as refused:
        problems, lines = [refused.problem], []
        state = BatchState.FAILED
    _keep_check(batch, state, problems, lines, choices=choices, at=at)
    return batch


@transaction.atomic
def _keep_check(
    batch: ImportBatch,
    state: BatchState,
    problems: list[Problem],
    lines: list[Line],
    *,
    choices: Choices,
    at: datetime,
) -> None:
    """Reading may have taken long: what was confirmed or given up meanwhile stays so."""
    current = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if current.state not in CHECKABLE:
        raise ImportRefused("batch_wrong_state")
    batch.state, batch.report = current.state, current.report
    batch.move_to(state)
    if state == BatchState.FAILED:
        batch.finished_at = at
    batch.checked_at = at
    batch.choices = choices.to_json()
    keep_report(batch, problems, lines)
    batch.save(update_fields=["state", "checked_at", "finished_at", "choices", "totals", "report"])


def expire_batches(*, now: datetime) -> int:
    """Give up what nobody confirmed within a day, forget old files; returns how many."""
    stale = ImportBatch.objects.filter(state__in=CHECKABLE, created_at__lt=now - LIFETIME)
    count = 0
    for batch in stale:
        # Not a batch that is being confirmed at this very moment.
        moved = ImportBatch.objects.filter(pk=batch.pk, state=batch.state).update(
            state=BatchState.EXPIRED, finished_at=now
        )
        if moved:
            _forget_files(batch)
            count += 1
    ended = (BatchState.DONE, BatchState.FAILED)
    for batch in ImportBatch.objects.filter(
        state__in=ended, created_at__lt=now - FILES_KEPT
    ).exclude(file=""):
        _forget_files(batch)
        count += 1
    return count


def is_busy(batch: ImportBatch) -> bool:
    """Whether a background job works on the batch, or is going to."""
    ongoing = (JobProgress.State.WAITING, JobProgress.State.RUNNING)
    return batch.job is not None and batch.job.state in ongoing


def look_at(*, kind: str, file: IO[bytes]) -> None:
    """Raises FileRefused for what can be refused without reading every line."""
    wanted = kind_named(kind)
    wanted.check_header(read_table(file, knows=wanted.knows).header)


def read_batch(
    batch: ImportBatch, choices: Choices, *, told: Callable[[int], None] | None = None
) -> tuple[list[Problem], list[Line]]:
    """The problems of the file and its lines. Raises FileRefused."""
    if stored_digest(batch) != batch.sha256:
        raise refusal("batch_changed")
    kind = kind_named(batch.kind)
    scope = scope_of(_owner(batch))
    with batch.file.open("rb") as file:
        table = read_table(file, batch.name, knows=kind.knows)
        lines = kind.read(table, scope=scope, choices=choices, told=told or _untold)
    above = [problem for problem in table.problems if problem.line is not None]
    lines[:0] = [Line(problem.line, problems=[problem]) for problem in above]
    for line in lines[: len(above)]:
        line.settle(choices)
    return [problem for problem in table.problems if problem.line is None], lines


def compare(batch: ImportBatch, lines: list[Line], choices: Choices) -> None:
    """Set what is to be written against the records as they are now."""
    kind_named(batch.kind).compare(lines, scope=scope_of(_owner(batch)), choices=choices)


def keep_report(batch: ImportBatch, problems: list[Problem], lines: list[Line]) -> None:
    """Replace the report file and the totals; the caller saves the batch."""
    former = batch.report.name
    with dump(problems, lines) as file:
        batch.report.save("report", File(file), save=False)
    if former:
        transaction.on_commit(partial(batch.report.storage.delete, former))
    batch.totals = totals_of(problems, lines)


def stored_digest(batch: ImportBatch) -> str:
    """The digest of the stored file; empty when the file is gone."""
    try:
        with batch.file.open("rb") as file:
            return digest_of(file)
    except (FileNotFoundError, ValueError):
        return ""


def digest_of(file: IO[bytes]) -> str:
    """SHA-256 of a whole file."""
    file.seek(0)
    total = hashlib.sha256()
    while chunk := file.read(2**20):
        total.update(chunk)
    return total.hexdigest()


def would_write(batch: ImportBatch) -> int:
    """How many records the confirmed batch would create or change."""
    outcomes = batch.totals.get("outcomes", {})
    return sum(outcomes.get(outcome, 0) for outcome in (Outcome.CREATED, Outcome.UPDATED))


def _owner(batch: ImportBatch) -> Any:
    """A freshly read owner: rights may have changed since the upload."""
    owner = User.objects.filter(pk=batch.owner_id).first()
    if owner is None or not kind_named(batch.kind).may_import(owner):
        raise refusal("batch_not_allowed")
    return owner


def _forget_files(batch: ImportBatch) -> None:
    for file in (batch.file, batch.report):
        if file:
            file.delete(save=False)
    ImportBatch.objects.filter(pk=batch.pk).update(file="", report="")


def _untold(_done: int) -> None:
    """Nobody watches."""
