"""Dates and times as text, in a language that is always given, never the active one.

Public text never shows ISO dates; hours are 24 h and digits Western in all languages
(see `date_words` for the words). Nothing here reads the clock or holds direction
overrides; `isolates=True` is for plain text, where an Arabic sentence sets the times
apart with U+2066 and U+2069.
"""

from datetime import date, time
from typing import NamedTuple

from . import date_styles
from .date_styles import DateStyle
from .date_words import DateWords, words
from .directions import isolate_ltr
from .languages import direction


class CardDate(NamedTuple):
    """The three lines of a date on a card: «jeu.», «1», «déc.»."""

    weekday: str
    day: str
    month: str


def weekday_name(day: date, lang: str, *, short: bool = False) -> str:
    """«jeudi», «الخميس», "Thursday"; short: «jeu.», "Thu"."""
    return weekday_names(lang, short=short)[day.weekday()]


def weekday_names(lang: str, *, short: bool = False) -> tuple[str, ...]:
    """The seven days from Monday, the first day of the week in Morocco."""
    table = words(lang)
    return table.short_weekdays if short else table.weekdays


def month_name(month: int, lang: str, *, short: bool = False) -> str:
    """«décembre», «دجنبر», "December"; `month` counts from 1."""
    table = words(lang)
    return (table.short_months if short else table.months)[month - 1]


def month_phrase(day: date, lang: str, *, with_year: bool = True) -> str:
    """The month of a date: «décembre 2022», «دجنبر 2022»."""
    name = month_name(day.month, lang)
    return f"{name} {day.year}" if with_year else name


def full_date(day: date, lang: str, *, with_year: bool = True) -> str:
    """With its weekday: «jeudi 1er décembre 2022», «الخميس، 1 دجنبر 2022»."""
    return words(lang).with_weekday.format(
        weekday=weekday_name(day, lang), date=long_date(day, lang, with_year=with_year)
    )


def long_date(day: date, lang: str, *, with_year: bool = True) -> str:
    """Without weekday: «1er décembre 2022», «1 دجنبر 2022», "1 December 2022"."""
    return date_styles.label(lang).day(day, year=with_year)


def short_date(day: date, lang: str, *, weekday: bool = True, with_year: bool = False) -> str:
    """For cards and chips: «jeu. 1er déc.», «الخميس 1 دجنبر», "Thu 1 Dec"."""
    text = date_styles.card(lang).day(day, year=with_year)
    if not weekday:
        return text
    name = weekday_name(day, lang, short=True)
    return words(lang).short_with_weekday.format(weekday=name, date=text)


def card_date(day: date, lang: str) -> CardDate:
    """The parts of a date for a card that stacks them."""
    return CardDate(
        weekday_name(day, lang, short=True), str(day.day), month_name(day.month, lang, short=True)
    )


def date_range(start: date | None, end: date | None, lang: str, *, with_year: bool = True) -> str:
    """Both days included: «du 1er au 20 décembre 2022», «من فاتح إلى 20 دجنبر 2022».

    One bound alone is open-ended («à partir du …», «jusqu’au …»), none is a date to
    come, twice the same day is one day. Bounds in the wrong order are read in the right
    one, since drafts are shown before they are valid. Where the years differ both are
    written, whatever `with_year` says.
    """
    return _range(start, end, lang, date_styles.running_text(lang), with_year)


def short_date_range(
    start: date | None, end: date | None, lang: str, *, with_year: bool = True
) -> str:
    """For cards and chips: «1er–20 déc. 2022», «1–20 دجنبر 2022», "1–20 Dec 2022"."""
    return _range(start, end, lang, date_styles.card(lang), with_year)


def within_range(start: date, end: date, lang: str) -> str:
    """A day not yet chosen: «entre le 1er et le 20 décembre 2022, date à préciser»."""
    if start == end:
        return date_range(start, end, lang)
    table = words(lang)
    first, last = date_styles.running_text(lang).ends(*sorted((start, end)))
    return table.date_to_be_set.format(period=table.between.format(start=first, end=last))


def within_month(day: date, lang: str) -> str:
    """A day not yet chosen in the month of `day`: «en décembre 2022, date à préciser»."""
    table = words(lang)
    return table.date_to_be_set.format(period=table.in_month.format(month=month_phrase(day, lang)))


def date_to_come(lang: str) -> str:
    """«date à venir», «يُعلن عن التاريخ لاحقا»."""
    return words(lang).date_to_come


def time_to_come(lang: str) -> str:
    """«horaire à venir», «يُعلن عن التوقيت لاحقا»."""
    return words(lang).time_to_come


def time_text(moment: time) -> str:
    """«10:00», the same in all languages."""
    return f"{moment.hour:02}:{moment.minute:02}"


def time_range(start: time | None, end: time | None, lang: str) -> str:
    """«10:00–12:30»; the start alone when no end is known; else a time to come."""
    if start is None:
        return time_to_come(lang)
    return time_text(start) if end is None else f"{time_text(start)}–{time_text(end)}"


def time_phrase(start: time | None, end: time | None, lang: str, *, isolates: bool = False) -> str:
    """«de 10 h à 12 h 30», «من 10:00 إلى 12:30»; «à 10 h» when no end is known."""
    table = words(lang)
    if start is None:
        return table.time_to_come
    if end is None:
        return table.at.format(time=_hour(start, table, lang, isolates))
    return table.hours.format(
        start=_hour(start, table, lang, isolates), end=_hour(end, table, lang, isolates)
    )


def when_phrase(
    day: date,
    start: time | None,
    end: time | None,
    lang: str,
    *,
    end_day: date | None = None,
    isolates: bool = False,
) -> str:
    """Day and hours in one phrase: «jeudi 1er décembre 2022, de 10 h à 12 h 30».

    Without a start only the day. An event that ends on another day keeps both dates:
    «du jeudi 1er décembre 2022 à 22 h au vendredi 2 décembre 2022 à 1 h».
    """
    table = words(lang)
    if end_day is not None and end_day != day:
        if start is None:
            return date_range(day, end_day, lang)
        return table.moments.format(
            start=_moment(day, start, table, lang, isolates),
            end=_moment(end_day, end, table, lang, isolates),
        )
    if start is None:
        return full_date(day, lang)
    hours = time_phrase(start, end, lang, isolates=isolates)
    return table.day_and_hours.format(date=full_date(day, lang), hours=hours)


def _moment(day: date, hour: time | None, table: DateWords, lang: str, isolates: bool) -> str:
    if hour is None:
        return full_date(day, lang)
    hours = time_phrase(hour, None, lang, isolates=isolates)
    return table.moment.format(date=full_date(day, lang), hours=hours)


def _hour(moment: time, table: DateWords, lang: str, isolates: bool) -> str:
    pattern = table.clock if moment.minute else table.full_hour
    text = pattern.format(hour=moment.hour, minute=moment.minute)
    return isolate_ltr(text) if isolates and direction(lang) == "rtl" else text


def _range(
    start: date | None, end: date | None, lang: str, style: DateStyle, with_year: bool
) -> str:
    table = words(lang)
    if start is not None and end is not None:
        return style.span(start, end, year=with_year)
    if start is not None:
        return table.since.format(date=style.day(start, year=with_year))
    if end is not None:
        return table.until.format(date=style.day(end, year=with_year))
    return table.date_to_come
