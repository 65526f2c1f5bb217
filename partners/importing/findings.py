"""Where the parts of a row leave what they find."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from campaign_site.core.imports.lines import Choices
from campaign_site.core.spreadsheets.problems import Action, Problem, Severity
from campaign_site.core.spreadsheets.rows import CellKind

# A cell shown in a report is cut here.
SHOWN = 120


@dataclass(slots=True)
class Findings:
    """One row while it is read: its cells by column, and the problems so far.

    `spoiled` are the columns whose value cannot be used, so that nothing else is said
    about them.
    """

    line: int
    cells: Mapping[str, str]
    headings: Mapping[str, str]
    choices: Choices
    kinds: Mapping[str, CellKind] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    spoiled: set[str] = field(default_factory=set)

    def info(self, code: str, column: str, /, *, wording: str = "", **params: Any) -> None:
        self._add(code, Severity.INFO, Action.NORMALISE, column, wording, params)

    def warn(self, code: str, column: str, action: Action, /, **params: Any) -> None:
        self._add(code, Severity.WARNING, action, column, "", params)

    def reject(
        self,
        code: str,
        column: str = "",
        /,
        *,
        wording: str = "",
        severity: Severity = Severity.ERROR,
        **params: Any,
    ) -> None:
        self.spoiled.add(column)
        self._add(code, severity, Action.REJECT, column, wording, params)

    def suggest(self, code: str, column: str, /, *, wording: str = "", **params: Any) -> bool:
        """An error that a person may let us mend; True when that was agreed to."""
        self._add(code, Severity.ERROR, Action.SUGGEST, column, wording, params)
        agreed = self.choices.accepts(code, self.line)
        if not agreed:
            self.spoiled.add(column)
        return agreed

    def agreed(self, code: str) -> bool:
        return self.choices.accepts(code, self.line)

    def _add(
        self,
        code: str,
        severity: Severity,
        action: Action,
        column: str,
        wording: str,
        params: Mapping[str, Any],
    ) -> None:
        self.problems.append(
            Problem(
                code=code,
                severity=severity,
                action=action,
                line=self.line,
                column=self.headings.get(column, column),
                value=self.cells.get(column, "")[:SHOWN],
                params=params,
                wording=wording,
            )
        )
