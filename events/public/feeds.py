"""Calendars to subscribe to, and single events to take along.

A feed that is already made costs one query, for the version of the content; a client
that has it already costs no more. Language and filters are in the address alone.
"""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import connection
from django.db.models import Max
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from campaign_site.core.content_version import content_version
from campaign_site.core.models import Tombstone
from campaign_site.core.time import today

from ..calendars.feed import CONTENT_TYPE, CalendarHead, feed_chunks
from ..calendars.store import FeedStore, StoredFeed
from ..models import Edition, Publication
from ..selectors.editions import Renamed, public_edition
from ..selectors.institutions import with_present_names
from ..selectors.publications import check_codes, published
from .feed_names import feed_name
from .filters import BadFilter, ProgrammeFilters
from .page_meta import absolute, with_query
from .representations import accepts_gzip, answer_without_body, representation_headers

# In place of an edition's address: events of all editions and projects.
ALL = "all"
# Raise it when feeds are written in another way: files of older releases are not used.
FORMAT = 1
EVERYTHING = ProgrammeFilters()
_CHUNK = 500


@require_safe
def edition_feed(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The calendar of an edition, or of everything, with the filters of the programme."""
    try:
        filters = ProgrammeFilters.from_query(request.GET) if request.GET else EVERYTHING
        return _answer(request, slug, filters)
    except BadFilter as bad:
        return _bad_filter(bad)
    except Edition.DoesNotExist:
        raise Http404(_("This calendar does not exist.")) from None
    except Renamed as moved:
        path = reverse("events:edition-feed", args=[moved.slug])
        return HttpResponsePermanentRedirect(with_query(path, request.META.get("QUERY_STRING", "")))


def _answer(request: HttpRequest, slug: str, filters: ProgrammeFilters) -> HttpResponseBase:
    try:
        return _file_answer(request, *_current_feed(request, slug, filters), f"{slug}.ics")
    except FileNotFoundError:
        # Another process replaced the file just now: look again, or make it.
        return _file_answer(request, *_current_feed(request, slug, filters), f"{slug}.ics")


def _current_feed(
    request: HttpRequest, slug: str, filters: ProgrammeFilters
) -> tuple[FeedStore, StoredFeed]:
    """The feed as of now, made if nobody asked since the last change.

    Raises Edition.DoesNotExist, Renamed or BadFilter.
    """
    store = FeedStore(settings.FEED_CACHE_DIR, limit=settings.FEED_CACHE_BYTES)
    path = with_query(reverse("events:edition-feed", args=[slug]), filters.to_query())
    day = today()
    version = getattr(request, "content_version", None) or content_version()
    key = _key(path, filters, day)
    feed = store.get(key, version=version)
    if feed is None:
        with store.building():
            # Somebody else may have made it while we waited.
            feed = store.get(key, version=version)
            feed = feed or _made(store, key, version, path, slug, filters, day)
    return store, feed


def _key(path: str, filters: ProgrammeFilters, day: date) -> str:
    """What a feed's bytes depend on beside the content; "seats left" ends with the day."""
    database = connection.settings_dict
    where = (database["ENGINE"], database["HOST"], database["PORT"], database["NAME"])
    parts = (FORMAT, settings.SITE_BASE_URL, *where, path, day if filters.free else "")
    return "\n".join(map(str, parts))


def _made(
    store: FeedStore,
    key: str,
    version: int,
    path: str,
    slug: str,
    filters: ProgrammeFilters,
    day: date,
) -> StoredFeed:
    edition = None if slug == ALL else public_edition(slug)
    check_codes(filters)
    filters = with_present_names(filters)
    lang = get_language()
    rows = published(filters, today=day, edition=edition)
    rows = rows.exclude(**{f"calendar_{lang}": ""})
    newest = rows.aggregate(newest=Max("modified_at"))["newest"]
    page = reverse("events:edition", args=[slug]) if edition else f"/{lang}/"
    head = CalendarHead(
        name=feed_name(edition, filters, lang),
        lang=lang,
        source=absolute(path),
        page=absolute(page),
        modified_at=newest or (edition.updated_at if edition else None),
    )
    texts = rows.order_by("starts_on", "event_id").values_list(f"calendar_{lang}", flat=True)
    chunks = feed_chunks(head, texts.iterator(chunk_size=_CHUNK))
    return store.put(key, chunks, version=version, modified_at=_last_change() or head.modified_at)


def _last_change() -> datetime | None:
    """When anything that was ever in a calendar last changed.

    What left a feed, for another region or for a day to come, is not found among what is
    in it; who asks with If-Modified-Since alone would keep it.
    """
    changed = Publication.objects.aggregate(newest=Max("modified_at"))["newest"]
    removed = Tombstone.objects.filter(kind="event").aggregate(newest=Max("removed_at"))["newest"]
    return max(filter(None, (changed, removed)), default=None)


def _file_answer(
    request: HttpRequest, store: FeedStore, feed: StoredFeed, filename: str
) -> HttpResponseBase:
    zipped = accepts_gzip(request)
    headers = representation_headers(
        tag=feed.tag, zipped=zipped, content_type=CONTENT_TYPE, modified_at=feed.modified_at
    )
    size = store.size(feed, zipped=zipped)
    answer = answer_without_body(request, headers, size=size, modified_at=feed.modified_at)
    if answer is None:
        # A real file, so that the server may send it without reading it (sendfile).
        body = store.open(feed, zipped=zipped)
        # Named here, not among the headers: else it is guessed from the file's name.
        kind = headers.pop("Content-Type")
        answer = FileResponse(body, filename=filename, content_type=kind, headers=headers)
    answer.no_page_cache = True
    return answer


def _bad_filter(bad: BadFilter) -> HttpResponse:
    text = _("The filter “%(field)s” does not know the value “%(value)s”.")
    return HttpResponse(
        text % {"field": bad.field, "value": bad.value} + "\n",
        status=400,
        content_type="text/plain; charset=utf-8",
    )
