"""What is measured, as addresses of the database at hand; `python -m bench.addresses` prints JSON.

Runs in a process of its own with the settings of the measured server.
"""

import json
import sys
from datetime import date, timedelta
from importlib import import_module
from typing import TYPE_CHECKING

import django
from django.urls import NoReverseMatch, reverse

if TYPE_CHECKING:
    from campaign_site.core.models import User
    from events.models import Edition

LANGUAGE = "fr"
# Of a browser that was here before: Django takes any text of this shape.
TOKEN = "b" * 32
REASONS = {"fr": "Salle occupée", "ar": "القاعة مشغولة"}
# A prime, so that no request finds a card where another one left it.
MOST_MOVES = 1009


def addresses() -> dict[str, str]:
    """Path by name; a page the site does not have is left out. `cookie` opens the admin."""
    from django.db.models import Count
    from django.utils import translation

    from campaign_site.core.models import Region
    from events.models import Edition, Event

    user = _organiser()
    edition = Edition.objects.annotate(size=Count("publications")).order_by("-size")[0]
    event = edition.publications.filter(is_live=True).order_by("pk")[0].event
    region = Region.objects.get(code="MA-07")
    with translation.override(LANGUAGE):
        found = {
            "home": f"/{LANGUAGE}/",
            "programme": _path("events:edition-programme", edition.slug),
            "event": _path("events:event", event.slug),
            "region": _path("events:region", region.slug),
            "feed": _path("events:edition-feed", edition.slug),
            "api": _path("api:event-list") or "/api/v1/events/",
        }
    of_edition = f"?edition={edition.pk}"
    found["overview"] = _path("wagtailadmin_home")
    for name, route in {
        "admin": Event.snippet_viewset.get_url_name("list"),
        "board": "planning_board",
        "problems": "planning_problems",
        "move": "planning_board_move",
    }.items():
        found[name] = (path := _path(route)) and path + of_edition
    return {name: path for name, path in found.items() if path} | {
        "cookie": f"sessionid={_session(user)}; csrftoken={TOKEN}",
        "token": TOKEN,
        "moves": json.dumps(moves(edition)),
        "events": str(edition.publications.filter(is_live=True).count()),
    }


def _path(name: str, *arguments: str) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def moves(edition: "Edition") -> list[str]:
    """Bodies that carry a card to the next day or the day before, each another card."""
    from events.enums import DatePrecision, EventStatus

    events = edition.events.filter(
        live=True, status=EventStatus.SCHEDULED, date_precision=DatePrecision.DAY,
        start_date__gt=edition.start_date, parent=None,
    ).order_by("pk")  # fmt: skip
    columns = events.values_list("pk", "region_id", "start_date")
    return [_move(pk, str(region or "none"), day) for pk, region, day in columns[:MOST_MOVES]]


def _move(pk: int, row: str, day: date) -> str:
    before = (day - timedelta(days=1)).isoformat()
    place = {"row": row, "day": before, "from_row": row, "from_day": day.isoformat()}
    return json.dumps({"event": pk, "confirmed": True, "reasons": REASONS} | place)


def _organiser() -> "User":
    from django.contrib.auth import get_user_model

    user, _created = get_user_model().objects.get_or_create(
        username="bench", defaults={"is_superuser": True, "is_staff": True}
    )
    return user


def _session(user: "User") -> str:
    """A session of a national organiser, opened without a log-in form."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    django.setup()
    json.dump(addresses(), sys.stdout)
