"""Figures for pages of other apps, which do not know this one."""

from typing import Any

from django import template
from django.utils.translation import get_language

from events.models import Edition

from ..selectors.key_figures import edition_figures

register = template.Library()


@register.simple_tag
def key_figures(edition: Edition) -> list[dict[str, Any]]:
    """`{% key_figures edition as figures %}`: what the component "key_figure" takes."""
    return edition_figures(edition, get_language())
