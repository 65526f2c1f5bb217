"""The events that an address of the list names: its filters and search, or ticked rows."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from campaign_site.core.admin.choosers import containing
from campaign_site.core.permissions.policies import visible_to
from campaign_site.core.time import today

from ...models import Event
from ...selectors.editions import current_edition
from ...services.bulk import MOST
from ..event_filters import EventFilterSet

# What belongs to the list's page, not to its choice of rows.
_PAGE_KEYS = ("p", "ordering", "export", "_w_filter_fragment", "next")
_MOST_DIGITS = 18


def selected_ids(request: HttpRequest) -> list[int]:
    """Ids of the chosen events that the person sees, in the order of days; one more than `MOST`.

    Raises BadRequest for filters that the list does not know: they must not mean "all".
    """
    return list(chosen_rows(request).values_list("pk", flat=True)[: MOST + 1])


def opening_query() -> str:
    """What the list shows when its address says nothing: the current edition, if there is one."""
    edition = current_edition(today())
    return f"edition={edition.pk}" if edition else ""


def list_query(query: QueryDict) -> str:
    """The same choice as a query of the list, without the list's page."""
    kept = query.copy()
    for key in _PAGE_KEYS:
        kept.pop(key, None)
    return kept.urlencode()


def chosen_rows(request: HttpRequest) -> QuerySet[Event]:
    """The chosen events that the person sees. Raises BadRequest for unknown filters."""
    rows = visible_to(request.user, Event)
    if ticked := request.GET.getlist("id"):
        numbers = [int(text) for text in ticked if text.isdecimal() and len(text) <= _MOST_DIGITS]
        return rows.filter(pk__in=numbers)
    filters = EventFilterSet(request.GET, queryset=rows, request=request)
    if not filters.is_valid():
        raise BadRequest("unknown filter")
    words = request.GET.get("q", "").strip()
    fields = tuple(Event.snippet_viewset.search_fields)
    return containing(filters.qs, words, fields) if words else filters.qs
