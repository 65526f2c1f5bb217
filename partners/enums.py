"""Closed lists of the people and places that take part."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InstitutionKind(models.TextChoices):
    MINISTRY = "ministry", _("Ministry")
    PUBLIC_BODY = "public_body", _("Public body")
    PUBLIC_PROGRAMME = "public_programme", _("Public programme")
    INTERNATIONAL = "international_organisation", _("International organisation")
    EMBASSY = "embassy", _("Embassy")
    RESEARCH_CENTRE = "research_centre", _("Research centre")
    ASSOCIATION = "association", _("Association")
    COMPANY = "company", _("Company")
    YOUTH_GROUP = "youth_group", _("Youth group")
    SCHOOL = "school", _("School")
    MEDIA = "media", _("Media")


class SchoolLevel(models.TextChoices):
    """Levels taught; combined schools have several."""

    PRIMARY = "primary", _("Primary")
    LOWER_SECONDARY = "lower_secondary", _("Lower secondary (collège)")
    UPPER_SECONDARY = "upper_secondary", _("Upper secondary (lycée)")
    HIGHER = "higher", _("Higher education")


class SchoolSector(models.TextChoices):
    PUBLIC = "public", _("Public")
    PRIVATE = "private", _("Private")


class Setting(models.TextChoices):
    """Urban or rural, as the ministry's files say it (milieu)."""

    URBAN = "urban", _("Urban")
    RURAL = "rural", _("Rural")
