"""The directory of schools."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign_site.core.fields import ChoiceSetField
from campaign_site.core.models import City, Province, Region

from ..enums import SchoolLevel, SchoolSector, Setting


class School(models.Model):
    """A school or one site of a rural school (`parent` is then its centre).

    `gresa_code` is five digits and a check letter; it is unique but the letter is
    only ever suggested, never demanded. Head counts are of the whole school.
    """

    gresa_code = models.CharField(_("GRESA code"), max_length=12, unique=True)
    name = models.CharField(_("name"), max_length=200)
    levels = ChoiceSetField(_("levels"), choices=SchoolLevel.choices)
    sector = models.CharField(
        _("sector"), max_length=10, choices=SchoolSector.choices, default=SchoolSector.PUBLIC
    )
    setting = models.CharField(_("setting"), max_length=10, choices=Setting.choices, blank=True)
    nature = models.CharField(_("nature"), max_length=120, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("satellite of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="satellites",
    )
    region = models.ForeignKey(
        Region, verbose_name=_("region"), on_delete=models.PROTECT, related_name="schools"
    )
    province = models.ForeignKey(
        Province,
        verbose_name=_("province"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="schools",
    )
    city = models.ForeignKey(
        City,
        verbose_name=_("town"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="schools",
    )
    commune = models.CharField(_("commune"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=255, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True, help_text=_("E.164"))
    email = models.EmailField(_("e-mail"), blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    pupils_total = models.PositiveIntegerField(_("pupils"), null=True, blank=True)
    pupils_girls = models.PositiveIntegerField(_("of whom girls"), null=True, blank=True)
    classes_count = models.PositiveIntegerField(_("classes"), null=True, blank=True)
    is_synthetic = models.BooleanField(_("invented for demonstration"), default=False)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    class Meta:
        verbose_name = _("school")
        verbose_name_plural = _("schools")
        ordering = ("gresa_code",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pupils_girls__isnull=True)
                | models.Q(pupils_total__isnull=True)
                | models.Q(pupils_girls__lte=models.F("pupils_total")),
                name="partners_school_girls_within_total",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.gresa_code})"
