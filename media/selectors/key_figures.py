"""Figures that may be quoted, as the component "key_figure" takes them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaign_site.core.languages import best_text
from campaign_site.core.numbers import number_phrase, percent
from events.facts import texts_of
from events.models import Edition

from ..models import KeyFigure


def edition_figures(edition: Edition, lang: str) -> list[dict[str, Any]]:
    """The figures of an edition, targets and results never mixed: each says which it is."""
    figures = KeyFigure.objects.filter(edition=edition).order_by("kind", "pk")
    return [quotable(figure, lang) for figure in figures]


def quotable(figure: KeyFigure, lang: str) -> dict[str, Any]:
    """Value with its sign, what it counts, who says so and when, and of which kind it is."""
    year = str(figure.year) if figure.year else ""
    source = [part for part in (figure.attributed_to, year) if part]
    label = best_text(texts_of(figure, "label"), lang)
    return {
        "value": printed_value(figure, lang),
        "label": label.text,
        "lang": label.lang if label.is_fallback else "",
        "source": pgettext("between items of a list", ", ").join(source),
        "kind": figure.get_kind_display(),
    }


def printed_value(figure: KeyFigure, lang: str) -> str:
    """«≈ 50», «42,7 %»; a number the source says is unknown is said to be so."""
    if figure.value is None:
        return _("Not known")
    value = _shortest(figure.value)
    text = percent(value, lang) if figure.unit == KeyFigure.Unit.PERCENT else None
    text = text or number_phrase(value, lang)
    return f"≈ {text}" if figure.precision == KeyFigure.Precision.APPROXIMATE else text


def _shortest(value: Decimal) -> Decimal | int:
    return int(value) if value == value.to_integral_value() else value.normalize()
