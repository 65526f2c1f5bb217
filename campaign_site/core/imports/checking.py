"""The check at once, or in the background where a browser would wait too long."""

from datetime import datetime

from django.utils.translation import gettext as _

from ..models import ImportBatch, JobProgress, User
from ..tasks.progress import start_job
from .kinds import kind_named
from .lines import Choices
from .services import CHECKABLE, ImportRefused, check_batch, is_busy
from .tasks import check_table

# About a thousand lines: a second or two.
AT_ONCE = 150_000


def begin_check(
    *, batch: ImportBatch, by: User, choices: Choices, at: datetime
) -> JobProgress | None:
    """Check a batch as it would come out with these choices; a large one as a job.

    Raises ImportRefused for anybody but the owner, for one who may import no longer,
    and for a batch that is past checking or being checked.
    """
    if batch.owner_id != by.pk:
        raise ImportRefused("batch_not_yours")
    if not kind_named(batch.kind).may_import(by):
        raise ImportRefused("batch_not_allowed")
    if batch.state not in CHECKABLE:
        raise ImportRefused("batch_wrong_state")
    if is_busy(batch):
        raise ImportRefused("batch_being_checked")
    if batch.size <= AT_ONCE:
        check_batch(batch=batch, at=at, choices=choices)
        return None
    title = _("Check of “%(file)s”") % {"file": batch.name}
    job = start_job(check_table, batch.pk, choices.to_json(), title=title, by=by, at=at)
    ImportBatch.objects.filter(pk=batch.pk).update(job=job)
    batch.refresh_from_db()
    return job
