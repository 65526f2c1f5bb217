"""The table of what is measured and what is promised.

Public pages are promised relative to the floor, to many clients at once; what an organiser
waits for is promised in milliseconds, to one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bench.client import Load

GZIP = ("Accept-Encoding", "gzip")
SLOWDOWN = 1.25
WARM_QUERIES = 1
MEGABYTES = 180
SCREEN_MILLISECONDS = 400
SCREEN_QUERIES = 25
START_SECONDS = 4.0


@dataclass(frozen=True)
class Page:
    """One line of the report. `floor` and `per_second` are the least, `queries` the most.

    With `milliseconds` one client asks, and half of the answers take no longer. `bodies`
    names what is sent, among the addresses; `proof` is in every right answer.
    """

    name: str
    address: str
    query: str = ""
    floor: float | None = None
    per_second: float | None = None
    queries: int | None = None
    conditional: bool = False
    signed_in: bool = False
    past_the_cache: bool = False
    zipped: bool = True
    milliseconds: float | None = None
    bodies: str = ""
    proof: str = ""

    @property
    def warm_up(self) -> int:
        """Enough that each worker has built what it keeps; of what takes seconds, fewer."""
        return 2 if (self.milliseconds or 0) > 1000 else 8

    def load(self, addresses: Mapping[str, str], tag: str = "") -> Load:
        path = addresses[self.address]
        path += f"{'&' if '?' in path else '?'}{self.query}" if self.query else ""
        headers = [GZIP] if self.zipped else []
        if self.signed_in:
            headers.append(("Cookie", addresses["cookie"]))
        if self.bodies:
            headers.append(("X-CSRFToken", addresses["token"]))
        if self.past_the_cache:  # the page cache lets such requests pass, and reads no version
            headers.append(("Authorization", "Bench floor"))
        if self.conditional and tag:
            headers.append(("If-None-Match", tag))
        status = 304 if self.conditional and tag else 200
        bodies = tuple(json.loads(addresses[self.bodies])) if self.bodies else ()
        return Load(path, tuple(headers), status, bodies, self.proof)


def desk(name: str, address: str, query: str = "", **promises: Any) -> Page:
    """A screen of the planning desk, as one organiser waits for it."""
    return Page(
        name, address, query, signed_in=True,
        **{"milliseconds": SCREEN_MILLISECONDS, "queries": SCREEN_QUERIES} | promises,
    )  # fmt: skip


PAGES = (
    Page("home, again", "home", floor=0.5, queries=1),
    Page("home, uncached", "home", "n={n}", floor=0.04),
    Page("programme, again", "programme", floor=0.5, queries=1),
    Page("programme, uncached", "programme", "from={date}", floor=0.04, queries=8),
    Page("programme, filtered", "programme", "region=MA-07&from={date}", floor=0.04, queries=8),
    Page("programme, searched", "programme", "q=atelier&from={date}", floor=0.04, queries=8),
    Page("event, again", "event", floor=0.5, queries=1),
    Page("event, uncached", "event", "n={n}", floor=0.06, queries=8),
    Page("region, again", "region", floor=0.5, queries=1),
    Page("region, uncached", "region", "n={n}", floor=0.04),
    Page("feed, whole", "feed", per_second=30),
    Page("feed, whole, not zipped", "feed", per_second=30, zipped=False),
    Page("feed, unchanged (304)", "feed", floor=0.5, conditional=True),
    Page("API page", "api", "n={n}"),
    desk("overview", "overview"),
    desk("admin list", "admin", "p=1"),
    desk("admin list, searched", "admin", "q=atelier"),
    desk("board", "board"),
    desk("board, facilitators", "board", "rows=facilitators"),
    desk("board, month", "board", "rows=month"),
    desk("problems", "problems"),
    desk(
        "move of a public card", "move", milliseconds=200, queries=None, bodies="moves",
        proof='"parts"', zipped=False,
    ),
    desk("events as XLSX", "admin", "export=xlsx", milliseconds=5000),
    desk("events as CSV", "admin", "export=csv", milliseconds=2000),
)  # fmt: skip
FLOOR = Page("floor", "floor", queries=1, past_the_cache=True)
