"""Pages of a list by number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

PER_PAGE = 20
LONGEST_NUMBER = 5


class NoSuchPage(LookupError):
    """A page number that is none, or beyond the end; `last` is the last page there is."""

    def __init__(self, last: int) -> None:
        super().__init__(last)
        self.last = last


class Slice(NamedTuple):
    """The part of a list on one page; `number` counts from 1, `last` is at least 1."""

    start: int
    stop: int
    number: int
    last: int


def page_slice(asked: str, total: int, per_page: int = PER_PAGE) -> Slice:
    """Which part of `total` items a page shows; no number is page 1. Raises NoSuchPage."""
    last = max(1, -(-total // per_page))
    if asked and not (asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_NUMBER):
        raise NoSuchPage(last)
    number = int(asked or 1)
    if not 1 <= number <= last:
        raise NoSuchPage(last)
    return Slice((number - 1) * per_page, min(number * per_page, total), number, last)


def page_links(part: Slice, url: Callable[[int], str]) -> dict[str, Any]:
    """What the component "pagination" takes; `url` makes the address of a page."""
    shown = sorted({1, part.last, *range(part.number - 1, part.number + 2)})
    shown = [number for number in shown if 1 <= number <= part.last]
    return {
        "pages": _with_gaps(shown, part.number, url),
        "previous_url": url(part.number - 1) if part.number > 1 else "",
        "next_url": url(part.number + 1) if part.number < part.last else "",
    }


def _with_gaps(
    numbers: Sequence[int], current: int, url: Callable[[int], str]
) -> list[dict[str, Any]]:
    links: list[dict[str, Any]] = []
    for before, number in zip((0, *numbers), numbers, strict=False):
        if number > before + 1:
            links.append({"gap": True})
        links.append({"number": number, "url": url(number), "current": number == current})
    return links
