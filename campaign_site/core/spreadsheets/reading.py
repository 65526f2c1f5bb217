"""Any table people send: CSV, TSV, text or Excel, recognised by content, never by name."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import IO

from ..letters import fold
from . import sentences  # noqa: F401
from .delimited import SEPARATORS, records, widths
from .encodings import decode
from .limits import Limits, current_limits
from .problems import Action, Problem, Severity, refusal
from .rows import Row, SheetRow, Table
from .workbooks import open_sheet

Knows = Callable[[str], bool]

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_KINDS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"Rar!")
# The headings are looked for in so many rows.
_TOP = 25
# Empty lines are told one by one up to here.
_EMPTY_TOLD = 100


def read_table(
    file: IO[bytes], name: str = "", *, limits: Limits | None = None, knows: Knows | None = None
) -> Table:
    """The headings and rows of a file, and what there is to say about it.

    `knows` tells whether a text is a known heading: the line with most of them is the
    header; without it the first line of two cells or more is. `name` is only ever
    shown. Raises FileRefused, while the rows are walked as well.
    """
    limits = limits or current_limits()
    limits.check_size(_size(file))
    file.seek(0)
    start = file.read(8)
    if start == _OLE:
        raise refusal("file_old_excel")
    if start.startswith(_ZIP):
        return _workbook(file, limits, knows)
    if start.startswith(_OTHER_KINDS):
        raise refusal("file_not_csv")
    file.seek(0)
    return _text(file.read(), limits, knows)


def _text(raw: bytes, limits: Limits, knows: Knows | None) -> Table:
    decoded = decode(raw)
    text = decoded.text
    if not text.strip("\ufeff\r\n\t ;,"):
        raise refusal("file_empty")
    separator = _separator(text, knows)
    top = [SheetRow(record.line, record.cells) for record in _some(records(text, separator), _TOP)]
    header, above = _header(top, knows)
    if len(header.cells) > limits.columns:
        raise refusal("file_too_many_columns", limit=limits.columns)
    width = len(header.cells)
    below = (
        _record_row(record, width)
        for record in records(text, separator, width=width)
        if record.line > header.line
    )
    rows = _checked(below, header, limits)
    return Table(
        header=header.cells,
        header_line=header.line,
        rows=_not_none(rows),
        encoding=decoded.encoding,
        separator=separator,
        problems=[*decoded.problems, *above],
    )


def _workbook(file: IO[bytes], limits: Limits, knows: Knows | None) -> Table:
    found, sheet, others = open_sheet(file, limits)
    top = list(_some(found, _TOP))
    header, above = _header(top, knows)
    rest = chain((row for row in top if row.line > header.line), found)
    width = len(header.cells)
    below = (_sheet_row(row, width) for row in rest)
    if others:
        told = {"sheets": ", ".join(others)[:200]}
        above.append(Problem("sheets_ignored", Severity.INFO, Action.SKIP, params=told))
    rows = _checked(below, header, limits)
    return Table(header.cells, header.line, _not_none(rows), "xlsx", "", above, sheet)


def _separator(text: str, knows: Knows | None) -> str:
    """The separator that finds most known headings, else the one that cuts most evenly."""
    best, score = "", (0, 0.0, 0)
    for separator in SEPARATORS:
        counts = widths(text, separator, lines=_TOP)
        usual, often = Counter(counts).most_common(1)[0]
        known = 0
        if knows:
            top = _some(records(text, separator), _TOP)
            known = max(sum(map(knows, record.cells)) for record in top)
        this = (known, often / len(counts) if usual > 1 else 0.0, usual)
        if usual > 1 and this > score or known > max(score[0], 1):
            best, score = separator, this
    if not best:
        raise refusal("file_not_csv")
    return best


def _header(top: list[SheetRow], knows: Knows | None) -> tuple[SheetRow, list[Problem]]:
    """The row of headings, and a note for each row of text above it."""
    if knows:
        count = max((len({c for c in row.cells if knows(c)}) for row in top), default=0)
        known = (row for row in top if len({c for c in row.cells if knows(c)}) == count)
        header = next(known, None) if count > 1 else None
    else:
        header = next((row for row in top if sum(map(bool, row.cells)) > 1), None)
    if header is None:
        raise refusal("header_unknown" if any(map(any, _cells(top))) else "file_empty")
    cells = [cell.strip() for cell in header.cells]
    while cells and not cells[-1]:
        cells.pop()
    told = {"header_line": header.line}
    above = [
        Problem("title_row", Severity.INFO, Action.SKIP, row.line, value=_shown(row), params=told)
        for row in top
        if row.line < header.line and any(cell.strip() for cell in row.cells)
    ]
    return SheetRow(header.line, tuple(cells)), above


def _record_row(record, width: int) -> Row:
    cells = record.cells
    if record.unclosed:
        wording = "unbalanced_quote_last" if record.is_last else ""
        problem = Problem(
            "unbalanced_quote", Severity.ERROR, Action.REJECT, record.line, wording=wording
        )
        return Row(record.line, cells, problems=(problem,))
    if not any(map(str.strip, cells)):
        code = "empty_line" if len(cells) == 1 else "empty_record"
        return Row(record.line, (), problems=(_skip(code, record.line),))
    if len(cells) < width:
        return Row(record.line, cells, problems=(_misfit("too_few_columns", record, width),))
    return _fitted(record, width)


def _sheet_row(row: SheetRow, width: int) -> Row:
    if not any(map(str.strip, row.cells)):
        return Row(row.line, (), problems=(_skip("empty_line", row.line),))
    if len(row.cells) < width:
        padding = ("",) * (width - len(row.cells))
        return Row(row.line, row.cells + padding, row.kinds)
    return _fitted(row, width)


def _fitted(row, width: int) -> Row:
    cells, kinds = row.cells, getattr(row, "kinds", {})
    if any(map(str.strip, cells[width:])):
        return Row(row.line, cells, kinds, (_misfit("too_many_columns", row, width),))
    return Row(row.line, cells[:width], kinds)


def _checked(rows: Iterable[Row], header: SheetRow, limits: Limits) -> Iterator[Row]:
    """Bounds the rows, leaves out those that say nothing, marks repeated headings."""
    filled = 0
    waiting: list[Row] = []
    wanted = [fold(cell) for cell in header.cells]
    for row in rows:
        if not row.cells:
            # Empty lines at the end of a sheet are no news: told when something follows.
            if len(waiting) < _EMPTY_TOLD:
                waiting.append(row)
            continue
        yield from waiting
        waiting.clear()
        filled += 1
        if filled > limits.rows:
            raise refusal("file_too_many_rows", limit=limits.rows)
        yield _bounded(row, wanted, limits)
    if not filled:
        raise refusal("file_no_rows")


def _bounded(row: Row, header: list[str], limits: Limits) -> Row:
    longest = max(map(len, row.cells))
    if longest > limits.cell:
        problem = Problem(
            "cell_too_long", Severity.ERROR, Action.REJECT, row.line, params={"length": longest}
        )
        short = tuple(cell[: limits.cell] for cell in row.cells)
        return Row(row.line, short, row.kinds, (problem,))
    if len(row.cells) == len(header) and [fold(cell) for cell in row.cells[:3]] == header[:3]:
        return Row(row.line, row.cells, problems=(_skip("header_repeated", row.line),))
    return row


def _not_none(rows: Iterator[Row]) -> Iterator[Row]:
    """The same rows, having made sure that there are any."""
    first = next(rows)
    return chain((first,), rows)


def _skip(code: str, line: int) -> Problem:
    return Problem(code, Severity.INFO, Action.SKIP, line)


def _misfit(code: str, row, width: int) -> Problem:
    told = {"found": len(row.cells), "expected": width}
    return Problem(code, Severity.ERROR, Action.REJECT, row.line, params=told)


def _some(rows, count: int):
    for _number, row in zip(range(count), rows, strict=False):
        yield row


def _cells(rows: list[SheetRow]) -> Iterator[tuple[str, ...]]:
    return (row.cells for row in rows)


def _shown(row: SheetRow) -> str:
    return next(cell.strip() for cell in row.cells if cell.strip())[:200]


def _size(file: IO[bytes]) -> int:
    return file.seek(0, 2)
