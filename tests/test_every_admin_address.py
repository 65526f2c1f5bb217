"""Every address of the admin, visited by people who have no business with a region's records.

The addresses come from the resolver, so a new screen is walked by itself; one with a part
that `tests.admin_world` does not know fails here until somebody says how to fill it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from campaign_site.core.permissions.roles import OBSERVERS, PARTNERS, PRESS
from tests.admin_addresses import (
    LEFT_OUT,
    Address,
    Filling,
    UnknownArgument,
    admin_addresses,
)
from tests.admin_world import SECRET, World, filling
from tests.roles import account, browser, coordinator

pytestmark = pytest.mark.django_db
# What a visit may write: the visitor's own session, settings and presence.
OWN_TABLES = {
    "django_session", "wagtailusers_userprofile", "wagtailadmin_editingsession",
    "wagtailadmin_formstate", "django_content_type",
    "core_rendition",  # another size of a picture everybody may use
}  # fmt: skip
# Where the records of a region are reached; the other roles visit these.
SCOPED = re.compile(
    r"admin/(snippets/(choose/)?(events/(event|venue|person)|partners)/|planning/|imports/|bulk/"
    r"|activity|reports/|localize/api|users/|background-work|$)"
)
SEARCH, FILES, ALL = "?q=Confidentiel", ("?export=csv", "?export=xlsx"), "?id=all"
# Addresses that are no list of records.
_NO_LIST = re.compile(r".*(results|add|create|new|preview|progress|search|chosen-multiple)/$")
_WRITE = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)


@pytest.fixture
def world(settings, tmp_path) -> World:
    settings.MEDIA_ROOT = tmp_path
    return World()


class Visitor:
    """Walks addresses and notes whatever a stranger should not have met."""

    def __init__(self, client: Client, *, knows: str = "") -> None:
        self.client = client
        self.client.raise_request_exception = False
        # What this person may read anyway is no secret.
        self.knows = knows
        self.complaints: list[str] = []

    def visit(self, method: str, url: str, data: dict[str, Any] | None = None) -> None:
        with _writes() as tables:
            response = getattr(self.client, method)(url, data)
            content = _content(response)
        place = f"{method.upper()} {url}: "
        if not _is_refusal_or_page(response):
            self.complaints.append(f"{place}{response.status_code} {_target(response)}")
        if SECRET.encode() in content and self.knows != SECRET:
            self.complaints.append(f"{place}tells the secret")
        if foreign := tables - OWN_TABLES:
            self.complaints.append(f"{place}writes {', '.join(sorted(foreign))}")


def _target(response: HttpResponse) -> str:
    return response.headers.get("Location", "")


def _is_refusal_or_page(response: HttpResponse) -> bool:
    if response.status_code == 302:
        # With its language in front it is the answer to an address that is none.
        return re.match(r"/((ar|fr|en)/)?admin/|/$", _target(response)) is not None
    return response.status_code in {200, 400, 403, 404, 405, 409, 422}


def _content(response: HttpResponse) -> bytes:
    content = b"".join(response) if response.streaming else response.content
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


@contextmanager
def _writes() -> Iterator[set[str]]:
    """The tables written to meanwhile."""
    tables: set[str] = set()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if found := _WRITE.match(sql):
            tables.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield tables


def _body(world: World) -> dict[str, Any]:
    """A form full of foreign records, under every name a screen might use."""
    rows = {type(row).__name__.lower(): row.pk for row in world.rows.values()}
    return {
        **rows,
        "id": world.event.pk, "ids": world.event.pk, "days": 1, "event": world.event.pk,
        "events": world.event.pk, "pk": world.event.pk, "region": world.marrakech.pk,
        "source": world.event.edition_id, "key": str(world.keys["preparations"][0]),
        "title_fr": "Autre", "name_fr": "Autre", "kind": world.event.kind_id,
        "start_date": "2026-12-02", "reason": "Parce que", "comment": "Parce que",
        "confirm": "1", "action": "confirm", "version": world.event.latest_revision_id,
    }  # fmt: skip


def _visited(address: Address) -> bool:
    return address.pattern not in LEFT_OUT


def _walk(
    visitor: Visitor, addresses: list[Address], known: Filling, body: dict, *, skipped: str = ""
) -> int:
    visits = 0
    for address in filter(_visited, addresses):
        for url in known.of(address):
            if skipped and skipped in url:
                continue
            for query in _queries(address) if body else ("",):
                visitor.visit("get", f"{url}{query}")
            if "bulk/" in url or "multiple" in url:
                visitor.visit("get", f"{url}?id={body['id']}")
                visitor.visit("post", f"{url}?id={body['id']}", body)
            visitor.visit("post", url)
            if body:
                visitor.visit("post", url, body)
            visits += 1
    return visits


def _queries(address: Address) -> tuple[str, ...]:
    """What is asked of an address besides itself."""
    if "bulk/" in address.pattern or "chosen-multiple/" in address.pattern:
        return ("", ALL)
    if address.names or address.pattern.endswith(("add/", "new/", "create/")):
        return ("",)
    searched = ("", SEARCH)
    return searched if _NO_LIST.match(address.pattern) else (*searched, *FILES)


def _scoped() -> list[Address]:
    return [address for address in admin_addresses() if SCOPED.match(address.pattern)]


def test_every_address_as_the_coordinator_of_another_region(world):
    visitor = Visitor(browser(coordinator(world.rabat)))
    visits = _walk(visitor, admin_addresses(), filling(world), _body(world))
    assert not visitor.complaints, "\n".join(visitor.complaints)
    assert visits > 400
    _still_untouched(world)


@pytest.mark.parametrize("role", [PARTNERS, PRESS, OBSERVERS])
def test_every_address_of_records_in_the_other_roles(world, role):
    knows = SECRET if role == OBSERVERS else ""
    visitor = Visitor(browser(account(role)), knows=knows)
    # Figures and clippings belong to no region: they are the press officers' own.
    _walk(visitor, _scoped(), filling(world), {"id": world.event.pk}, skipped="/media/")
    assert not visitor.complaints, "\n".join(visitor.complaints)
    _still_untouched(world)


def _still_untouched(world: World) -> None:
    for model, row in world.rows.items():
        before = {f.attname: getattr(row, f.attname) for f in model._meta.concrete_fields}
        after = model._base_manager.filter(pk=row.pk).values(*before).get()
        assert after == before
    world.state.refresh_from_db()
    assert world.state.status == world.state.STATUS_IN_PROGRESS


def test_somebody_unknown_is_sent_to_the_login(world):
    visitor = Visitor(Client())
    _walk(visitor, _scoped(), filling(world), {"id": world.event.pk})
    assert not visitor.complaints, "\n".join(visitor.complaints)


def test_an_address_with_an_unknown_part_is_noticed(world):
    strange = Address("admin/planets/<int:planet>/", ("admin/", "planets/<int:planet>/"))
    with pytest.raises(UnknownArgument, match="planet"):
        filling(world).of(strange)


def test_what_is_left_out_exists_and_has_a_reason():
    patterns = {address.pattern for address in admin_addresses()}
    assert set(LEFT_OUT) <= patterns
    assert all(LEFT_OUT.values())
    assert len(LEFT_OUT) < 5


def test_patterns_of_every_form_are_filled():
    regex = Address("", ("admin/", r"^pages/(?P<pk>\d+)/(?P<a>x|\d+)\.\.\.(?P<b>\d+)/$"))
    assert regex.names == ["pk", "a", "b"]
    assert regex.filled({"pk": 3, "a": "x", "b": 9}) == "/admin/pages/3/x...9/"
    route = Address("", ("admin/", "imports/<int:pk>/", r"^report\.(?P<form>csv|xlsx)$"))
    assert route.names == ["pk", "form"]
    assert route.filled({"pk": 3, "form": "csv"}) == "/admin/imports/3/report.csv"


def test_a_leak_and_an_open_door_are_noticed(world):
    visitor = Visitor(browser(world.owner))
    visitor.visit("get", f"/admin/snippets/events/event/edit/{world.event.pk}/")
    visitor.visit("post", f"/admin/snippets/events/event/lock/{world.event.pk}/")
    told, wrote = visitor.complaints
    assert told.endswith("tells the secret")
    assert "events_event" in wrote


def test_a_write_is_noticed(world):
    with _writes() as tables:
        world.event.save(update_fields=["title_fr"])
    assert "events_event" in tables
