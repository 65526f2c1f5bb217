"""What the screens of imports show, ready to print in the active language."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict

from ..admin_tasks.screen import moment_text
from ..imports.kinds import kind_named
from ..imports.lines import OUTCOME_LABELS, Choices, Outcome
from ..imports.services import is_busy, would_write
from ..imports.states import BatchState
from ..models import ImportBatch, JobProgress, User
from ..tasks.progress import interrupted
from ..tasks.pulse import worker_is_alive
from . import findings
from .findings import Filters


def row(batch: ImportBatch) -> dict[str, Any]:
    """A batch in the list."""
    return {
        "id": batch.pk,
        "name": batch.name,
        "noun": kind_named(batch.kind).noun,
        "state": batch.state,
        "state_label": batch.get_state_display(),
        "busy": is_busy(batch),
        "owner": batch.owner.get_full_name() or batch.owner.username if batch.owner else "",
        "uploaded": moment_text(batch.created_at),
        "summary": findings.summary(batch),
    }


def progress(batch: ImportBatch, *, at: datetime) -> dict[str, Any]:
    """How far the background job of a batch is; plain values, for JSON as well."""
    job = batch.job
    alive = worker_is_alive(at)
    if job is None:
        return {"busy": False, "worker": alive, "done": 0, "total": None, "percent": None}
    return {
        "busy": is_busy(batch),
        "worker": alive,
        "waiting": job.state == JobProgress.State.WAITING,
        "interrupted": interrupted(job, at=at),
        "done": job.done,
        "total": job.total,
        "percent": job.percent,
    }


def batch_context(
    batch: ImportBatch, *, user: User, query: QueryDict, at: datetime
) -> dict[str, Any]:
    """A batch with everything that was found in it."""
    filters = Filters.of(query)
    page = _page_number(query)
    found = findings.look_through(batch, filters, page=page)
    outcomes = batch.totals.get("outcomes", {})
    kind = kind_named(batch.kind)
    checked = batch.state == BatchState.CHECKED
    choices = Choices.from_json(batch.choices)
    pages = Paginator(range(found.count), findings.PER_PAGE)
    return row(batch) | {
        "batch": batch,
        "kind": kind,
        "note": kind.note,
        "moments": _moments(batch),
        "totals": findings.totals(batch),
        "severities": findings.severities(batch),
        "of_file": findings.file_rows(found),
        "rows": found.rows,
        "count": found.count,
        "page": pages.get_page(page),
        "filters": filters,
        "query": _kept(query),
        "outcomes": list(OUTCOME_LABELS.items()),
        "questions": found.questions,
        "differing": outcomes.get(Outcome.KEPT, 0) + outcomes.get(Outcome.UPDATED, 0),
        "update_existing": choices.update_existing,
        "as_stored": _as_stored(filters, outcomes),
        "new": outcomes.get(Outcome.CREATED, 0),
        "changed": outcomes.get(Outcome.UPDATED, 0),
        "would_write": would_write(batch),
        "blocked": found.blocked,
        "can_decide": checked and batch.owner_id == user.pk,
        "accident": batch.state == BatchState.FAILED and not batch.totals.get("refused")
        and batch.confirmed_at is not None,
    }  # fmt: skip


def _as_stored(filters: Filters, outcomes: dict[str, int]) -> int:
    """How many lines are not listed before one asks for them: the file says nothing new."""
    return outcomes.get(Outcome.UNCHANGED, 0) if filters == Filters() else 0


def _moments(batch: ImportBatch) -> dict[str, str]:
    names = ("created_at", "checked_at", "confirmed_at", "finished_at")
    return {name: moment_text(getattr(batch, name)) for name in names}


def _page_number(query: QueryDict) -> int:
    written = query.get("p", "")
    return (
        max(1, int(written))
        if written.isascii() and written.isdecimal() and len(written) < 7
        else 1
    )


def _kept(query: QueryDict) -> str:
    """The address's filters, to be followed by a page number."""
    kept = query.copy()
    kept.pop("p", None)
    return kept.urlencode()
