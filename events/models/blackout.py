"""Days on which an event should not be planned."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign_site.core.models import Region, SourcedModel

from ..enums import BlackoutKind


class Blackout(SourcedModel):
    """Holidays, exams, Ramadan: dates (both included) × regions.

    No region means the whole country: school holidays were regional in the past
    and may be again.
    """

    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=20, choices=BlackoutKind.choices)
    start_date = models.DateField(_("first day"))
    end_date = models.DateField(_("last day"))
    regions = models.ManyToManyField(
        Region,
        verbose_name=_("regions"),
        blank=True,
        related_name="blackouts",
        help_text=_("None chosen: the whole country."),
    )
    to_be_confirmed = models.BooleanField(
        _("to be confirmed"),
        default=False,
        help_text=_("Religious dates are estimates until they are announced."),
    )

    class Meta:
        verbose_name = _("day off")
        verbose_name_plural = _("days off")
        ordering = ("start_date", "kind")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date__gte=models.F("start_date")),
                name="events_blackout_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name
