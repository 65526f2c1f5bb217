"""An event's facts as the component "facts" takes them: when, where, for whom, how."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaign_site.core import date_phrases
from campaign_site.core.numbers import number_phrase
from partners.enums import SchoolLevel

from ..enums import Audience, PlaceAccess, RegistrationMode, SpokenLanguage
from ..facts import Facts, city_of, place_of
from ..models import Event
from ..presentation import Presentation, status_rule
from .cards import listed
from .edition_texts import text_of
from .event_when import when_detail, when_markup

Row = dict[str, Any]


def fact_rows(
    event: Event, facts: Facts, shown: Presentation, lang: str, *, past: bool
) -> list[Row]:
    """Only what is known; when and where are always there.

    `past`: the event is over, or its edition is.
    """
    rows = [
        {
            "label": _("When"),
            "icon": "clock",
            "value": when_markup(event, lang, past=past),
            "detail": when_detail(event, lang, past=past),
        },
        {"label": _("Where"), "icon": "pin", **_where(event, lang, past=past)},
        {"label": _("For whom"), "icon": "people", **_audience(event)},
        {
            "label": _("Spoken languages"),
            "icon": "language",
            "value": _labels(SpokenLanguage, event.languages),
        },
        {"label": _("Taking part"), "icon": "seat", **_registration(event, facts, shown, lang)},
        {
            "label": _("Press"),
            "icon": "press",
            "value": _("Open to the press") if event.open_to_press else "",
        },
        {
            "label": _("Accessibility of the place"),
            "icon": "access",
            "value": _labels(PlaceAccess, event.access or _place_access(event)),
        },
    ]
    # Nobody registers for an edition that is over, whatever its events still say.
    unasked = past and not shown.is_past
    return [row for row in rows if row["value"] and not (unasked and row["icon"] == "seat")]


def _where(event: Event, lang: str, *, past: bool) -> Row:
    place, city = place_of(event), city_of(event)
    name = text_of(place, "name", lang)
    address = text_of(place, "address", lang).text
    town = text_of(city, "name", lang).text
    region = event.region
    known = [part for part in (name.text, address, town) if part]
    lines = [
        format_html(
            '<a href="{}">{}</a>',
            reverse("events:region", args=[region.slug]),
            text_of(region, "name", lang).text,
        )
        if region
        else "",
        _way_there(place),
    ]
    online = _online(event)
    value = listed(known)
    if not value and not online:
        value = _("Not stated") if past else _("Place to come")
    parts = [part for part in (online, value) if part]
    return {
        "value": format_html_join(SafeString("<br>"), "{}", ((part,) for part in parts)),
        "detail": format_html_join(" · ", "{}", ((line,) for line in lines if line)),
    }


def _online(event: Event) -> SafeString | str:
    if event.online_url:
        return format_html(
            '<a href="{}" rel="noopener noreferrer">{}</a>',
            event.online_url,
            _("Take part online"),
        )
    return pgettext("place", "Online") if event.status == "moved_online" else ""


def _way_there(place: Any) -> SafeString | str:
    """A link that opens the map program of a phone; nothing is asked of another site."""
    latitude = getattr(place, "latitude", None)
    longitude = getattr(place, "longitude", None)
    if latitude is None or longitude is None:
        return ""
    return format_html(
        '<a href="geo:{},{}">{}</a>', latitude, longitude, _("Open in a map program")
    )


def _audience(event: Event) -> Row:
    levels = _labels(SchoolLevel, event.levels)
    value = _labels(Audience, event.audiences)
    return {"value": value or levels, "detail": levels if value else ""}


def _registration(event: Event, facts: Facts, shown: Presentation, lang: str) -> Row:
    """Whether and how to register, the window, and how many seats there are."""
    value: SafeString | str = shown.closed_sentence
    if shown.registration_open and event.registration_mode == RegistrationMode.ELSEWHERE:
        value = format_html(
            '<a href="{}" rel="noopener noreferrer">{}</a>',
            event.registration_url,
            _("Register on the organiser's site"),
        )
    elif shown.registration_open:
        value = {
            RegistrationMode.SCHOOLS: _("Schools register their classes."),
            RegistrationMode.INDIVIDUALS: _("Individuals register."),
        }[RegistrationMode(event.registration_mode)]
    details = [_window(event, lang), _seats(facts, shown, lang), _group_size(event, lang)]
    # Nobody is to hope for a seat at an event that is called off.
    if status_rule(event.status).calls_off:
        details = []
    return {
        "value": value,
        "detail": format_html_join(SafeString("<br>"), "{}", ((one,) for one in details if one)),
    }


def _window(event: Event, lang: str) -> str:
    opens, closes = event.registration_opens, event.registration_closes
    if not opens and not closes:
        return ""
    span = date_phrases.date_range(opens, closes, lang)
    return _("Registration: %(dates)s") % {"dates": span}


def _seats(facts: Facts, shown: Presentation, lang: str) -> str:
    if facts["capacity"] is None:
        return ""
    capacity = number_phrase(facts["capacity"], lang)
    if shown.is_past or facts["seats_left"] == facts["capacity"] or facts["seats_left"] is None:
        return _("Seats: %(capacity)s") % {"capacity": capacity}
    left = number_phrase(facts["seats_left"], lang)
    return _("Seats left: %(left)s of %(capacity)s") % {"left": left, "capacity": capacity}


def _group_size(event: Event, lang: str) -> str:
    smallest, largest = event.group_min, event.group_max
    numbers = {
        "smallest": number_phrase(smallest or 0, lang),
        "largest": number_phrase(largest or 0, lang),
    }
    if smallest and largest:
        return _("Groups of %(smallest)s to %(largest)s people") % numbers
    if largest:
        return _("Groups of at most %(largest)s people") % numbers
    return _("Groups of at least %(smallest)s people") % numbers if smallest else ""


def _place_access(event: Event) -> list[str]:
    return event.venue.access if event.venue else []


def _labels(choices: Any, values: list[str]) -> str:
    return listed(str(choices(value).label) for value in values)
