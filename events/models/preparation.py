"""What somebody prepares step by step before anything is created."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaign_site.core.models import JobProgress

from .edition import Edition
from .event import Event


class Preparation(models.Model):
    """A copy of an edition or an event, a series or a change of many, with the choices made.

    `key` is its address, so that a form sent twice finds what the first one made.
    `created` says for each row already written which event it became (for a change of many:
    what became of each event): a job that is run again goes on where it was killed.
    """

    class Kind(models.TextChoices):
        EDITION = "edition", _("Copy of an edition")
        EVENT = "event", _("Copy of an event")
        SERIES = "series", _("Series")
        BULK = "bulk", _("Change of many events")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("preparation", "In preparation")
        CONFIRMED = "confirmed", pgettext_lazy("preparation", "Being created")
        DONE = "done", pgettext_lazy("preparation", "Created")
        FAILED = "failed", pgettext_lazy("preparation", "Stopped")

    # Too many, too short-lived and read by nobody else: not worth an index of uses.
    wagtail_reference_index_ignore = True

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="preparations"
    )
    source = models.ForeignKey(Edition, null=True, on_delete=models.SET_NULL, related_name="+")
    pattern = models.ForeignKey(Event, null=True, on_delete=models.SET_NULL, related_name="+")
    edition = models.ForeignKey(Edition, null=True, on_delete=models.SET_NULL, related_name="+")
    choices = models.JSONField(default=dict)
    created = models.JSONField(default=dict)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    message = models.CharField(max_length=500, blank=True)
    job = models.ForeignKey(JobProgress, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("preparation")
        verbose_name_plural = _("preparations")
        ordering = ("-created_at", "-pk")
        default_permissions = ()
        indexes = [models.Index(fields=("owner", "kind", "state"), name="events_prep_by_owner")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
