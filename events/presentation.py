"""One place that says what a public status means: badge, calendar, structured data, seats.

Pages, calendars, structured data, mails and registration ask here, so that an event
that is cancelled on its page is cancelled everywhere. Everything is pure: the day is
an argument. Full, past and "date to come" are derived, never stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .enums import DatePrecision, EventStatus, RegistrationMode

Text = str | Promise


@dataclass(frozen=True, slots=True)
class StatusRule:
    """What one public status means.

    `calendar` is a STATUS of RFC 5545 (3.8.1.11), `schema` the local name of
    schema.org's EventStatusType, `tone` the badge's (empty: no badge is needed),
    `calls_off` whether nobody should come at the announced time.
    """

    tone: str
    calendar: str
    schema: str
    calls_off: bool = False


STATUS_RULES: dict[str, StatusRule] = {
    EventStatus.SCHEDULED: StatusRule("", "CONFIRMED", "EventScheduled"),
    EventStatus.RESCHEDULED: StatusRule("info", "CONFIRMED", "EventRescheduled"),
    EventStatus.MOVED_ONLINE: StatusRule("info", "CONFIRMED", "EventMovedOnline"),
    EventStatus.POSTPONED: StatusRule("warning", "TENTATIVE", "EventPostponed", calls_off=True),
    EventStatus.CANCELLED: StatusRule("bad", "CANCELLED", "EventCancelled", calls_off=True),
}


class Closed(StrEnum):
    """Why nobody can register now."""

    NOT_NEEDED = "not_needed"
    INVITATION = "invitation"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    TOOK_PLACE = "took_place"
    PAST = "past"
    NO_DATE = "no_date"
    NOT_YET = "not_yet"
    OVER = "over"
    FULL = "full"


CLOSED_SENTENCES: dict[Closed, Text] = {
    Closed.NOT_NEEDED: _("No registration is needed."),
    Closed.INVITATION: _("Participation is by invitation."),
    Closed.CANCELLED: _("The event is cancelled."),
    Closed.POSTPONED: _("The event is postponed; registration opens again with the new date."),
    Closed.TOOK_PLACE: _("The event has taken place."),
    Closed.PAST: _("This event is past."),
    Closed.NO_DATE: _("Registration opens once the date is known."),
    Closed.NOT_YET: _("Registration is not open yet."),
    Closed.OVER: _("Registration is closed."),
    Closed.FULL: _("All places are taken."),
}


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides how an event is presented; dates are local, `last_day` included.

    `took_place` is None where nobody said whether it did: a day that is over proves nothing.
    """

    status: str
    first_day: date | None = None
    last_day: date | None = None
    full: bool = False
    registration: str = RegistrationMode.NONE
    opens: date | None = None
    closes: date | None = None
    took_place: bool | None = None


@dataclass(frozen=True, slots=True)
class Badge:
    code: str
    tone: str
    label: Text


@dataclass(frozen=True, slots=True)
class Presentation:
    """How an event appears on a day.

    `badges` are ordered, the weightiest first. `closed` is None where registration
    is open (here, or elsewhere with mode "elsewhere").
    """

    badges: tuple[Badge, ...]
    calendar_status: str
    schema_status: str
    in_feeds: bool
    is_past: bool
    date_known: bool
    closed: Closed | None

    @property
    def registration_open(self) -> bool:
        return self.closed is None

    @property
    def closed_sentence(self) -> Text:
        """Why registration is closed, in the active language; empty where it is open."""
        return CLOSED_SENTENCES[self.closed] if self.closed else ""


def status_rule(status: str) -> StatusRule:
    return STATUS_RULES[EventStatus(status)]


def present(situation: Situation, *, today: date) -> Presentation:
    """How an event in this situation appears on a local day."""
    rule = status_rule(situation.status)
    past = is_past(situation, today=today)
    return Presentation(
        badges=tuple(_badges(situation, rule, past=past)),
        calendar_status=rule.calendar,
        schema_status=f"https://schema.org/{rule.schema}",
        in_feeds=situation.first_day is not None,
        is_past=past,
        date_known=situation.first_day is not None,
        closed=_closed(situation, past=past, today=today),
    )


def is_past(situation: Situation, *, today: date) -> bool:
    """Whether its last day is over; an event without a day is never past."""
    last = situation.last_day or situation.first_day
    return last is not None and last < today


def _badges(situation: Situation, rule: StatusRule, *, past: bool) -> list[Badge]:
    badges = []
    if rule.tone:
        badges.append(Badge(situation.status, rule.tone, EventStatus(situation.status).label))
    if past and not rule.calls_off:
        badges.append(Badge("past", "", pgettext_lazy("event", "Past")))
    if situation.full and not past and not rule.calls_off:
        badges.append(Badge("full", "warning", pgettext_lazy("event", "Full")))
    if situation.first_day is None and not rule.calls_off:
        badges.append(Badge("no_date", "", _("Date to come")))
    return badges


def _closed(situation: Situation, *, past: bool, today: date) -> Closed | None:
    """The first reason that holds, the most final first."""
    reasons = {
        Closed.CANCELLED: situation.status == EventStatus.CANCELLED,
        Closed.POSTPONED: situation.status == EventStatus.POSTPONED,
        Closed.TOOK_PLACE: past and situation.took_place is True,
        Closed.PAST: past,
        Closed.NOT_NEEDED: situation.registration == RegistrationMode.NONE,
        Closed.INVITATION: situation.registration == RegistrationMode.INVITATION,
        Closed.NO_DATE: situation.first_day is None,
        Closed.NOT_YET: situation.opens is not None and today < situation.opens,
        Closed.OVER: situation.closes is not None and today > situation.closes,
        Closed.FULL: situation.full,
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def situation_of(facts: Mapping[str, object]) -> Situation:
    """The situation told by the facts of a publication."""
    known = facts["precision"] == DatePrecision.DAY and facts["start_date"]
    return Situation(
        status=str(facts["status"]),
        first_day=_day(facts["start_date"]) if known else None,
        last_day=_day(facts["end_date"] or facts["start_date"]) if known else None,
        full=bool(facts["full"]),
        registration=str(facts["registration"]),
        opens=_day(facts["registration_opens"]),
        closes=_day(facts["registration_closes"]),
        # Facts stored before this one was told do not have it.
        took_place=facts.get("took_place"),
    )


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None
