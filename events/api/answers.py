"""What every answer of the programming interface has in common."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from campaign_site.core.languages import CODES

from ..public.filters import BadFilter
from ..public.representations import answer_without_body
from .problems import BadParameter, bad_parameter, problem

CACHE_CONTROL = "public, max-age=0, must-revalidate"
METHODS = "GET, HEAD, OPTIONS"
# Public data for any page to read, the same whoever asks; never with credentials.
HEADERS = {
    "Content-Language": ", ".join(CODES),
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}
Json = dict[str, object]


def read_only(view: Callable[..., Json | HttpResponse]) -> Callable[..., HttpResponse]:
    """GET, HEAD and preflights of a view that returns JSON data; errors as problems."""

    @wraps(view)
    def answered(request: HttpRequest, **kwargs: object) -> HttpResponse:
        # Found; from here on no middleware looks for a page with a language prefix.
        request.urlconf = "events.api.urls"
        response = _answer(request, view, kwargs)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    # It refuses what is sent to it by itself, in its own form.
    answered.csrf_exempt = True
    return answered


def _answer(request: HttpRequest, view: Callable, kwargs: dict[str, object]) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": METHODS, **PREFLIGHT})
    if request.method not in ("GET", "HEAD"):
        refused = problem(405, "Method not allowed", "This interface is read-only.")
        refused.headers["Allow"] = METHODS
        return refused
    try:
        data = view(request, **kwargs)
    except BadParameter as bad:
        return bad_parameter(bad)
    except BadFilter as bad:
        detail = f"This filter does not know the value “{bad.value}”."
        return bad_parameter(BadParameter(bad.field, detail))
    return data if isinstance(data, HttpResponse) else _represented(request, data)


def _represented(request: HttpRequest, data: Json) -> HttpResponse:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    body = text.encode()
    headers = {
        "Content-Type": "application/json",
        "ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"',
        "Cache-Control": CACHE_CONTROL,
    }
    answer = answer_without_body(request, headers, size=len(body), modified_at=None)
    if answer is None:
        answer = HttpResponse(body, headers=headers)
        # Depends on address and content alone: whole answers may be kept.
        answer.page_cache = True
    return answer
