"""Clients with kept connections, written on bare sockets so that they cost little.

Clients run in processes of their own: the server is measured, not they.
"""

import math
import multiprocessing
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

HOST = "127.0.0.1"
PROCESSES = 2
# A page that got stuck must not stop the run for ever.
PATIENCE = 60


# Numbers of one client; days from the first date are as many for all clients together.
REQUESTS_OF_ONE_CLIENT = 5000
FIRST_DATE = date(1900, 1, 1)


@dataclass(frozen=True)
class Load:
    """What to ask for, and the status to expect.

    `{n}` in the path is another number at each request, `{date}` another day long ago
    (a filter that leaves nothing out, at an address nobody asked for before). With
    `bodies` each request sends the next of them; an answer without `proof` is a failure.
    """

    path: str
    headers: tuple[tuple[str, str], ...] = ()
    status: int = 200
    bodies: tuple[str, ...] = ()
    proof: str = ""

    def path_of(self, number: int) -> str:
        day = FIRST_DATE + timedelta(days=number)
        return self.path.replace("{n}", str(number)).replace("{date}", day.isoformat())

    def request(self, number: int) -> bytes:
        """The request as it stands on the wire."""
        headers = [("Host", HOST), *self.headers]
        body = self.bodies[number % len(self.bodies)].encode() if self.bodies else b""
        if self.bodies:
            headers += [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        method = "POST" if self.bodies else "GET"
        lines = [f"{method} {self.path_of(number)} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in headers]
        return ("\r\n".join(lines) + "\r\n\r\n").encode() + body

    def is_answered(self, answer: "Answer") -> bool:
        """Whether the answer is the one that was expected."""
        return answer.status == self.status and self.proof.encode() in answer.body


@dataclass
class Answer:
    """One answer as read from the wire."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Figures:
    """What came of a load: latencies in seconds, body bytes on the wire of the last answer."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    failures: int = 0
    size: int = 0

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        """Nearest rank, in milliseconds."""
        if not self.latencies:
            return math.nan
        ordered = sorted(self.latencies)
        return 1000 * ordered[max(0, math.ceil(share * len(ordered)) - 1)]


class Connection:
    """One kept HTTP/1.1 connection."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._open()

    def _open(self) -> None:
        self.socket = socket.create_connection((HOST, self.port), timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.file = self.socket.makefile("rb", buffering=65536)

    def get(self, load: Load, number: int = 0) -> Answer:
        self.socket.sendall(load.request(number))
        return self._read()

    def _read(self) -> Answer:
        status = int(self.file.readline().split()[1])
        headers: dict[str, str] = {}
        while (line := self.file.readline()) not in (b"\r\n", b""):
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        body = b"" if status == 304 else self._body(headers)
        if headers.get("connection", "").lower() == "close":
            self.close()
            self._open()
        return Answer(status, headers, body)

    def _body(self, headers: dict[str, str]) -> bytes:
        if "chunked" in headers.get("transfer-encoding", ""):
            return b"".join(self._chunks())
        if "content-length" in headers:
            return self.file.read(int(headers["content-length"]))
        return self.file.read()

    def _chunks(self) -> Iterator[bytes]:
        while size := int(self.file.readline().split(b";")[0], 16):
            yield self.file.read(size)
            self.file.readline()
        self.file.readline()

    def close(self) -> None:
        self.file.close()
        self.socket.close()


def run(port: int, load: Load, *, clients: int, seconds: float) -> Figures:
    """Ask as fast as the answers come, with this many clients for this long."""
    processes = min(PROCESSES, clients)
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes) as pool:
        pool.map(_nothing, range(processes))  # started before the clock
        shares = [clients // processes + (n < clients % processes) for n in range(processes)]
        firsts = [sum(shares[:n]) for n in range(processes)]
        jobs = [(port, load, range(f, f + s), seconds) for f, s in zip(firsts, shares, strict=True)]
        parts = pool.starmap(_run_threads, jobs, chunksize=1)
    return Figures(
        max(part.seconds for part in parts),
        [latency for part in parts for latency in part.latencies],
        sum(part.failures for part in parts),
        parts[0].size,
    )


def _nothing(_number: int) -> None:
    time.sleep(0.05)


def _run_threads(port: int, load: Load, clients: range, seconds: float) -> Figures:
    figures = [Figures() for _ in clients]
    began = time.perf_counter()
    threads = [
        threading.Thread(
            target=_ask, args=(port, load, began + seconds, n * REQUESTS_OF_ONE_CLIENT, one)
        )
        for n, one in zip(clients, figures, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Figures(
        time.perf_counter() - began,
        [latency for one in figures for latency in one.latencies],
        sum(one.failures for one in figures),
        figures[0].size,
    )


def _ask(port: int, load: Load, until: float, number: int, figures: Figures) -> None:
    connection = Connection(port)
    now = time.perf_counter()
    while now < until:
        number += 1
        answer = connection.get(load, number)
        after = time.perf_counter()
        figures.latencies.append(after - now)
        figures.size = len(answer.body)
        figures.failures += not load.is_answered(answer)
        now = after
    connection.close()
