"""Inputs of the admin: a date with its weekday, a text in one language."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.dateparse import parse_date
from django.utils.translation import get_language
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateInput

from ..date_phrases import weekday_name
from ..languages import base_code, direction


def weekday_of(value: Any) -> str:
    """The weekday of a date or of its ISO text in the current language; "" for neither."""
    day = value if isinstance(value, date) else _parsed(value)
    return weekday_name(day, base_code(get_language() or "ar")) if day else ""


def _parsed(value: Any) -> date | None:
    try:
        return parse_date(str(value or ""))
    except ValueError:
        return None


class WeekdayDateInput(AdminDateInput):
    """A date with its weekday beside it, so that a slip of a day is seen at once.

    The server writes the weekday of the stored date; `weekday.mjs` follows the typing.
    """

    template_name = "core/admin/widgets/weekday_date.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["weekday"] = weekday_of(value)
        return context


def text_input(lang: str) -> forms.TextInput:
    """One line in one language, with the direction of that language."""
    return forms.TextInput(attrs={"lang": lang, "dir": direction(lang)})


def text_area(lang: str) -> AdminAutoHeightTextInput:
    """Some lines in one language, with the direction of that language."""
    return AdminAutoHeightTextInput(attrs={"lang": lang, "dir": direction(lang)})
