"""What no honest browser sends gets the 400 page, from every part of the site."""

import pytest
from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpResponse
from django.test import RequestFactory

from campaign_site.core.hostile_input import HostileInputMiddleware, reason_to_refuse

rf = RequestFactory()
HOSTILE_QUERIES = [
    "q=%00",
    "%00=1",
    "q=a%00b&page=1",
    "q=%FF%FE",
    "q=%C3%28",
    "q=%01",
    "q=%1B[31m",
    "x=" + "a" * 4100,
]
HOSTILE_PATHS = ["/fr/%00/", "/fr/a%01b/", "/fr/" + "a" * 2100 + "/", "/%00", "/uploads/%00"]


@pytest.mark.parametrize("query", HOSTILE_QUERIES)
def test_a_hostile_query_is_refused(query):
    assert reason_to_refuse(rf.get("/fr/", QUERY_STRING=query))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=",
        "q=%D8%A7%D9%84%D8%B1%D8%A8%D8%A7%D8%B7",
        "q=caf%C3%A9&region=MA-07&region=MA-04",
        "q=line%0D%0Abreak%09tab",
        "q=%F0%9F%93%85",
        "q=" + "a" * 4000,
    ],
)
def test_an_honest_query_passes(query):
    assert reason_to_refuse(rf.get("/fr/", QUERY_STRING=query)) == ""


def test_the_admin_may_have_long_queries_but_no_hostile_ones():
    assert reason_to_refuse(rf.get("/admin/events/", QUERY_STRING="id=" + "1" * 5000)) == ""
    assert reason_to_refuse(rf.get("/admin/events/", QUERY_STRING="id=%00"))


@pytest.mark.parametrize(
    ("cookie", "refused"),
    [
        ('sessionid="aaaaaaaaaaaa\\000"', True),
        ('other="\\001"', True),
        ("sessionid=abcdefghijkl", False),
        ('note="a\\054b"', False),
        ("path=C:\\0000", False),
    ],
)
def test_control_characters_in_cookies(cookie, refused):
    assert bool(reason_to_refuse(rf.get("/fr/", headers={"cookie": cookie}))) is refused


def test_the_middleware_raises_before_anything_else_runs():
    reached = []
    middleware = HostileInputMiddleware(lambda request: reached.append(request) or HttpResponse())
    with pytest.raises(BadRequest):
        middleware(rf.get("/fr/", QUERY_STRING="q=%00"))
    assert not reached
    assert middleware(rf.get("/fr/")).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("path", HOSTILE_PATHS)
def test_a_hostile_path_is_a_400_page_with_a_way_on(client, path):
    answer = client.get(path)
    assert answer.status_code == 400
    assert 'href="/fr/"' in answer.text
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert answer.cookies == {}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/fr/", "/ar/nothing/", "/healthz", "/admin/login/"])
@pytest.mark.parametrize("query", ["q=%00", "q=%FF"])
def test_a_hostile_query_is_a_400_page_everywhere(client, path, query):
    assert client.get(path, QUERY_STRING=query).status_code == 400


@pytest.mark.django_db
def test_bytes_that_are_no_utf8_in_the_path_are_a_plain_404(client):
    assert client.get("/fr/%FF%FE/").status_code == 404
    assert client.generic("GET", "/fr/", PATH_INFO="/fr/\xff/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["evil.example", "localhost:port", "a b", "testserver/@x", ""])
def test_a_host_that_is_not_ours_is_a_400_page(client, host):
    assert client.get("/fr/", headers={"host": host}).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headers",
    [
        {"accept-language": "x" * 4000},
        {"accept-language": "\x00,;q=q,,-"},
        {"if-none-match": '"' + "x" * 4000},
        {"if-modified-since": "Thu, 99 Foo 99999 99:99:99 GMT"},
        {"accept-encoding": "gzip;q=x, ;;;,"},
        {"range": "bytes=9-1"},
        {"cookie": "a=b; ;;=;\x01"},
    ],
)
def test_odd_headers_are_no_server_error(client, headers):
    assert client.get("/", headers=headers).status_code in (200, 302, 400)


@pytest.mark.django_db
def test_a_session_cookie_with_nul_never_reaches_the_database(client):
    client.cookies.load('sessionid="aaaaaaaaaaaa\\000"')
    answer = client.get("/admin/", headers={"cookie": 'sessionid="aaaaaaaaaaaa\\000"'})
    assert answer.status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("body", [b"username=%00&password=%00", b"username=\xff", b"&" * 6000])
def test_a_hostile_form_is_no_server_error(client, body):
    answer = client.post("/admin/login/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (200, 400, 403)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("post", "/admin/choose-external-link/"),
        ("post", "/admin/snippets/choose/events/venue/create/"),
        ("get", "/admin/images/chooser/chosen-multiple/?id=all"),
        ("get", "/admin/documents/chooser/chosen-multiple/?id=all"),
        ("get", "/admin/choose-page/chosen-multiple/?id=all"),
        ("get", "/admin/api/main/images/find/?id=all"),
    ],
)
def test_what_wagtail_stumbles_over_is_a_bad_request(db, admin_client, method, path):
    assert getattr(admin_client, method)(path).status_code == 400


def test_a_failure_elsewhere_stays_a_failure():
    middleware = HostileInputMiddleware(lambda request: None)
    for path in ("/admin/", "/fr/admin/choose-external-link/", "/admin/snippets/x/y/edit/1/"):
        request = rf.post(path)
        assert middleware.process_exception(request, ValueError("ours")) is None
    request = rf.post("/admin/choose-external-link/")
    assert middleware.process_exception(request, RuntimeError("a real one")) is None


@pytest.mark.parametrize(
    "path",
    [
        "/admin/planning/events/bulk/move/?region=9999999999999999999999",
        "/admin/planning/problems/?region=9999999999999999999999&kind=1e400",
        "/admin/planning/board/?kind=9999999999999999999999",
        "/admin/snippets/events/event/?region=9999999999999999999999",
    ],
)
def test_a_number_no_column_holds_is_no_server_error(db, admin_client, path):
    assert admin_client.get(path).status_code in (200, 302, 400)


@pytest.mark.parametrize(
    ("error", "refused"),
    [
        (OverflowError("Python int too large to convert to SQLite INTEGER"), True),
        (DataError("integer out of range"), True),
        (ValueError("A string literal cannot contain NUL (0x00) characters."), True),
        (DataError("unsupported Unicode escape: \\u0000 cannot be converted to text."), True),
        (ValueError("day is out of range for month"), False),
        (ValueError("ours"), False),
        (RuntimeError("integer out of range"), False),
    ],
)
def test_what_no_database_stores_is_a_bad_request_anywhere(db, error, refused):
    middleware = HostileInputMiddleware(lambda request: None)
    answer = middleware.process_exception(rf.post("/admin/planning/series/"), error)
    assert (answer is not None and answer.status_code == 400) is refused
