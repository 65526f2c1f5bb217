"""Addresses without a language: those of the site's own pages lead on, others are not found."""

from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.urls import Resolver404, resolve
from django.utils.translation import get_language
from django.utils.translation.trans_real import get_language_from_path

# Whatever these answer under a language: the admin and the API have none.
WITHOUT_LANGUAGE = ("/admin/", "/api/")
# Names of the views that take every address.
PROSE = frozenset({"prose_page", "wagtail_serve"})


class LanguagePrefixMiddleware(LocaleMiddleware):
    """Django's own, but for what only the pages of prose would answer.

    They take every address, so that Django would send `/admin/nothing/` and `/wp-login.php/`
    on to an address that does not exist either.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code != 404 or _leads_on(request.path_info):
            return super().process_response(request, response)
        response.headers.setdefault("Content-Language", get_language())
        return response


def _leads_on(path: str) -> bool:
    """Whether the address is one of the site's own with its language left out."""
    if get_language_from_path(path) or path.startswith(WITHOUT_LANGUAGE):
        return False
    prefixed = f"/{get_language()}{path}"
    return any(map(_is_named, (prefixed, f"{prefixed}/")))


def _is_named(path: str) -> bool:
    try:
        return resolve(path).view_name not in PROSE
    except Resolver404:
        return False
