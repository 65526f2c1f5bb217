"""Records of a text file with separators, each with the physical line it begins on.

`str.splitlines` would break lines at U+000B, U+0085 and others that are part of a cell;
the `csv` module neither tells an unclosed quotation mark from a cell over several lines
nor keeps the line numbers of what follows one.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

SEPARATORS = (";", ",", "\t", "|")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
# Up to the closing quotation mark; a doubled one closes nothing.
_QUOTED = re.compile('(?:[^"]++|"")*+')
# A cell over more lines or with more characters than this is an unclosed quotation mark.
_MOST_LINES = 30
_MOST_CHARACTERS = 40_000


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of a record; `unclosed` when a quotation mark was never closed."""

    line: int
    cells: tuple[str, ...]
    unclosed: bool = False
    is_last: bool = False


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Physical lines from 1; a line end at the end of the text begins no further line."""
    for number, match in enumerate(_LINE.finditer(text), 1):
        if match.start() == len(text):
            return
        yield number, match[1]


def records(text: str, separator: str, *, width: int | None = None) -> Iterator[Record]:
    """Every record of a text, empty lines included (as one empty cell).

    With a `width`, a record over several lines that has not that many cells is taken
    for an unclosed quotation mark: its first line stands alone and the following lines
    are read for themselves, so that none is swallowed.
    """
    source = lines_of(text)
    again: deque[tuple[int, str]] = deque()
    while (current := _next(again, source)) is not None:
        number, line = current
        if '"' not in line:
            yield Record(number, tuple(line.split(separator)))
            continue
        parts = _Parts(separator)
        parts.read(line)
        taken: list[tuple[int, str]] = []
        while parts.may_go_on and len(taken) < _MOST_LINES:
            more = _next(again, source)
            if more is None:
                break
            taken.append(more)
            parts.read(more[1])
        if parts.is_open or (taken and width is not None and not _fits(parts.cells, width)):
            again.extendleft(reversed(taken))
            alone = tuple(line.split(separator))
            yield Record(number, alone, unclosed=True, is_last=not taken)
        else:
            yield Record(number, tuple(parts.cells))


def split_record(text: str, separator: str) -> tuple[list[str], bool]:
    """The cells of one record, and whether a quotation mark is still open at its end.

    As RFC 4180: a doubled quotation mark inside quotes is one; text after the closing
    mark is kept, as spreadsheets do.
    """
    parts = _Parts(separator)
    parts.read(text)
    return [*parts.cells, *([parts.opened] if parts.is_open else [])], parts.is_open


class _Parts:
    """A record while its lines are read, each character once."""

    def __init__(self, separator: str) -> None:
        self.separator = separator
        self.cells: list[str] = []
        self._open: list[str] | None = None

    @property
    def is_open(self) -> bool:
        """Whether a quotation mark is open where the last line ended."""
        return self._open is not None

    @property
    def may_go_on(self) -> bool:
        """Whether the next line may belong to the open cell."""
        return self._open is not None and sum(map(len, self._open)) < _MOST_CHARACTERS

    @property
    def opened(self) -> str:
        """The text of the cell whose quotation mark is open."""
        return "\n".join(self._open or ()).replace('""', '"')

    def read(self, line: str) -> None:
        """Take a line: the first of the record, or one that goes on with its open cell."""
        at = 0
        while True:
            quoted = ""
            if self._open is None and line.startswith('"', at):
                self._open, at = [], at + 1
            if self._open is not None:
                closing = _closing(line, at)
                self._open.append(line[at:closing])
                if closing is None:
                    return
                quoted, self._open, at = self.opened, None, closing + 1
            end = line.find(self.separator, at)
            if end == -1:
                self.cells.append(quoted + line[at:])
                return
            self.cells.append(quoted + line[at:end])
            at = end + 1


def widths(text: str, separator: str, *, lines: int) -> list[int]:
    """The number of cells of the first lines with content."""
    found = []
    for record in records(text, separator):
        if any(cell.strip() for cell in record.cells):
            found.append(len(record.cells))
        if len(found) == lines or record.line > lines * 10:
            break
    return found


def _closing(text: str, at: int) -> int | None:
    end = _QUOTED.match(text, at).end()
    return end if end < len(text) else None


def _fits(cells: list[str], width: int) -> bool:
    return len(cells) == width or (len(cells) > width and not any(cells[width:]))


def _next(
    again: deque[tuple[int, str]], source: Iterator[tuple[int, str]]
) -> tuple[int, str] | None:
    return again.popleft() if again else next(source, None)
