"""Pages of prose, found by their address in the frame that every page has anyway."""

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail.views import serve

from ..context import current_language, request_snapshot
from ..selectors.pages import KINDS


def prose_page(request: HttpRequest, path: str) -> HttpResponse:
    """A live page anybody may read; one query beside the frame.

    Wagtail walks down the tree for every request, and answers here where it has more to
    decide: pages kept for certain visitors, addresses that lead nowhere.
    """
    page = _page_at(request)
    if page is None:
        return serve(request, path)
    request._wagtail_route_for_request = (page, [], {})
    return page.check_request_method(request) or page.serve(request)


def _page_at(request: HttpRequest) -> Page | None:
    shot = request_snapshot(request, current_language())
    found = next((page for page in shot.pages if page.url == request.path), None)
    if found is None:
        return None
    return KINDS[found.kind].objects.select_related("locale").filter(pk=found.pk).first()
