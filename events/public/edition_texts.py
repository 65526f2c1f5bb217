"""An edition in words: its name, slogan and dates in the active language."""

from __future__ import annotations

from datetime import date

from django.db.models import Model
from django.utils.translation import gettext as _

from campaign_site.core import date_phrases
from campaign_site.core.languages import LocalText, best_text
from campaign_site.core.ordinals import edition_ordinal

from ..enums import EditionState
from ..facts import texts_of
from ..models import Edition


def text_of(record: Model | None, field: str, lang: str) -> LocalText:
    """One text of a record in this language, or in the one that stands in for it."""
    return best_text(texts_of(record, field), lang)


def edition_title(edition: Edition, lang: str) -> str:
    """The edition's own title; else campaign, number and year."""
    own = text_of(edition, "title", lang)
    if own and not own.is_fallback:
        return own.text
    names = [text_of(edition.campaign, field, lang) for field in ("short_name", "name")]
    known = [name for name in names if name]
    # The long name in this language goes before a short one in another.
    campaign = next((name for name in known if not name.is_fallback), known[0] if known else "")
    if edition.number:
        ordinal = edition_ordinal(edition.number, lang)
        pattern = _("%(campaign)s – %(ordinal)s, %(year)s")
        return pattern % {"campaign": campaign, "ordinal": ordinal, "year": edition.year}
    return _("%(campaign)s, %(year)s") % {"campaign": campaign, "year": edition.year}


def edition_kicker(edition: Edition, lang: str) -> str:
    """Campaign and number above a slogan."""
    campaign = text_of(edition.campaign, "name", lang).text
    if not edition.number:
        return campaign
    return f"{campaign} · {edition_ordinal(edition.number, lang)}"


def edition_dates(edition: Edition, lang: str) -> str:
    """«du 1er au 20 décembre 2026», «من فاتح إلى 20 دجنبر 2026»; the year while days are open."""
    if edition.start_date is None and edition.end_date is None:
        return str(edition.year)
    return date_phrases.date_range(edition.start_date, edition.end_date, lang)


def demo_notice(edition: Edition | None, lang: str) -> str:
    """What a page says that shows an invented edition; empty for any other."""
    if edition is None or not edition.is_demonstration:
        return ""
    notice = _("Demonstration: “%(edition)s” and its events are invented.")
    return notice % {"edition": edition_title(edition, lang)}


def is_over(edition: Edition | None, today: date) -> bool:
    """Whether what is not known of its events will not come any more."""
    if edition is None:
        return False
    ended = edition.end_date is not None and edition.end_date < today
    return ended or edition.state in (EditionState.CLOSED, EditionState.ARCHIVED)
