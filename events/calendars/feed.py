"""A whole calendar: its head, then stored VEVENTs one after the other.

Nothing here is written anew for an event: a feed of thousands is a concatenation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from icalendar import Calendar, vUri

from .entry import CRLF

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODID = "-//Campaign site//NONSGML Programme//EN"
REFRESH_EVERY = timedelta(hours=1)
COLOUR = "teal"

# RFC 5545, 3.6 wants at least one component in a calendar; an empty feed has this one.
_NO_EVENTS = CRLF.join(
    (
        "BEGIN:VTIMEZONE",
        "TZID:Etc/UTC",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0000",
        "TZNAME:UTC",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    )
)
_END = f"END:VCALENDAR{CRLF}"


@dataclass(frozen=True, slots=True)
class CalendarHead:
    """What a calendar says of itself (RFC 7986).

    `source` is the absolute address of the feed, `page` of its page. The calendar has no
    UID of its own, which is optional: programs that take the first UID of a file for an
    event's (vdirsyncer) would see one event instead of all.
    """

    name: str
    lang: str
    source: str
    page: str
    modified_at: datetime | None = None
    description: str = ""


def head_text(head: CalendarHead) -> str:
    """Everything before the first event. There is no METHOD: the feed is subscribed to."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PRODID)
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("NAME", head.name, parameters={"LANGUAGE": head.lang})
    calendar.add("X-WR-CALNAME", head.name)
    if head.description:
        calendar.add("DESCRIPTION", head.description, parameters={"LANGUAGE": head.lang})
        calendar.add("X-WR-CALDESC", head.description)
    if head.modified_at is not None:
        calendar.add("LAST-MODIFIED", head.modified_at)
    calendar.add("REFRESH-INTERVAL", REFRESH_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT1H")
    calendar.add("SOURCE", vUri(head.source), parameters={"VALUE": "URI"})
    calendar.add("URL", head.page)
    calendar.add("COLOR", COLOUR)
    return calendar.to_ical().decode().removesuffix(_END)


def feed_chunks(head: CalendarHead, vevents: Iterable[str]) -> Iterator[bytes]:
    """The calendar in pieces, in bounded memory; texts of events come as they are stored."""
    yield head_text(head).encode()
    empty = True
    for text in vevents:
        empty = False
        yield text.encode()
    if empty:
        yield _NO_EVENTS.encode()
    yield _END.encode()


def single_event(vevent: str) -> str:
    """A file with one event. It has no name: Outlook would make a calendar of its own."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PRODID)
    calendar.add("CALSCALE", "GREGORIAN")
    return f"{calendar.to_ical().decode().removesuffix(_END)}{vevent}{_END}"
