"""Days and hours read as text: a few of them fill thousands of rows, and each is understood once.

Asked for as dates, every row would pay for reading its own.
"""

from __future__ import annotations

from datetime import date, time
from functools import lru_cache

from django.db.models import CharField
from django.db.models.functions import Cast


def as_text(path: str) -> Cast:
    """The column of this path as text: ISO 8601 on every database."""
    return Cast(path, CharField())


@lru_cache(maxsize=4096)
def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@lru_cache(maxsize=2048)
def hour(text: str | None) -> time | None:
    return None if text is None else time.fromisoformat(text)
