"""Answers that several pages give: moved for ever, not like this, beyond the end."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ..selectors.editions import Renamed
from .filters import SETS, BadFilter
from .page_meta import with_query
from .paging import NoSuchPage

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """A page for everybody: errors of its address become pages with a way on."""

    @wraps(view)
    def answered(request: HttpRequest, **kwargs: str) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        try:
            response = view(request, **kwargs)
        except Renamed as moved:
            return _moved(request, {**kwargs, "slug": moved.slug})
        except ObjectDoesNotExist:
            raise Http404 from None
        except BadFilter as bad:
            return _bad_filter(request, bad)
        except NoSuchPage as missing:
            return _no_such_page(request, missing)
        response.headers.setdefault("Cache-Control", "public, max-age=0, must-revalidate")
        return response

    return answered


def _moved(request: HttpRequest, kwargs: dict[str, str]) -> HttpResponse:
    match = request.resolver_match
    path = reverse(match.view_name, kwargs=kwargs)
    return HttpResponsePermanentRedirect(with_query(path, request.META.get("QUERY_STRING", "")))


def _bad_filter(request: HttpRequest, bad: BadFilter) -> HttpResponse:
    """400 with the same address without the value that cannot be right."""
    context = {
        "page_title": _("This choice does not exist"),
        "noindex": True,
        "bad": bad,
        "without_url": with_query(request.path, _without(request.GET, bad)),
        "plain_url": request.path,
    }
    return render(request, "events/bad_filter.html", context, status=400)


def _no_such_page(request: HttpRequest, missing: NoSuchPage) -> HttpResponse:
    query = request.GET.copy()
    query["page"] = str(missing.last)
    context = {
        "page_title": _("There is no such page"),
        "noindex": True,
        "last": missing.last,
        "last_url": with_query(request.path, query.urlencode()),
        "plain_url": request.path,
    }
    return render(request, "events/no_such_page.html", context, status=404)


def _without(query: QueryDict, bad: BadFilter) -> str:
    """Of a filter with several values the bad one goes; of any other, whatever was sent.

    A day is tidied before it is read: what is called bad need not stand in the address.
    """
    left = query.copy()
    several = query.getlist(bad.field) if bad.field in SETS else []
    left.setlist(bad.field, [value for value in several if value != bad.whole])
    return left.urlencode()
