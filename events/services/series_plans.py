"""What somebody chose for a series, and the rows it comes to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, time
from typing import Any

from campaign_site.core.date_phrases import full_date
from campaign_site.core.languages import CODES, reading_order
from partners.models import School

from ..enums import EventStatus
from ..models import Edition, EventKind
from ..rules.calendar import Calendar
from ..rules.planned import PlannedBlackout, PlannedEvent
from ..rules.series import Slot, days_between, end_of, fill_pattern, slots_of, spread
from ..schedule import is_outside

SCHOOLS, RULE = "schools", "rule"
MODES = (SCHOOLS, RULE)
LONGEST_TITLE = 255


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    """Days from `first` to `last` on `weekdays` (Monday 0), at `times`, `minutes` long.

    With schools `per_day` sessions are held a day; by the rule one at each time.
    """

    mode: str
    edition: int
    kind: int
    titles: dict[str, str]
    first: date
    last: date
    weekdays: tuple[int, ...]
    times: tuple[time, ...]
    minutes: int
    per_day: int = 1
    capacity: int | None = None
    region: int | None = None
    venue: int | None = None
    skip_days_off: bool = True
    is_part: bool = False

    def to_json(self) -> dict[str, Any]:
        return {
            **asdict(self),
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "weekdays": list(self.weekdays),
            "times": [f"{hour:%H:%M}" for hour in self.times],
        }

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> SeriesPlan:
        return cls(
            **{
                **plain,
                "first": date.fromisoformat(plain["first"]),
                "last": date.fromisoformat(plain["last"]),
                "weekdays": tuple(plain["weekdays"]),
                "times": tuple(map(time.fromisoformat, plain["times"])),
            }
        )

    def slots(self) -> list[Slot]:
        """Every beginning the plan has room for."""
        count = self.per_day if self.mode == SCHOOLS else len(self.times)
        days = days_between(self.first, self.last, self.weekdays)
        return slots_of(days, self.times, per_day=count)


@dataclass(frozen=True, slots=True)
class Row:
    """One session to come, `n` in the series; no slot where no day was left."""

    n: int
    slot: Slot | None
    school: int | None = None
    problems: tuple[str, ...] = field(default=())

    def to_json(self) -> list[Any]:
        slot = self.slot and [self.slot.day.isoformat(), f"{self.slot.time:%H:%M}"]
        return [self.n, slot, self.school]

    @classmethod
    def from_json(cls, plain: list[Any]) -> Row:
        n, slot, school = plain
        when = slot and Slot(date.fromisoformat(slot[0]), time.fromisoformat(slot[1]))
        return cls(n, when, school)


def lay_out(
    plan: SeriesPlan,
    schools: Iterable[School],
    blackouts: Collection[PlannedBlackout],
    kind: EventKind,
) -> list[Row]:
    """The rows of a series in order; days off of its region are passed over if so chosen."""
    calendar = Calendar(blackouts)
    free: dict[tuple[date, int | None], bool] = {}

    def fits(region_id: int | None, slot: Slot) -> bool:
        if not plan.skip_days_off:
            return True
        key = (slot.day, region_id)
        if key not in free:
            event = _on_the_day(slot, region_id, kind)
            free[key] = not any(calendar.problems(event))
        return free[key]

    slots = plan.slots()
    if plan.mode == RULE:
        kept = [slot for slot in slots if fits(plan.region, slot)]
        return [Row(n, slot) for n, slot in enumerate(kept, 1)]
    turns = spread(schools, slots, fits=lambda school, slot: fits(school.region_id, slot))
    return [Row(n, turn.slot, turn.guest.pk) for n, turn in enumerate(turns, 1)]


def _on_the_day(slot: Slot, region_id: int | None, kind: EventKind) -> PlannedEvent:
    return PlannedEvent(
        id=0,
        slug="",
        titles={},
        start_date=slot.day,
        start_time=slot.time,
        region_id=region_id,
        for_pupils=kind.in_schools,
    )


def planned_row(
    row: Row, plan: SeriesPlan, *, edition: Edition, kind: EventKind, school: School | None
) -> PlannedEvent | None:
    """A row as the rules of planning see it, under a number no event has."""
    if row.slot is None:
        return None
    end = end_of(row.slot, plan.minutes)
    on_the_day = _on_the_day(row.slot, school.region_id if school else plan.region, kind)
    return on_the_day._replace(
        id=-row.n,
        titles=titles_of(row, plan, school),
        edition_id=edition.pk,
        edition_first=edition.start_date,
        edition_last=edition.end_date,
        end_date=end.date(),
        end_time=end.time(),
        status=EventStatus.SCHEDULED,
        venue_id=plan.venue,
        school_id=school.pk if school else None,
    )


def outside_edition(rows: Iterable[Row], plan: SeriesPlan, edition: Edition) -> set[int]:
    """The numbers of the rows whose day, first or last, is none of the edition's."""
    days = {
        row.n: PlannedEvent(
            id=-row.n,
            slug="",
            titles={},
            start_date=row.slot.day,
            end_date=end_of(row.slot, plan.minutes).date(),
        )
        for row in rows
        if row.slot
    }
    first, last = edition.start_date, edition.end_date
    return {n for n, day in days.items() if is_outside(day, first, last)}


def titles_of(row: Row, plan: SeriesPlan, school: School | None) -> dict[str, str]:
    """The title in each language that has a pattern."""
    return {
        lang: fill_pattern(
            pattern,
            school=_name(school, lang),
            n=row.n,
            day=full_date(row.slot.day, lang, with_year=False) if row.slot else "",
        )[:LONGEST_TITLE]
        for lang in CODES
        if (pattern := plan.titles.get(lang))
    }


def _name(school: School | None, lang: str) -> str:
    if school is None:
        return ""
    names = (getattr(school, f"name_{code}", "") for code in reading_order(lang))
    return next(filter(None, names), school.gresa_code)
