"""Two servers asked in turns: which pages, with what, and what counts."""

from contextlib import ExitStack
from types import SimpleNamespace

import pytest

from bench.client import REQUESTS_OF_ONE_CLIENT
from bench.growth import FIRST_NUMBER, REQUESTS_A_TURN, TURNS, Growth, Served, compare
from bench.pages import PAGES, Page

from .fake_server import answer, fake_server

PAGE = Page("event, uncached", "event", "n={n}")
ASKED = (TURNS + 1) * REQUESTS_A_TURN


def compared(page: Page, few: list[bytes], many: list[bytes]):
    """What came of the comparison, and the two servers that were asked."""
    with ExitStack() as stack:
        fakes = [stack.enter_context(fake_server(answers)) for answers in (few, many)]
        served = [Served(SimpleNamespace(port=fake.port), {"event": "/e/"}) for fake in fakes]
        return compare(*served, [page]), fakes


def test_both_are_asked_as_often_on_one_connection_and_the_first_turn_does_not_count():
    [growth], fakes = compared(PAGE, [answer(b"few")], [answer(b"many")])
    assert [len(fake.requests) for fake in fakes] == [ASKED, ASKED]
    assert [fake.connections for fake in fakes] == [1, 1]
    assert len(growth.few) == len(growth.many) == ASKED - REQUESTS_A_TURN
    assert growth.problem == ""


def test_each_request_has_an_address_no_other_client_asks_for():
    _growths, fakes = compared(PAGE, [answer()], [answer()])
    for fake in fakes:
        numbers = {int(r.split("n=")[1].split()[0]) for r in fake.requests}
        assert len(numbers) == ASKED
        assert min(numbers) >= FIRST_NUMBER == 8 * REQUESTS_OF_ONE_CLIENT
        assert max(numbers) < 45_000


def test_an_unchanged_feed_is_asked_for_with_the_tag_of_its_own_server():
    page = Page("feed, unchanged (304)", "event", conditional=True)
    answers = [
        [answer(b"x", f'ETag: "{side}"'), answer(status="304 Not Modified")] for side in "ab"
    ]
    [growth], fakes = compared(page, *answers)
    assert growth.problem == ""
    for fake, tag in zip(fakes, ['"a"', '"b"'], strict=True):
        assert f"If-None-Match: {tag}" in fake.requests[-1]


@pytest.mark.parametrize("which", [0, 1])
def test_a_wrong_answer_of_either_is_a_problem(which):
    answers = [[answer(b"ok")], [answer(b"ok")]]
    answers[which] = [answer(b"ok")] * 40 + [answer(status="500 Oh")]
    [growth], _fakes = compared(PAGE, *answers)
    assert growth.problem == "answers 500"


def test_the_factor_is_of_medians():
    assert Growth(PAGE, few=[1, 2, 900], many=[0.1, 3, 3]).factor == 1.5


def test_pages_with_a_promise_for_the_largest_database_are_left_out():
    assert compare(None, None, [p for p in PAGES if p.per_second or p.milliseconds]) == []
    left = [page for page in PAGES if not (page.per_second or page.milliseconds)]
    assert {"home, again", "event, uncached", "feed, unchanged (304)"} <= {p.name for p in left}
