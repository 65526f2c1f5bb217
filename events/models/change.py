"""The public history of an event."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign_site.core.content_version import public_content

from ..enums import ChangeKind
from .event import Event


@public_content
class EventChange(models.Model):
    """A change the public was told: what it was before, what it became, and why.

    `before` and `after` hold the announced facts of the changed kind, e.g.
    ``{"start_date": "2026-12-03", "start_time": "10:00"}``.
    """

    event = models.ForeignKey(
        Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="changes"
    )
    kind = models.CharField(_("what changed"), max_length=10, choices=ChangeKind.choices)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    reason = models.CharField(_("public reason"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("change of an event")
        verbose_name_plural = _("changes of events")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.event}: {self.get_kind_display()}"
