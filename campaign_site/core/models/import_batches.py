"""One upload of a table, what was found in it and what became of it."""

import uuid

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..imports.states import BatchState, may_become
from .jobs import JobProgress


def private_storage() -> Storage:
    """Where uploads lie that no address serves."""
    return storages["private"]


def random_name(batch: "ImportBatch", filename: str) -> str:
    """The name given by the sender is kept as text and never becomes a path."""
    return f"imports/{uuid.uuid4().hex}"


class ImportBatch(models.Model):
    """A file somebody wants to bring in; written by `core.imports.services` only.

    `sha256` is the digest of what was checked: nothing else may be imported. `totals`
    counts lines by outcome and problems by severity; `report` holds one JSON object a
    line; `choices` are what the owner agreed to.
    """

    kind = models.CharField(_("what is imported"), max_length=40)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="import_batches",
    )
    language = models.CharField(_("language"), max_length=8)
    file = models.FileField(_("file"), storage=private_storage, upload_to=random_name, blank=True)
    report = models.FileField(
        _("report"), storage=private_storage, upload_to=random_name, blank=True
    )
    name = models.CharField(_("file name"), max_length=255)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    state = models.CharField(
        _("state"), max_length=10, choices=BatchState.choices, default=BatchState.UPLOADED
    )
    totals = models.JSONField(_("totals"), default=dict)
    choices = models.JSONField(_("agreed to"), default=dict)
    job = models.ForeignKey(
        JobProgress,
        verbose_name=_("background job"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("uploaded"))
    checked_at = models.DateTimeField(_("checked"), null=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ("-created_at", "-pk")
        default_permissions = ()
        indexes = [models.Index(fields=("kind", "state"), name="core_import_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=BatchState.values), name="core_import_known_state"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def move_to(self, target: BatchState) -> None:
        """Change the state in memory. Raises ValueError where the table forbids it."""
        if not may_become(self.state, target):
            raise ValueError(f"import {self.pk}: {self.state} cannot become {target}")
        self.state = target
