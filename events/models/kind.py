"""Kinds of event."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign_site.core.content_version import public_content


@public_content
class EventKind(models.Model):
    """School workshop, round table, training… Editable; `code` never changes."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    plural = models.CharField(_("plural"), max_length=80, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    in_schools = models.BooleanField(
        _("takes place in schools"),
        default=False,
        help_text=_("School holidays are then a warning for planners."),
    )
    colour = models.CharField(
        _("calendar colour"),
        max_length=30,
        default="teal",
        help_text=_("A CSS colour name, used by calendar programs."),
    )

    class Meta:
        verbose_name = _("kind of event")
        verbose_name_plural = _("kinds of event")
        ordering = ("order", "code")

    def __str__(self) -> str:
        return self.name or self.code
