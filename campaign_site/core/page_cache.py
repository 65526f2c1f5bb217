"""Whole public pages, kept until the content changes.

A page of the public site depends on its address and the content alone, never on who
asks. So the finished answer is kept per process under the version of the content;
one query reads the version. Nothing is ever purged: a change moves the version, and
the next request of anybody anywhere sees it.

An answer that does depend on the visitor is recognised and never kept: it sets a
cookie, varies on a header (Django adds `Vary: Cookie` as soon as a session or a CSRF
token was looked at), is private, or is a preview.
"""

import gzip
import hashlib
from collections.abc import Callable, Iterable
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from .content_version import content_version
from .page_store import PageKey, PageStore, StoredPage
from .time import now, today

# Sentences such as "registration closes in two hours" follow the clock, not the content.
LIFETIME = timedelta(seconds=60)
MAX_QUERY_LENGTH = 1024
# Never looked up: what is personal, and what must answer without the database.
PRIVATE_PREFIXES = ("/admin/", "/healthz", "/readyz", "/uploads/", "/documents/")
# Calendars are kept as files by those who write them.
CALENDAR_SUFFIX = ".ics"
# Kept only when the view says so with `response.page_cache = True`; elsewhere a view
# (or whoever sees the request) declines with `no_page_cache = True`.
ASKED_FOR_PREFIXES = ("/api/",)
# Marks that social networks and mailings add to links: they are not part of the page,
# say something about the visitor, and would make every visit an address of its own.
TRACKING = frozenset({"fbclid", "gclid", "msclkid", "igshid", "mc_cid", "mc_eid"})
# Browsers and proxies may keep a page but ask each time whether it is still the same.
CACHE_CONTROL = "public, max-age=0, must-revalidate"
# Written anew for each answer.
_NOT_STORED = frozenset({"etag", "content-length", "content-encoding"})

store = PageStore(settings.PAGE_CACHE_BYTES)


class PageCacheMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _may_be_kept(request):
            return self.get_response(request)
        _forget_tracking(request)
        key, version = _key(request), content_version()
        # Whoever answers needs the same number and need not ask again.
        request.content_version = version
        page = store.get(key, version=version, now=now())
        if page is None:
            response = self._ask_as_get(request)
            if not isinstance(response, HttpResponse) or not _is_for_everybody(request, response):
                return response
            page = _stored(response, version)
            store.put(key, page)
        return _answer(request, key, page)

    def _ask_as_get(self, request: HttpRequest) -> HttpResponseBase:
        """HEAD has the headers of GET, so it is answered (and kept) as one."""
        method, request.method = request.method, "GET"
        try:
            return self.get_response(request)
        finally:
            request.method = method


def _may_be_kept(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and not request.path_info.startswith(PRIVATE_PREFIXES)
        and not request.path_info.endswith(CALENDAR_SUFFIX)
        and len(request.META.get("QUERY_STRING", "")) <= MAX_QUERY_LENGTH
        and "HTTP_AUTHORIZATION" not in request.META
        and "HTTP_RANGE" not in request.META
        # Wagtail's previews come through all middleware as requests of the live address.
        and not getattr(request, "is_dummy", False)
    )


def _is_for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    if response.status_code != 200 or response.cookies:
        return False
    if getattr(response, "no_page_cache", False) or getattr(request, "no_page_cache", False):
        return False
    asked_for = getattr(response, "page_cache", False)
    if request.path_info.startswith(ASKED_FOR_PREFIXES) and not asked_for:
        return False
    if getattr(request, "is_preview", False) or response.has_header("Content-Encoding"):
        return False
    control = response.headers.get("Cache-Control", "").lower()
    if any(word in control for word in ("private", "no-store", "no-cache")):
        return False
    if asked_for:
        _same_in_every_language(response)
    return _words(response.headers.get("Vary", "")) <= {"accept-encoding"}


