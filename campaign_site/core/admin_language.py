"""The admin speaks the language its reader chose, also where Wagtail asks the browser.

Wagtail turns to the reader's language inside its views; what is said around them (that a
screen may not be opened, that a page does not exist) would follow the browser.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

ADMIN = "/admin/"


class AdminLanguageMiddleware:
    """Stands after the middleware that knows the reader; costs what Wagtail reads anyway."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        lang = chosen_language(request.user) if request.path_info.startswith(ADMIN) else ""
        if not lang:
            return self.get_response(request)
        with translation.override(lang):
            request.LANGUAGE_CODE = lang
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", lang)
        return response


def chosen_language(user: Any) -> str:
    """The language of somebody's profile; empty where they chose none."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.preferred_language if profile else ""
