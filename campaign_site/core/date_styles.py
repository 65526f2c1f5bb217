"""Three ways of writing a day and a span of days, each for any language.

Running text says «du 1er au 20 décembre 2022» and «من فاتح إلى 20 دجنبر 2022»; a heading
says «1er décembre 2022» and «1 دجنبر 2022»; a card says «1er–20 déc. 2022».
"""

from dataclasses import dataclass
from datetime import date

from .date_words import words


@dataclass(frozen=True, slots=True)
class DateStyle:
    """Names of months, the word for the first of a month, and patterns of spans."""

    months: tuple[str, ...]
    first: str
    one_day: str = "{date}"
    days_of_month: str = "{start}–{end}"
    days: str = "{start} – {end}"

    def day(self, day: date, *, year: bool = True, month: bool = True) -> str:
        """«1er décembre 2022», or fewer of its parts."""
        parts = [self.first if day.day == 1 else str(day.day)]
        if month:
            parts.append(self.months[day.month - 1])
        if year:
            parts.append(str(day.year))
        return " ".join(parts)

    def ends(self, start: date, end: date, *, year: bool = True) -> tuple[str, str]:
        """Both ends, without repeating the month and year they share."""
        if start.year != end.year:
            return self.day(start), self.day(end)
        shared_month = start.month == end.month
        return self.day(start, year=False, month=not shared_month), self.day(end, year=year)

    def span(self, start: date, end: date, *, year: bool = True) -> str:
        """Two days, both included, in whichever order they come."""
        if start == end:
            return self.one_day.format(date=self.day(start, year=year))
        start, end = sorted((start, end))
        shared_month = (start.year, start.month) == (end.year, end.month)
        first, last = self.ends(start, end, year=year)
        pattern = self.days_of_month if shared_month else self.days
        return pattern.format(start=first, end=last)


def running_text(lang: str) -> DateStyle:
    """Inside a sentence."""
    table = words(lang)
    return DateStyle(table.months, table.first, table.one_day, table.days_of_month, table.days)


def label(lang: str) -> DateStyle:
    """A date that stands alone: a heading, a table cell."""
    table = words(lang)
    return DateStyle(table.months, table.first_label)


def card(lang: str) -> DateStyle:
    """Where there is little room."""
    table = words(lang)
    return DateStyle(table.short_months, table.first_label)
