"""Values of changes as people say them: labels and names in the active language."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model

Words = Callable[[], Mapping[str, str]]


class Spoken:
    """Says what is kept of a change, by column, for one page or one report.

    The words of a column are looked up when the first of its values is read; whatever is
    not among them, such as a title, is said as it is.
    """

    def __init__(self, words: Mapping[str, Words]) -> None:
        self._words = words
        self._known: dict[str, Mapping[str, str]] = {}

    def __call__(self, column: str, text: str) -> str:
        if not text or column not in self._words:
            return text
        if column not in self._known:
            self._known[column] = self._words[column]()
        known = self._known[column]
        return known.get(text) or " | ".join(known.get(part, part) for part in text.split("|"))


def names_by(model: type[Model], *fields: str, name: str = "name") -> Words:
    """The names of records by the first of these fields that is filled."""

    def words() -> dict[str, str]:
        return {_first(row, fields): getattr(row, name) for row in model.objects.all()}

    return words


def _first(row: Any, fields: tuple[str, ...]) -> str:
    return next((value for field in fields if (value := getattr(row, field))), "")
