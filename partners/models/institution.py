"""Organisations that take part in a campaign."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from campaign_site.core.content_version import public_content
from campaign_site.core.models import CampaignImage, Region, SourcedModel

from ..enums import InstitutionKind


@public_content
class Institution(index.Indexed, SourcedModel):
    """A ministry, public body, international organisation, company, association…

    Names are independent texts per language; a language may be missing.
    """

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("official name"), max_length=255)
    short_name = models.CharField(_("short name"), max_length=120, blank=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=InstitutionKind.choices)
    aliases = models.JSONField(
        _("other names"),
        default=list,
        blank=True,
        help_text=_("Names found in the press, for search; never printed."),
    )
    website = models.URLField(_("website"), blank=True)
    logo = models.ForeignKey(
        CampaignImage,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="institutions",
        help_text=_("Empty for a national or international organisation."),
    )

    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    search_fields = [
        index.SearchField("name_fr"),
        index.SearchField("name_ar"),
        index.SearchField("acronym"),
        index.AutocompleteField("name_fr"),
        index.AutocompleteField("name_ar"),
        index.AutocompleteField("acronym"),
        index.FilterField("kind"),
        index.FilterField("region"),
    ]

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ("name_fr",)

    def __str__(self) -> str:
        return self.short_name or self.name or self.acronym or self.slug
