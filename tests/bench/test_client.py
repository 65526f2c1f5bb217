"""What the measuring client asks and how it reads answers: a server that is not ours."""

import math
import time
from datetime import date, timedelta

import pytest

from bench.client import (
    REQUESTS_OF_ONE_CLIENT,
    Answer,
    Connection,
    Figures,
    Load,
    _ask,
    _run_threads,
)

from .fake_server import answer, fake_server


def asked(*answers: bytes, load: Load | None = None, times: int = 1, **server):
    """The answers one kept connection reads, and the server that gave them."""
    with fake_server(answers, **server) as fake:
        connection = Connection(fake.port)
        try:
            read = [connection.get(load or Load("/"), number) for number in range(times)]
        finally:
            connection.close()
    return read, fake


@pytest.mark.parametrize(
    ("share", "milliseconds"),
    [(0.0, 10), (0.1, 10), (0.11, 20), (0.5, 50), (0.51, 60), (0.95, 100), (1.0, 100)],
)
def test_percentiles_are_of_the_nearest_rank_whatever_the_order(share, milliseconds):
    figures = Figures(latencies=[n / 100 for n in (7, 1, 10, 3, 2, 9, 4, 8, 6, 5)])
    assert figures.percentile(share) == pytest.approx(milliseconds)


def test_the_percentile_of_one_is_that_one():
    one = Figures(latencies=[0.25])
    assert {one.percentile(share) for share in (0.01, 0.5, 0.99)} == {250.0}


def test_nothing_measured_is_not_a_number_and_no_rate():
    assert math.isnan(Figures().percentile(0.5))
    assert Figures().per_second == 0.0
    assert Figures(seconds=2.0).per_second == 0.0


def test_the_rate_is_answers_by_seconds():
    assert Figures(seconds=2.0, latencies=[0.1] * 30).per_second == 15.0


def test_measuring_leaves_the_order_of_latencies_alone():
    figures = Figures(latencies=[0.3, 0.1, 0.2])
    figures.percentile(0.5)
    assert figures.latencies == [0.3, 0.1, 0.2]


def test_numbers_make_addresses_nobody_asked_for_before():
    load = Load("/p/?n={n}&from={date}")
    assert load.path_of(0) == "/p/?n=0&from=1900-01-01"
    assert load.path_of(31) == "/p/?n=31&from=1900-02-01"
    paths = {load.path_of(number) for number in range(500)}
    assert len(paths) == 500


def test_addresses_without_a_number_stay_the_same():
    assert {Load("/fr/").path_of(number) for number in (0, 7, 99)} == {"/fr/"}


def test_days_of_all_clients_are_dates_of_the_past():
    clients, spare = 9, 45_100
    last = max(clients * REQUESTS_OF_ONE_CLIENT, spare)
    day = Load("{date}").path_of(last)
    assert date.fromisoformat(day) == date(1900, 1, 1) + timedelta(days=last)
    assert day < "2025"


def test_a_request_on_the_wire():
    load = Load("/fr/?n={n}", (("Accept-Encoding", "gzip"), ("Cookie", "sessionid=a")))
    _read, fake = asked(answer(), load=load, times=2)
    assert fake.requests == [
        f"GET /fr/?n={n} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        "Accept-Encoding: gzip\r\nCookie: sessionid=a\r\n\r\n"
        for n in (0, 1)
    ]


def test_something_sent_on_the_wire():
    load = Load("/move/", (("X-CSRFToken", "b"),), bodies=('{"é": 1}', "2"))
    first, second, third = (load.request(number).decode() for number in range(3))
    assert first == (
        "POST /move/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-CSRFToken: b\r\n"
        'Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{"é": 1}'
    )
    assert second.endswith("Content-Length: 1\r\n\r\n2")
    assert third == first


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [(200, b'{"parts": []}', True), (200, b'{"refused": ""}', False), (500, b"parts", False)],
)
def test_a_right_answer_has_the_status_and_the_proof(status, body, expected):
    given = Answer(status, {}, body)
    assert Load("/", proof="parts").is_answered(given) is expected


