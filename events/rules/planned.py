"""What planning knows of an event: light, without a database, the same for every rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple

from ..enums import EXPECTED_STATUSES, DatePrecision, EventStatus, PersonRole
from ..schedule import has_day, last_day

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Somebody's part in an event."""

    person_id: int
    role: str


class PlannedEvent(NamedTuple):
    """An event as it is planned; dates and times are local wall time.

    `titles` holds only the languages that have one, `summaries` the codes of those that
    have a summary. `point` (latitude, longitude) is where it happens, as near as is known:
    the school, the venue, the town, else the province. `venue_capacity` are the venue's
    seats. `for_pupils` says that school holidays concern it. `edition_first` and
    `edition_last` are the days of its edition.
    Thousands are made for one screen: a named tuple takes a third of the time of a
    frozen dataclass.
    """

    id: int
    slug: str
    titles: Mapping[str, str]
    summaries: frozenset[str] = frozenset({"ar", "fr"})
    edition_id: int | None = None
    edition_first: date | None = None
    edition_last: date | None = None
    project_id: int | None = None
    parent_id: int | None = None
    kind_id: int | None = None
    kind_code: str = ""
    for_pupils: bool = False
    date_precision: str = DatePrecision.DAY
    start_date: date | None = None
    start_time: time | None = None
    end_date: date | None = None
    end_time: time | None = None
    status: str = EventStatus.SCHEDULED
    live: bool = False
    has_unpublished_changes: bool = False
    region_id: int | None = None
    province_id: int | None = None
    city_id: int | None = None
    point: Point | None = None
    venue_id: int | None = None
    venue_capacity: int | None = None
    school_id: int | None = None
    online: bool = False
    capacity: int | None = None
    heads_promised: int = 0
    registration_opens: date | None = None
    registration_closes: date | None = None
    audiences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    has_organiser: bool = True
    people: tuple[Assignment, ...] = ()

    @property
    def is_expected(self) -> bool:
        """Neither cancelled nor postponed: it occupies its room, its day and its people."""
        return self.status in EXPECTED_STATUSES

    @property
    def is_at_its_place(self) -> bool:
        """People come to it; what moved online left its room."""
        return self.status != EventStatus.MOVED_ONLINE

    @property
    def has_day(self) -> bool:
        return has_day(self)

    @property
    def last_day(self) -> date | None:
        """The last day, included; None without a day."""
        return last_day(self)

    @property
    def presences(self) -> set[int]:
        """Who has to be there; a contact answers the phone."""
        return {part.person_id for part in self.people if part.role != PersonRole.CONTACT}


@dataclass(frozen=True, slots=True)
class PlannedBlackout:
    """Days off, both included; without regions they are the whole country's."""

    id: int
    kind: str
    names: Mapping[str, str]
    first: date
    last: date
    region_ids: frozenset[int] = frozenset()
    to_be_confirmed: bool = False
