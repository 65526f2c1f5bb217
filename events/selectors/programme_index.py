"""One edition's programme in memory: filters, counts and text search without the database.

An index holds a bitset per value of each filter, and the folded text of each event.
What a page shows of an event is fetched for the events on that page alone.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from campaign_site.core.folding import matching, search_terms

from ..public.filters import FACETS, SETS, BadFilter, ProgrammeFilters
from .bitsets import bitset, full, members
from .lookups import Lookups
from .programme_entries import Entry

Counts = dict[str, dict[str, int]]
MOST_TEXTS = 64


class Selection(NamedTuple):
    """Positions in the order of the page, in three parts.

    `ahead`: from today on; `to_come`: without a day; `over`: before today. A programme
    that is over altogether, or was asked for certain days, is all `ahead`.
    """

    ahead: list[int]
    to_come: list[int]
    over: list[int]

    @property
    def positions(self) -> list[int]:
        return [*self.ahead, *self.to_come, *self.over]


class ProgrammeIndex:
    """Events are known by their position in the programme: by day and hour, undated last.

    Nothing changes after construction but a small cache of text searches, whose
    operations are atomic: threads share an index without locks.
    """

    def __init__(self, entries: Iterable[Entry], lookups: Lookups) -> None:
        filed = sorted(entries, key=lambda entry: entry.order)
        self.lookups = lookups
        self.size = len(filed)
        self.pks = tuple(entry.pk for entry in filed)
        self.institutions = {
            slug: names for entry in filed for slug, names in entry.institutions.items()
        }
        self._texts = [entry.text.encode() for entry in filed]
        self._found: OrderedDict[str, int] = OrderedDict()
        self._all = full(self.size)
        self._values: dict[str, dict[str, int]] = {
            name: self._by_value(
                (value, at) for at, entry in enumerate(filed) for value in entry.values[name]
            )
            for name in SETS
        }
        self._press = self._where(entry.press for entry in filed)
        self._seats = self._where(entry.seats for entry in filed)
        dated = [(at, entry) for at, entry in enumerate(filed) if entry.first_day]
        self._dated = bitset((at for at, _entry in dated), self.size)
        self._starts = self._by_value((entry.first_day, at) for at, entry in dated)
        self._ends = self._by_value((entry.last_day, at) for at, entry in dated)
        # A training path is where its sessions are, not on every day between them.
        paths = {entry.parent for entry in filed} - {None}
        self._days = self._by_value(
            (day, at)
            for at, entry in dated
            for day in (entry.days[:1] if entry.slug in paths else entry.days)
        )

    def _by_value(self, pairs: Iterable[tuple[object, int]]) -> dict:
        filed: dict[object, list[int]] = defaultdict(list)
        for value, at in pairs:
            filed[value].append(at)
        return {value: bitset(positions, self.size) for value, positions in filed.items()}

    def _where(self, flags: Iterable[bool]) -> int:
        return bitset((at for at, flag in enumerate(flags) if flag), self.size)

    def check(self, filters: ProgrammeFilters) -> None:
        """Raise BadFilter for a kind, region or province that does not exist."""
        known = {
            "kind": self.lookups.kinds,
            "region": self.lookups.regions,
            "province": self.lookups.provinces,
        }
        for name, table in known.items():
            for value in getattr(filters, name):
                if value not in table:
                    raise BadFilter(name, value)

    def matching(self, filters: ProgrammeFilters, today: date) -> int:
        """The set of events that answer the filters."""
        return reduce(and_, self._conditions(filters, today).values(), self._all)

    def select(self, filters: ProgrammeFilters, today: date) -> Selection:
        """The events that answer the filters, in the order of the page."""
        bits = self.matching(filters, today)
        asked_for_days = filters.from_date or filters.to_date or filters.day
        over = 0 if asked_for_days else self._over(today)
        ahead = bits & self._dated & ~over
        if not ahead:
            ahead, over = bits & self._dated, 0
        return Selection(members(ahead), members(bits & ~self._dated), members(bits & over))

    def counts(self, filters: ProgrammeFilters, today: date) -> Counts:
        """For each value of each filter, how many events it would give beside the others.

        The values of one filter are alternatives, so that filter itself is left out of
        its own counts.
        """
        conditions = self._conditions(filters, today)
        counts: Counts = {}
        for name in FACETS:
            base = self._all_but(name, conditions)
            counts[name] = {
                value: (bits & base).bit_count() for value, bits in self._values[name].items()
            }
        counts["press"] = {"1": (self._press & self._all_but("press", conditions)).bit_count()}
        counts["free"] = {"1": (self._free(today) & self._all_but("free", conditions)).bit_count()}
        return counts

    def day_counts(self, filters: ProgrammeFilters, today: date) -> dict[date, int]:
        """Events on each day, whatever single day is chosen, in the order of days."""
        base = self._all_but("day", self._conditions(filters, today))
        counts = {day: (bits & base).bit_count() for day, bits in self._days.items()}
        return {day: count for day, count in sorted(counts.items()) if count}

    def on_day(self, day: date, filters: ProgrammeFilters, today: date) -> list[int]:
        """The events of one day, whatever single day is chosen, in order."""
        base = self._all_but("day", self._conditions(filters, today))
        return members(self._days.get(day, 0) & base)

    def values_at(self, name: str, positions: Iterable[int]) -> dict[int, str]:
        """The value of a filter with one value per event (region, kind…) at positions."""
        wanted = bitset(positions, self.size)
        return {
            at: value for value, bits in self._values[name].items() for at in members(bits & wanted)
        }

    def _all_but(self, name: str, conditions: dict[str, int]) -> int:
        others = (bits for other, bits in conditions.items() if other != name)
        return reduce(and_, others, self._all)

    def _conditions(self, filters: ProgrammeFilters, today: date) -> dict[str, int]:
        conditions = {
            name: reduce(or_, (self._values[name].get(value, 0) for value in chosen))
            for name in SETS
            if (chosen := getattr(filters, name))
        }
        if filters.from_date:
            conditions["from"] = self._dated & ~self._over(filters.from_date)
        if filters.to_date:
            conditions["to"] = _union(self._starts, lambda day: day <= filters.to_date)
        if filters.day:
            conditions["day"] = self._days.get(filters.day, 0)
        if filters.press:
            conditions["press"] = self._press
        if filters.free:
            conditions["free"] = self._free(today)
        if filters.q:
            conditions["q"] = self._text(filters.q)
        return conditions

    def _over(self, today: date) -> int:
        return _union(self._ends, lambda day: day < today)

    def _free(self, today: date) -> int:
        return self._seats & ~self._over(today)

    def _text(self, query: str) -> int:
        found = self._found.get(query)
        if found is None:
            found = bitset(matching(self._texts, search_terms(query)), self.size)
            self._found[query] = found
            if len(self._found) > MOST_TEXTS:
                self._found.popitem(last=False)
        return found


def _union(by_day: dict[date, int], wanted) -> int:
    return reduce(or_, (bits for day, bits in by_day.items() if wanted(day)), 0)
