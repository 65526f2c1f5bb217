"""What the background worker is doing, and what it has already told people."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class JobProgress(models.Model):
    """One long job as organisers see it: how far it is, how it ended, who asked for it.

    `task_id` is the queue's identifier; a job that is interrupted and run again keeps
    its row and starts counting afresh. `total` is empty while it is not known.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("job", "Waiting")
        RUNNING = "running", pgettext_lazy("job", "Running")
        DONE = "done", pgettext_lazy("job", "Done")
        FAILED = "failed", pgettext_lazy("job", "Failed")

    task_id = models.CharField(_("task"), max_length=64, unique=True)
    title = models.CharField(_("job"), max_length=200)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(_("done"), default=0)
    total = models.PositiveIntegerField(_("of"), null=True, blank=True)
    message = models.CharField(_("message"), max_length=500, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked for by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("asked for"))
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    updated_at = models.DateTimeField(_("last sign of life"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("background job")
        verbose_name_plural = _("background jobs")
        ordering = ("-created_at", "-pk")
        permissions = [("manage_background_work", _("Can manage background work"))]
        indexes = [models.Index(fields=("state", "updated_at"), name="core_job_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(total__isnull=True) | models.Q(done__lte=models.F("total")),
                name="core_job_done_within_total",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def percent(self) -> int | None:
        """How far it is, 0 to 100; None while the total is not known."""
        return self.done * 100 // self.total if self.total else None


class SentNotice(models.Model):
    """The ledger of automatic mails: a task that runs twice sends each only once."""

    kind = models.CharField(max_length=40)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sent_notices"
    )
    on = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        verbose_name = _("sent notice")
        verbose_name_plural = _("sent notices")
        constraints = [
            models.UniqueConstraint(fields=("kind", "user", "on"), name="core_notice_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on:%Y-%m-%d}"
