"""A problem in the reader's words, naming the other side; as text or with links."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from campaign_site.core.date_phrases import (
    full_date,
    short_date,
    short_date_range,
    time_range,
    time_to_come,
)
from campaign_site.core.languages import DEFAULT_LANGUAGE, base_code, best_text
from campaign_site.core.marked_text import filled

from .codes import ProblemCode
from .planned import PlannedBlackout, PlannedEvent
from .problem import Problem

Address = Callable[[PlannedEvent], str | None]


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids in problems are called, in the language of the reader.

    `events` are the other sides by id; of those not in `seen` only the region is told.
    """

    events: Mapping[int, PlannedEvent]
    seen: frozenset[int]
    venues: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)
    regions: Mapping[int, str] = field(default_factory=dict)
    blackouts: Mapping[int, PlannedBlackout] = field(default_factory=dict)


def problem_text(problem: Problem, names: Names) -> str:
    """One sentence in the active language."""
    sentence, values = _phrase(problem, names)
    if problem.other_event_id is not None:
        values["other"] = _quoted(problem.other_event_id, names)
    return sentence % values


def problem_html(problem: Problem, names: Names, address: Address) -> SafeString:
    """The same sentence; the other event is a link where `address` gives one."""
    sentence, values = _phrase(problem, names)
    marked = {name: format_html("<bdi>{}</bdi>", value) for name, value in values.items()}
    if problem.other_event_id is not None:
        marked["other"] = _link(problem.other_event_id, names, address)
    return filled(sentence, **marked)


def other_title(event_id: int, names: Names) -> str:
    """The title of an event; what the reader does not see is only placed."""
    event = names.events[event_id]
    if event.id in names.seen:
        return title_of(event)
    if event.region_id is None:
        return _("a national event")
    region = names.regions.get(event.region_id, "")
    return _("an event of another region (%(region)s)") % {"region": region}


def _quoted(event_id: int, names: Names) -> str:
    title = other_title(event_id, names)
    return _("“%(title)s”") % {"title": title} if event_id in names.seen else title


def title_of(event: PlannedEvent) -> str:
    """In the reader's language, or in the one that stands in for it."""
    return best_text(event.titles, _lang()).text or event.slug


def day_of(event: PlannedEvent, *, with_year: bool = False) -> str:
    """The day of an event with its weekday; empty where it has none."""
    if event.start_date is None or not event.has_day:
        return ""
    if event.end_date and event.end_date != event.start_date:
        return short_date_range(event.start_date, event.end_date, _lang(), with_year=with_year)
    return short_date(event.start_date, _lang(), with_year=with_year)


def hours_of(event: PlannedEvent) -> str:
    """«10:00–12:00», or that the time is to come."""
    lang = _lang()
    if event.start_time is None:
        return time_to_come(lang)
    return time_range(event.start_time, event.end_time, lang)


def _link(event_id: int, names: Names, address: Address) -> SafeString:
    event, title = names.events[event_id], other_title(event_id, names)
    url = address(event) if event.id in names.seen else None
    if url is None:
        return format_html("<bdi>{}</bdi>", title)
    return format_html('<a href="{}"><bdi>{}</bdi></a>', url, title)


def _phrase(problem: Problem, names: Names) -> tuple[str, dict[str, Any]]:
    write = _PHRASES.get(problem.code)
    return write(problem, names) if write else (str(problem.code.label), {})


def _venue(problem: Problem, names: Names) -> tuple[str, dict[str, Any]]:
    sentence = (
        _("%(venue)s is also taken by %(other)s: %(when)s.")
        if problem.facts["sure"]
        else _("%(venue)s may also be taken by %(other)s: %(when)s.")
    )
    venue = names.venues.get(problem.facts["venue_id"], "–")
    return sentence, {"venue": venue, "when": _when(problem, names)}


def _person(problem: Problem, names: Names) -> tuple[str, dict[str, Any]]:
    sentence = (
        _("%(person)s is also expected at %(other)s: %(when)s.")
        if problem.facts["sure"]
        else _("%(person)s may also be expected at %(other)s: %(when)s.")
    )
    return sentence, {"person": _who(problem, names), "when": _when(problem, names)}


def _travel(problem: Problem, names: Names) -> tuple[str, dict[str, Any]]:
    facts = problem.facts
    sentence = (
        _(
            "%(person)s cannot reach %(other)s in time: about %(km)s km by road, "
            "%(needed)s min to travel and %(gap)s min between the two."
        )
        if facts["outward"]
        else _(
            "%(person)s cannot come from %(other)s in time: about %(km)s km by road, "
            "%(needed)s min to travel and %(gap)s min between the two."
        )
    )
    numbers = {name: facts[name] for name in ("km", "needed", "gap")}
    return sentence, {"person": _who(problem, names), **numbers}


def _blackout(problem: Problem, names: Names) -> tuple[str, dict[str, Any]]:
    blackout = names.blackouts[problem.facts["blackout_id"]]
    lang = _lang()
    sentence = (
        _("Falls on %(name)s (%(dates)s, to be confirmed).")
        if blackout.to_be_confirmed
        else _("Falls on %(name)s (%(dates)s).")
    )
    dates = short_date_range(blackout.first, blackout.last, lang)
    return sentence, {"name": best_text(blackout.names, lang).text, "dates": dates}


def _friday(problem: Problem, _names: Names) -> tuple[str, dict[str, Any]]:
    return _("It overlaps the Friday prayer, between 12:00 and 15:00."), {}


def _capacity(problem: Problem, names: Names) -> tuple[str, dict[str, Any]]:
    facts = problem.facts
    venue = names.venues.get(facts["venue_id"], "–")
    values = {"heads": facts["heads"], "seats": facts["seats"], "venue": venue}
    return _("Places given: %(heads)s. Seats in %(venue)s: %(seats)s."), values


def _outside(problem: Problem, _names: Names) -> tuple[str, dict[str, Any]]:
    dates = short_date_range(problem.facts["first"], problem.facts["last"], _lang())
    return _("This is outside the days of the edition (%(dates)s)."), {"dates": dates}


def _registration(problem: Problem, _names: Names) -> tuple[str, dict[str, Any]]:
    sentence = (
        _("Registration opens on %(day)s, after the event.")
        if problem.facts["edge"] == "opens"
        else _("Registration closes on %(day)s, after the event.")
    )
    return sentence, {"day": full_date(problem.facts["day"], _lang())}


_PHRASES: Mapping[str, Callable[[Problem, Names], tuple[str, dict[str, Any]]]] = {
    ProblemCode.VENUE: _venue,
    ProblemCode.PERSON: _person,
    ProblemCode.TRAVEL: _travel,
    ProblemCode.BLACKOUT: _blackout,
    ProblemCode.FRIDAY: _friday,
    ProblemCode.CAPACITY: _capacity,
    ProblemCode.OUTSIDE: _outside,
    ProblemCode.REGISTRATION: _registration,
}


def _who(problem: Problem, names: Names) -> str:
    return names.people.get(problem.facts["person_id"], "–")


def _when(problem: Problem, names: Names) -> str:
    event = names.events[problem.other_event_id]
    return _("%(day)s, %(hours)s") % {"day": day_of(event), "hours": hours_of(event)}


def _lang() -> str:
    return base_code(get_language() or DEFAULT_LANGUAGE)
