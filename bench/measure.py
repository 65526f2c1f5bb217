"""One measurement: every page of the table on one database of one size."""

import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import database
from bench.client import Answer, Connection, Figures, Load, run
from bench.growth import Growth, Served, compare
from bench.jobs import JOBS, Done, do
from bench.pages import FLOOR, PAGES, Page
from bench.server import Server, manage, module, running_server

PROBES = 4
# Numbers for warming up and counting, beyond those of the clients.
SPARE_NUMBER = 45_000


@dataclass(frozen=True)
class Plan:
    """How hard, how long (seconds for each page) and which pages (part of the name)."""

    clients: int
    seconds: float
    schools: int
    only: str = ""


@dataclass
class Line:
    """What was measured of one page, or why nothing was."""

    page: Page
    figures: Figures = field(default_factory=Figures)
    queries: int | None = None
    problem: str = ""


@dataclass
class Measurement:
    """One server on one database; the floor is of the same run."""

    title: str
    events: int
    start_seconds: float
    floor: Figures = field(default_factory=Figures)
    lines: list[Line] = field(default_factory=list)
    megabytes: float = float("nan")
    jobs: list[Done] = field(default_factory=list)


def measure(
    title: str, url: str, sizes: Sequence[int], plan: Plan
) -> tuple[list[Measurement], list[Growth]]:
    """Load a database of each size, serve it, ask everything, take all away again.

    The servers stay until the end, so that the first and the last can be compared.
    """
    measurements, served = [], []
    with ExitStack() as stack:
        for events in sizes:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="campaign-bench-")))
            address = stack.enter_context(database.fresh(url, folder, events))
            _say(f"{title}, {events} events: loading")
            _load(folder, address, events, plan.schools)
            addresses = _addresses(folder, address)
            server = stack.enter_context(running_server(folder, address))
            served.append(Served(server, addresses))
            measurement = Measurement(title, int(addresses["events"]), server.start_seconds)
            _ask_everything(server, addresses, plan, measurement)
            measurement.megabytes = server.worker_megabytes()
            for job in JOBS:
                if plan.only in job.name:
                    measurement.jobs.append(do(job, folder, address))
                    _say(f"  {job.name}: {measurement.jobs[-1].seconds:.0f} s")
            measurements.append(measurement)
        if len(served) < 2:
            return measurements, []
        _say(f"{title}: {sizes[0]} and {sizes[-1]} events in turns")
        pages = [page for page in PAGES if plan.only in page.name]
        return measurements, compare(served[0], served[-1], pages)


def _load(folder: Path, url: str, events: int, schools: int) -> None:
    manage(folder, url, "compile_translations", "--verbosity", "0")
    manage(folder, url, "migrate", "--verbosity", "0")
    manage(folder, url, "collectstatic", "--no-input", "--verbosity", "0")
    manage(folder, url, "load_demo")
    manage(folder, url, "load_scale", "--current", f"--events={events}", f"--schools={schools}")


def _addresses(folder: Path, url: str) -> dict[str, str]:
    return json.loads(module(folder, url, "bench.addresses")) | {"floor": "/bench/floor"}


def _ask_everything(
    server: Server, addresses: dict[str, str], plan: Plan, measurement: Measurement
) -> None:
    # Measured before and after: a busy moment must not make the floor look low.
    floors = [_ask_one(server, addresses, plan, FLOOR).figures]
    for page in PAGES:
        if plan.only in page.name:
            measurement.lines.append(_ask_one(server, addresses, plan, page))
    floors.append(_ask_one(server, addresses, plan, FLOOR).figures)
    measurement.floor = max(floors, key=lambda figures: figures.per_second)


def _ask_one(server: Server, addresses: dict[str, str], plan: Plan, page: Page) -> Line:
    if page.address not in addresses:
        return Line(page, problem="the site has no such page")
    load = page.load(addresses)
    for number in range(page.warm_up):
        answer = _ask_once(server, load, SPARE_NUMBER + number)
    if answer.status != 200:
        return Line(page, problem=f"answers {answer.status}")
    if not load.is_answered(answer):
        return Line(page, problem=f"answers {answer.body[:80]!r}")
    if page.conditional:
        load = page.load(addresses, answer.headers.get("etag", ""))
        if load.status != 304:
            return Line(page, problem="has no ETag")
    counting = replace(load, headers=(*load.headers, ("X-Count-Queries", "1")))
    # The least of several: one of them may meet a worker that has not built its memory yet.
    probes = [_ask_once(server, counting, SPARE_NUMBER + page.warm_up + n) for n in range(PROBES)]
    counts = [int(a.headers["x-query-count"]) for a in probes if "x-query-count" in a.headers]
    clients = plan.clients if page.milliseconds is None else 1
    figures = run(server.port, load, clients=clients, seconds=plan.seconds)
    _say(f"  {page.name}: {figures.per_second:.0f}/s")
    return Line(page, figures, min(counts, default=None))


def _ask_once(server: Server, load: Load, number: int) -> Answer:
    """On a connection of its own, so that the workers take turns."""
    connection = Connection(server.port)
    try:
        return connection.get(load, number)
    finally:
        connection.close()


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
