"""Texts that still speak of the edition they were copied from: a pure search.

finder = StaleFinder(before=facts_2025, after=facts_2026)
for mention in finder.find("La 11e édition, du 1er au 20 décembre 2025…"):
    mention.reason, mention.found, mention.sentence
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign_site.core.digits import to_western
from campaign_site.core.folding import fold

from .date_mentions import Mention as DateMention
from .date_mentions import dates_named
from .edition_words import number_pattern
from .shifting import in_year

# Shorter slogans and names are everyday words.
_SHORTEST = 8
_SENTENCES = re.compile(r"(?<=[.!?؟…])\s+|[\r\n]+")
# Moroccan numbers begin with 0 or +212; nine digits and more are no date.
_PHONE = re.compile(r"(?<![\d/])(?:\+|0)\d(?:[\s.()-]{0,2}\d){7,}(?!\d)")


class StaleReason(models.TextChoices):
    """What in a text belongs to the earlier edition."""

    YEAR = "year", _("the year")
    NUMBER = "number", _("the number of the edition")
    DATE = "date", _("a date")
    WEEKDAY = "weekday", _("the day of the week")
    MONTH = "month", _("a month")
    SLOGAN = "slogan", _("the slogan")
    NAME = "name", _("another name of an institution")
    ADDRESS = "address", _("an address on the web")


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """What a text may repeat of an edition; `days` are those of the edition or an event."""

    year: int
    number: int | None = None
    days: tuple[date, ...] = ()
    slogans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stale:
    """One sentence and what in it is of another year."""

    reason: StaleReason
    found: str
    sentence: str


class StaleFinder:
    """Looks for one edition's facts in the texts of the next.

    `names` are institutions by names they no longer bear.
    """

    def __init__(
        self, *, before: EditionFacts, after: EditionFacts, names: Iterable[str] = ()
    ) -> None:
        self._patterns: list[tuple[StaleReason, re.Pattern[str]]] = []
        if before.year != after.year:
            self._patterns.append((StaleReason.YEAR, re.compile(rf"(?<!\d){before.year}(?!\d)")))
        if before.number and before.number != after.number:
            self._patterns.append((StaleReason.NUMBER, number_pattern(before.number)))
        for reason, phrases in (
            (StaleReason.SLOGAN, before.slogans),
            (StaleReason.NAME, names),
        ):
            self._patterns += [(reason, pattern) for pattern in _phrases(phrases)]
        self._years = (before.year, after.year)
        self._days = _days(before) - _days(after)
        self._months = {day.month for day in before.days} - {day.month for day in after.days}

    def find(
        self, text: str, *, before: Iterable[date] = (), after: Iterable[date] = ()
    ) -> list[Stale]:
        """What in a text is of the earlier edition, or of an event's own day there.

        `before` and `after` are the days of the event the text belongs to.
        """
        if not text or not text.strip():
            return []
        days = self._days | {(day.month, day.day) for day in before}
        days -= {(day.month, day.day) for day in after}
        whole = _searchable(text)
        if not any(True for _found in self._hits(whole, days)):
            return []
        found: dict[tuple[StaleReason, str], Stale] = {}
        for sentence in _SENTENCES.split(text):
            for reason, words in self._hits(_searchable(sentence), days):
                found.setdefault((reason, sentence), Stale(reason, words, sentence.strip()))
        # A slogan of several sentences is in none of them alone.
        return list(found.values()) or [
            Stale(reason, words, text.strip()) for reason, words in self._hits(whole, days)
        ]

    def _hits(self, folded: str, days: set[tuple[int, int]]) -> Iterator[tuple[StaleReason, str]]:
        for reason, pattern in self._patterns:
            match = pattern.search(folded)
            if match:
                yield reason, match.group()
        for mention in dates_named(folded):
            reason = self._reason(mention, days)
            if reason:
                yield reason, mention.found

    def _reason(self, mention: DateMention, days: set[tuple[int, int]]) -> StaleReason | None:
        if not mention.day:
            return StaleReason.MONTH if mention.month in self._months else None
        if (mention.month, mention.day) in days:
            return StaleReason.DATE
        if mention.weekday is not None and self._fell_on(mention):
            return StaleReason.WEEKDAY
        return None

    def _fell_on(self, mention: DateMention) -> bool:
        """Whether the named day of the week was right then and is not any more."""
        then, there = self._years
        try:
            day = date(then, mention.month, mention.day)
        except ValueError:
            return False
        return day.weekday() == mention.weekday != in_year(day, there).weekday()


def _days(facts: EditionFacts) -> set[tuple[int, int]]:
    return {(day.month, day.day) for day in facts.days}


def _phrases(phrases: Iterable[str]) -> Iterator[re.Pattern[str]]:
    for phrase in dict.fromkeys(map(fold, phrases)):
        if len(phrase) >= _SHORTEST:
            yield re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")


def _searchable(text: str) -> str:
    """Folded, without telephone numbers: their digits are no years."""
    return fold(_PHONE.sub(" ", to_western(text)))
