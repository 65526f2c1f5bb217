"""One event as calendar programs read it: plain data in, a VEVENT of RFC 5545 out.

Choices, each with its reason:

* Times are UTC instants (`…Z`). Phones with old zone tables still place Morocco at
  UTC+1; only an instant is read the same by all. The local time is in the description.
* A start without an end has neither DTEND nor DURATION: we do not invent how long
  an event lasts. Clients draw it at its start (RFC 5545, 3.6.1).
* DTSTAMP is the time of the last change (RFC 5545, 3.8.7.2, for a published object), so
  that the same event gives the same bytes at every download.
* All-day, postponed and cancelled events leave the day free (TRANSP:TRANSPARENT).
* Nobody is named: no ORGANIZER, ATTENDEE or CONTACT, no alarm, and no address of an
  online room.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from icalendar import Event as VEvent
from icalendar import vUri

from campaign_site.core.languages import LocalText

CRLF = "\r\n"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """What a calendar says of an event in one language.

    `start` and `end` are both dates (`end` exclusive) or both aware instants; `status`
    is a STATUS of RFC 5545; addresses are absolute; `geo` is WGS 84 latitude, longitude.
    """

    summary: LocalText
    description: LocalText
    location: LocalText
    categories: tuple[LocalText, ...]
    start: date | datetime
    end: date | datetime | None
    status: str
    free_time: bool
    url: str
    image_url: str = ""
    colour: str = ""
    geo: tuple[float, float] | None = None


def vevent_text(entry: CalendarEntry, *, uid: str, sequence: int, modified_at: datetime) -> str:
    """The VEVENT with its final CRLF, folded at 75 octets between characters."""
    event = VEvent()
    event.add("UID", uid)
    event.add("DTSTAMP", modified_at)
    event.add("LAST-MODIFIED", modified_at)
    event.add("SEQUENCE", sequence)
    event.add("DTSTART", entry.start)
    if entry.end is not None:
        event.add("DTEND", entry.end)
    event.add("STATUS", entry.status)
    event.add("CLASS", "PUBLIC")
    event.add("TRANSP", "TRANSPARENT" if entry.free_time else "OPAQUE")
    for name, text in (
        ("SUMMARY", entry.summary),
        ("DESCRIPTION", entry.description),
        ("LOCATION", entry.location),
    ):
        if text:
            event.add(name, text.text, parameters={"LANGUAGE": text.lang})
    for category in entry.categories:
        event.add("CATEGORIES", [category.text], parameters={"LANGUAGE": category.lang})
    event.add("URL", entry.url)
    if entry.image_url:
        event.add(
            "IMAGE",
            vUri(entry.image_url),
            parameters={"VALUE": "URI", "DISPLAY": "BADGE", "FMTTYPE": "image/png"},
        )
    if entry.colour:
        event.add("COLOR", entry.colour)
    if entry.geo:
        event.add("GEO", entry.geo)
    return event.to_ical().decode()
