"""Values that no spreadsheet takes for a formula, and times as clocks showed them."""

import re
from datetime import datetime
from typing import Any

from ..time import to_local

# Some programs trim a cell before they look at it, and some take wide signs for plain ones.
_FORMULA = re.compile(
    r"[\t\r\n]|[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[-=+@\uff1d\uff0b\uff0d\uff20]"
)


def safe_cell(value: Any) -> Any:
    """A text that no spreadsheet takes for a formula; other values unchanged."""
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value


def local_wall_clock(value: datetime) -> datetime:
    """An instant as the clock on the wall in Morocco showed it on that day."""
    return value if value.tzinfo is None else to_local(value).replace(tzinfo=None)


def local_text(value: datetime) -> str:
    return local_wall_clock(value).strftime("%Y-%m-%d %H:%M")
