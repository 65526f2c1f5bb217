"""What may be wrong with a table, in words people can act on.

A problem keeps its code and the facts; its sentence is made when somebody reads it, in
the language of the reader. Tables of sentences are registered by whoever finds the
problems: `{"code": gettext_noop("A sentence about %(code)s.")}`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from django.utils.translation import get_language, gettext

from ..languages import DEFAULT_LANGUAGE, best_text


class Severity(StrEnum):
    """`info` was repaired, `warning` is kept or waits, `error` keeps a line or file out."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Action(StrEnum):
    """What becomes of the line or file, unless a person decides otherwise."""

    CREATE = "create"
    SKIP = "skip"
    NORMALISE = "normalise"
    SUGGEST = "suggest"
    CONFIRM = "confirm"
    REJECT = "reject"
    DECODE = "decode"
    REPAIR_OR_REJECT = "repair_or_reject"
    REJECT_FILE = "reject_file"


# Nothing happens with these until somebody agrees.
WAITING = frozenset({Action.SUGGEST, Action.CONFIRM, Action.REPAIR_OR_REJECT})

_SENTENCES: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one line, or about the file where `line` is None.

    `line` is the physical line of a text file or the row of a sheet, from 1; `column`
    is the heading as the file has it; `wording` names the sentence where a code has
    several. Parameters are texts and numbers, `{"names": {lang: text}}` for a name
    that differs by language, or `{"say": msgid}` for a word to translate.
    """

    code: str
    severity: Severity
    action: Action
    line: int | None = None
    column: str = ""
    value: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    wording: str = ""

    def at(self, line: int, column: str = "") -> "Problem":
        return replace(self, line=line, column=column or self.column)

    @property
    def message(self) -> str:
        """The sentence in the active language."""
        sentence = gettext(_SENTENCES[self.wording or self.code])
        return sentence % {name: _said(value) for name, value in self.params.items()}


class FileRefused(Exception):
    """The whole file cannot be taken; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def refusal(code: str, /, **params: Any) -> FileRefused:
    """An error about the whole file."""
    return FileRefused(Problem(code, Severity.ERROR, Action.REJECT_FILE, params=params))


def register_sentences(table: Mapping[str, str]) -> None:
    """Add sentences by code. Raises ValueError for a code that says something else already."""
    for code, sentence in table.items():
        if _SENTENCES.setdefault(code, sentence) != sentence:
            raise ValueError(f"two sentences for {code}")


def sentences() -> dict[str, str]:
    """Every registered sentence by its code or wording."""
    return dict(_SENTENCES)


def to_json(problem: Problem) -> dict[str, Any]:
    """The facts of a problem as JSON values; what is empty is left out."""
    facts = {name: getattr(problem, name) for name in problem.__slots__}
    return {name: value for name, value in facts.items() if value not in (None, "", {})}


def from_json(facts: Mapping[str, Any]) -> Problem:
    """The problem that `to_json` wrote."""
    known = dict(facts)
    known["severity"] = Severity(known["severity"])
    known["action"] = Action(known["action"])
    return Problem(**known)


def _said(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    if "say" in value:
        return gettext(value["say"])
    lang = (get_language() or DEFAULT_LANGUAGE).split("-")[0]
    return best_text(value["names"], lang).text
