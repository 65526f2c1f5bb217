"""What a report says, for one page of the screen: questions, and lines that match."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ..imports.kinds import kind_named
from ..imports.lines import OUTCOME_LABELS, Choices, Line, Outcome, open_questions
from ..imports.reports import SEVERITY_LABELS, file_problems, read_lines
from ..imports.spoken import Spoken
from ..models import ImportBatch
from ..spreadsheets.problems import WAITING, Action, Problem, Severity

PER_PAGE = 100
# Answered by its own tick: it says more than "accept".
UPDATE = "existing_differs"

ACTION_LABELS = {
    Action.CREATE: gettext_lazy("The line goes in as it is."),
    Action.SKIP: gettext_lazy("Left out, nothing is lost."),
    Action.NORMALISE: gettext_lazy("Repaired."),
    Action.SUGGEST: gettext_lazy("Waits for your answer."),
    Action.CONFIRM: gettext_lazy("Waits for your answer."),
    Action.REPAIR_OR_REJECT: gettext_lazy("Waits for your answer."),
    Action.REJECT: gettext_lazy("The line stays out."),
    Action.DECODE: gettext_lazy("Read all the same."),
    Action.REJECT_FILE: gettext_lazy("The file is not imported."),
}
ACCEPTED = pgettext_lazy("problem of an import", "Accepted by you.")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which lines are looked for; empty for all that have something to say."""

    outcome: str = ""
    severity: str = ""
    code: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filters":
        """Those of an address; what means nothing is left aside."""
        outcome, severity = query.get("outcome", ""), query.get("severity", "")
        return cls(
            outcome=outcome if outcome in set(Outcome) else "",
            severity=severity if severity in set(Severity) else "",
            code=query.get("code", "")[:60],
        )


@dataclass(frozen=True, slots=True)
class Said:
    """What was agreed to, the headings of columns, and how their values are said."""

    choices: Choices
    headings: Mapping[str, Any]
    spoken: Spoken


@dataclass(slots=True)
class Question:
    """A kind of problem that waits for an answer: how often, and one example."""

    example: Problem
    count: int = 0
    accepted: bool = False


@dataclass(slots=True)
class Findings:
    """`rows` are those of the page; `questions` and `count` concern the whole report."""

    of_file: list[Problem] = field(default_factory=list)
    questions: dict[str, Question] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)
    count: int = 0
    # Whether a question about the file itself keeps it from being imported.
    blocked: bool = False


def look_through(batch: ImportBatch, filters: Filters, *, page: int) -> Findings:
    """One walk through the report; only a page of it is kept."""
    found = Findings(of_file=file_problems(batch))
    choices = Choices.from_json(batch.choices)
    kind = kind_named(batch.kind)
    said = Said(choices, kind.columns(), kind.spoken())
    asked = open_questions(found.of_file, Choices())
    for problem in asked:
        _ask(found, problem, choices)
    found.blocked = bool(open_questions(found.of_file, choices))
    first = (page - 1) * PER_PAGE
    for line in read_lines(batch):
        for problem in line.problems:
            if problem.action in WAITING and problem.code != UPDATE:
                _ask(found, problem, choices)
        for row in _rows(line, filters, said):
            if first <= found.count < first + PER_PAGE:
                found.rows.append(row)
            found.count += 1
    return found


def _ask(found: Findings, problem: Problem, choices: Choices) -> None:
    question = found.questions.setdefault(problem.code, Question(problem))
    question.count += 1
    question.accepted = choices.accepts(problem.code, None)


def _rows(line: Line, filters: Filters, said: Said) -> Iterator[dict[str, Any]]:
    """A row for each problem and each difference; one for a line that was asked for by name."""
    if filters.outcome and line.outcome != filters.outcome:
        return
    start = {"line": line.line, "key": line.key, "outcome": line.outcome}
    start["outcome_label"] = OUTCOME_LABELS[line.outcome]
    for problem in line.problems:
        if filters.severity and problem.severity != filters.severity:
            continue
        if not filters.code or problem.code == filters.code:
            yield start | _problem(problem, said.choices)
    if filters.severity or filters.code:
        return
    for change in line.changes:
        yield start | {
            "column": said.headings.get(change.column, change.column),
            "old": said.spoken(change.column, change.old),
            "value": said.spoken(change.column, change.new),
            "is_change": True,
        }
    if filters.outcome and not line.problems and not line.changes:
        yield start


def _problem(problem: Problem, choices: Choices) -> dict[str, Any]:
    waiting = problem.action in WAITING
    agreed = waiting and choices.accepts(problem.code, problem.line)
    return {
        "column": problem.column,
        "value": problem.value,
        "message": problem.message,
        "severity": problem.severity,
        "severity_label": SEVERITY_LABELS[problem.severity],
        "proposal": problem.params.get("suggestion", "") if waiting else "",
        "consequence": ACCEPTED if agreed else ACTION_LABELS[problem.action],
    }


def file_rows(found: Findings) -> list[dict[str, Any]]:
    """What is said of the file as a whole."""
    return [
        {
            "message": problem.message,
            "severity": problem.severity,
            "severity_label": SEVERITY_LABELS[problem.severity],
            "line": problem.line,
        }
        for problem in found.of_file
    ]


def totals(batch: ImportBatch) -> list[dict[str, Any]]:
    """How many lines came to what; nothing for outcomes that did not occur."""
    counted = batch.totals.get("outcomes", {})
    return [
        {"outcome": outcome.value, "label": OUTCOME_LABELS[outcome], "count": counted[outcome]}
        for outcome in Outcome
        if counted.get(outcome)
    ]


def severities(batch: ImportBatch) -> list[dict[str, Any]]:
    """How many problems there are of each severity."""
    counted = batch.totals.get("severities", {})
    return [
        {"severity": severity.value, "label": SEVERITY_LABELS[severity], "count": counted[severity]}
        for severity in Severity
        if counted.get(severity)
    ]


def summary(batch: ImportBatch) -> str:
    """New and changed records in one short text, for the list of imports."""
    counted = batch.totals.get("outcomes", {})
    if not counted:
        return ""
    return _("new: %(new)s, changed: %(changed)s, not imported: %(refused)s") % {
        "new": counted.get(Outcome.CREATED, 0),
        "changed": counted.get(Outcome.UPDATED, 0),
        "refused": counted.get(Outcome.REFUSED, 0) + counted.get(Outcome.TO_CONFIRM, 0),
    }
