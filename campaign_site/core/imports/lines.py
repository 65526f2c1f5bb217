"""One line of an import on its way from the file to a record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import pgettext_lazy

from ..spreadsheets.problems import WAITING, Action, Problem, Severity


class Outcome(StrEnum):
    """What became of a line, or will when the import is confirmed."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    TO_CONFIRM = "to_confirm"
    REFUSED = "refused"
    IGNORED = "ignored"


OUTCOME_LABELS = {
    Outcome.CREATED: pgettext_lazy("line of an import", "New"),
    Outcome.UPDATED: pgettext_lazy("line of an import", "Changed"),
    Outcome.UNCHANGED: pgettext_lazy("line of an import", "Already known, nothing new"),
    Outcome.KEPT: pgettext_lazy("line of an import", "Differs, the record was kept as it is"),
    Outcome.TO_CONFIRM: pgettext_lazy("line of an import", "Waits for an answer"),
    Outcome.REFUSED: pgettext_lazy("line of an import", "Not imported"),
    Outcome.IGNORED: pgettext_lazy("line of an import", "Ignored"),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the owner agreed to.

    `accepted` holds codes of problems, for all lines ("zero_pupils") or for one
    ("58:zero_pupils"). Without `update_existing` known records stay as they are, except
    those of lines that accept "existing_differs".
    """

    update_existing: bool = False
    accepted: frozenset[str] = frozenset()

    def accepts(self, code: str, line: int | None) -> bool:
        return code in self.accepted or f"{line}:{code}" in self.accepted

    def to_json(self) -> dict[str, Any]:
        return {"update_existing": self.update_existing, "accepted": sorted(self.accepted)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Choices":
        return cls(
            update_existing=bool(stored.get("update_existing")),
            accepted=frozenset(stored.get("accepted", ())),
        )


@dataclass(frozen=True, slots=True)
class Change:
    """A value of a known record that the file would replace, as texts."""

    column: str
    old: str
    new: str


@dataclass(slots=True)
class Line:
    """`key` identifies the record; `values` are ready to be written, by column.

    `record` is what comparing leaves for writing; it belongs to the kind of import.
    """

    line: int
    key: str = ""
    values: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    outcome: Outcome | None = None
    record: Any = None

    def settle(self, choices: Choices) -> None:
        """Decide what the problems allow; None is left for a line that may go in."""
        actions = {problem.action for problem in self.problems}
        if actions & {Action.REJECT, Action.REJECT_FILE}:
            self.outcome = Outcome.REFUSED
        elif Action.SKIP in actions:
            self.outcome = Outcome.IGNORED
        elif any(waits(problem, choices) for problem in self.problems):
            self.outcome = Outcome.TO_CONFIRM
        else:
            self.outcome = None


def waits(problem: Problem, choices: Choices) -> bool:
    """Whether a problem asks something that was not answered yet."""
    return problem.action in WAITING and not choices.accepts(problem.code, problem.line)


def open_questions(problems: Iterable[Problem], choices: Choices) -> list[Problem]:
    """Problems of the file itself that somebody must have looked at before it goes in."""
    asked = (
        problem
        for problem in problems
        if problem.action in WAITING
        or (problem.action is Action.DECODE and problem.severity is not Severity.INFO)
    )
    return [problem for problem in asked if not choices.accepts(problem.code, None)]
