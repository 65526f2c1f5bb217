"""What the home page shows beside its own text: the current edition, or else the archive."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from campaign_site.core import numbers
from campaign_site.core.countdown import days_until
from events.models import Edition
from events.public.cards import event_card
from events.public.edition_texts import (
    edition_dates,
    edition_kicker,
    edition_title,
    text_of,
)
from events.public.filters import ProgrammeFilters
from events.selectors.programme_index import ProgrammeIndex
from events.selectors.programmes import programme_index, published_facts
from media.models import KeyFigure

from .kept import Kept
from .news import latest_news
from .snapshot import Snapshot

_kept: Kept[dict[str, Any]] = Kept(most=6)
NEXT_EVENTS = 6
FIGURES = 4
ARCHIVE = 6


def home_context(*, shot: Snapshot, lang: str, today: date, version: int) -> dict[str, Any]:
    """Context of the home page in the active language.

    Read once per version of the content, language and day.
    """
    return _kept.get((version, lang, today), lambda: _read(shot, lang, today, version))


def _read(shot: Snapshot, lang: str, today: date, version: int) -> dict[str, Any]:
    edition = shot.edition
    shared = {"news": latest_news(lang, shot.urls), "figures": key_figures(lang)}
    if edition is None:
        return shared | {"archive": archive(lang, today), "page_title": _("Home")}
    index = programme_index(edition, version=version)
    slogan = text_of(edition, "slogan", lang)
    title = edition_title(edition, lang)
    return shared | {
        "edition": edition,
        "edition_title": title,
        "slogan": slogan or text_of(edition.campaign, "name", lang),
        "has_slogan": bool(slogan),
        "kicker": edition_kicker(edition, lang),
        "dates": edition_dates(edition, lang),
        "place": text_of(edition, "place", lang).text,
        "countdown": countdown(edition, lang, today),
        "aims": text_of(edition, "aims", lang),
        "next_events": next_events(index, lang, today),
        "events_total": index.size,
        "regions": region_links(index, lang),
        "page_title": title,
    }


def countdown(edition: Edition, lang: str, today: date) -> str:
    """«dans 9 jours» before the start; that it is on, until the last day; else nothing."""
    if edition.start_date and today < edition.start_date:
        return _("It starts %(when)s.") % {"when": days_until(edition.start_date, today, lang)}
    if edition.end_date and today == edition.end_date:
        return _("Today is the last day.")
    if edition.end_date and today < edition.end_date:
        return _("It is on now and ends %(when)s.") % {
            "when": days_until(edition.end_date, today, lang)
        }
    return ""


def next_events(index: ProgrammeIndex, lang: str, today: date) -> list[dict[str, Any]]:
    """Cards of the next events of an edition; one query."""
    positions = index.select(ProgrammeFilters(), today).positions[:NEXT_EVENTS]
    facts = published_facts(index.pks[at] for at in positions)
    return [event_card(one, index.lookups, lang, today) for one in facts]


def region_links(index: ProgrammeIndex, lang: str) -> list[dict[str, str]]:
    """All regions with the address of their page."""
    return [
        {
            "label": index.lookups.label("region", code, lang).text,
            "url": reverse("events:region", args=[region.slug]),
        }
        for code, region in index.lookups.regions.items()
    ]


def archive(lang: str, today: date) -> list[dict[str, str]]:
    """Cards of the latest past editions; one query."""
    return [
        {
            "title": edition_title(edition, lang),
            "url": reverse("events:edition", args=[edition.slug]),
            "meta": edition_dates(edition, lang),
            "text": text_of(edition, "slogan", lang).text,
        }
        for edition in Edition.objects.past(on=today)[:ARCHIVE]
    ]


def key_figures(lang: str) -> list[dict[str, str]]:
    """Figures with a value and somebody who vouches for it, results before context."""
    rows = KeyFigure.objects.filter(value__isnull=False).exclude(kind=KeyFigure.Kind.TARGET)
    rows = rows.exclude(attributed_to="").order_by("-kind", "-year", "pk")
    return [figure_card(figure, lang) for figure in rows[:FIGURES]]


def figure_card(figure: KeyFigure, lang: str) -> dict[str, str]:
    """What the component "key_figure" takes: never a number without unit, source and date."""
    value = numbers.number_phrase(figure.value.normalize(), lang)
    if figure.unit == KeyFigure.Unit.PERCENT:
        value = numbers.percent(figure.value.normalize(), lang)
    if figure.precision == KeyFigure.Precision.APPROXIMATE:
        value = _("about %(number)s") % {"number": value}
    who = figure.attributed_to
    source = (
        _("%(source)s, %(year)s") % {"source": who, "year": figure.year} if figure.year else who
    )
    label = text_of(figure, "label", lang)
    return {
        "value": value,
        "label": label.text,
        "lang": label.lang if label.is_fallback else "",
        "source": source,
        "kind": str(figure.get_kind_display()),
    }
