"""What an import is going to write, made ready while others may still save.

On SQLite a transaction that writes keeps everybody else waiting. So lines are compared
and records built before it begins; inside of it there is only a look whether the records
are still those that were compared, and the writing.
"""

from datetime import datetime

from ..content_version import touch_content
from ..models import ImportBatch
from ..spreadsheets.problems import Action, Problem, Severity
from .kinds import Write, kind_named
from .lines import Change, Choices, Line, Outcome
from .services import compare

_WRITTEN = (Outcome.CREATED, Outcome.UPDATED)


class Prepared:
    """The lines of a batch set against the records, and how they would be written.

    `seen` are the changes by key that the owner saw and agreed to.
    """

    def __init__(
        self,
        batch: ImportBatch,
        lines: list[Line],
        choices: Choices,
        seen: dict[str, list[Change]],
        at: datetime,
    ) -> None:
        self.batch, self.lines, self.choices, self.seen, self.at = batch, lines, choices, seen, at
        self.kind = kind_named(batch.kind)
        self._undecided = [(line, len(line.problems)) for line in lines if line.outcome is None]
        self._prepare()

    def renew_if_outdated(self) -> None:
        """Compare again when somebody changed one of the records since."""
        if self.kind.fingerprint(self.lines) == self._fingerprint:
            return
        for line, problems in self._undecided:
            line.outcome = None
            line.changes = []
            del line.problems[problems:]
        self._prepare()

    def write(self) -> None:
        """Inside a transaction."""
        if self._write is not None:
            self._write()
            touch_content()

    def _prepare(self) -> None:
        self._fingerprint = self.kind.fingerprint(self.lines)
        compare(self.batch, self.lines, self.choices)
        self._keep_what_changed_meanwhile()
        writing = [line for line in self.lines if line.outcome in _WRITTEN]
        self._write: Write | None = None
        if writing:
            self._write = self.kind.prepare(writing, by=self.batch.owner, at=self.at)

    def _keep_what_changed_meanwhile(self) -> None:
        for line in self.lines:
            if line.outcome is Outcome.UPDATED and line.changes != self.seen.get(line.key):
                line.outcome = Outcome.KEPT
                line.problems.append(
                    Problem("changed_since_check", Severity.WARNING, Action.SKIP, line.line)
                )
