"""What surrounds a measurement: the environment, commands, databases, the first answer."""

import math
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from bench import __main__ as command
from bench import database, measure, server
from bench.client import Figures
from bench.measure import Line, Measurement, Plan
from bench.pages import Page

from .fake_server import answer, fake_server

FOLDER = Path("/somewhere")
ADDRESSES = {"home": "/fr/", "feed": "/f.ics", "floor": "/bench/floor"}


def test_the_environment_of_whoever_measures_does_not_reach_the_server(monkeypatch):
    monkeypatch.setenv("SITE_BASE_URL", "https://elsewhere.example")
    monkeypatch.setenv("SECRET_KEY", "private")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "other.settings")
    found = server.environment(FOLDER, "sqlite:///x")
    assert not {"SITE_BASE_URL", "SECRET_KEY"} & set(found)
    assert found["DJANGO_SETTINGS_MODULE"] == "campaign_site.settings.bench"
    assert (found["DATABASE_URL"], found["VAR_DIR"]) == ("sqlite:///x", "/somewhere")
    assert found["PATH"] == os.environ["PATH"]


@pytest.mark.parametrize(
    ("configured", "titles"),
    [
        ("", ["SQLite"]),
        ("sqlite:///site.sqlite3", ["SQLite"]),
        ("postgres://u:p@127.0.0.1/site", ["SQLite", "PostgreSQL"]),
        ("postgresql://u@h:5432/site?sslmode=require", ["SQLite", "PostgreSQL"]),
    ],
)
def test_databases_that_are_measured(configured, titles):
    assert [title for title, _url in database.databases(configured)] == titles


@pytest.fixture
def statements(monkeypatch):
    """What would be said to a database server, and of which database."""
    said = []
    monkeypatch.setattr(database, "_execute", lambda _url, *texts: said.append(texts))
    return said


def test_sqlite_needs_a_file_of_its_own_and_no_server(statements, tmp_path):
    with database.fresh("", tmp_path, 100) as address:
        assert address == f"sqlite:///{tmp_path}/bench.sqlite3"
    assert statements == []


def test_the_configured_database_itself_is_never_touched(statements, tmp_path):
    url = "postgres://u:p@h:5433/precious?sslmode=require"
    with database.fresh(url, tmp_path, 100) as address:
        assert address == "postgres://u:p@h:5433/campaign_bench_100?sslmode=require"
        assert [(name, len(texts)) for name, *texts in statements] == [("campaign_bench_100", 2)]
    assert statements[-1] == ("campaign_bench_100", "DROP DATABASE IF EXISTS {} WITH (FORCE)")


def test_the_database_goes_even_when_the_measurement_fails(statements, tmp_path):
    with pytest.raises(RuntimeError), database.fresh("postgres://h/x", tmp_path, 100):
        raise RuntimeError
    assert len(statements) == 2


def test_a_free_port_is_free():
    with fake_server([answer()]) as taken:
        assert server._free_port() != taken.port


def running(status: int | None = None) -> SimpleNamespace:
    return SimpleNamespace(poll=lambda: status, pid=0)


def test_the_first_answer_may_come_after_refusals():
    with fake_server([answer(status="503 Busy"), answer(status="503 Busy"), answer()]) as fake:
        server._first_answer(running(), fake.port)
    assert [request.split()[1] for request in fake.requests] == ["/healthz"] * 3


def test_a_server_that_ended_did_not_start():
    with pytest.raises(SystemExit, match="did not start"):
        server._first_answer(running(1), 9)


def test_memory_of_this_process_is_read_where_the_system_tells_it():
    if not Path("/proc/self/status").exists():
        pytest.skip("no /proc on this system")
    assert 1 < server._resident(str(os.getpid())) < 100_000


def test_without_a_process_memory_is_not_a_number():
    gone = server.Server(SimpleNamespace(pid=2**22 + 1), 1, 0.5)
    assert math.isnan(gone.worker_megabytes())


def test_a_command_that_fails_says_which_and_why(tmp_path):
    with pytest.raises(SystemExit, match="manage.py no_such_command failed") as caught:
        server.manage(tmp_path, f"sqlite:///{tmp_path}/x.sqlite3", "no_such_command")
    assert "Unknown command" in str(caught.value)


