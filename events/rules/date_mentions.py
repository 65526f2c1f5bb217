"""Days and months named in a text: «mardi 1er décembre», «من فاتح إلى 20 دجنبر», "Dec. 1"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from campaign_site.core.date_words import WORDS
from campaign_site.core.folding import fold

# Months as the Arab east names them; the press uses both.
_EASTERN = {5: "مايو", 7: "يوليو", 8: "أغسطس", 9: "سبتمبر", 11: "نوفمبر", 12: "ديسمبر"}
# Everyday words that are also names of months stand for one only beside a day.
_AMBIGUOUS = {"may", "mars", "march", "mai", "ماي"}


class Mention(NamedTuple):
    """A day named in a text; `day` is 0 for a month alone, `weekday` counts from Monday."""

    weekday: int | None
    day: int
    month: int
    found: str


def _table(names: Iterator[tuple[str, int]]) -> dict[str, int]:
    return {fold(name): number for name, number in names}


_MONTHS = _table(
    (name, number)
    for words in WORDS.values()
    for table in (words.months, words.short_months)
    for number, name in enumerate(table, 1)
) | _table((name, number) for number, name in _EASTERN.items())
_WEEKDAYS = _table(
    (name, number) for words in WORDS.values() for number, name in enumerate(words.weekdays)
)


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DAY = r"(?:(?<!\d)\d{1,2}(?:er|st|nd|rd|th)?|فاتح)"
_MENTION = re.compile(
    rf"(?<!\w)(?:(?:ال)?(?P<weekday>{_any(_WEEKDAYS)}) (?:le )?)?"
    rf"(?:(?P<from>{_DAY}) (?:(?:au|et|a|to|and|until|الي|و) ?)?)?"
    rf"(?P<day>{_DAY}) (?:de |of |من )?[وبلف]?(?P<month>{_any(_MONTHS)})(?!\w)"
    rf"|(?<!\w)(?P<month_first>{_any(_MONTHS)}) (?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?(?!\w)"
    rf"|(?<!\w)[وبلف]?(?P<alone>{_any(_MONTHS)})(?!\w)"
)


def dates_named(folded: str) -> Iterator[Mention]:
    """Each day and month that a folded text names, in its order."""
    for match in _MENTION.finditer(folded):
        month = _MONTHS[match["month"] or match["month_first"] or match["alone"]]
        if match["alone"]:
            if match["alone"] not in _AMBIGUOUS:
                yield Mention(None, 0, month, match.group())
            continue
        weekday = _WEEKDAYS[match["weekday"]] if match["weekday"] else None
        days = [
            _number(text) for text in (match["from"], match["day"] or match["day_after"]) if text
        ]
        for day in days:
            yield Mention(weekday, day, month, match.group())
            # The name of the day stands before the first.
            weekday = None


def _number(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else 1
