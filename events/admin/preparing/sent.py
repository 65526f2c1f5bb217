"""Reading what a form of several steps sends; nothing typed into an address is an error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

# What any column of the database can hold.
_DIGITS = 18


def numbers(values: Iterable[str]) -> frozenset[int]:
    """The ids among these texts."""
    return frozenset(
        int(value)
        for value in values
        if value.isascii() and value.isdecimal() and len(value) <= _DIGITS
    )


def sent_key(data: Mapping[str, str]) -> UUID | None:
    """The key a form was given when it was shown, so that it counts once."""
    try:
        return UUID(data.get("key", ""))
    except ValueError:
        return None
