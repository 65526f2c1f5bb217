"""The table of what is measured, and how its lines become requests."""

import pytest

from bench.pages import FLOOR, PAGES, Page

ADDRESSES = {
    "home": "/fr/",
    "programme": "/fr/p/",
    "event": "/fr/e/",
    "region": "/fr/r/",
    "feed": "/fr/f.ics",
    "api": "/api/",
    "admin": "/admin/events/?edition=1",
    "overview": "/admin/",
    "board": "/admin/board/?edition=1",
    "problems": "/admin/problems/?edition=1",
    "move": "/admin/move/?edition=1",
    "floor": "/bench/floor",
    "cookie": "sessionid=abc",
    "token": "b" * 32,
    "moves": '["{\\"event\\": 1}", "{\\"event\\": 2}"]',
}
DESK = [page for page in PAGES if page.milliseconds is not None]


def headers(page: Page, tag: str = "") -> dict[str, str]:
    return dict(page.load(ADDRESSES, tag).headers)


@pytest.mark.parametrize("page", [*PAGES, FLOOR], ids=lambda page: page.name)
def test_every_page_becomes_a_request(page):
    load = page.load(ADDRESSES)
    assert load.path.startswith(ADDRESSES[page.address])
    assert load.status == 200
    assert load.path_of(12).isascii()
    assert "{" not in load.path_of(12)


def test_names_tell_pages_apart():
    assert len({page.name for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_past_the_page_cache_are_promised_less_than_kept_ones(page):
    fresh = page.load(ADDRESSES).path_of(1) != page.load(ADDRESSES).path_of(2)
    if page.floor is not None:
        assert (page.floor < 0.1) == fresh


def test_only_the_admin_is_asked_with_a_session():
    assert [page for page in PAGES if "Cookie" in headers(page)] == DESK
    assert all(page.load(ADDRESSES).path.startswith("/admin/") for page in DESK)
    assert headers(Page("a", "admin", signed_in=True))["Cookie"] == "sessionid=abc"


def test_answers_are_asked_for_zipped_unless_said_otherwise():
    assert headers(Page("a", "home"))["Accept-Encoding"] == "gzip"
    assert "Accept-Encoding" not in headers(Page("a", "home", zipped=False))


def test_a_conditional_request_needs_the_tag_of_an_answer():
    page = Page("a", "feed", conditional=True)
    assert (headers(page).get("If-None-Match"), page.load(ADDRESSES).status) == (None, 200)
    load = page.load(ADDRESSES, '"abc"')
    assert (dict(load.headers)["If-None-Match"], load.status) == ('"abc"', 304)


def test_a_tag_changes_nothing_for_other_pages():
    page = Page("a", "feed")
    assert page.load(ADDRESSES, '"abc"') == page.load(ADDRESSES)


def test_the_floor_is_never_answered_from_the_page_cache():
    assert "Authorization" in headers(FLOOR)
    assert not any("Authorization" in headers(page) for page in PAGES)


def test_an_address_the_site_does_not_have_is_an_error_here():
    with pytest.raises(KeyError):
        Page("a", "nowhere").load(ADDRESSES)


@pytest.mark.parametrize("page", DESK, ids=lambda page: page.name)
def test_every_screen_of_the_desk_is_promised_in_milliseconds_and_queries(page):
    assert page.milliseconds
    # What writes asks as often as what it writes needs.
    assert bool(page.queries) is not bool(page.bodies)
    assert page.floor is None and page.per_second is None


def test_a_query_is_added_to_the_one_of_an_address():
    assert Page("a", "admin", "q=x").load(ADDRESSES).path == "/admin/events/?edition=1&q=x"
    assert Page("a", "home", "q=x").load(ADDRESSES).path == "/fr/?q=x"


def test_a_move_is_sent_with_the_token_and_a_body_of_its_own():
    page = Page("a", "move", signed_in=True, bodies="moves", proof="parts")
    load = page.load(ADDRESSES)
    assert load.bodies == ('{"event": 1}', '{"event": 2}')
    assert load.proof == "parts"
    assert headers(page)["X-CSRFToken"] == ADDRESSES["token"]


def test_pages_that_are_read_send_nothing():
    assert [page.name for page in PAGES if page.load(ADDRESSES).bodies] == ["move of a public card"]


def test_what_takes_seconds_is_not_warmed_up_for_long():
    assert Page("a", "admin", milliseconds=400).warm_up == Page("a", "home").warm_up == 8
    assert Page("a", "admin", milliseconds=5000).warm_up == 2
