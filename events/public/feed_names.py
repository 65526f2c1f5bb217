"""What a subscribed calendar is called: the edition, then what was chosen from it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaign_site.core import date_phrases
from campaign_site.core.languages import best_text
from campaign_site.core.models import Province, Region, SiteTexts
from partners.enums import SchoolLevel
from partners.models import Institution

from ..enums import Audience, EventStatus, SpokenLanguage
from ..facts import texts_of
from ..models import Edition, EventKind
from .edition_texts import edition_title
from .filters import ProgrammeFilters

_RECORDS = {
    "region": (Region, "code"),
    "province": (Province, "code_hcp"),
    "kind": (EventKind, "code"),
    "institution": (Institution, "slug"),
}
_CHOICES = {
    "audience": Audience,
    "level": SchoolLevel,
    "lang": SpokenLanguage,
    "status": EventStatus,
}


def feed_name(edition: Edition | None, filters: ProgrammeFilters, lang: str) -> str:
    """The name in the active language, which is `lang`; one small query per filter."""
    parts = [_whole(edition, lang), *_chosen(filters, lang)]
    return pgettext("between parts of a calendar's name", " – ").join(parts)


def _whole(edition: Edition | None, lang: str) -> str:
    if edition is not None:
        return edition_title(edition, lang)
    site = best_text(texts_of(SiteTexts.load(), "site_title"), lang).text
    return site or _("All events")


def _chosen(filters: ProgrammeFilters, lang: str) -> Iterator[str]:
    for name, (model, column) in _RECORDS.items():
        values = getattr(filters, name)
        rows = model.objects.filter(**{f"{column}__in": values}) if values else ()
        for row in rows:
            yield best_text(texts_of(row, "name"), lang).text or str(getattr(row, column))
    for name, choices in _CHOICES.items():
        for value in getattr(filters, name):
            yield str(choices(value).label)
    if filters.day:
        yield date_phrases.long_date(filters.day, lang)
    if filters.from_date or filters.to_date:
        yield date_phrases.date_range(filters.from_date, filters.to_date, lang)
    if filters.press:
        yield _("open to the press")
    if filters.free:
        yield _("seats left")
    if filters.q:
        yield pgettext("a search", "“%(words)s”") % {"words": filters.q}
