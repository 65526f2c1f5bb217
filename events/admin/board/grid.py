"""The table of a board: heads, rows and cells, laid out from plain events. Nothing is read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from campaign_site.core.date_phrases import full_date, short_date, weekday_name, weekday_names
from campaign_site.core.languages import LocalText, direction

from ...models import Edition
from ...selectors.board import BoardEvent, DayOff
from .days import UNDATED, DaysOff, day_key, is_within, week_of
from .rows import Rows

FRIDAY = 4
Place = tuple[str, str]
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


@dataclass(frozen=True, slots=True)
class Cell:
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
    """`shown` events pass the filters; `planned` are those of the edition, to be held to `goal`."""

    key: str
    label: LocalText
    cells: list[Cell]
    shown: int
    planned: int = 0
    goal: int | None = None

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
        places = self._placed(rows)
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
                    head.key,
                    head.label,
                    [
                        self._cell(places, head.key, None),
                        *(self._cell(places, head.key, d, head.region_id) for d in self.days),
                    ],
                    shown[head.key],
                    planned[head.key],
                    goals.get(head.key),
                )
                for head in rows.heads
            ],
        )

    def by_weeks(self, region_ids: frozenset[int]) -> Grid:
        """A calendar: weeks as rows, and days off of any of these regions in their cells."""
        places: dict[Place, list[BoardEvent]] = defaultdict(list)
        for event in self.events:
            places["", day_key(event.day)].append(event)
        self._share = max(share(len(places)), FEWEST * 2)
        names, short = weekday_names(self.lang), weekday_names(self.lang, short=True)
        heads = [Head(str(n), short[n], names[n], friday=n == FRIDAY) for n in range(7)]
        mondays = sorted({week_of(day) for day in self.days})
        weeks = [self._week(places, monday, region_ids) for monday in mondays]
        return Grid(heads, [self._tray(places), *weeks])

    def _placed(self, rows: Rows) -> dict[Place, list[BoardEvent]]:
        places: dict[Place, list[BoardEvent]] = defaultdict(list)
        for event in self.events:
            for key in rows.keys_of(event):
                places[key, day_key(event.day)].append(event)
        return places

    def _head(self, day: date, total: int) -> Head:
        return Head(
            day_key(day),
            short_date(day, self.lang, weekday=False),
            full_date(day, self.lang, with_year=False),
            weekday=weekday_name(day, self.lang, short=True),
            friday=day.weekday() == FRIDAY,
            outside=not is_within(self.edition, day),
            off=tuple(self.days_off.everywhere(day)),
            total=total,
        )

    def _cell(
        self,
        places: Mapping[Place, list[BoardEvent]],
        row: str,
        day: date | None,
        region_id: int | None = None,
    ) -> Cell:
        found = places.get((row, day_key(day)), [])
        cell = Cell(row, day_key(day), self._shown((row, day_key(day)), found), len(found))
        if day is None:
            return cell
        off = tuple(self.days_off.only_in(region_id, day))
        shaded = bool(off or self.days_off.everywhere(day))
        outside = not is_within(self.edition, day)
        return Cell(row, cell.key, cell.events, cell.total, shaded, outside, off)

    def _week(
        self, places: Mapping[Place, list[BoardEvent]], monday: date, region_ids: frozenset[int]
    ) -> Row:
        cells = []
        for day in (monday + timedelta(days=n) for n in range(7)):
            found = places.get(("", day_key(day)), [])
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

    def _tray(self, places: Mapping[Place, list[BoardEvent]]) -> Row:
        found = places.get(("", UNDATED), [])
        cell = Cell("", UNDATED, self._shown(("", UNDATED), found), len(found), span=7)
        name = LocalText("", self.lang, direction(self.lang), False)
        return Row(UNDATED, name, [cell], len(found))

    def _shown(self, place: Place, events: list[BoardEvent]) -> list[BoardEvent]:
        if self.only is not None and place not in self.only:
            return []
        events = sorted(events, key=lambda event: event.pk not in self.first)
        whole = self.whole is None or place in self.whole
        chosen = events if whole else events[: self._share]
        return sorted(chosen, key=_hour)


def share(cells: int) -> int:
    """How many cards a cell shows when so many cells have any."""
    return max(FEWEST, CARDS // max(1, cells))


def _hour(event: BoardEvent) -> tuple[bool, str, int]:
    return event.start_time is None, str(event.start_time), event.pk