@pytest.fixture
def no_load(monkeypatch):
    """The load itself is left out: one answer tells what a page is."""
    monkeypatch.setattr(measure, "run", lambda *_args, **_more: Figures(1.0, [0.1] * 5, 0, 3))
    monkeypatch.setattr(measure, "_say", lambda _text: None)


def asked(page: Page, *answers: bytes) -> tuple[Line, list[str]]:
    with fake_server(answers) as fake:
        shown = server.Server(running(), fake.port, 0.1)
        return measure._ask_one(shown, ADDRESSES, Plan(1, 0.1, 1), page), fake.requests


def test_queries_are_counted_once_after_warming_up(no_load):
    line, requests = asked(Page("a", "home", "n={n}"), answer(b"", "X-Query-Count: 4"))
    assert (line.queries, line.problem, line.figures.per_second) == (4, "", 5.0)
    counted = [request for request in requests if "X-Count-Queries: 1" in request]
    assert counted == requests[-measure.PROBES :]
    asked_for = {request.split()[1] for request in requests}
    assert len(asked_for) == line.page.warm_up + measure.PROBES


@pytest.mark.parametrize(
    ("page", "reply", "problem"),
    [
        (Page("a", "admin"), answer(), "the site has no such page"),
        (Page("a", "home"), answer(status="500 Error"), "answers 500"),
        (Page("a", "home"), answer(status="302 Found"), "answers 302"),
        (Page("a", "feed", conditional=True), answer(), "has no ETag"),
    ],
)
def test_why_a_page_is_not_measured(no_load, page, reply, problem):
    line, _requests = asked(page, reply)
    assert (line.problem, line.queries) == (problem, None)


def test_a_conditional_page_is_asked_with_the_tag_it_gave(no_load):
    line, requests = asked(Page("a", "feed", conditional=True), answer(b"x", 'ETag: "v1"'))
    assert line.problem == ""
    warming, counting = requests[: -measure.PROBES], requests[-measure.PROBES :]
    assert all('If-None-Match: "v1"' in request for request in counting)
    assert not any("If-None-Match" in request for request in warming)


def test_a_server_that_counts_nothing_has_no_number_of_queries(no_load):
    assert asked(Page("a", "home"), answer())[0].queries is None


def test_the_better_of_two_floors_counts(monkeypatch):
    rates = iter([100, 7, 250])
    monkeypatch.setattr(
        measure,
        "_ask_one",
        lambda _s, _a, _p, page: Line(page, Figures(1.0, [0.1] * next(rates))),
    )
    found = Measurement("SQLite", 1, 0.1)
    measure._ask_everything(None, ADDRESSES, Plan(1, 1, 1, only="API"), found)
    assert found.floor.per_second == 250
    assert [line.page.name for line in found.lines] == ["API page"]


@pytest.mark.parametrize(("milliseconds", "clients"), [(None, 8), (400, 1)])
def test_what_one_organiser_waits_for_is_asked_by_one_client(monkeypatch, milliseconds, clients):
    asked_by = []
    monkeypatch.setattr(measure, "_say", lambda _text: None)
    monkeypatch.setattr(
        measure, "run", lambda _port, _load, clients, seconds: asked_by.append(clients) or Figures()
    )
    with fake_server([answer()]) as fake:
        shown = server.Server(running(), fake.port, 0.1)
        page = Page("a", "home", milliseconds=milliseconds)
        measure._ask_one(shown, ADDRESSES, Plan(8, 0.1, 1), page)
    assert asked_by == [clients]


def test_an_answer_that_proves_nothing_is_not_measured(no_load):
    line, _requests = asked(Page("a", "home", proof="parts"), answer(b'{"refused": "x"}'))
    assert "refused" in line.problem


@pytest.mark.parametrize(("strict", "code"), [(["--strict"], 1), ([], 0)])
def test_a_missed_promise_fails_only_where_it_was_asked_to(monkeypatch, capsys, strict, code):
    def slow(title, _url, sizes, plan):
        assert (plan.clients, plan.seconds, plan.schools) == (2, 0.5, 12_000)
        return [Measurement(title, events, 99.0) for events in sizes], []

    monkeypatch.setattr(command, "measure", slow)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    arguments = ["--events", "10", "--clients", "2", "--seconds", "0.5", *strict]
    assert command.main(arguments) == code
    assert "promises missed: 1" in capsys.readouterr().out
