"""The table of a board: heads, rows and cells, laid out from plain events. Nothing is read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import NamedTuple

from campaign_site.core.date_phrases import full_date, short_date, weekday_name, weekday_names
from campaign_site.core.languages import LocalText, direction

from ...models import Edition
from ...selectors.board import BoardEvent, DayOff
from .days import UNDATED, DaysOff, day_key, is_within, week_of
from .rows import RowHead, Rows

FRIDAY = 4
Place = tuple[str, str]
Places = dict[Place, list[BoardEvent]]
# So many cards make a page that is still light; a cell shows its share of them.
CARDS, FEWEST = 800, 2


@dataclass(frozen=True, slots=True)
class Head:
    """A column. `full` is said aloud when a card is carried over it."""

    key: str
    name: str
    full: str
    weekday: str = ""
    friday: bool = False
    outside: bool = False
    off: tuple[DayOff, ...] = ()
    total: int = 0
    day: date | None = None


class Cell(NamedTuple):
    """One row on one day: the `events` shown of so many; `off` are days off of this row alone."""

    row: str
    key: str
    events: list[BoardEvent]
    total: int
    shaded: bool = False
    outside: bool = False
    off: tuple[DayOff, ...] = ()
    name: str = ""
    full: str = ""
    span: int = 1

    @property
    def hidden(self) -> int:
        return self.total - len(self.events)


@dataclass(frozen=True, slots=True)
class Row:
    """`shown` events pass the filters; `planned` are those of the edition, to be held to `goal`.

    On paper a row may be `continued` under its name, which then counts nothing again.
    """

    key: str
    label: LocalText
    cells: list[Cell]
    shown: int
    planned: int = 0
    goal: int | None = None
    continued: bool = False

    @property
    def reached(self) -> bool:
        return self.goal is not None and self.planned >= self.goal


@dataclass(frozen=True, slots=True)
class Grid:
    heads: list[Head]
    rows: list[Row]

    @property
    def cells(self) -> Iterator[Cell]:
        return (cell for row in self.rows for cell in row.cells)


@dataclass(slots=True)
class Layout:
    """What is laid out, and how much of it: `whole` cells show every card.

    With `only`, other cells stay empty: nobody looks at them.
    """

    edition: Edition
    events: list[BoardEvent]
    days: list[date]
    days_off: DaysOff
    lang: str
    whole: Collection[Place] | None = ()
    first: Collection[int] = ()
    only: Collection[Place] | None = None
    _share: int = field(default=FEWEST, init=False)

    def by_rows(self, rows: Rows, planned: Counter[str], goals: Mapping[str, int]) -> Grid:
        """Days as columns. `planned` and `goals` are those of whole rows, by their key."""
        places = self._placed(rows.keys_of)
        shown: Counter[str] = Counter()
        for (row, _day), events in places.items():
            shown[row] += len(events)
        self._share = share(len(places))
        totals = Counter(day_key(event.day) for event in self.events)
        heads = [Head(UNDATED, "", "", total=totals[UNDATED])]
        heads += [self._head(day, totals[day_key(day)]) for day in self.days]
        return Grid(
            heads,
            [
                Row(
                    row.key,
                    row.label,
                    [self._cell(places, row, head) for head in heads],
                    shown[row.key],
                    planned[row.key],
                    goals.get(row.key),
                )
                for row in rows.heads
            ],
        )

    def by_weeks(self, region_ids: frozenset[int]) -> Grid:
        """A calendar: weeks as rows, and days off of any of these regions in their cells."""
        places = self._placed(lambda _event: ("",))
        self._share = max(share(len(places)), FEWEST * 2)
        names, short = weekday_names(self.lang), weekday_names(self.lang, short=True)
        heads = [Head(str(n), short[n], names[n], friday=n == FRIDAY) for n in range(7)]
        mondays = sorted({week_of(day) for day in self.days})
        weeks = [self._week(places, monday, region_ids) for monday in mondays]
        return Grid(heads, [self._tray(places), *weeks])

    def _placed(self, keys_of: Callable[[BoardEvent], Iterable[str]]) -> Places:
        places: Places = defaultdict(list)
        for event in self.events:
            day = day_key(event.day)
            for key in keys_of(event):
                places[key, day].append(event)
        return places

    def _head(self, day: date, total: int) -> Head:
        return Head(
            day_key(day),
            short_date(day, self.lang, weekday=False),
            full_date(day, self.lang, with_year=False),
            weekday=weekday_name(day, self.lang, short=True),
            friday=day.weekday() == FRIDAY,
            outside=not is_within(self.edition, day),
            off=self.days_off.everywhere(day),
            total=total,
            day=day,
        )

    def _cell(self, places: Places, row: RowHead, head: Head) -> Cell:
        place = (row.key, head.key)
        found = places.get(place, ())
        off = self.days_off.only_in(row.region_id, head.day) if head.day else ()
        shaded = bool(off or head.off)
        return Cell(*place, self._shown(place, found), len(found), shaded, head.outside, off)

    def _week(self, places: Places, monday: date, region_ids: frozenset[int]) -> Row:
        cells = []
        for day in (monday + timedelta(days=n) for n in range(7)):
            found = places.get(("", day_key(day)), ())
            off = (*self.days_off.everywhere(day), *self.days_off.regional(day, region_ids))
            cells.append(
                Cell(
                    "",
                    day_key(day),
                    self._shown(("", day_key(day)), found),
                    len(found),
                    bool(off),
                    day not in self.days,
                    off,
                    name=short_date(day, self.lang, weekday=False),
                    full=full_date(day, self.lang, with_year=False),
                )
            )
        label = cells[0].name
        name = LocalText(label, self.lang, direction(self.lang), False)
        return Row(day_key(monday), name, cells, sum(cell.total for cell in cells))

    def _tray(self, places: Places) -> Row:
        found = places.get(("", UNDATED), ())
        cell = Cell("", UNDATED, self._shown(("", UNDATED), found), len(found), span=7)
        name = LocalText("", self.lang, direction(self.lang), False)
        return Row(UNDATED, name, [cell], len(found))

    def _shown(self, place: Place, events: Sequence[BoardEvent]) -> list[BoardEvent]:
        if not events or (self.only is not None and place not in self.only):
            return []
        if self.first:
            events = sorted(events, key=lambda event: event.pk not in self.first)
        whole = self.whole is None or place in self.whole
        return sorted(events if whole else events[: self._share], key=_hour)


def share(cells: int) -> int:
    """How many cards a cell shows when so many cells have any."""
    return max(FEWEST, CARDS // max(1, cells))


def _hour(event: BoardEvent) -> tuple[time, int]:
    """What has no hour yet comes last."""
    return event.start_time or time.max, event.pk
