"""When an event is, in words and for machines; browsers never convert times."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from campaign_site.core import date_phrases
from campaign_site.core.time import ZONE_NAME, to_local

from ..enums import DatePrecision
from ..models import Event
from ..schedule import has_day


def when_text(event: Event, lang: str, *, past: bool = False) -> str:
    """«mardi 1er décembre 2026, de 10 h à 12 h»; how far it is known while it is open.

    `past`: it is over, or its edition is; what is not known then is not to come.
    """
    if has_day(event):
        return date_phrases.when_phrase(
            event.start_date, event.start_time, event.end_time, lang, end_day=event.end_date
        )
    if event.date_precision == DatePrecision.MONTH and event.start_date:
        phrase = date_phrases.month_phrase if past else date_phrases.within_month
        return phrase(event.start_date, lang)
    edition = event.edition
    known = edition and edition.start_date and edition.end_date
    if event.date_precision == DatePrecision.EDITION and known:
        phrase = date_phrases.date_range if past else date_phrases.within_range
        return phrase(edition.start_date, edition.end_date, lang)
    return _("Date not stated") if past else date_phrases.date_to_come(lang)


def when_markup(event: Event, lang: str, *, past: bool) -> SafeString | str:
    """The same with the instant for machines, its offset included."""
    text = when_text(event, lang, past=past)
    if not has_day(event):
        return text
    return format_html('<time datetime="{}">{}</time>', iso_start(event), text)


def when_detail(event: Event, lang: str, *, past: bool) -> str:
    """What to know about the day or the hour: not known, or in which zone it is."""
    if not has_day(event):
        vague = past and event.date_precision != DatePrecision.NONE
        return _("The exact date is not stated.") if vague else ""
    if event.start_time is None:
        # Several days have the hours of their sessions.
        several = event.end_date and event.end_date != event.start_date
        return "" if past or several else date_phrases.time_to_come(lang)
    if event.zone != ZONE_NAME:
        return _("Time of %(zone)s") % {"zone": event.zone}
    return _("Morocco time")


def iso_start(event: Event) -> str:
    """The first instant with its offset, or the first day; the event has a day."""
    return _iso(event.starts_at, event.zone) or event.start_date.isoformat()


def iso_end(event: Event) -> str:
    """The last instant with its offset, or the last day where it differs; else nothing."""
    if event.ends_at:
        return _iso(event.ends_at, event.zone)
    return event.end_date.isoformat() if event.end_date else ""


def announced_when(announced: dict, lang: str) -> str:
    """The date and hours of a change's `before` or `after` in words."""
    day = _day(announced.get("start_date"))
    if announced.get("precision") != DatePrecision.DAY or day is None:
        if announced.get("precision") == DatePrecision.MONTH and day:
            return date_phrases.within_month(day, lang)
        return date_phrases.date_to_come(lang)
    return date_phrases.when_phrase(
        day,
        _time(announced.get("start_time")),
        _time(announced.get("end_time")),
        lang,
        end_day=_day(announced.get("end_date")),
    )


def _iso(instant: datetime | None, zone: str) -> str:
    return to_local(instant, zone).isoformat(timespec="minutes") if instant else ""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
