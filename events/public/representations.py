"""One content in two codings, asked for again and again: ETag, 304, gzip (RFC 9110).

A strong ETag names bytes, so the compressed form has its own.
"""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

CACHE_CONTROL = "public, max-age=300"
_REFUSED = frozenset({"q=0", "q=0.0", "q=0.00", "q=0.000"})


def accepts_gzip(request: HttpRequest) -> bool:
    """Whether the client's Accept-Encoding names gzip and does not refuse it."""
    for part in request.META.get("HTTP_ACCEPT_ENCODING", "").lower().split(","):
        coding, _, weight = part.partition(";")
        if coding.strip() == "gzip":
            return weight.replace(" ", "") not in _REFUSED
    return False


def representation_headers(
    *, tag: str, zipped: bool, content_type: str, modified_at: datetime | None
) -> dict[str, str]:
    """The headers that GET, HEAD and 304 have in common."""
    headers = {
        "Content-Type": content_type,
        "ETag": quote_etag(f"{tag}-gzip" if zipped else tag),
        "Cache-Control": CACHE_CONTROL,
        "Vary": "Accept-Encoding",
    }
    if modified_at is not None:
        headers["Last-Modified"] = http_date(int(modified_at.timestamp()))
    if zipped:
        headers["Content-Encoding"] = "gzip"
    return headers


def answer_without_body(
    request: HttpRequest,
    headers: dict[str, str],
    *,
    size: int,
    modified_at: datetime | None,
) -> HttpResponseBase | None:
    """304 or 412 where the request's conditions say so, the headers of HEAD, or None.

    If-None-Match wins over If-Modified-Since (RFC 9110, 13.2.2).
    """
    whole = HttpResponse(headers=headers)
    whole.headers["Content-Length"] = str(size)
    stamp = int(modified_at.timestamp()) if modified_at else None
    answer = get_conditional_response(request, headers["ETag"], stamp, whole)
    if answer is not whole:
        return answer
    return whole if request.method == "HEAD" else None
