"""What the world was last told about an event."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .edition import Edition
from .event import Event


class Publication(models.Model):
    """The read model of one live event, written once when the event changes.

    It is apart from the event because publishing an older revision must never move
    the calendar's counters back. `uid` names the event in every calendar for ever;
    `sequence` rises only with a change of time, place or status; `modified_at` moves
    only when `digest`, the hash of everything public, changes.

    `facts` holds what lists, filters and the programming interface need, texts in
    every language (see services.publications for its shape); `search_text` is
    folded; `calendar_<language>` is the serialised VEVENT, or empty when the
    event has no date.
    """

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="publication")
    edition = models.ForeignKey(
        Edition, null=True, blank=True, on_delete=models.CASCADE, related_name="publications"
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    is_live = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0)
    modified_at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    announced = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    search_text = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    calendar = models.TextField(blank=True)

    class Meta:
        verbose_name = _("publication of an event")
        verbose_name_plural = _("publications of events")
        ordering = ("starts_on", "event_id")
        indexes = [
            models.Index(
                fields=("edition", "is_live", "starts_on", "event"), name="events_publication_list"
            ),
            models.Index(fields=("modified_at", "event"), name="events_publication_cursor"),
        ]

    def __str__(self) -> str:
        return str(self.uid)
