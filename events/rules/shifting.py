"""Where a day of one edition falls in the next: pure functions over dates."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = 7
WEEKDAYS, DATES = "weekdays", "dates"
RULES = (WEEKDAYS, DATES)


@dataclass(frozen=True, slots=True)
class Shift:
    """From the first day of one edition to the first day of another.

    "weekdays" moves by whole weeks, as many as come nearest, so that a Tuesday stays a
    Tuesday. "dates" keeps day and month; where the first days do not share theirs, all
    move by the days between them.
    """

    rule: str
    before: date
    after: date

    def move(self, day: date) -> date:
        """The same day in the other edition. Raises ValueError beyond the calendar."""
        if self.rule == DATES and _same_day_of_year(self.before, self.after):
            return in_year(day, day.year + self.after.year - self.before.year)
        return _moved(day, self.days)

    def move_month(self, day: date) -> date:
        """For an event of which only the month is known: months are never left by weeks."""
        months = (self.after.year - self.before.year) * 12
        if self.rule == DATES:
            months += self.after.month - self.before.month
        month = day.year * 12 + day.month - 1 + months
        return date(month // 12, month % 12 + 1, 1)

    @property
    def days(self) -> int:
        """By how many days the first day moves."""
        between = (self.after - self.before).days
        return round(between / WEEK) * WEEK if self.rule == WEEKDAYS else between


def proposed_days(
    rule: str, first: date | None, last: date | None, year: int
) -> tuple[date | None, date | None]:
    """First and last day of an edition in another year; None where there was none."""
    if first is None:
        return None, last and in_year(last, year)
    start = same_weekday(first, year) if rule == WEEKDAYS else in_year(first, year)
    return start, last and Shift(rule, first, start).move(last)


def same_weekday(day: date, year: int) -> date:
    """The day nearest to the same date of another year that falls on the same weekday."""
    there = in_year(day, year)
    # -3 … 3 days: never more than half a week.
    apart = (day.weekday() - there.weekday() + 3) % WEEK - 3
    return _moved(there, apart)


def in_year(day: date, year: int) -> date:
    """The same date of another year; 29 February is the 28th where there is none."""
    if day.month == 2 and day.day == 29 and not isleap(year):
        return date(year, 2, 28)
    return day.replace(year=year)


def _same_day_of_year(one: date, other: date) -> bool:
    return other == in_year(one, other.year)


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError as error:
        raise ValueError("the year is out of range") from error
