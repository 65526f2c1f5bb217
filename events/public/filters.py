"""What a visitor may ask of a programme; the same words for pages, feeds and the calendar.

Repeated values of one filter mean "or", different filters mean "and". A value that cannot
be right raises BadFilter, which pages and feeds answer with 400 and a way on. Names that
are no filter (campaign tags of mailings, say) are ignored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from campaign_site.core.digits import to_western
from campaign_site.core.folding import LONGEST_QUERY
from partners.enums import SchoolLevel

from ..enums import Audience, EventStatus, SpokenLanguage

SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}", re.IGNORECASE)
# Codes the database knows: their form is checked here, `ProgrammeIndex.check` asks for the rest.
CODES: dict[str, re.Pattern[str]] = {
    "region": re.compile(r"[A-Z0-9-]{1,5}"),
    "province": re.compile(r"[0-9.]{1,12}"),
    "kind": SLUG,
    "institution": SLUG,
}
CLOSED_LISTS: dict[str, tuple[str, ...]] = {
    "audience": tuple(Audience.values),
    "level": tuple(SchoolLevel.values),
    "lang": tuple(SpokenLanguage.values),
    "status": tuple(EventStatus.values),
}
# Filters with several values, in the order of canonical addresses.
FACETS: tuple[str, ...] = ("region", "province", "kind", "audience", "level", "lang", "status")
SETS: tuple[str, ...] = (*FACETS, "institution")
DATES: dict[str, str] = {"from": "from_date", "to": "to_date", "day": "day"}
FLAGS: tuple[str, ...] = ("press", "free")


class BadFilter(ValueError):
    """A filter with a value that cannot be right; `field` is the parameter's name.

    `value` is cut to what a page can show, `whole` is not.
    """

    def __init__(self, field: str, value: str) -> None:
        super().__init__(f"{field}={value[:60]}")
        self.field = field
        self.value = value[:60]
        self.whole = value


@dataclass(frozen=True, slots=True)
class ProgrammeFilters:
    """Chosen filters. Dates are local and both ends included; `day` is one of them."""

    region: tuple[str, ...] = ()
    province: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    lang: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    institution: tuple[str, ...] = ()
    from_date: date | None = None
    to_date: date | None = None
    day: date | None = None
    press: bool = False
    free: bool = False
    q: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        """Read a query string. Raises BadFilter; empty values are no filter."""
        chosen: dict[str, object] = {name: _members(name, query) for name in SETS}
        chosen |= {field: _day(name, query) for name, field in DATES.items()}
        chosen |= {name: _flag(name, query) for name in FLAGS}
        return cls(**chosen, q=" ".join(query.get("q", "").split())[:LONGEST_QUERY].strip())

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Parameter and value of everything chosen, in canonical order."""
        for name in SETS:
            for value in getattr(self, name):
                yield name, value
        for name, field in DATES.items():
            if chosen := getattr(self, field):
                yield name, chosen.isoformat()
        for name in FLAGS:
            if getattr(self, name):
                yield name, "1"
        if self.q:
            yield "q", self.q

    def to_query(self, **more: str | int) -> str:
        """A canonical query string without "?"; `more` is appended where it is not empty."""
        extra = [(name, value) for name, value in more.items() if value]
        return urlencode([*self.pairs(), *extra])

    def without(self, name: str, value: str) -> ProgrammeFilters:
        """The same without one pair of `pairs`."""
        if name in SETS:
            left = tuple(member for member in getattr(self, name) if member != value)
            return replace(self, **{name: left})
        if name in DATES:
            return replace(self, **{DATES[name]: None})
        return replace(self, q="") if name == "q" else replace(self, **{name: False})


def _members(name: str, query: QueryDict) -> tuple[str, ...]:
    """Values without repetition: in the order of a closed list, else sorted."""
    given = {value for value in query.getlist(name) if value}
    known = CLOSED_LISTS.get(name, ())
    is_right: Callable[[str], object] = (
        CODES[name].fullmatch if name in CODES else known.__contains__
    )
    for value in sorted(given):
        if not is_right(value):
            raise BadFilter(name, value)
    return tuple(sorted(given, key=known.index if known else str))


def _day(name: str, query: QueryDict) -> date | None:
    text = to_western(query.get(name, "").strip())
    if not text:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise BadFilter(name, text)


def _flag(name: str, query: QueryDict) -> bool:
    text = query.get(name, "")
    if text not in ("", "1"):
        raise BadFilter(name, text)
    return text == "1"
