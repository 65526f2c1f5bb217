"""An event for machines: schema.org's Event, equal to what the page says.

https://schema.org/Event and what search engines ask of it. A data block is never
executed, so the page's policy for scripts does not concern it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from campaign_site.core.time import to_instant, to_local

from ..enums import DatePrecision, EventStatus, RoleCode
from ..facts import Facts, city_of, place_of, public_parent
from ..models import Event, EventChange
from ..presentation import Presentation
from ..schedule import has_day
from .edition_texts import text_of
from .event_history import previous_date
from .event_when import iso_end, iso_start

# Who answers for an event; the others take part in it.
ORGANISING = (
    RoleCode.ORGANISER,
    RoleCode.INITIATOR,
    RoleCode.LAUNCHER,
    RoleCode.AUSPICES,
    RoleCode.IMPLEMENTER,
)
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def event_data(
    event: Event,
    facts: Facts,
    shown: Presentation,
    changes: Sequence[EventChange],
    lang: str,
    *,
    url: str,
    images: Sequence[str] = (),
) -> dict[str, Any] | None:
    """The event as data; nothing where no day was ever told, which schema.org demands.

    A postponed event without a new day keeps the one it had, as search engines ask.
    """
    previous = _previous_start(event, changes)
    start = iso_start(event) if has_day(event) else previous
    if not start:
        return None
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": url,
        "url": url,
        "name": text_of(event, "title", lang).text,
        "description": text_of(event, "summary", lang).text,
        "startDate": start,
        "endDate": iso_end(event) if has_day(event) else "",
        "previousStartDate": previous,
        "eventStatus": shown.schema_status,
        "eventAttendanceMode": f"https://schema.org/{_attendance(event)}",
        "location": _location(event, lang, url),
        "organizer": _organizers(event, lang),
        "image": list(images),
        "inLanguage": [code for code in event.languages if code != "sign"],
        "maximumAttendeeCapacity": facts["capacity"],
        "remainingAttendeeCapacity": facts["seats_left"] if not shown.is_past else None,
        "superEvent": _parent(event, lang, url),
    }
    return {name: value for name, value in data.items() if value not in ("", None, [], {})}


def data_block(data: dict[str, Any]) -> SafeString:
    """The content of a script element of type application/ld+json, safe inside HTML."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308 - the three characters are escaped


def _previous_start(event: Event, changes: Sequence[EventChange]) -> str:
    if event.status not in (EventStatus.RESCHEDULED, EventStatus.POSTPONED):
        return ""
    before = previous_date(changes) or {}
    if before.get("precision", DatePrecision.DAY) != DatePrecision.DAY:
        return ""
    day, hour = before.get("start_date"), before.get("start_time")
    if not (day and hour):
        return day or ""
    instant = to_instant(date.fromisoformat(day), time.fromisoformat(hour), event.zone)
    return to_local(instant, event.zone).isoformat(timespec="minutes")


def _is_online(event: Event) -> bool:
    return bool(event.online_url) or event.status == EventStatus.MOVED_ONLINE


def _attendance(event: Event) -> str:
    if not _is_online(event):
        return "OfflineEventAttendanceMode"
    somewhere = (place_of(event) or city_of(event)) and event.status != EventStatus.MOVED_ONLINE
    return "MixedEventAttendanceMode" if somewhere else "OnlineEventAttendanceMode"


def _location(event: Event, lang: str, url: str) -> list[dict[str, Any]] | dict[str, Any]:
    virtual = {"@type": "VirtualLocation", "url": event.online_url or url}
    if _attendance(event) == "OnlineEventAttendanceMode":
        return virtual
    place = _place(event, lang)
    return [place, virtual] if _is_online(event) else place


def _place(event: Event, lang: str) -> dict[str, Any]:
    place, city = place_of(event), city_of(event)
    address = {
        "@type": "PostalAddress",
        "streetAddress": text_of(place, "address", lang).text,
        "addressLocality": text_of(city, "name", lang).text,
        "addressRegion": text_of(event.region, "name", lang).text,
        "addressCountry": "MA",
    }
    name = text_of(place, "name", lang).text or address["addressLocality"]
    found: dict[str, Any] = {
        "@type": "Place",
        "name": name or address["addressRegion"],
        "address": {key: value for key, value in address.items() if value},
    }
    latitude, longitude = getattr(place, "latitude", None), getattr(place, "longitude", None)
    if latitude is not None and longitude is not None:
        found["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(latitude),
            "longitude": float(longitude),
        }
    return {key: value for key, value in found.items() if value}


def _organizers(event: Event, lang: str) -> list[dict[str, str]]:
    roles = [role for role in event.partner_roles.all() if role.code in ORGANISING]
    found = {}
    for role in roles:
        name = text_of(role.institution, "name", lang).text or role.institution.acronym
        entry = {"@type": "Organization", "name": name, "url": role.institution.website}
        found[role.institution_id] = {key: value for key, value in entry.items() if value}
    return list(found.values())


def _parent(event: Event, lang: str, url: str) -> dict[str, str]:
    whole = public_parent(event)
    if whole is None:
        return {}
    address = url.replace(f"/{event.slug}/", f"/{whole.slug}/")
    name = text_of(whole, "title", lang).text
    return {"@type": "Event", "name": name, "url": address}
