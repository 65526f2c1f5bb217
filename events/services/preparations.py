"""The life of a preparation: opened by somebody, confirmed once, carried out in batches."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django_tasks.base import Task

from campaign_site.core.models import User
from campaign_site.core.tasks.progress import start_job
from campaign_site.core.time import now

from ..models import Edition, Event, Preparation

# So many events are created while the organiser waits; more go to the worker.
INLINE_LIMIT = 100
BATCH = 50

# Creates the next batch for a locked preparation: row → event, or what became of it; empty
# when all is done.
Step = Callable[[Preparation], dict[str, Any]]


class Stopped(Exception):
    """What was confirmed can no longer be carried out; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def open_preparation(
    *,
    kind: str,
    by: User,
    at: datetime,
    source: Edition | None = None,
    pattern: Event | None = None,
    choices: dict | None = None,
    key: UUID | None = None,
) -> Preparation:
    """Begin; with a `key` of one's own that is known already, its preparation goes on.

    Whoever goes back and begins with something else begins anew. Raises PermissionDenied
    for a key that is somebody else's or another work's.
    """
    begun = Preparation.objects.filter(key=key).first() if key else None
    if begun is None:
        return Preparation.objects.create(
            key=key or uuid4(),
            kind=kind,
            owner=by,
            source=source,
            pattern=pattern,
            choices=choices or {},
            created_at=at,
        )
    if (begun.owner_id, begun.kind) != (by.pk, kind):
        raise PermissionDenied
    same = (begun.source_id, begun.pattern_id) == (source and source.pk, pattern and pattern.pk)
    if begun.is_open and not same:
        begun.source, begun.pattern, begun.choices = source, pattern, choices or {}
        begun.save(update_fields=["source", "pattern", "choices"])
    return begun


def preparations_of(user: User, kind: str) -> QuerySet[Preparation]:
    """One's own, newest first: nobody goes on with somebody else's."""
    rows = Preparation.objects.filter(owner=user, kind=kind)
    return rows.select_related("source__campaign", "edition__campaign", "pattern", "job")


def keep_choices(*, preparation: Preparation, **choices: object) -> Preparation:
    """Remember choices of an open preparation beside those made before."""
    with transaction.atomic():
        locked = Preparation.objects.select_for_update().get(pk=preparation.pk)
        if locked.is_open:
            locked.choices = {**locked.choices, **choices}
            locked.save(update_fields=["choices"])
    return locked


@transaction.atomic
def confirm(
    *,
    preparation: Preparation,
    check: Callable[[Preparation], int],
    step: Step,
    task: Task,
    title: str,
    at: datetime,
    inline: int | None = None,
) -> Preparation:
    """Create what was prepared, once: whoever confirms again gets what the first made.

    `check` looks at the locked preparation a last time, raises ValidationError where it
    cannot be carried out any more, and says how many events there will be. Few (`inline`)
    are created at once and together; many by the worker, `BATCH` in one transaction each.
    """
    locked = Preparation.objects.select_for_update(of=("self",)).get(pk=preparation.pk)
    if not locked.is_open:
        return locked
    total = check(locked)
    locked.state = Preparation.State.CONFIRMED
    locked.confirmed_at = at
    locked.save()
    if total > (INLINE_LIMIT if inline is None else inline):
        job = start_job(task, locked.pk, total, title=title, by=locked.owner, at=at)
        Preparation.objects.filter(pk=locked.pk).update(job=job)
    else:
        while advance(preparation_id=locked.pk, step=step):
            pass
    return Preparation.objects.get(pk=locked.pk)


def advance(*, preparation_id: int, step: Step) -> int:
    """Create one more batch in one transaction; 0 when there is nothing left to do."""
    try:
        with transaction.atomic():
            locked = Preparation.objects.select_for_update(of=("self",)).get(pk=preparation_id)
            if locked.state != Preparation.State.CONFIRMED:
                return 0
            made = step(locked)
            locked.created = {**locked.created, **made}
            if not made:
                locked.state = Preparation.State.DONE
                locked.finished_at = now()
            locked.save(update_fields=["created", "state", "finished_at"])
            return len(made)
    except Stopped as stopped:
        Preparation.objects.filter(pk=preparation_id, state=Preparation.State.CONFIRMED).update(
            state=Preparation.State.FAILED, message=stopped.code, finished_at=now()
        )
        return 0


def still_open(edition: Edition | None) -> Edition:
    """The edition that is written to, locked. Raises Stopped when that is no longer possible."""
    row = edition and Edition.objects.select_for_update().filter(pk=edition.pk).first()
    if row is None:
        raise Stopped("edition_gone")
    if row.is_archived:
        raise Stopped("edition_archived")
    return row
