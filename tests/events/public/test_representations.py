from datetime import UTC, datetime

import pytest
from django.test import RequestFactory

from events.public.representations import (
    accepts_gzip,
    answer_without_body,
    representation_headers,
)

AT = datetime(2026, 11, 3, 8, 0, 0, 900_000, tzinfo=UTC)
STAMP = "Tue, 03 Nov 2026 08:00:00 GMT"


def request(method: str = "get", **headers: str):
    return getattr(RequestFactory(), method)("/x.ics", headers=headers)


def headers(*, zipped: bool = False) -> dict[str, str]:
    return representation_headers(
        tag="abc", zipped=zipped, content_type="text/calendar; charset=utf-8", modified_at=AT
    )


def answer(asked, *, zipped: bool = False):
    return answer_without_body(asked, headers(zipped=zipped), size=10, modified_at=AT)


@pytest.mark.parametrize(
    ("accepted", "zipped"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("GZIP", True),
        ("gzip; q=0", False),
        ("gzip;q=0.000", False),
        ("x-gzip", False),
        ("identity", False),
        ("", False),
        (";;,,q=", False),
    ],
)
def test_whether_a_client_takes_gzip(accepted, zipped):
    assert accepts_gzip(request(**{"Accept-Encoding": accepted})) is zipped


def test_a_client_that_says_nothing_gets_plain_bytes():
    assert accepts_gzip(request()) is False


def test_the_two_codings_have_two_strong_tags():
    assert (headers()["ETag"], headers(zipped=True)["ETag"]) == ('"abc"', '"abc-gzip"')
    assert "Content-Encoding" not in headers()
    assert headers(zipped=True)["Content-Encoding"] == "gzip"


def test_the_time_of_change_is_in_whole_seconds():
    assert headers()["Last-Modified"] == STAMP


def test_without_a_time_of_change_none_is_claimed():
    found = representation_headers(tag="a", zipped=False, content_type="x/y", modified_at=None)
    assert "Last-Modified" not in found


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"If-None-Match": '"abc"'}, 304),
        ({"If-None-Match": 'W/"abc"'}, 304),
        ({"If-None-Match": '"x", "abc"'}, 304),
        ({"If-None-Match": "*"}, 304),
        ({"If-Modified-Since": STAMP}, 304),
        ({"If-Modified-Since": "Wed, 04 Nov 2026 08:00:00 GMT"}, 304),
        ({"If-Match": '"other"'}, 412),
    ],
)
def test_conditions_that_need_no_body(asked, status):
    given = answer(request(**asked))
    assert (given.status_code, given.content) == (status, b"")


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"If-None-Match": '"other"'},
        {"If-None-Match": '"abc-gzip"'},
        {"If-None-Match": '"other"', "If-Modified-Since": STAMP},
        {"If-Modified-Since": "Mon, 02 Nov 2026 08:00:00 GMT"},
        {"If-Modified-Since": "yesterday"},
        {"If-Modified-Since": "Tue, 99 Nov 2026 99:00:00 GMT"},
    ],
)
def test_conditions_that_need_the_body(asked):
    assert answer(request(**asked)) is None


def test_not_modified_repeats_what_caches_need():
    given = answer(request(**{"If-None-Match": '"abc"'}))
    for name in ("ETag", "Cache-Control", "Vary", "Last-Modified"):
        assert given[name] == headers()[name]
    assert "Content-Encoding" not in given


def test_head_tells_the_size_and_sends_nothing():
    given = answer(request("head"), zipped=True)
    assert (given.status_code, given.content) == (200, b"")
    assert given["Content-Length"] == "10"
    assert given["ETag"] == '"abc-gzip"'
