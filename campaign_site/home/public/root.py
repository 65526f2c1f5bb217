"""What stands outside the language prefixes: the way in, robots.txt."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

from campaign_site.core.languages import CODES, DEFAULT_LANGUAGE, base_code, is_language


@require_safe
def entrance(request: HttpRequest) -> HttpResponse:
    """`/`: to the home page in the visitor's language, Arabic first."""
    response = HttpResponseRedirect(f"/{preferred_language(request)}/")
    patch_vary_headers(response, ("Accept-Language",))
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response


def preferred_language(request: HttpRequest) -> str:
    """The first of the site's languages that the browser asks for; else the default one."""
    header = request.META.get("HTTP_ACCEPT_LANGUAGE", "")[:500]
    for asked, weight in parse_accept_lang_header(header):
        # A weight of 0 says "not this one".
        if weight > 0 and is_language(base_code(asked)):
            return base_code(asked)
    return DEFAULT_LANGUAGE


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Everything public may be read; searches and the admin are nobody's index."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        *(f"Disallow: /{code}/search/" for code in CODES),
        f"Sitemap: {settings.SITE_BASE_URL}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
