"""What a page was made of is let go as soon as the page is made.

A rendered response keeps its context until it has been sent, and Wagtail ties the two
together: the thousands of rows behind a planning screen would outlive the collector's
look at what is young, and be found only when it looks at everything.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# What rendering needed. `render` is Wagtail's own, in the language of the reader.
_NEEDED_TO_RENDER = ("context_data", "_request", "render")


class FinishedPageMiddleware:
    """Stands before every middleware that may still look at a context."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(response, "is_rendered", False):
            for name in _NEEDED_TO_RENDER:
                response.__dict__.pop(name, None)
        return response
