"""Whole pages kept by address and content version: never a wrong one, never an old one."""

import gzip
from datetime import UTC, datetime

import pytest
import time_machine
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.test import RequestFactory
from django.utils.cache import patch_vary_headers

from campaign_site.core import page_cache
from campaign_site.core.content_version import touch_content
from campaign_site.core.page_cache import PageCacheMiddleware

pytestmark = pytest.mark.django_db
rf = RequestFactory()
BODY = "برنامج الحملة ".encode() * 200


class View:
    """Counts its calls, and answers what it is told to."""

    def __init__(self, answer=None):
        self.calls = 0
        self.queries = []
        self.answer = answer or (lambda request: HttpResponse(BODY))

    def __call__(self, request):
        self.calls += 1
        self.queries.append(request.GET.urlencode())
        return self.answer(request)


@pytest.fixture(autouse=True)
def _empty():
    page_cache.store.clear()
    yield
    page_cache.store.clear()


def site(answer=None):
    view = View(answer)
    return view, PageCacheMiddleware(view)


def get(cached, path="/fr/", **headers):
    return cached(rf.get(path, headers=headers))


def test_the_second_visit_is_answered_from_memory_with_one_query(django_assert_num_queries):
    view, cached = site()
    first = get(cached)
    with django_assert_num_queries(1):
        second = get(cached)
    assert view.calls == 1
    assert first.content == second.content == BODY
    assert dict(first.headers) == dict(second.headers)
    assert second["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert second["Vary"] == "Accept-Encoding"


def test_a_change_of_content_is_seen_by_the_next_request():
    texts = iter([b"before", b"after"])
    _view, cached = site(lambda _request: HttpResponse(next(texts)))
    assert get(cached).content == b"before"
    touch_content()
    assert get(cached).content == b"after"


def test_a_change_during_rendering_is_not_kept_under_the_new_version():
    def slow(_request):
        answer = HttpResponse(b"read before the change")
        touch_content()
        return answer

    view, cached = site(slow)
    get(cached)
    get(cached)
    assert view.calls == 2


def test_sentences_that_follow_the_clock_are_at_most_a_minute_old():
    view, cached = site()
    with time_machine.travel(datetime(2026, 12, 1, 12, tzinfo=UTC), tick=False) as clock:
        get(cached)
        clock.shift(59)
        get(cached)
        assert view.calls == 1
        clock.shift(1)
        get(cached)
        assert view.calls == 2


def test_the_day_is_part_of_the_key():
    view, cached = site()
    with time_machine.travel(datetime(2026, 12, 1, 23, 59, 50, tzinfo=UTC), tick=False) as clock:
        get(cached)
        clock.shift(15)
        get(cached)
    assert view.calls == 2


@pytest.mark.parametrize(
    ("first", "second", "calls"),
    [
        ("/fr/", "/ar/", 2),
        ("/fr/", "/fr/?page=2", 2),
        ("/fr/?kind=forum&day=2026-12-01", "/fr/?day=2026-12-01&kind=forum", 1),
        ("/fr/?kind=a&kind=b", "/fr/?kind=b&kind=a", 2),
        ("/fr/?q=", "/fr/", 2),
        ("/fr/?q=%C3%A9", "/fr/?q=%E9", 2),
    ],
)
def test_addresses_of_one_page_and_of_two(first, second, calls):
    view, cached = site()
    get(cached, first)
    get(cached, second)
    assert view.calls == calls


def test_hosts_and_schemes_are_kept_apart(settings):
    settings.ALLOWED_HOSTS = ["a.test", "b.test"]
    view, cached = site()
    for host, secure in (("a.test", False), ("b.test", False), ("a.test", True)):
        cached(rf.get("/fr/", headers={"host": host}, secure=secure))
    assert view.calls == 3


def test_marks_of_senders_reach_neither_the_view_nor_the_key():
    view, cached = site()
    get(cached, "/fr/?fbclid=abc&kind=forum&utm_source=x")
    get(cached, "/fr/?kind=forum&fbclid=def")
    assert view.calls == 1
    assert view.queries == ["kind=forum"]


def test_taking_marks_out_keeps_arabic_intact():
    seen = []
    _view, cached = site(lambda request: HttpResponse(seen.append(request.GET["q"])))
    get(cached, "/ar/?q=%D8%B1%D8%A8%D8%A7%D8%B7&gclid=1")
    request = rf.get("/ar/")
    request.META["QUERY_STRING"] = "q=رباط&gclid=1".encode().decode("latin-1")
    cached(request)
    assert seen == ["رباط"]


def _with_cookie(_request):
    answer = HttpResponse(b"x")
    answer.set_cookie("a", "b")
    return answer


def _varying(header):
    def view(_request):
        answer = HttpResponse(b"x")
        patch_vary_headers(answer, [header])
        return answer

    return view


def _declined(_request):
    answer = HttpResponse(b"x")
    answer.no_page_cache = True
    return answer


def _preview(request):
    request.is_preview = True
    return HttpResponse(b"x")


@pytest.mark.parametrize(
    "answer",
    [
        _with_cookie,
        _varying("Cookie"),
        _varying("Accept-Language"),
        _varying("*"),
        _declined,
        _preview,
        lambda _request: HttpResponse(b"x", headers={"Cache-Control": "private"}),
        lambda _request: HttpResponse(b"x", headers={"Cache-Control": "max-age=5, No-Store"}),
        lambda _request: HttpResponse(b"x", headers={"Content-Encoding": "gzip"}),
        lambda _request: HttpResponse(b"x", status=404),
        lambda _request: HttpResponseRedirect("/ar/"),
        lambda _request: StreamingHttpResponse(iter([b"x"])),
    ],
)
def test_what_depends_on_the_visitor_or_is_no_page_is_never_kept(answer):
    view, cached = site(answer)
    get(cached)
    again = get(cached)
    assert view.calls == 2
    assert "must-revalidate" not in again.headers.get("Cache-Control", "")


@pytest.mark.parametrize("path", ["/admin/pages/", "/healthz", "/readyz", "/uploads/a.jpg"])
def test_private_addresses_are_not_even_looked_up(path, django_assert_num_queries):
    view, cached = site()
    with django_assert_num_queries(0):
        get(cached, path)
        get(cached, path)
    assert view.calls == 2


def test_the_api_is_kept_when_the_view_asks_for_it():
    def marked(_request):
        answer = HttpResponse(b"{}")
        answer.page_cache = True
        return answer

    plain, cached_plain = site()
    asked, cached_asked = site(marked)
    for _ in range(2):
        get(cached_plain, "/api/v1/events/")
        get(cached_asked, "/api/v1/events/?cursor=1")
    assert (plain.calls, asked.calls) == (2, 1)


@pytest.mark.parametrize(
    "request_",
    [
        rf.post("/fr/"),
        rf.get("/fr/", headers={"authorization": "Bearer x"}),
        rf.get("/fr/", headers={"range": "bytes=0-1"}),
        rf.get("/fr/?q=" + "x" * 1024),
    ],
)
def test_requests_that_pass_by(request_):
    view, cached = site()
    get(cached, "/fr/")
    cached(request_)
    assert view.calls == 2


def test_a_preview_of_a_live_address_sees_neither_the_kept_page_nor_is_kept():
    view, cached = site()
    get(cached)
    request = rf.get("/fr/")
    request.is_dummy = True
    view.answer = lambda _request: HttpResponse(b"draft")
    assert cached(request).content == b"draft"
    assert get(cached).content == BODY


def test_a_visitor_with_a_session_gets_the_same_public_page():
    view, cached = site()
    request = rf.get("/fr/")
    request.COOKIES["sessionid"] = "x"
    cached(request)
    get(cached)
    assert view.calls == 1


def test_gzip_is_a_variant_with_its_own_tag():
    _view, cached = site()
    plain, zipped = get(cached), get(cached, accept_encoding="br, gzip;q=0.5")
    assert gzip.decompress(zipped.content) == plain.content == BODY
    assert zipped["Content-Encoding"] == "gzip"
    assert zipped["ETag"] != plain["ETag"]
    assert zipped["Content-Length"] == str(len(zipped.content))
    assert zipped.content == get(cached, accept_encoding="gzip").content


@pytest.mark.parametrize("refused", ["", "identity", "gzip;q=0", "br, gzip; q=0.0"])
def test_who_does_not_take_gzip_gets_none(refused):
    _view, cached = site()
    assert "Content-Encoding" not in get(cached, accept_encoding=refused).headers


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_an_unchanged_page_is_304_without_body(coding):
    view, cached = site()
    tag = get(cached, accept_encoding=coding)["ETag"]
    for header in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = get(cached, accept_encoding=coding, if_none_match=header)
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer["ETag"] == tag
        assert answer["Vary"] == "Accept-Encoding"
        assert "Content-Type" not in answer.headers
    assert view.calls == 1


def test_another_tag_gets_the_page():
    _view, cached = site()
    assert get(cached, if_none_match='"old"').status_code == 200


def test_an_unchanged_body_keeps_its_tag_over_versions():
    _view, cached = site()
    before = get(cached)["ETag"]
    touch_content()
    assert get(cached, if_none_match=before).status_code == 304


def test_a_tag_of_the_view_is_respected():
    _view, cached = site(lambda _request: HttpResponse(b"x", headers={"ETag": '"mine"'}))
    assert get(cached)["ETag"] == '"mine"'
    assert get(cached, accept_encoding="gzip")["ETag"] == '"mine-gzip"'


def test_head_has_the_headers_of_get_and_warms_the_page():
    view, cached = site()
    head = cached(rf.head("/fr/"))
    full = get(cached)
    assert view.calls == 1
    assert head.content == b""
    assert dict(head.headers) == dict(full.headers)
    assert head["Content-Length"] == str(len(BODY))


def test_the_method_is_restored_for_whoever_reads_the_request_later():
    _view, cached = site(lambda request: HttpResponse(request.method))
    request = rf.head("/fr/")
    cached(request)
    assert request.method == "HEAD"
    assert get(cached).content == b"GET"
