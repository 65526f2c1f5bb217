"""Places where events happen."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from campaign_site.core.content_version import public_content
from campaign_site.core.fields import ChoiceSetField
from campaign_site.core.models import City, Province, Region, SourcedModel

from ..enums import PlaceAccess, VenueKind


@public_content
class Venue(index.Indexed, SourcedModel):
    """A place; its town and region may be unknown when the source does not say."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=20, choices=VenueKind.choices, default=VenueKind.OTHER
    )
    address = models.CharField(_("address"), max_length=255, blank=True)
    city = models.ForeignKey(
        City,
        verbose_name=_("town"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="venues",
    )
    province = models.ForeignKey(
        Province,
        verbose_name=_("province"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="venues",
    )
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="venues",
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    access = ChoiceSetField(_("accessibility"), choices=PlaceAccess.choices)

    search_fields = [
        index.SearchField("name_fr"),
        index.SearchField("name_ar"),
        index.AutocompleteField("name_fr"),
        index.AutocompleteField("name_ar"),
        index.FilterField("kind"),
        index.FilterField("region"),
        index.FilterField("city"),
    ]

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ("name_fr",)

    def __str__(self) -> str:
        return f"{self.name}, {self.city}" if self.city_id else self.name
