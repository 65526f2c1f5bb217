"""Context of an event's page; the preview in the CMS uses the same function.

Internal notes, sources and who changed what are for organisers: they are never here.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from campaign_site.core.languages import DEFAULT_LANGUAGE, LocalText, best_text, direction
from campaign_site.core.languages import reading_order as languages_to_try
from campaign_site.core.time import today

from ..enums import SpokenLanguage
from ..facts import public_facts, public_parent
from ..models import Event
from ..presentation import present, situation_of
from ..selectors.event_page import COVER, related_sessions
from .cards import badges, event_card
from .edition_texts import demo_notice, edition_title, is_over, text_of
from .event_facts import fact_rows
from .event_history import history, status_notice
from .event_when import when_text
from .page_meta import absolute, page_meta
from .partner_groups import people_groups, role_groups
from .qr_code import qr_drawing
from .structured_data import data_block, event_data
from .subscriptions import event_links

UNNAMED = "preview"


def preview_context(event: Event, request: HttpRequest) -> dict[str, Any]:
    """The page as it will be published, in the language that is active."""
    context = event_context(event, lang=get_language() or DEFAULT_LANGUAGE, on=today())
    return {**context, "request": request, "noindex": True}


def event_context(event: Event, *, lang: str, on: date) -> dict[str, Any]:
    """Everything the page says about an event on a day, in the active language."""
    event.slug = event.slug or UNNAMED
    facts = public_facts(event)
    shown = present(situation_of(facts), today=on)
    past = shown.is_past or is_over(event.edition, on)
    title, summary = text_of(event, "title", lang), text_of(event, "summary", lang)
    changes = list(event.changes.all()) if event.pk else []
    place = best_text(facts["place"], lang).text or best_text(facts["city_name"], lang).text
    meta = page_meta(
        "events:event",
        event.slug,
        lang=lang,
        title=title.text,
        description=_description(when_text(event, lang, past=past), place, summary.text),
    )
    url = meta["canonical_url"]
    cover = _cover(event)
    # Drawn by the floor above, at an address of the event's own.
    picture = f"{url}share.png"
    images = [picture, *([absolute(cover["url"])] if cover else [])]
    data = event_data(event, facts, shown, changes, lang, url=url, images=images)
    return {
        **meta,
        "og_type": "article",
        "og_image": {"url": picture, "width": 1200, "height": 630, "alt": title.text},
        "event": event,
        "title": title,
        "kind": text_of(event.kind, "name", lang).text,
        "badges": badges(facts, shown),
        "status": status_notice(event, changes, lang),
        "fallback_language": _fallback_language(title),
        "summary": summary,
        "description": _description_blocks(event, lang),
        "facts": fact_rows(event, facts, shown, lang, past=past),
        "cover": cover,
        "partner_groups": role_groups(event.partner_roles.all(), lang),
        "people_groups": people_groups(event.people.all(), lang),
        "history": history(changes, lang),
        "calendar": event_links(event, title.text, place, url),
        "share_url": url,
        "qr": qr_drawing(url),
        "parent": _parent(event, lang),
        **_sessions(event, lang, on),
        "demo_notice": demo_notice(event.edition, lang),
        "edition_title": edition_title(event.edition, lang) if event.edition else "",
        "project": text_of(event.project, "title", lang) if event.project else None,
        "breadcrumbs": _breadcrumbs(event, title, lang),
        "is_synthetic": facts["is_synthetic"],
        "structured_data": data_block(data) if data else "",
    }


def _description(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _fallback_language(title: LocalText) -> str:
    """The name of the language the title stands in, when it is not the reader's."""
    return str(SpokenLanguage(title.lang).label) if title.is_fallback else ""


def _description_blocks(event: Event, lang: str) -> dict[str, Any] | None:
    """The description in the first language that has one."""
    for code in languages_to_try(lang):
        blocks = getattr(event, f"description_{code}")
        if blocks:
            foreign = code != lang
            return {
                "blocks": blocks,
                "lang": code if foreign else "",
                "dir": direction(code) if foreign else "",
            }
    return None


def _cover(event: Event) -> dict[str, Any] | None:
    if event.cover is None:
        return None
    large = getattr(event, "cover_copy", None) or event.cover.get_rendition(COVER)
    return {
        "url": large.url,
        "width": large.width,
        "height": large.height,
        "alt": event.cover.default_alt_text,
        "credit": event.cover.credit,
    }


def _parent(event: Event, lang: str) -> dict[str, Any] | None:
    whole = public_parent(event)
    if whole is None:
        return None
    return {
        "title": text_of(whole, "title", lang),
        "url": reverse("events:event", args=[whole.slug]),
    }


def _sessions(event: Event, lang: str, on: date) -> dict[str, Any]:
    facts, lookups = related_sessions(event)
    title = _("Other sessions") if event.parent_id else _("Sessions")
    over = is_over(event.edition, on)
    return {
        "sessions_title": title,
        "sessions": [event_card(one, lookups, lang, on, over=over) for one in facts],
    }


def _breadcrumbs(event: Event, title: LocalText, lang: str) -> list[dict[str, str]]:
    crumbs = []
    if event.edition:
        slug = event.edition.slug
        crumbs = [
            {
                "label": edition_title(event.edition, lang),
                "url": reverse("events:edition", args=[slug]),
            },
            {"label": _("Programme"), "url": reverse("events:edition-programme", args=[slug])},
        ]
    return [*crumbs, {"label": title.text, "lang": title.lang if title.is_fallback else ""}]
