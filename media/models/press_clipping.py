"""What the press wrote."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign_site.core.content_version import public_content
from campaign_site.core.languages import LANGUAGES
from campaign_site.core.models import SourcedModel
from events.models import Edition


@public_content
class PressClipping(SourcedModel):
    """An article; its date may be known to the month only (`published` "2022-11")."""

    title = models.CharField(_("title"), max_length=300, blank=True)
    outlet = models.CharField(_("outlet"), max_length=120, blank=True)
    published = models.CharField(
        _("published"), max_length=10, blank=True, help_text=_("2022, 2022-11 or 2022-11-14.")
    )
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    link = models.URLField(_("link"), blank=True)
    editions = models.ManyToManyField(
        Edition, verbose_name=_("editions"), related_name="press_clippings", blank=True
    )

    class Meta:
        verbose_name = _("press clipping")
        verbose_name_plural = _("press clippings")
        ordering = ("-published", "pk")

    def __str__(self) -> str:
        return self.title or self.outlet or self.external_id
