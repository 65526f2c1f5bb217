"""The programme's pages. Each depends on its address, the content and the day alone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from campaign_site.core.time import today

from ..models import Edition
from ..selectors.editions import (
    current_edition,
    editions_ahead,
    past_editions,
    public_edition,
    public_edition_with_partners,
    shown_edition,
)
from ..selectors.event_page import public_event
from ..selectors.institutions import with_present_names
from ..selectors.programme_index import ProgrammeIndex
from ..selectors.programmes import programme_index
from ..selectors.regions import all_regions, public_region
from .answers import public_page
from .edition_cards import edition_card
from .edition_page import edition_context, edition_list_context
from .event_context import event_context
from .filters import ProgrammeFilters
from .page_meta import page_meta
from .programme_page import Asked, programme_context, read_view
from .programme_views import days_view, list_view, month_view
from .region_map import map_view
from .region_page import region_context, region_list_context

VIEWS = {"list": list_view, "days": days_view, "month": month_view, "map": map_view}


@public_page
def programme(request: HttpRequest) -> HttpResponse:
    """The current edition's programme; between editions a page that says so."""
    edition = current_edition(today())
    return _between_editions(request) if edition is None else _programme(request, edition)


@public_page
def edition_programme(request: HttpRequest, slug: str) -> HttpResponse:
    """The programme of any edition, for ever."""
    return _programme(request, public_edition(slug))


def _programme(request: HttpRequest, edition: Edition) -> HttpResponse:
    filters = ProgrammeFilters.from_query(request.GET)
    index = _index(request, edition)
    index.check(filters)
    filters = with_present_names(filters)
    asked = Asked(
        edition=edition,
        index=index,
        filters=filters,
        lang=get_language(),
        today=today(),
        path=request.path,
        view=read_view(request.GET),
        page=request.GET.get("page", ""),
        month=request.GET.get("month", ""),
    )
    view_context, total = VIEWS[asked.view](asked)
    context = programme_context(asked, view_context, total)
    return render(request, "events/programme.html", context)


def _between_editions(request: HttpRequest) -> HttpResponse:
    lang = get_language()
    context = page_meta("events:programme", lang=lang, title=_("Programme"))
    context["editions"] = [edition_card(edition, lang) for edition in past_editions(today())]
    return render(request, "events/between_editions.html", context)


@public_page
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """One published event."""
    context = event_context(public_event(slug), lang=get_language(), on=today())
    return render(request, "events/event.html", context)


@public_page
def edition_list(request: HttpRequest) -> HttpResponse:
    """All editions that visitors may see."""
    on = today()
    context = edition_list_context(editions_ahead(on), past_editions(on), get_language())
    return render(request, "events/edition_list.html", context)


@public_page
def edition(request: HttpRequest, slug: str) -> HttpResponse:
    """One edition, for ever."""
    found = public_edition_with_partners(slug)
    context = edition_context(found, _index(request, found), get_language())
    return render(request, "events/edition.html", context)


@public_page
def region_list(request: HttpRequest) -> HttpResponse:
    """The regions, on a map and as a list."""
    shown = shown_edition(today())
    index = _index(request, shown) if shown else None
    context = region_list_context(all_regions(), shown, index, get_language(), today())
    return render(request, "events/region_list.html", context)


@public_page
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """What happens in one region, and whom to ask."""
    found, shown = public_region(slug), shown_edition(today())
    index = _index(request, shown) if shown else None
    context = region_context(found, shown, index, get_language(), today())
    return render(request, "events/region.html", context)


def _index(request: HttpRequest, found: Edition) -> ProgrammeIndex:
    return programme_index(found, version=getattr(request, "content_version", None))
