"""One event as a calendar: a file to take along, or a feed that is followed."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import quote

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from campaign_site.core.former_addresses import renamed_to
from campaign_site.core.languages import best_text

from ..calendars.compose import plain
from ..calendars.feed import CONTENT_TYPE, CalendarHead, feed_chunks, single_event
from ..facts import digest
from ..models import Publication
from .page_meta import absolute, with_query
from .representations import answer_without_body, representation_headers

# The query of an event's address that is subscribed to: the answer is then a feed.
FOLLOW = "follow=1"
_NOT_IN_FILE_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_LONGEST = 100


@require_safe
def event_calendar(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The event in the language of the address; a file only once it has a date.

    Who follows it has an empty calendar meanwhile: an error would leave the old day there.
    """
    lang = get_language()
    follows = "follow" in request.GET
    rows = Publication.objects.filter(is_live=True)
    columns = (f"calendar_{lang}", "modified_at", "facts")
    found = rows.filter(event__slug=slug).values_list(*columns).first()
    if found is None:
        return _elsewhere(request, rows, slug)
    text, modified_at, facts = found
    title = best_text(facts["title"], lang).text
    if follows:
        body = _feed(slug, title, text, modified_at)
    elif text:
        body = single_event(text).encode()
    else:
        raise Http404(_("The date of this event is not known yet."))
    headers = representation_headers(
        tag=digest(body.decode())[:32],
        zipped=False,
        content_type=CONTENT_TYPE,
        modified_at=modified_at,
    )
    if not follows:
        headers["Content-Disposition"] = attachment(slug, title)
    answer = answer_without_body(request, headers, size=len(body), modified_at=modified_at)
    answer = answer or HttpResponse(body, headers=headers)
    answer.no_page_cache = True
    return answer


def _feed(slug: str, title: str, text: str, modified_at: datetime) -> bytes:
    path = reverse("events:event-calendar", args=[slug])
    head = CalendarHead(
        name=plain(title),
        lang=get_language(),
        source=absolute(with_query(path, FOLLOW)),
        page=absolute(reverse("events:event", args=[slug])),
        modified_at=modified_at,
    )
    return b"".join(feed_chunks(head, filter(None, [text])))


def attachment(slug: str, title: str) -> str:
    """A download's name in ASCII and, for who can, the title (RFC 6266, RFC 8187)."""
    name = " ".join(_NOT_IN_FILE_NAMES.sub(" ", title).split())[:_LONGEST].strip(". ")
    plain = f'attachment; filename="{slug}.ics"'
    return f"{plain}; filename*=UTF-8''{quote(name, safe='')}.ics" if name else plain


def _elsewhere(request: HttpRequest, rows: QuerySet[Publication], slug: str) -> HttpResponse:
    """The address of an event that was renamed."""
    pk = renamed_to("events.event", slug)
    current = rows.filter(event_id=pk).values_list("event__slug", flat=True).first()
    if pk is None or current is None:
        raise Http404(_("This event does not exist."))
    path = reverse("events:event-calendar", args=[current])
    return HttpResponsePermanentRedirect(with_query(path, request.META.get("QUERY_STRING", "")))
