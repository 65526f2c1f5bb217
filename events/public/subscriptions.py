"""Ways into a reader's own calendar: a feed that is followed, or one event taken over."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

from django.urls import reverse

from ..calendars.links import subscription_links
from ..models import Edition, Event
from ..schedule import has_day, last_day
from .event_files import FOLLOW
from .page_meta import absolute, with_query

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.live.com/calendar/0"


def feed_links(edition: Edition, title: str, query: str = "") -> dict[str, str]:
    """What "calendar_links" takes for a feed of exactly these filters, in the active language."""
    path = reverse("events:edition-feed", args=[edition.slug])
    return subscription_links(absolute(with_query(path, query)), name=title)


def event_links(event: Event, title: str, place: str, url: str) -> dict[str, str]:
    """Following one event, or a copy of it as it is today; empty while it has no day."""
    if not has_day(event):
        return {}
    path = reverse("events:event-calendar", args=[event.slug])
    followed = subscription_links(absolute(with_query(path, FOLLOW)))
    google = {"action": "TEMPLATE", "text": title, "dates": _google_dates(event),
              "location": place, "details": url}  # fmt: skip
    outlook = {"subject": title, "location": place, "body": url, **_outlook_dates(event)}
    return {
        "webcal_url": followed["webcal_url"],
        "https_url": followed["https_url"],
        "google_url": f"{GOOGLE}?{urlencode(google, quote_via=quote)}",
        "outlook_url": f"{OUTLOOK}/deeplink/compose?{urlencode(outlook, quote_via=quote)}",
        "download_url": path,
    }


def _google_dates(event: Event) -> str:
    """UTC instants, or whole days with the day after the last as the end."""
    if event.starts_at is None:
        after = last_day(event) + timedelta(days=1)
        return f"{event.start_date:%Y%m%d}/{after:%Y%m%d}"
    return f"{event.starts_at:%Y%m%dT%H%M%SZ}/{_end(event):%Y%m%dT%H%M%SZ}"


def _outlook_dates(event: Event) -> dict[str, str]:
    if event.starts_at is None:
        after = last_day(event) + timedelta(days=1)
        return {
            "startdt": event.start_date.isoformat(),
            "enddt": after.isoformat(),
            "allday": "true",
        }
    return {"startdt": f"{event.starts_at:%Y-%m-%dT%H:%M:%SZ}",
            "enddt": f"{_end(event):%Y-%m-%dT%H:%M:%SZ}"}  # fmt: skip


def _end(event: Event) -> datetime:
    """These forms want an end: an hour is what both programs would assume."""
    return event.ends_at or event.starts_at + timedelta(hours=1)
