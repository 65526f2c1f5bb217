"""Answers to what Django itself refuses: a request it cannot read, a form it cannot trust."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext as _

from campaign_site.core.languages import direction
from events.api.problems import problem

# The only addresses that take forms; all others are read.
TAKES_FORMS = ("/admin/", "/documents/")
TAKES_FORMS_INSIDE = "/_util/"


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: a problem for programs, else a page in the language of the address.

    Where the address tells no language the page speaks all of them.
    """
    if request.path_info.startswith("/api/"):
        return problem(400, "Bad request", "Control characters, bad UTF-8 or too long.")
    lang = get_language_from_path(request.path_info)
    if not lang:
        return render(None, "400.html", status=400)
    with translation.override(lang):
        context = {
            "lang": lang,
            "dir": direction(lang),
            "help_words": _("Report or get help"),
            "exit_words": _("Quick exit"),
        }
        # Without the request: what is wrong with it must reach no part of the page.
        return render(None, "bad_request.html", context, status=400)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: 405 where nothing takes forms, else a page with advice."""
    path = request.path_info
    if path.startswith(TAKES_FORMS) or TAKES_FORMS_INSIDE in path:
        return render(request, "403_csrf.html", status=403)
    return HttpResponseNotAllowed(["GET", "HEAD"])
