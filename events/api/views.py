"""The programming interface: what the site shows, for other programs (read-only)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from campaign_site.core.languages import CODES
from campaign_site.core.models import Region, Tombstone
from campaign_site.core.time import today
from partners.models import Institution

from ..models import Edition, EventKind
from ..public.filters import ProgrammeFilters
from ..selectors.institutions import with_present_names
from ..selectors.publications import check_codes, published
from . import shapes
from .answers import read_only
from .openapi import document
from .parameters import cursor_of, limit_of, since_of
from .problems import not_found
from .stream import Source, stream_page

Json = dict[str, object]
# Texts that only calendars and searches read.
_UNNEEDED = ("search_text", "announced", "calendar", *(f"calendar_{lang}" for lang in CODES))


@read_only
def event_list(request: HttpRequest) -> Json:
    """Events of all public editions, with the programme's filters and `edition`."""
    filters = ProgrammeFilters.from_query(request.GET)
    edition = request.GET.get("edition", "")
    check_codes(filters, edition=edition)
    filters = with_present_names(filters)
    rows = published(filters, today=today())
    if edition:
        rows = rows.filter(edition__slug=edition)
    source = Source(rows.defer(*_UNNEEDED), "modified_at", "event_id")
    return _listed(request, source, _event_shape(), kind="event")


@read_only
def event_detail(request: HttpRequest, uid: uuid.UUID) -> Json | HttpResponse:
    rows = published(ProgrammeFilters(), today=today()).defer(*_UNNEEDED)
    return _one(rows, _event_shape(), uid=uid)


@read_only
def edition_list(request: HttpRequest) -> Json:
    rows = Edition.objects.public().select_related("campaign")
    return _listed(request, Source(rows, "updated_at"), shapes.edition_json, kind="edition")


@read_only
def edition_detail(request: HttpRequest, pk: int) -> Json | HttpResponse:
    rows = Edition.objects.public().select_related("campaign")
    return _one(rows, shapes.edition_json, pk=pk)


@read_only
def institution_list(request: HttpRequest) -> Json:
    rows = Institution.objects.select_related("region")
    source = Source(rows, "updated_at")
    return _listed(request, source, shapes.institution_json, kind="institution")


@read_only
def institution_detail(request: HttpRequest, pk: int) -> Json | HttpResponse:
    return _one(Institution.objects.select_related("region"), shapes.institution_json, pk=pk)


@read_only
def region_list(request: HttpRequest) -> Json:
    source = Source(Region.objects.all(), "updated_at")
    return _listed(request, source, shapes.region_json, kind="region")


@read_only
def region_detail(request: HttpRequest, code: str) -> Json | HttpResponse:
    return _one(Region.objects.all(), shapes.region_json, code=code)


@read_only
def openapi(request: HttpRequest) -> Json:
    return document(settings.SITE_BASE_URL)


@read_only
def unknown(request: HttpRequest) -> HttpResponse:
    return not_found("There is nothing at this address. See /api/v1/openapi.json.")


def _event_shape() -> Callable[..., Json]:
    kinds = {kind.code: shapes.kind_json(kind) for kind in EventKind.objects.all()}
    return partial(shapes.event_json, kinds=kinds)


def _listed(request: HttpRequest, source: Source, shape: Callable[..., Json], *, kind: str) -> Json:
    page = stream_page(
        source,
        kind=kind,
        limit=limit_of(request.GET),
        after=cursor_of(request.GET),
        since=since_of(request.GET),
    )
    cursor = page.last.encode() if page.last else None
    return {
        "results": [
            shapes.removed_json(item) if isinstance(item, Tombstone) else shape(item)
            for item in page.items
        ],
        "cursor": cursor,
        "next": _next(request, cursor) if page.more else None,
    }


def _next(request: HttpRequest, cursor: str | None) -> str:
    query: QueryDict = request.GET.copy()
    query["cursor"] = cursor
    return f"{settings.SITE_BASE_URL}{request.path}?{query.urlencode()}"


def _one(rows, shape: Callable[..., Json], **lookup: object) -> Json | HttpResponse:
    record = rows.filter(**lookup).first()
    return shape(record) if record else not_found("There is no such public record.")


def guide(request: HttpRequest) -> HttpResponse:
    """For people: to the page that explains the interface, in the visitor's language."""
    return HttpResponseRedirect(reverse("events:api-guide"))