def _same_in_every_language(response: HttpResponse) -> None:
    """Django varies on the visitor's language where an address has none; who asks to be
    kept says that the answer does not.
    """
    kept = _words(response.headers.get("Vary", "")) - {"accept-language"}
    del response["Vary"]
    if kept:
        response.headers["Vary"] = ", ".join(sorted(kept))


def _words(header: str) -> set[str]:
    return {word.strip().lower() for word in header.split(",") if word.strip()}


def _forget_tracking(request: HttpRequest) -> None:
    """Take the marks of senders out of the request, before anybody read its query."""
    query = request.META.get("QUERY_STRING", "")
    pairs = _pairs(query)
    kept = [pair for pair in pairs if pair[0] not in TRACKING and not pair[0].startswith("utm_")]
    if len(kept) < len(pairs):
        request.META["QUERY_STRING"] = urlencode(kept, encoding="latin-1")


def _pairs(query: str) -> list[tuple[str, str]]:
    """WSGI hands bytes over as Latin-1 text; read and written as such, none is lost."""
    return parse_qsl(query, keep_blank_values=True, encoding="latin-1") if query else []


def _key(request: HttpRequest) -> PageKey:
    host = request.get_host().lower()
    return PageKey(
        scheme=request.scheme or "",
        host=host,
        path=request.path,
        query=_canonical(request.META.get("QUERY_STRING", "")),
        day=today().isoformat(),
        own_host=host == urlsplit(settings.SITE_BASE_URL).netloc.lower(),
    )


def _canonical(query: str) -> str:
    """The same parameters in another order are the same page; order among equals counts."""
    return urlencode(sorted(_pairs(query), key=lambda pair: pair[0]), encoding="latin-1")


def _stored(response: HttpResponse, version: int) -> StoredPage:
    response.headers.setdefault("Cache-Control", CACHE_CONTROL)
    patch_vary_headers(response, ("Accept-Encoding",))
    headers = tuple((n, v) for n, v in response.headers.items() if n.lower() not in _NOT_STORED)
    tag = response.headers.get("ETag", "").removeprefix("W/").strip('"')
    return StoredPage(
        version=version,
        expires_at=now() + LIFETIME,
        headers=headers,
        body=response.content,
        tag=tag or hashlib.blake2b(response.content, digest_size=12).hexdigest(),
    )


def _answer(request: HttpRequest, key: PageKey, page: StoredPage) -> HttpResponse:
    zipped = "gzip" in _accepted(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    etag = f'"{page.tag}-gzip"' if zipped else f'"{page.tag}"'
    if _has_it(request, page.tag):
        response: HttpResponse = HttpResponseNotModified()
        for name, value in page.headers:
            if name != "Content-Type":
                response.headers[name] = value
        response.headers["ETag"] = etag
        return response
    body = _gzipped(key, page) if zipped else page.body
    response = HttpResponse(b"" if request.method == "HEAD" else body)
    for name, value in page.headers:
        response.headers[name] = value
    response.headers["ETag"] = etag
    response.headers["Content-Length"] = str(len(body))
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    return response


def _has_it(request: HttpRequest, tag: str) -> bool:
    """If-None-Match, weak comparison (RFC 9110, 13.1.2); both codings hold the same page."""
    header = request.META.get("HTTP_IF_NONE_MATCH")
    if not header:
        return False
    known: Iterable[str] = (t.removeprefix("W/").strip('"') for t in parse_etags(header))
    return any(t in ("*", tag, f"{tag}-gzip") for t in known)


def _accepted(header: str) -> set[str]:
    """The codings of Accept-Encoding, without those refused by `q=0`."""
    codings = set()
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        if weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000"):
            codings.add(name.strip())
    return codings


def _gzipped(key: PageKey, page: StoredPage) -> bytes:
    """Compressed once; no date inside, so that the same page gives the same bytes."""
    if page.gzipped is None:
        zipped = gzip.compress(page.body, compresslevel=5, mtime=0)
        page = StoredPage(page.version, page.expires_at, page.headers, page.body, page.tag, zipped)
        store.put(key, page)
        return zipped
    return page.gzipped
