"""One edition in a list of editions."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from ..models import Edition
from .edition_texts import edition_dates, edition_title, text_of


def edition_card(edition: Edition, lang: str) -> dict[str, Any]:
    """What the component "link_card" takes, and `programme_url`."""
    slogan = text_of(edition, "slogan", lang)
    return {
        "title": edition_title(edition, lang),
        "url": reverse("events:edition", args=[edition.slug]),
        "programme_url": reverse("events:edition-programme", args=[edition.slug]),
        "meta": edition_dates(edition, lang),
        "text": slogan.text,
        "text_lang": slogan.lang if slogan.is_fallback else "",
        "text_dir": slogan.dir if slogan.is_fallback else "",
        "year": edition.year,
    }
