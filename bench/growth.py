"""How much longer a page takes with many events than with few.

Both servers run at once and are asked in turns by one client: a busy moment of the machine
meets both, and what is compared are medians of the time an answer takes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter

from bench.client import Connection, Load
from bench.pages import Page
from bench.server import Server

TURNS = 12
REQUESTS_A_TURN = 20
# No client of the loads asks with these, so what they ask for is in no memory.
FIRST_NUMBER = 40_000


@dataclass(frozen=True)
class Served:
    """A running server and the addresses of its pages."""

    server: Server
    addresses: Mapping[str, str]


@dataclass
class Growth:
    """Seconds of each answer with few events and with many, or why a page was not compared."""

    page: Page
    few: list[float] = field(default_factory=list)
    many: list[float] = field(default_factory=list)
    problem: str = ""

    @property
    def factor(self) -> float:
        """How many times as long."""
        return median(self.many) / median(self.few)


def compare(few: Served, many: Served, pages: Sequence[Page]) -> list[Growth]:
    """Every page but those that promise something of their own for the largest database."""
    return [_compared(few, many, page) for page in pages if not has_own_promise(page)]


def has_own_promise(page: Page) -> bool:
    """A whole feed holds as many events as there are; so may what one organiser waits for."""
    return page.per_second is not None or page.milliseconds is not None


def _compared(few: Served, many: Served, page: Page) -> Growth:
    growth = Growth(page)
    sides = [(_Side(few, page), growth.few), (_Side(many, page), growth.many)]
    for turn in range(-1, TURNS):
        for side, taken in sides:
            seconds = side.ask(FIRST_NUMBER + (turn + 1) * REQUESTS_A_TURN)
            # In the first turn the workers build what they keep.
            taken += seconds if turn >= 0 else []
    for side, _taken in sides:
        growth.problem = growth.problem or side.problem
        side.connection.close()
    return growth


class _Side:
    """One of the two servers, on a kept connection."""

    def __init__(self, served: Served, page: Page) -> None:
        self.connection = Connection(served.server.port)
        self.problem = ""
        self.load = page.load(served.addresses)
        if page.conditional:
            tag = self.connection.get(self.load).headers.get("etag", "")
            self.load = page.load(served.addresses, tag)

    def ask(self, first: int) -> list[float]:
        return [self._timed(self.load, first + n) for n in range(REQUESTS_A_TURN)]

    def _timed(self, load: Load, number: int) -> float:
        began = perf_counter()
        answer = self.connection.get(load, number)
        taken = perf_counter() - began
        if not load.is_answered(answer):
            self.problem = f"answers {answer.status}"
        return taken
