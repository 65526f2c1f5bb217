"""The search over the whole site; its results are in no other index."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from campaign_site.core.languages import CODES
from campaign_site.core.time import today
from events.public.page_meta import language_links, localized_paths, page_meta

from ..context import current_language, request_snapshot
from ..selectors.search import MOST_EVENTS, MOST_OTHERS, Results, search

LONGEST_QUERY = 200


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """A form, and what was found for `q`; a query without words shows the form alone."""
    lang = current_language()
    query = request.GET.get("q", "")[:LONGEST_QUERY].strip()
    shot = request_snapshot(request, lang)
    results = search(query, lang=lang, today=today(), version=lambda: request.content_version)
    title = _("Search: %(query)s") % {"query": query} if query else _("Search")
    context = page_meta("home:search", lang=lang, title=title, noindex=True)
    paths = localized_paths("home:search")
    context |= {
        "language_links": _links(paths, lang, query),
        "query": query,
        "status": _status(query, results),
        "results": results,
        "groups": _groups(results),
        "more_events": results.counts.get("event", 0) > MOST_EVENTS,
        "has_programme": shot.edition is not None,
    }
    return render(request, "home/search.html", context)


def _links(paths: dict[str, str], lang: str, query: str) -> list[dict[str, Any]]:
    return language_links(
        {code: paths[code] for code in CODES}, lang, urlencode({"q": query}) if query else ""
    )


def _status(query: str, results: Results) -> str:
    if not query:
        return ""
    if not results.total:
        return _("Nothing was found for “%(query)s”.") % {"query": query}
    text = ngettext(
        "%(count)s result for “%(query)s”", "%(count)s results for “%(query)s”", results.total
    )
    return text % {"count": results.total, "query": query}


def _groups(results: Results) -> list[dict[str, Any]]:
    titles = {
        "edition": _("Editions"),
        "institution": _("Institutions"),
        "page": _("Pages"),
        "news": _("News"),
    }
    return [
        {
            "title": title,
            "items": results.groups[group],
            "count": results.counts[group],
            "more": results.counts[group] > MOST_OTHERS,
        }
        for group, title in titles.items()
        if group in results.groups
    ]
