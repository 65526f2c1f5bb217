"""Sentences with marked values: what translators wrote is text, what is filled in may be HTML."""

from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe


def filled(sentence: str, /, **values: Any) -> SafeString:
    """The sentence with `%(name)s` filled in; all that is not marked as safe is escaped."""
    safe = {name: conditional_escape(value) for name, value in values.items()}
    return mark_safe(conditional_escape(sentence) % safe)  # noqa: S308  all is escaped here
