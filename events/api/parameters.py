"""What a request of the programming interface may ask; anything else is refused in words."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.http import QueryDict

from .problems import BadParameter

DEFAULT_LIMIT = 50
LIMIT = 100
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the stream of changes: the time, which table (live 0, removed 1), the row."""

    at: datetime
    table: int
    row: int

    def encode(self) -> str:
        """The cursor. Clients must not read it: its form may change."""
        text = f"{self.at.isoformat()}|{self.table}|{self.row}"
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, cursor: str) -> Position:
        """Raises BadParameter for what `encode` did not write."""
        try:
            padded = cursor + "=" * (-len(cursor) % 4)
            text = base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
            at, table, row = text.split("|")
            position = cls(_utc(datetime.fromisoformat(at)), int(table), int(row))
        except (ValueError, OverflowError, binascii.Error):
            raise BadParameter("cursor", "This is not a cursor of this interface.") from None
        if position.table not in (0, 1) or not 0 <= position.row < 2**63:
            raise BadParameter("cursor", "This is not a cursor of this interface.")
        return position


def limit_of(query: QueryDict) -> int:
    """How many records a page holds: 1 to 100."""
    text = query.get("limit", str(DEFAULT_LIMIT))
    if not re.fullmatch("[0-9]{1,3}", text) or not 1 <= int(text) <= LIMIT:
        raise BadParameter("limit", f"A whole number from 1 to {LIMIT}.")
    return int(text)


def cursor_of(query: QueryDict) -> Position | None:
    text = query.get("cursor", "")
    return Position.decode(text) if text else None


def since_of(query: QueryDict) -> datetime | None:
    """`updated_since`: an instant with its offset, or a date, which begins at 00:00 UTC."""
    # A plus sign that was not encoded arrives as a space.
    text = query.get("updated_since", "").strip().replace(" ", "+")
    if not text:
        return None
    try:
        if _DATE.fullmatch(text):
            return datetime.combine(date.fromisoformat(text), time.min, tzinfo=UTC)
        return _utc(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        raise BadParameter(
            "updated_since", "A date (2026-12-01) or a time with its offset (2026-12-01T09:00:00Z)."
        ) from None


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("no offset")
    return moment.astimezone(UTC)
