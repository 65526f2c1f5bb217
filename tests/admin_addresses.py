"""Every address of the admin as the resolver knows it, filled with the records of a world."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

_ROUTE_PART = re.compile(r"<(?:\w+:)?(?P<name>\w+)>")
_REGEX_PART = re.compile(r"\(\?P<(?P<name>\w+)>[^()]*\)")

# Addresses that are not visited, each with its reason; it should stay nearly empty.
LEFT_OUT = {
    "admin/^.*/$": "answers whatever no address above it matches, with 404",
    "admin/logout/": "ends the visit",
    "admin/failwhale/": "Wagtail's own test of the error page: fails for everybody on purpose",
}


class UnknownArgument(AssertionError):
    """An address has a part nobody said how to fill: say it in `World.arguments`."""


@dataclass(frozen=True, slots=True)
class Address:
    """One pattern: its pieces from the resolver's root, and all their names together."""

    pattern: str
    pieces: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        found: list[str] = []
        for piece in self.pieces:
            found += [m["name"] for m in re.finditer(r"<(?:\w+:)?(?P<name>\w+)>", piece)]
        return list(dict.fromkeys(found))

    def filled(self, values: dict[str, Any]) -> str:
        return "/" + "".join(_filled(piece, values) for piece in self.pieces)


def admin_addresses() -> list[Address]:
    """Every pattern under /admin/, in the order of the resolver."""
    return [a for a in _walk(get_resolver(), ()) if a.pattern.startswith("admin/")]


def _walk(resolver: URLResolver, before: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        piece = str(entry.pattern)
        if isinstance(entry.pattern, RegexPattern):
            piece = f"^{piece.lstrip('^')}"
        pieces = (*before, piece)
        if isinstance(entry, URLPattern):
            yield Address("".join(pieces), pieces)
        else:
            yield from _walk(entry, pieces)


def _filled(piece: str, values: dict[str, Any]) -> str:
    if not piece.startswith("^"):
        return _ROUTE_PART.sub(lambda part: str(values[part["name"]]), piece)
    text = _REGEX_PART.sub(lambda part: str(values[part["name"]]), piece)
    return text.lstrip("^").rstrip("$").replace("\\", "")


@dataclass(frozen=True)
class Filling:
    """How the parts of addresses are filled: the first rule whose pattern matches wins.

    A rule holds a regular expression on the pattern and one set of values for each visit;
    `everywhere` is what is the same for all addresses.
    """

    rules: tuple[tuple[str, list[dict[str, Any]]], ...]
    everywhere: dict[str, Any]

    def of(self, address: Address) -> list[str]:
        """The addresses to visit. Raises UnknownArgument for a part without a value."""
        chosen = next((v for rule, v in self.rules if re.match(rule, address.pattern)), [{}])
        urls = [self._one(address, {**self.everywhere, **values}) for values in chosen]
        return list(dict.fromkeys(urls))

    def _one(self, address: Address, values: dict[str, Any]) -> str:
        if missing := [name for name in address.names if name not in values]:
            raise UnknownArgument(f"{address.pattern}: {', '.join(missing)}")
        return address.filled(values)
