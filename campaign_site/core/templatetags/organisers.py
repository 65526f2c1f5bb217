"""What the organisers' login page shows."""

from typing import Any

from django import template
from django.conf import settings

from ..demo_logins import LOGINS
from ..languages import TABLE, Language

register = template.Library()


@register.simple_tag
def demo_logins() -> dict[str, Any]:
    """Login name to role, on a demonstration; nothing on a real site."""
    return LOGINS if getattr(settings, "DEMO", False) else {}


@register.simple_tag
def admin_languages() -> tuple[Language, ...]:
    return TABLE
