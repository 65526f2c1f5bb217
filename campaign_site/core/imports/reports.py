"""The report of an import: one JSON object a line, readable page by page.

The first line holds the problems of the file itself, every further one a line of the
file. Sentences are made when the report is read, in the reader's language.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import IO, Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from ..languages import direction
from ..models import ImportBatch
from ..spreadsheets.problems import Problem, Severity, from_json, to_json
from ..spreadsheets.writing import write_csv, write_xlsx
from .kinds import kind_named
from .lines import OUTCOME_LABELS, Change, Line, Outcome
from .spoken import Spoken

SEVERITY_LABELS = {
    Severity.INFO: pgettext_lazy("problem of an import", "Note"),
    Severity.WARNING: pgettext_lazy("problem of an import", "Warning"),
    Severity.ERROR: pgettext_lazy("problem of an import", "Error"),
}


def totals_of(problems: Iterable[Problem], lines: Iterable[Line]) -> dict[str, Any]:
    """How many lines came to what, how many problems there are of each kind."""
    outcomes, codes, severities = Counter(), Counter(), Counter()
    found = list(problems)
    for line in lines:
        outcomes[line.outcome] += 1
        found += line.problems
    for problem in found:
        codes[problem.code] += 1
        severities[problem.severity] += 1
    return {
        "lines": outcomes.total(),
        "outcomes": {outcome.value: outcomes[outcome] for outcome in Outcome},
        "severities": {severity.value: severities[severity] for severity in Severity},
        "codes": dict(sorted(codes.items())),
    }


def dump(problems: Iterable[Problem], lines: Iterable[Line]) -> IO[bytes]:
    """The report as a file, ready to be read from its start."""
    file = tempfile.SpooledTemporaryFile(max_size=2**20)  # noqa: SIM115
    file.write(_json({"problems": [to_json(problem) for problem in problems]}))
    for line in lines:
        facts: dict[str, Any] = {"line": line.line, "key": line.key, "outcome": line.outcome}
        if line.problems:
            facts["problems"] = [to_json(problem) for problem in line.problems]
        if line.changes:
            facts["changes"] = [[c.column, c.old, c.new] for c in line.changes]
        file.write(_json(facts))
    file.seek(0)
    return file


def file_problems(batch: ImportBatch) -> list[Problem]:
    """What the report says about the file as a whole."""
    if not batch.report:
        return []
    with batch.report.open("rb") as file:
        return [from_json(facts) for facts in json.loads(file.readline())["problems"]]


def read_lines(batch: ImportBatch) -> Iterator[Line]:
    """Every line of the report, without the values that were read."""
    if not batch.report:
        return
    with batch.report.open("rb") as file:
        file.readline()
        # Walking a Django file starts at its beginning again.
        for text in iter(file.readline, b""):
            facts = json.loads(text)
            yield Line(
                line=facts["line"],
                key=facts["key"],
                outcome=Outcome(facts["outcome"]),
                problems=[from_json(problem) for problem in facts.get("problems", ())],
                changes=[Change(*change) for change in facts.get("changes", ())],
            )


def download_csv(batch: ImportBatch, *, lang: str) -> Iterator[bytes]:
    """The report for Excel, in a language."""
    # The language is set around every piece: a stream outlives the request's own.
    pieces = write_csv(_in(lang, _header), rows(batch, lang=lang))
    yield from pieces


def download_xlsx(batch: ImportBatch, *, lang: str) -> IO[bytes]:
    """The report as a workbook, from right to left in Arabic."""
    return write_xlsx(
        _in(lang, _header),
        rows(batch, lang=lang),
        title=_in(lang, lambda: _("Report")),
        right_to_left=direction(lang) == "rtl",
    )


def rows(batch: ImportBatch, *, lang: str) -> Iterator[list[Any]]:
    """A row for each problem and each change; lines without any have one row."""
    for problem in file_problems(batch):
        yield _in(lang, lambda found=problem: _problem_row(None, found))
    kind = kind_named(batch.kind)
    headings = _in(lang, lambda: {k: str(v) for k, v in kind.columns().items()})
    spoken = kind.spoken()
    for line in read_lines(batch):
        yield from _in(lang, lambda seen=line: list(_line_rows(seen, headings, spoken)))


def _header() -> list[str]:
    return [
        _("Line"),
        _("Code"),
        _("Outcome"),
        pgettext("problem of an import", "Severity"),
        _("Column"),
        _("Value"),
        _("Message"),
        _("Old value"),
        _("New value"),
    ]


def _line_rows(line: Line, headings: dict[str, str], spoken: Spoken) -> Iterator[list[Any]]:
    for problem in line.problems:
        yield _problem_row(line, problem)
    for change in line.changes:
        column = headings.get(change.column, change.column)
        both = [spoken(change.column, text) for text in (change.old, change.new)]
        yield [*_start(line), "", column, "", "", *both]
    if not line.problems and not line.changes:
        yield [*_start(line), "", "", "", "", "", ""]


def _problem_row(line: Line | None, problem: Problem) -> list[Any]:
    start = _start(line) if line else [problem.line, "", ""]
    severity = str(SEVERITY_LABELS[problem.severity])
    return [*start, severity, problem.column, problem.value, problem.message, "", ""]


def _start(line: Line) -> list[Any]:
    return [line.line, line.key, str(OUTCOME_LABELS[line.outcome])]


def _in(lang: str, make):
    with translation.override(lang):
        return make()


def _json(facts: dict[str, Any]) -> bytes:
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
