"""Context of an edition's page and of the archive of editions."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaign_site.core.languages import LocalText
from campaign_site.core.numbers import number_phrase

from ..enums import EditionState
from ..models import Edition
from ..selectors.programme_index import ProgrammeIndex
from .edition_cards import edition_card
from .edition_texts import demo_notice, edition_dates, edition_kicker, edition_title, text_of
from .page_meta import page_meta
from .partner_groups import role_groups
from .subscriptions import feed_links


def edition_context(edition: Edition, index: ProgrammeIndex, lang: str) -> dict[str, Any]:
    """Slogan, dates, theme, aims, partners in their exact words, goals, programme."""
    title, dates = edition_title(edition, lang), edition_dates(edition, lang)
    slogan = text_of(edition, "slogan", lang)
    theme = text_of(edition, "theme", lang)
    count = {"count": number_phrase(index.size, lang)}
    return {
        **page_meta(
            "events:edition",
            edition.slug,
            lang=lang,
            title=title,
            description=" · ".join(part for part in (slogan.text, dates, theme.text) if part),
        ),
        "demo_notice": demo_notice(edition, lang),
        "edition": edition,
        "title": title,
        "kicker": title if slogan else edition_kicker(edition, lang),
        "slogan": slogan or LocalText(title, lang, slogan.dir, False),
        "slogan_lang": slogan.lang if slogan.is_fallback else "",
        "slogan_dir": slogan.dir if slogan.is_fallback else "",
        "has_slogan": bool(slogan),
        "dates": dates,
        "place": text_of(edition, "place", lang).text,
        "theme": theme,
        "aims": _paragraphs(text_of(edition, "aims", lang)),
        "audience": _paragraphs(text_of(edition, "audience", lang)),
        "is_over": edition.state in (EditionState.CLOSED, EditionState.ARCHIVED),
        "partner_groups": role_groups(edition.partner_roles.all(), lang),
        "goals": _goals(edition, lang),
        "programme_url": reverse("events:edition-programme", args=[edition.slug]),
        "programme_size": index.size,
        "programme_text": ngettext(
            "%(count)s event in the programme.", "%(count)s events in the programme.", index.size
        )
        % count,
        "calendar": feed_links(edition, title),
        "breadcrumbs": [
            {"label": _("Editions"), "url": reverse("events:edition-list")},
            {"label": title},
        ],
    }


def edition_list_context(ahead: list[Edition], past: list[Edition], lang: str) -> dict[str, Any]:
    """The editions that run or come, then those that are over, newest first."""
    return {
        **page_meta(
            "events:edition-list",
            lang=lang,
            title=_("Editions"),
            description=_("All editions of the campaigns, with their programmes and partners."),
        ),
        "ahead": [edition_card(edition, lang) for edition in ahead],
        "past": [edition_card(edition, lang) for edition in past],
    }


def _paragraphs(text: LocalText) -> dict[str, Any] | None:
    if not text:
        return None
    return {
        "lines": [line.strip() for line in text.text.splitlines() if line.strip()],
        "lang": text.lang if text.is_fallback else "",
        "dir": text.dir if text.is_fallback else "",
    }


def _goals(edition: Edition, lang: str) -> list[dict[str, str]]:
    """National goals; those of regions are on the regions' pages."""
    goal = next((goal for goal in edition.goals.all() if goal.region_id is None), None)
    if goal is None:
        return []
    labels = {"events": _("events"), "schools": _("schools"), "pupils": _("pupils")}
    return [
        {"value": number_phrase(value, lang), "label": label}
        for field, label in labels.items()
        if (value := getattr(goal, field)) is not None
    ]
