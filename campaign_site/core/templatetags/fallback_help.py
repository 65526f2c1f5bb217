"""Where help is found when nothing else can be asked: for error pages without a database."""

from typing import Any

from django import template
from django.conf import settings

register = template.Library()

STYLE_SHEETS = ("tokens", "base", "chrome", "components")


@register.simple_tag
def fallback_help() -> dict[str, Any]:
    """The reporting portal, numbers and neutral page of the settings, and the style sheets.

    The texts that organisers edit (`SiteTexts`) are in the database, which may be what failed;
    `FALLBACK_HELP` in the settings holds the essentials.
    """
    numbers = [
        {"number": number, "href": f"tel:{number.replace(' ', '')}"}
        for number in settings.FALLBACK_HELP["numbers"]
    ]
    return {**settings.FALLBACK_HELP, "numbers": numbers, "sheets": STYLE_SHEETS}
