"""Texts folded inside the database, so that rows are found by any spelling of their words.

`letters.fold` is the rule. SQLite calls it for each row; PostgreSQL is told the same in its
own functions, which know every letter of the site's languages and leave punctuation alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models import F, Func, Model, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from .digits import WESTERN
from .letters import LETTERS, fold

MOST_WORDS = 8
_FUNCTION = "campaign_fold"
# What is left of a letter's marks after Unicode took it apart, and what nobody sees: Latin
# and Arabic marks, Koranic signs, soft hyphen, zero-width characters, direction marks.
_NOTHING = (
    "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8"
    "\u06ea-\u06ed\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_DOUBLE = {letter: text for letter, text in LETTERS.items() if len(text) == 2}
_SINGLE = {letter: text for letter, text in LETTERS.items() if len(text) == 1} | {
    chr(code): digit for code, digit in WESTERN.items()
}
_GONE = [letter for letter, text in LETTERS.items() if not text]


class Folded(Func):
    """A text in the spelling of `letters.fold`; nothing for NULL."""

    function = _FUNCTION
    arity = 1
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list]:
        sql, params = compiler.compile(self.source_expressions[0])
        sql = f"lower(normalize({sql}, NFKD))"
        params = list(params)
        for letter, text in _DOUBLE.items():
            for written in (letter, letter.upper()):
                sql, params = f"replace({sql}, %s, %s)", [*params, written, text]
        # Letters beyond the end of the second text are taken out.
        old, new = "".join(_SINGLE) + "".join(_GONE), "".join(_SINGLE.values())
        sql = f"translate(regexp_replace({sql}, %s, '', 'g'), %s, %s)"
        return f"coalesce({sql}, '')", [*params, _NOTHING, old, new]


def containing(rows: QuerySet[Model], text: str, fields: tuple[str, ...]) -> QuerySet[Model]:
    """Rows in which every word of the text occurs in one of these fields, in any spelling."""
    if not text.strip():
        return rows
    words = fold(text).split()[:MOST_WORDS]
    if not words or not fields:
        return rows.none()
    parts = [part for field in fields for part in (F(field), Value(" "))]
    wanted = Q()
    for word in words:
        wanted &= Q(_folded__contains=word)
    return rows.alias(_folded=Folded(Concat(*parts, output_field=TextField()))).filter(wanted)


def connect() -> None:
    """Teach SQLite the function as often as a connection is opened; called once at start."""
    connection_created.connect(_teach, dispatch_uid="core-folded")


def _teach(*, connection: BaseDatabaseWrapper, **_signal: object) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function(_FUNCTION, 1, _fold, deterministic=True)


def _fold(text: str | None) -> str:
    """Word by word: thousands of titles are made of the same few words."""
    return " ".join(filter(None, map(_fold_word, text.replace("-", " ").split()))) if text else ""


@lru_cache(maxsize=4096)
def _fold_word(word: str) -> str:
    return fold(word)
