"""Days and hours as people and spreadsheets write them; pure functions.

A day is read as Morocco writes it, the day before the month; what is impossible that way
is not guessed to be American.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from ..date_words import WORDS
from ..digits import to_western
from ..letters import fold

# Day 0 of spreadsheets that count from 1900 with its leap day that never was.
_EPOCH = date(1899, 12, 30)
_SERIAL = re.compile(r"(\d{5})(\.\d+)?")
_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?"
)
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})")
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})|(\d{1,2})[-/](\d{4})")
_IN_WORDS = re.compile(r"(?:\S+ )?(\d{1,2})(?:er)? (\D+?) (\d{4})")
_MONTH_IN_WORDS = re.compile(r"(\D+?) (\d{4})")
# An hour alone is for spreadsheets a moment of the first day they know.
_CLOCK = re.compile(
    r"(?:1899-12-3[01]T|1900-01-0[01]T)?(\d{1,2})\s*[:hHس.]\s*(\d{2})?(?::\d{2}(?:\.0+)?)?"
)
_FRACTION = re.compile(r"0?\.\d+|0")
_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_OTHER_ARABIC = {
    "نوفمبر": 11, "ديسمبر": 12, "أغسطس": 8, "سبتمبر": 9, "يوليو": 7, "مايو": 5, "أوت": 8,
    "december": 12, "november": 11, "january": 1, "february": 2, "march": 3, "april": 4, "may": 5,
    "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
}  # fmt: skip


class Day(NamedTuple):
    """A day; or the first of a month of which only the month is known; with an hour if given."""

    day: date
    whole_month: bool = False
    hour: time | None = None


def parse_day(text: str) -> Day | None:
    """The day that a cell means; None for what is none."""
    text = " ".join(_MARKS.sub("", to_western(text)).split())
    if match := _ISO.fullmatch(text):
        day = _date(match[1], match[2], match[3])
        hour = parse_time(match[4]) if match[4] and match[4] != "00:00" else None
        return day and Day(day, hour=hour)
    if match := _DAY_FIRST.fullmatch(text):
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        day = _date(year, match[2], match[1])
        return day and Day(day)
    if match := _MONTH.fullmatch(text):
        day = _date(match[1] or match[4], match[2] or match[3], 1)
        return day and Day(day, whole_month=True)
    if match := _SERIAL.fullmatch(text):
        day = _EPOCH + timedelta(days=int(match[1]))
        # Sixty years around now: other numbers of five digits are no days.
        return Day(day) if 2000 <= day.year < 2100 else None
    return _in_words(fold(text))


def parse_time(text: str) -> time | None:
    """The hour that a cell means: 10:00, 10h, 10h30, 10 H 30, 0.4375; None for what is none."""
    text = _MARKS.sub("", to_western(text)).strip()
    if _FRACTION.fullmatch(text):
        moment = datetime.min + timedelta(minutes=round(float(text) * 24 * 60))
        return moment.time()
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[2] is None and ":" in text:
        return None
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _in_words(folded: str) -> Day | None:
    if match := _IN_WORDS.fullmatch(folded):
        month = _months().get(match[2].strip())
        day = _date(match[3], month, match[1]) if month else None
        return day and Day(day)
    if match := _MONTH_IN_WORDS.fullmatch(folded):
        month = _months().get(match[1].strip())
        day = _date(match[2], month, 1) if month else None
        return day and Day(day, whole_month=True)
    return None


def _months() -> dict[str, int]:
    known = {fold(name): number for name, number in _OTHER_ARABIC.items()}
    for words in WORDS.values():
        for names in (words.short_months, words.months):
            known |= {fold(name): number for number, name in enumerate(names, 1)}
    return known


def _date(year: object, month: object, day: object) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
