"""The table people read: ratios to the floor, promises kept and missed."""

from dataclasses import replace

import pytest

from bench.client import Figures
from bench.growth import Growth
from bench.jobs import Done, Job
from bench.measure import Line, Measurement
from bench.pages import MEGABYTES, SLOWDOWN, START_SECONDS, Page
from bench.report import report

PAGE = Page("home, again", "home", floor=0.5, queries=1)


def rate(per_second: float, *, failures: int = 0) -> Figures:
    """A second's load in which each answer took as long as any other."""
    return Figures(1.0, [0.004] * int(per_second), failures, size=1234)


def measured(
    *lines: Line, events: int = 100, floor: float = 100, start: float = 1.0, memory: float = 100.0
) -> Measurement:
    return Measurement("SQLite", events, start, rate(floor), list(lines), memory)


def line_of(text: list[str], name: str) -> str:
    [found] = [line for line in text if line.startswith(name)]
    return found


def test_a_page_as_fast_as_promised():
    text, missed = report([measured(Line(PAGE, rate(50), queries=1))])
    assert missed == 0
    line = line_of(text, "home, again")
    assert line.endswith("met >= 0.5 x floor; met <= 1 queries")
    numbers = line[len("home, again") :].split()[:6]
    assert numbers == ["50", "4.0", "4.0", "1234", "1", "0.500"]
    assert text[-1] == "every promise kept"


@pytest.mark.parametrize(
    ("page", "line", "said"),
    [
        (PAGE, {"figures": rate(49), "queries": 1}, "MISSED >= 0.5 x floor"),
        (PAGE, {"figures": rate(50), "queries": 2}, "MISSED <= 1 queries"),
        (PAGE, {"figures": rate(50, failures=1), "queries": 1}, "MISSED no failure"),
        (Page("feed", "feed", per_second=30), {"figures": rate(29)}, "MISSED >= 30/s"),
    ],
)
def test_one_promise_missed(page, line, said):
    text, missed = report([measured(Line(page, **line))])
    assert missed == 1
    assert said in line_of(text, page.name)
    assert text[-1] == "promises missed: 1"


def test_each_missed_promise_counts():
    _text, missed = report([measured(Line(PAGE, rate(1, failures=1), queries=9))])
    assert missed == 3


def test_failures_stand_beside_the_figures():
    text, _missed = report([measured(Line(PAGE, rate(50, failures=7), queries=1))])
    assert "  7 failed" in line_of(text, "home, again")


def test_a_page_that_could_not_be_measured_is_a_promise_missed():
    text, missed = report([measured(Line(PAGE, problem="answers 500"))])
    assert missed == 1
    assert "not measured: answers 500" in line_of(text, "home, again")


def test_a_page_without_promises_misses_none():
    text, missed = report([measured(Line(Page("API page", "api"), rate(1)))])
    assert missed == 0
    assert "met" not in line_of(text, "API page")


def test_without_a_floor_there_is_no_ratio_and_no_error():
    text, missed = report([measured(Line(PAGE, rate(50), queries=1), floor=0)])
    assert missed == 1
    assert "0.000" in line_of(text, "home, again")


@pytest.mark.parametrize(
    ("start", "memory", "missed"),
    [
        (START_SECONDS, float(MEGABYTES), 0),
        (START_SECONDS + 0.1, float(MEGABYTES), 1),
        (START_SECONDS, MEGABYTES + 1.0, 1),
        (START_SECONDS + 0.1, MEGABYTES + 1.0, 2),
        (1.0, float("nan"), 0),
    ],
)
def test_start_and_memory_of_the_server(start, memory, missed):
    text, found = report([measured(start=start, memory=memory)])
    assert found == missed
    assert f"start {start:.1f} s, <= 4 s" in "\n".join(text)


def test_promises_of_pages_are_of_the_largest_database_alone():
    slow_when_small = [Line(PAGE, rate(10), queries=5)]
    fine = [Line(PAGE, rate(50), queries=1)]
    text, missed = report([measured(*slow_when_small), measured(*fine, events=5000)])
    assert missed == 0
    assert [line for line in text if "MISSED" in line] == []


def grown(factor: float, page: Page = PAGE) -> Growth:
    return Growth(page, few=[0.004, 0.1, 0.004], many=[0.004 * factor, 0.001, 9.0])


SIZES = (measured(), measured(events=5000))


def test_a_page_may_grow_a_little_slower_with_the_number_of_events():
    text, missed = report(SIZES, [grown(SLOWDOWN)])
    assert missed == 0
    assert "from 100 to 5000 events, asked in turns" in text
    assert "    1.25 x slower  met <= 1.25" in "\n".join(text)


def test_a_page_that_grows_much_slower_misses():
    text, missed = report(SIZES, [grown(1.43), grown(1.0)])
    assert missed == 1
    assert "1.43 x slower  MISSED <= 1.25" in "\n".join(text)


def test_a_page_that_could_not_be_compared_misses():
    text, missed = report(SIZES, [Growth(PAGE, problem="answers 500")])
    assert missed == 1
    assert "not compared: answers 500" in "\n".join(text)


def test_one_size_alone_is_compared_with_nothing():
    text, missed = report([measured()])
    assert missed == 0
    assert "asked in turns" not in "\n".join(text)


def test_figures_stand_under_their_heads():
    text, _missed = report([measured(Line(PAGE, rate(50), queries=1))])
    [head] = [line for line in text if line.startswith("page ")]
    for name in ("floor", "home, again"):
        line = line_of(text, name)
        for title in ("req/s", "p50 ms", "p95 ms", "bytes", "x floor"):
            end = head.index(title) + len(title)
            assert line[end - 1] != " ", title
            assert line[end : end + 1] in ("", " "), title


SCREEN = Page("board", "board", milliseconds=4, queries=25)


@pytest.mark.parametrize(
    ("milliseconds", "said", "missed"), [(4, "met p50 <= 4 ms", 0), (3, "MISSED p50 <= 3 ms", 1)]
)
def test_what_one_organiser_waits_for(milliseconds, said, missed):
    page = replace(SCREEN, milliseconds=milliseconds)
    text, found = report([measured(Line(page, rate(1), queries=25))])
    assert said in line_of(text, "board")
    assert found == missed


@pytest.mark.parametrize(
    ("seconds", "megabytes", "missed"), [(60, 400, 0), (60.1, 400, 1), (60, 401, 1), (99, 999, 2)]
)
def test_a_task_of_the_worker(seconds, megabytes, missed):
    job = Job("import", "bench.importing", seconds=60, megabytes=400)
    measurement = measured()
    measurement.jobs.append(Done(job, seconds, megabytes, "12000 created"))
    text, found = report([measurement])
    assert found == missed
    line = line_of(text, "import")
    assert "12000 created" in line and f"{seconds:.1f} s, <= 60 s" in line
    assert f"{megabytes:.0f} MB at most, <= 400 MB" in line
