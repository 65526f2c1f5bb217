"""The words of a calendar entry in one language, from an event loaded `with_texts`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaign_site.core import date_phrases
from campaign_site.core.directions import strip_bidi_controls
from campaign_site.core.languages import LocalText, best_text, direction
from campaign_site.core.time import ZONE_NAME

from ..enums import EventStatus
from ..facts import city_of, place_of, public_parent, texts_of
from ..models import Event
from ..presentation import status_rule
from ..schedule import has_day, last_day
from .entry import CalendarEntry

# Line ends of Unicode at which careless parsers break lines, and what no text may hold
# (RFC 5545, 3.1: no control characters).
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_ELISIONS = ("’", "'", "لـ")
_COLOUR = re.compile("[a-z]{3,30}")


def compose(event: Event, lang: str, *, base_url: str) -> CalendarEntry | None:
    """The entry in a language; None for an event without a day, which no feed holds.

    Activates the language for the interface's words; texts of the event that are
    missing in it stand in another, and say so.
    """
    if not has_day(event):
        return None
    with translation.override(lang):
        rule = status_rule(event.status)
        start, end = span(event)
        page = base_url + reverse("events:event", args=[event.slug])
        return CalendarEntry(
            summary=_summary(event, lang),
            description=_description(event, lang, page),
            location=_location(event, lang),
            categories=tuple(filter(None, [_text(texts_of(event.kind, "name"), lang)])),
            start=start,
            end=end,
            status=rule.calendar,
            free_time=rule.calls_off or not hasattr(start, "hour"),
            url=page,
            # The picture that is drawn of every event, at an address of its own.
            image_url=f"{page}share.png",
            colour=event.kind.colour if _COLOUR.fullmatch(event.kind.colour) else "",
            geo=_geo(event),
        )


def span(event: Event) -> tuple[date, date | None]:
    """DTSTART and DTEND: instants where the hours allow it, else days, the end exclusive.

    Several days with only a first hour are whole days: an instant would show the first.
    """
    final = last_day(event)
    if event.starts_at is None or (event.ends_at is None and final != event.start_date):
        after = None if final == date.max else final + timedelta(days=1)
        return event.start_date, after
    return event.starts_at, event.ends_at


def _summary(event: Event, lang: str) -> LocalText:
    title = _text(texts_of(event, "title"), lang)
    if not status_rule(event.status).calls_off:
        return title
    status = EventStatus(event.status).label
    text = pgettext("calendar", "%(status)s: %(title)s") % {"status": status, "title": title.text}
    return LocalText(text, title.lang, title.dir, title.is_fallback)


def _description(event: Event, lang: str, page: str) -> LocalText:
    paragraphs = [
        _joined([*_status(event, lang), _when(event, lang), _where(event, lang)]),
        _text(texts_of(event, "summary"), lang).text,
        _joined([*_organisers(event, lang), _part_of(event, lang)]),
        _("Details and changes: %(address)s") % {"address": page},
        _invented(event),
    ]
    return LocalText("\n\n".join(filter(None, paragraphs)), lang, direction(lang), False)


def _status(event: Event, lang: str) -> Iterable[str]:
    if event.status == EventStatus.SCHEDULED:
        return
    reason = _text(texts_of(event, "change_reason"), lang).text
    label = EventStatus(event.status).label
    if reason:
        yield _("%(status)s: %(reason)s") % {"status": label, "reason": reason}
    else:
        yield _("Status: %(status)s") % {"status": label}


def _when(event: Event, lang: str) -> str:
    end_day = event.end_date if event.end_date != event.start_date else None
    phrase = date_phrases.when_phrase(
        event.start_date,
        event.start_time,
        event.end_time,
        lang,
        end_day=end_day,
        isolates=True,
    )
    if event.start_time is None:
        return f"{phrase} ({date_phrases.time_to_come(lang)})"
    if event.zone != ZONE_NAME:
        return _("%(when)s (time of %(zone)s)") % {"when": phrase, "zone": event.zone}
    return _("%(when)s (Morocco time)") % {"when": phrase}


def _where(event: Event, lang: str) -> str:
    location = _location(event, lang)
    return _("Place: %(place)s") % {"place": location.text} if location else ""


def _location(event: Event, lang: str) -> LocalText:
    """Venue, address, town; the language is that of the venue's name."""
    place, city = place_of(event), city_of(event)
    name = _text(texts_of(place, "name"), lang)
    parts = [name.text, *(_text(texts_of(place, "address"), lang).text.split("\n"))]
    town = _text(texts_of(city, "name"), lang)
    if town.text and not any(town.text in part for part in parts):
        parts.append(town.text)
    if event.online_url or event.status == EventStatus.MOVED_ONLINE:
        parts.insert(0, pgettext("place", "Online"))
    text = pgettext("between parts of an address", ", ").join(filter(None, parts))
    told = name if name else town
    return LocalText(text, told.lang, told.dir, told.is_fallback)


def _organisers(event: Event, lang: str) -> Iterable[str]:
    """Institutions with the exact wording of their part, in order of protocol.

    A wording reads on into the name, sometimes without a space: «organisé par l’».
    """
    for role in event.partner_roles.all():
        name = _text(texts_of(role.institution, "name"), lang).text
        wording = _text(texts_of(role, "wording"), lang).text
        if wording:
            yield f"{wording}{'' if wording.endswith(_ELISIONS) else ' '}{name}"
        else:
            part = role.get_code_display()
            yield _("%(part)s: %(institution)s") % {"part": part, "institution": name}


def _part_of(event: Event, lang: str) -> str:
    whole = public_parent(event)
    if whole is None:
        return ""
    return _("Part of: %(title)s") % {"title": _text(texts_of(whole, "title"), lang).text}


def _invented(event: Event) -> str:
    demonstration = event.edition is not None and event.edition.is_demonstration
    if event.is_synthetic or demonstration:
        return _("This event is invented, to demonstrate the site.")
    return ""


def _geo(event: Event) -> tuple[float, float] | None:
    place = place_of(event)
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return float(place.latitude), float(place.longitude)


def _text(values: dict[str, str], lang: str) -> LocalText:
    found = best_text(values, lang)
    return LocalText(plain(found.text), found.lang, found.dir, found.is_fallback)


def plain(text: str) -> str:
    """Text that any parser reads: one kind of line end, no controls, no bidi overrides."""
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return strip_bidi_controls(_CONTROLS.sub("", lines))


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(filter(None, lines))
