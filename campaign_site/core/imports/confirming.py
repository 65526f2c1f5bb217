"""The owner's yes, after which the import runs in the background."""

from datetime import datetime

from django.db import transaction

from ..models import ImportBatch, JobProgress, User
from ..tasks.progress import start_job
from .kinds import kind_named
from .lines import Choices, open_questions
from .reports import file_problems
from .services import ImportRefused, is_busy, stored_digest
from .states import LIFETIME, BatchState
from .tasks import import_batch


@transaction.atomic
def confirm_batch(
    *, batch: ImportBatch, by: User, digest: str, choices: Choices, at: datetime
) -> JobProgress:
    """Let what was checked be imported, in the background.

    `digest` is that of the file whose check the person saw. Raises ImportRefused for
    anybody but the owner, another file, a check older than a day, a file that was
    refused, or open questions about the file itself.
    """
    rows = ImportBatch.objects.select_for_update(of=("self",)).select_related("job")
    batch = rows.get(pk=batch.pk)
    kind = kind_named(batch.kind)
    if batch.owner_id != by.pk:
        raise ImportRefused("batch_not_yours")
    if not kind.may_import(by):
        raise ImportRefused("batch_not_allowed")
    if batch.state != BatchState.CHECKED:
        expired = batch.state == BatchState.EXPIRED
        raise ImportRefused("batch_expired" if expired else "batch_wrong_state")
    if is_busy(batch):
        raise ImportRefused("batch_being_checked")
    if at - batch.created_at > LIFETIME:
        raise ImportRefused("batch_expired")
    if digest != batch.sha256 or stored_digest(batch) != batch.sha256:
        raise ImportRefused("batch_changed")
    if open_questions(file_problems(batch), choices):
        raise ImportRefused("batch_questions")
    batch.move_to(BatchState.CONFIRMED)
    batch.choices = choices.to_json()
    batch.confirmed_at = at
    batch.save(update_fields=["state", "choices", "confirmed_at"])
    job = start_job(import_batch, batch.pk, title=str(kind.label), by=by, at=at)
    ImportBatch.objects.filter(pk=batch.pk).update(job=job)
    return job
