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
# A cell over more lines than this is an unclosed quotation mark.
_MOST_LINES = 30


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
        cells, is_open = split_record(line, separator)
        taken: list[tuple[int, str]] = []
        joined = line
        while is_open and len(taken) < _MOST_LINES:
            more = _next(again, source)
            if more is None:
                break
            taken.append(more)
            joined = f"{joined}\n{more[1]}"
            cells, is_open = split_record(joined, separator)
        if is_open or (taken and width is not None and not _fits(cells, width)):
            again.extendleft(reversed(taken))
            alone = tuple(line.split(separator))
            yield Record(number, alone, unclosed=True, is_last=not taken)
        else:
            yield Record(number, tuple(cells))


def split_record(text: str, separator: str) -> tuple[list[str], bool]:
    """The cells of one record, and whether a quotation mark is still open at its end.

    As RFC 4180: a doubled quotation mark inside quotes is one; text after the closing
    mark is kept, as spreadsheets do.
    """
    cells: list[str] = []
    at = 0
    while True:
        quoted = ""
        if text.startswith('"', at):
            closing = _closing(text, at + 1)
            if closing is None:
                return [*cells, text[at + 1 :].replace('""', '"')], True
            quoted = text[at + 1 : closing].replace('""', '"')
            at = closing + 1
        end = text.find(separator, at)
        if end == -1:
            return [*cells, quoted + text[at:]], False
        cells.append(quoted + text[at:end])
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
    while True:
        at = text.find('"', at)
        if at == -1:
            return None
        if not text.startswith('""', at):
            return at
        at += 2


def _fits(cells: list[str], width: int) -> bool:
    return len(cells) == width or (len(cells) > width and not any(cells[width:]))


def _next(
    again: deque[tuple[int, str]], source: Iterator[tuple[int, str]]
) -> tuple[int, str] | None:
    return again.popleft() if again else next(source, None)
