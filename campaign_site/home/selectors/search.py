"""One search over events of all editions, editions, institutions, pages and news."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, Q

from campaign_site.core.folding import search_terms
from events.models import Publication
from events.public.cards import event_card
from events.public.page_meta import shortened
from events.selectors.lookups import load_lookups

from .search_index import Found, search_index

# What one page of results shows of each group; the programme's own search has all events.
MOST_EVENTS = 20
MOST_OTHERS = 10


@dataclass(frozen=True, slots=True)
class Results:
    """Shown results and, for each group, how many there are altogether."""

    events: list[dict[str, Any]] = field(default_factory=list)
    groups: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def search(query: str, *, lang: str, today: date, version: Callable[[], int]) -> Results:
    """What answers every word of the query; nothing for a query without words.

    Coming events stand before past ones. Five queries at most, whatever is found.
    """
    terms = search_terms(query)
    if not terms:
        return Results()
    matching = _events(terms)
    counts = {"event": matching.count()}
    results = Results(events=_shown_events(matching, lang, today), counts=counts)
    for entry in search_index(version=version()).find(terms, lang):
        counts[entry.group] = counts.get(entry.group, 0) + 1
        shown = results.groups.setdefault(entry.group, [])
        if len(shown) < MOST_OTHERS:
            shown.append(_card(entry, lang))
    return results


def _events(terms: tuple[tuple[str, ...], ...]) -> Any:
    wanted = Q()
    for term in terms:
        spellings = Q()
        for needle in term:
            spellings |= Q(search_text__contains=needle)
        wanted &= spellings
    return Publication.objects.filter(wanted, is_live=True)


def _shown_events(matching: Any, lang: str, today: date) -> list[dict[str, Any]]:
    """Coming events, then past ones; one without a day is as its edition is."""
    coming = Q(starts_on__gte=today) | Q(starts_on__isnull=True, edition__end_date__gte=today)
    ahead = matching.filter(coming).order_by(F("starts_on").asc(nulls_last=True), "event_id")
    cards = [(facts, False) for facts in _facts(ahead, MOST_EVENTS)]
    if len(cards) < MOST_EVENTS:
        gone = Q(starts_on__lt=today) | Q(starts_on__isnull=True) & ~coming
        past = matching.filter(gone).order_by(F("starts_on").desc(nulls_last=True), "-event_id")
        cards += [(facts, True) for facts in _facts(past, MOST_EVENTS - len(cards))]
    if not cards:
        return []
    lookups = load_lookups()
    return [event_card(facts, lookups, lang, today, over=over) for facts, over in cards]


def _facts(rows: Any, most: int) -> Any:
    return rows.values_list("facts", flat=True)[:most]


def _card(entry: Found, lang: str) -> dict[str, Any]:
    title = entry.title(lang)
    return {
        "title": title.text,
        "url": entry.url,
        "text": shortened(entry.summaries.get(title.lang) or ""),
        **({"lang": title.lang, "dir": title.dir} if title.is_fallback else {}),
    }
