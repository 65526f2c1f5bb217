"""Values that no spreadsheet takes for a formula, and times as clocks showed them."""

from datetime import datetime
from typing import Any

from ..time import to_local

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(value: Any) -> Any:
    """A text that no spreadsheet takes for a formula; other values unchanged."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def local_wall_clock(value: datetime) -> datetime:
    """An instant as the clock on the wall in Morocco showed it on that day."""
    return value if value.tzinfo is None else to_local(value).replace(tzinfo=None)


def local_text(value: datetime) -> str:
    return local_wall_clock(value).strftime("%Y-%m-%d %H:%M")
