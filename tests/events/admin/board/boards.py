"""Boards for tests: an edition of five days, and what a board of it shows."""

import json
import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client

from campaign_site.core.permissions.roles import NATIONAL
from events.models import Edition, Event
from tests.factories import EditionFactory, EventFactory
from tests.roles import account, browser

BOARD = "/admin/planning/board/"
MOVE = f"{BOARD}move/"
CELL = f"{BOARD}cell/"
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (f"2026-12-0{n}" for n in (1, 2, 3, 4))
UNDATED = "none"


def week(**fields: object) -> Edition:
    """From Tuesday 1 to Saturday 5 December 2026; the board's own when no other is current."""
    fields = {"start_date": date(2026, 12, 1), "end_date": date(2026, 12, 5)} | fields
    return EditionFactory(**fields)


def planned(edition: Edition, **fields: object) -> Event:
    """A draft on the first day, with both titles; give `region`, `start_date`…"""
    fields = {"live": False, "title_fr": "Atelier", "title_ar": "ورشة"} | fields
    return EventFactory(edition=edition, **fields)


def national() -> Client:
    return browser(account(NATIONAL))


def open_board(client: Client, edition: Edition, **query: object) -> HttpResponse:
    """The page, which must be there."""
    response = client.get(f"{BOARD}?{urlencode({'edition': edition.pk} | query)}")
    assert response.status_code == 200
    return response


def cells(html: str) -> dict[str, list[int]]:
    """The events on the cards of each cell that has any, by `row.day`."""
    found = re.findall(r'<td id="c\.([^"]*)"[^>]*>(.*?)</td>', html, re.DOTALL)
    events = {name: [int(pk) for pk in re.findall(r'data-e="(\d+)"', cell)] for name, cell in found}
    return {name: pks for name, pks in events.items() if pks}


def shown(client: Client, edition: Edition, **query: object) -> dict[str, list[int]]:
    return cells(open_board(client, edition, **query).content.decode())


def send(client: Client, edition: Edition, body: Any, **query: object) -> HttpResponse:
    """What a script sends when a card is dropped, or a move is taken back."""
    address = f"{MOVE}?{urlencode({'edition': edition.pk} | query)}"
    text = body if isinstance(body, str) else json.dumps(body)
    return client.post(address, text, content_type="application/json")


def drop(
    client: Client,
    event: Event,
    *,
    to: str,
    start: str | None = None,
    rows: str = "regions",
    **more: Any,
) -> HttpResponse:
    """Carry a card to the cell `row.day`; it starts where its region and day are, or at `start`."""
    day = event.start_date.isoformat() if event.start_date else UNDATED
    start = start or f"{event.region_id or 'none'}.{day}"
    names = ("from_row", "from_day", "row", "day")
    body = dict(zip(names, (*start.split("."), *to.split(".")), strict=True))
    return send(client, event.edition, {"event": event.pk} | body | more, rows=rows)
