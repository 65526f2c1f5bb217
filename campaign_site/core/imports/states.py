"""The life of an import, from the upload to its report."""

from datetime import timedelta

from django.db import models
from django.utils.translation import pgettext_lazy

# What was checked yesterday is no longer what the records say today.
LIFETIME = timedelta(hours=24)


class BatchState(models.TextChoices):
    UPLOADED = "uploaded", pgettext_lazy("import", "Uploaded")
    CHECKED = "checked", pgettext_lazy("import", "Checked, nothing written yet")
    CONFIRMED = "confirmed", pgettext_lazy("import", "Confirmed, waiting for its turn")
    RUNNING = "running", pgettext_lazy("import", "Running")
    DONE = "done", pgettext_lazy("import", "Done")
    FAILED = "failed", pgettext_lazy("import", "Not imported")
    EXPIRED = "expired", pgettext_lazy("import", "Expired")


# A running batch may be taken up again: its worker may have been killed. One that failed
# by accident after it was confirmed may be tried again by the queue.
TRANSITIONS: dict[BatchState, frozenset[BatchState]] = {
    BatchState.UPLOADED: frozenset({BatchState.CHECKED, BatchState.FAILED, BatchState.EXPIRED}),
    BatchState.CHECKED: frozenset(
        {BatchState.CHECKED, BatchState.CONFIRMED, BatchState.FAILED, BatchState.EXPIRED}
    ),
    BatchState.CONFIRMED: frozenset({BatchState.RUNNING, BatchState.FAILED}),
    BatchState.RUNNING: frozenset({BatchState.RUNNING, BatchState.DONE, BatchState.FAILED}),
    BatchState.FAILED: frozenset({BatchState.RUNNING}),
    BatchState.DONE: frozenset(),
    BatchState.EXPIRED: frozenset(),
}


def may_become(state: str, target: BatchState) -> bool:
    """Whether a batch in `state` may move on to `target`."""
    return target in TRANSITIONS[BatchState(state)]
