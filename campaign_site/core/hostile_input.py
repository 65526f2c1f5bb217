"""Refuse early what no browser of an honest visitor sends.

PostgreSQL takes no NUL in text and no database takes bad UTF-8: a request that
carries them in its address or its cookies gets a 400 page instead of an error further
down (the session and the redirects look things up in the database with both). Some of
Wagtail's own views stumble over forms and numbers that their pages never send: the same
answer for these.
"""

import logging
import re
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.defaults import bad_request

logger = logging.getLogger(__name__)

# Characters, as received. The admin's filters and choosers may need longer queries.
MAX_QUERY_LENGTH = 4096
MAX_PATH_LENGTH = 2048
# The C0 controls but for tab and line ends, and what stands for bytes that are no UTF-8.
_FORBIDDEN = frozenset(map(chr, range(32))) - set("\t\n\r") | {"\ufffd"}
# Wagtail's views that fail on a form without its parts, or on an id that is no number.
_FRAGILE = re.compile(
    r"/admin/(choose-external-link/|choose-page/chosen-multiple/|api/main/[a-z]+/find/"
    r"|(documents|images)/chooser/chosen-multiple/|snippets/choose/\w+/\w+/create/"
    r"|snippets/\w+/\w+/preview/(\d+/)?)"
)
# What they fail with; a KeyError is what a part of a form that is missing raises.
_STUMBLES = (AttributeError, KeyError, ValueError, OverflowError)
# What the databases' drivers say of a number no column holds and of a NUL in a text: both can
# only come from outside.
_UNSTORABLE = re.compile(
    r"int too large to convert to SQLite|(integer|value .*) out of range"
    r"|cannot contain NUL|\\u0000 cannot be converted"
)


class HostileInputMiddleware:
    """Raises BadRequest, which Django answers with the 400 page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if reason := reason_to_refuse(request):
            raise BadRequest(reason)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        fragile = isinstance(exception, _STUMBLES) and _FRAGILE.fullmatch(request.path_info)
        if fragile or _is_unstorable(exception):
            logger.warning("Refused what %s cannot read: %r", request.path_info, exception)
            return bad_request(request, exception)
        return None


def _is_unstorable(exception: Exception) -> bool:
    told = isinstance(exception, DataError | OverflowError | ValueError)
    return told and _UNSTORABLE.search(str(exception)) is not None


def reason_to_refuse(request: HttpRequest) -> str:
    """Why this address or these cookies are refused; empty when they are not."""
    path, query = request.path_info, request.META.get("QUERY_STRING", "")
    if len(path) > MAX_PATH_LENGTH:
        return "the address is too long"
    if len(query) > MAX_QUERY_LENGTH and not path.startswith("/admin/"):
        return "the query is too long"
    if not _FORBIDDEN.isdisjoint(path) or (query and _is_forbidden(request.GET)):
        return "control characters or bad UTF-8 in the address"
    cookies = request.META.get("HTTP_COOKIE", "")
    # Quoted cookies spell control characters in octal: "\000".
    if "\\0" in cookies and any(not _FORBIDDEN.isdisjoint(v) for v in request.COOKIES.values()):
        return "control characters in a cookie"
    return ""


def _is_forbidden(query: QueryDict) -> bool:
    return any(
        not _FORBIDDEN.isdisjoint(text)
        for name, values in query.lists()
        for text in (name, *values)
    )