def test_connections_are_kept():
    read, fake = asked(answer(b"one"), answer(b"two"), answer(b"three"), times=3)
    assert [one.body for one in read] == [b"one", b"two", b"three"]
    assert fake.connections == 1


def test_header_names_are_read_in_small_letters_and_values_trimmed():
    [one], _fake = asked(answer(b"", 'ETag:  "a:b" ', "X-Query-Count:4"))
    assert one.headers["etag"] == '"a:b"'
    assert one.headers["x-query-count"] == "4"


def test_a_chunked_body_is_put_together_and_the_next_answer_read_after_it():
    body = b"5\r\nhello\r\n7;name=value\r\n, world\r\n0\r\n\r\n"
    chunked = answer(body, "Transfer-Encoding: chunked", sized=False)
    read, fake = asked(chunked, answer(b"next"), times=2)
    assert [one.body for one in read] == [b"hello, world", b"next"]
    assert fake.connections == 1


def test_long_chunks_have_hexadecimal_lengths():
    body = b"1F4\r\n" + b"x" * 500 + b"\r\n0\r\n\r\n"
    [one], _fake = asked(answer(body, "Transfer-Encoding: chunked", sized=False))
    assert one.body == b"x" * 500


def test_not_modified_has_no_body_even_with_a_length():
    unchanged = answer(b"", "Content-Length: 900", status="304 Not Modified", sized=False)
    read, _fake = asked(unchanged, answer(b"after"), times=2)
    assert [(one.status, one.body) for one in read] == [(304, b""), (200, b"after")]


def test_a_connection_the_server_closes_is_opened_again():
    bye = answer(b"bye", "Connection: Close")
    read, fake = asked(bye, answer(b"again"), times=1, then_close=True)
    assert read[0].body == b"bye"
    read, fake = asked(bye, bye, times=2, then_close=True)
    assert [one.body for one in read] == [b"bye", b"bye"]
    assert fake.connections >= 2


def test_a_body_without_a_length_ends_with_the_connection():
    [one], _fake = asked(answer(b"until the end", sized=False), then_close=True)
    assert one.body == b"until the end"


@pytest.mark.parametrize("status", ["404 Not Found", "500 Internal Server Error", "302 Found"])
def test_other_answers_are_read_like_any(status):
    [one], _fake = asked(answer(b"no", status=status))
    assert (one.status, one.body) == (int(status[:3]), b"no")


def test_answers_that_are_not_the_expected_ones_are_failures():
    with fake_server([answer(b"fine"), answer(b"oh", status="500 Error")]) as fake:
        figures = Figures()
        _ask(fake.port, Load("/"), time.perf_counter() + 0.05, 0, figures)
    assert len(figures.latencies) == len(fake.requests) > 1
    assert figures.failures == len(figures.latencies) - 1
    assert figures.size == len(b"oh")


def test_a_client_whose_time_is_over_asks_nothing():
    with fake_server([answer()]) as fake:
        figures = Figures()
        _ask(fake.port, Load("/"), time.perf_counter() - 1, 0, figures)
    assert (figures.latencies, fake.requests) == ([], [])


def test_clients_together_never_ask_for_the_same_address():
    with fake_server([answer(b"12345")]) as fake:
        figures = _run_threads(fake.port, Load("/{n}"), range(2, 5), 0.1)
    lines = [request.split("\r\n")[0] for request in fake.requests]
    assert len(lines) == len(set(lines)) == len(figures.latencies)
    firsts = {f"GET /{n * REQUESTS_OF_ONE_CLIENT + 1} HTTP/1.1" for n in (2, 3, 4)}
    assert firsts <= set(lines)
    assert (figures.failures, figures.size) == (0, 5)
    assert figures.seconds >= 0.1
