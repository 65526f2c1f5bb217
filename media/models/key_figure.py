"""Figures that may be quoted, each with its source."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign_site.core.content_version import public_content
from campaign_site.core.models import SourcedModel
from events.models import Edition, Project


@public_content
class KeyFigure(SourcedModel):
    """A value with unit, kind and precision; targets and results are never mixed.

    `value` is empty when the source says that the number is not known.
    """

    class Kind(models.TextChoices):
        TARGET = "target", _("Target")
        RESULT = "result", _("Result")
        CONTEXT = "context", _("Context")

    class Unit(models.TextChoices):
        PERSON = "person", _("people")
        PERCENT = "percent", _("per cent")
        RANK = "rank", _("rank")
        SCHOOL = "school", _("schools")
        EVENT = "event", _("events")

    class Precision(models.TextChoices):
        EXACT = "exact", _("exact")
        APPROXIMATE = "approximate", _("approximate")

    label = models.CharField(_("what it counts"), max_length=255)
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=10, choices=Unit.choices)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    precision = models.CharField(_("precision"), max_length=12, choices=Precision.choices)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    attributed_to = models.CharField(_("according to"), max_length=160, blank=True)
    edition = models.ForeignKey(
        Edition,
        verbose_name=_("edition"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="key_figures",
    )
    project = models.ForeignKey(
        Project,
        verbose_name=_("project"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="key_figures",
    )
    note = models.CharField(_("note"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")
        ordering = ("kind", "pk")

    def __str__(self) -> str:
        return self.label
