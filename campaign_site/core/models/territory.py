"""The country's divisions: regions, provinces and prefectures, towns.

Names, codes and population: HCP, census 2024. Coordinates: GeoNames, OpenStreetMap.
ISO codes are those valid since 2015; older data use the same codes for other regions.
"""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..content_version import public_content


class Place(models.Model):
    """Abstract: a named division with a label point (WGS 84, decimal degrees)."""

    name = models.CharField(_("name"), max_length=120)
    population = models.PositiveIntegerField(_("population (2024)"), null=True, blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


@public_content
class Region(Place):
    """One of the twelve regions. Groups own regions: their members work for them."""

    code = models.CharField(_("ISO code"), max_length=5, unique=True)
    code_hcp = models.CharField(_("HCP code"), max_length=2, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name_zgh = models.CharField(_("name in Tifinagh"), max_length=120, blank=True)
    capital = models.CharField(_("regional capital"), max_length=80, blank=True)
    authority = models.CharField(_("education authority"), max_length=200, blank=True)
    contact_email = models.EmailField(_("public e-mail"), blank=True)
    contact_phone = models.CharField(_("public phone"), max_length=40, blank=True)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)
    groups = models.ManyToManyField(
        Group, verbose_name=_("groups in charge"), related_name="regions", blank=True
    )

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ("code",)
        permissions = [("act_nationally", "Can act for every region")]


@public_content
class Province(Place):
    """A province, a prefecture, or one of the eight units of Casablanca."""

    class Kind(models.TextChoices):
        PROVINCE = "province", _("province")
        PREFECTURE = "prefecture", _("prefecture")
        DISTRICTS = "prefecture_of_arrondissements", _("prefecture of districts")

    code_hcp = models.CharField(_("HCP code"), max_length=12, unique=True)
    code_iso = models.CharField(_("ISO code"), max_length=6, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=Kind.choices)
    region = models.ForeignKey(
        Region, verbose_name=_("region"), on_delete=models.PROTECT, related_name="provinces"
    )
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.PROTECT
    )

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ("code_hcp",)


@public_content
class City(Place):
    """An urban commune."""

    code_hcp = models.CharField(_("HCP code"), max_length=14, unique=True)
    province = models.ForeignKey(
        Province, verbose_name=_("province"), on_delete=models.PROTECT, related_name="cities"
    )
    region = models.ForeignKey(
        Region, verbose_name=_("region"), on_delete=models.PROTECT, related_name="cities"
    )

    class Meta:
        verbose_name = _("town")
        verbose_name_plural = _("towns")
        ordering = ("-population",)
