"""A page for who sends a form to an address that can only be read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_from_path


class RefusedMethodMiddleware:
    """Gives a body to the empty 405 answers of public pages; the header `Allow` stays."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        empty = response.status_code == 405 and not response.streaming and not response.content
        if not empty or not get_language_from_path(request.path_info):
            return response
        page = render(request, "405.html", {"plain_url": request.path}, status=405)
        page.headers["Allow"] = response.headers.get("Allow", "GET, HEAD")
        return page
