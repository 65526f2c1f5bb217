"""What a table is once it is read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .problems import Action, Problem


class CellKind(StrEnum):
    """What a workbook says a cell is; a cell that is not named is text."""

    NUMBER = "number"
    FORMULA = "formula"
    ERROR = "error"
    DATE = "date"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """Cells as text; `line` is the physical line or the row of the sheet, from 1."""

    line: int
    cells: tuple[str, ...]
    kinds: Mapping[int, CellKind] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the headings, as wide as these; `problems` concern its shape."""

    line: int
    cells: tuple[str, ...]
    kinds: Mapping[int, CellKind] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether the cells stand under their headings and mean something."""
        return not any(p.action in (Action.SKIP, Action.REJECT) for p in self.problems)


@dataclass(slots=True)
class Table:
    """`rows` can be walked once; `problems` concern the file or stand above the headings.

    `separator` is empty and `sheet` given for a workbook.
    """

    header: tuple[str, ...]
    header_line: int
    rows: Iterator[Row]
    encoding: str
    separator: str
    problems: list[Problem]
    sheet: str = ""
