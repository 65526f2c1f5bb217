"""Campaigns that last, and the projects that cross them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from campaign_site.core.content_version import public_content
from campaign_site.core.models import SourcedModel


@public_content
class Campaign(SourcedModel):
    """A lasting programme, e.g. the December campaign or Safer Internet Day."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=255)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    summary = models.TextField(_("summary"), blank=True)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.short_name or self.name or self.slug


@public_content
class Project(SourcedModel, ClusterableModel):
    """Work that spans editions: a project, a funding programme or a lasting service."""

    class Kind(models.TextChoices):
        PROJECT = "project", _("Project")
        PROGRAMME = "programme", _("Funding programme")
        SERVICE = "service", _("Service")

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.PROJECT)
    title = models.CharField(_("title"), max_length=400)
    launched = models.CharField(
        _("launched"),
        max_length=10,
        blank=True,
        help_text=_("A year, a month or a day: 2022, 2022-01 or 2022-01-15."),
    )
    website = models.URLField(_("website"), blank=True)

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.title or self.slug
