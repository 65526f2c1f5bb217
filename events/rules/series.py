"""Laying out a series before it exists: days, times, turns of schools, titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from string import Formatter
from typing import Generic, TypeVar

LIMIT = 500
# From the first to the last day; a school year and its summer fit.
LONGEST_SPAN = timedelta(days=400)
PLACEHOLDERS = ("school", "n", "day")

Guest = TypeVar("Guest")


@dataclass(frozen=True, slots=True)
class Slot:
    """A beginning on one day."""

    day: date
    time: time


@dataclass(frozen=True, slots=True)
class Turn(Generic[Guest]):
    """Who comes when; no slot where none is left."""

    guest: Guest
    slot: Slot | None


class BadPattern(ValueError):
    """A title pattern with a part nobody can fill in: `part`."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def days_between(first: date, last: date, weekdays: Iterable[int]) -> Iterator[date]:
    """The days from first to last, both included, that fall on these weekdays (Monday 0)."""
    wanted = frozenset(weekdays)
    for step in range((last - first).days + 1):
        day = first + timedelta(days=step)
        if day.weekday() in wanted:
            yield day


def slots_of(days: Iterable[date], times: Sequence[time], *, per_day: int) -> list[Slot]:
    """So many slots a day, at these times in turn: more slots than times share them."""
    turns = sorted(times[number % len(times)] for number in range(per_day)) if times else []
    return [Slot(day, hour) for day in days for hour in turns]


def spread(
    guests: Iterable[Guest], slots: Sequence[Slot], *, fits: Callable[[Guest, Slot], bool]
) -> list[Turn[Guest]]:
    """Give each guest, in order, the first slot that is left and fits."""
    free = list(slots)
    turns = []
    for guest in guests:
        found = next((at for at, slot in enumerate(free) if fits(guest, slot)), None)
        turns.append(Turn(guest, None if found is None else free.pop(found)))
    return turns


def end_of(slot: Slot, minutes: int) -> datetime:
    """When a session of this length ends, on the wall; perhaps on the next day."""
    return datetime.combine(slot.day, slot.time) + timedelta(minutes=minutes)


def overlap(one: Slot, other: Slot, *, minutes: int) -> bool:
    """Whether two sessions of the same length share a moment."""
    begin, later = sorted((end_of(one, 0), end_of(other, 0)))
    return later < begin + timedelta(minutes=minutes)


def parse_times(text: str) -> list[time]:
    """«9:00, 11h» as times, each once and in order. Raises ValueError with what is none."""
    found = []
    for part in re.split(r"[\s,;،؛]+", text.strip()):
        match = re.fullmatch(r"(\d{1,2})(?:[:hH](\d{2})?)?", part)
        try:
            found.append(time(int(match[1]), int(match[2] or 0)))
        except (TypeError, ValueError):
            raise ValueError(part) from None
    return sorted(set(found))


def check_pattern(pattern: str) -> None:
    """Raise BadPattern for an unknown placeholder or a brace left open."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        raise BadPattern(pattern) from None
    for _text, name, form, conversion in parts:
        if name is not None and (name not in PLACEHOLDERS or form or conversion):
            raise BadPattern("{" + name + "}")


def fill_pattern(pattern: str, *, school: str, n: int, day: str) -> str:
    """A title; what a placeholder stands for is never read as a pattern itself."""
    check_pattern(pattern)
    return " ".join(pattern.format(school=school, n=n, day=day).split())
