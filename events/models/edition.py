"""One dated run of a campaign, with its goals."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from campaign_site.core.content_version import public_content
from campaign_site.core.models import CampaignImage, Region, SourcedModel

from ..enums import PUBLIC_EDITION_STATES, EditionState
from ..querysets import EditionQuerySet
from .campaign import Campaign


@public_content
class Edition(SourcedModel, ClusterableModel):
    """An edition of a campaign; dates are local and both included.

    Texts are independent per language: a slogan is not a translation of the other.
    A date may be unknown. An archived edition is read-only and keeps its addresses.
    """

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.PROTECT, related_name="editions"
    )
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    start_date = models.DateField(_("first day"), null=True, blank=True)
    end_date = models.DateField(_("last day"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=EditionState.choices, default=EditionState.PREPARING
    )
    title = models.CharField(
        _("title"), max_length=255, blank=True, help_text=_("Empty: made of campaign and number.")
    )
    slogan = models.CharField(_("slogan"), max_length=255, blank=True)
    theme = models.CharField(_("theme"), max_length=255, blank=True)
    aims = models.TextField(_("aims"), blank=True)
    audience = models.TextField(_("whom it is for"), blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    cover = models.ForeignKey(
        CampaignImage,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    previous_occurrence = models.ForeignKey(
        "self",
        verbose_name=_("previous edition"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="next_occurrences",
    )
    is_demonstration = models.BooleanField(_("demonstration"), default=False, editable=False)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ("-year", "-start_date", "slug")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True)
                | models.Q(start_date__isnull=True)
                | models.Q(end_date__gte=models.F("start_date")),
                name="events_edition_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=("campaign", "number"),
                condition=models.Q(number__isnull=False),
                name="events_edition_number_once",
            ),
        ]

    def __str__(self) -> str:
        """Always with its year: a copy has the title of the edition it was made from."""
        if not self.title:
            return f"{self.campaign} {self.year}"
        return self.title if str(self.year) in self.title else f"{self.title} ({self.year})"

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC_EDITION_STATES

    @property
    def is_archived(self) -> bool:
        return self.state == EditionState.ARCHIVED


@public_content
class EditionGoal(models.Model):
    """What an edition wants to reach, for the country (no region) or one region."""

    edition = ParentalKey(
        Edition, verbose_name=_("edition"), on_delete=models.CASCADE, related_name="goals"
    )
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="goals",
        help_text=_("Empty for the whole country."),
    )
    events = models.PositiveIntegerField(_("events"), null=True, blank=True)
    schools = models.PositiveIntegerField(_("schools"), null=True, blank=True)
    pupils = models.PositiveIntegerField(_("pupils"), null=True, blank=True)

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        constraints = [
            models.UniqueConstraint(
                fields=("edition", "region"), name="events_goal_once_per_region"
            ),
            models.UniqueConstraint(
                fields=("edition",),
                condition=models.Q(region__isnull=True),
                name="events_goal_once_for_the_country",
            ),
        ]

    def __str__(self) -> str:
        place = self.region or _("whole country")
        return f"{self.edition} – {place}"
