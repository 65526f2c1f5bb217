"""Rows of an Excel workbook, read without letting it unfold more than a table needs."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO, Any

import openpyxl
from openpyxl.cell.read_only import EMPTY_CELL

from .limits import Limits
from .problems import FileRefused, refusal
from .rows import CellKind, SheetRow

# Empty cells with a colour are taken this far to the right of what a table may have.
_STYLED_AT_MOST = 10
_SHARED_TEXTS = "xl/sharedStrings.xml"


def check_archive(file: IO[bytes], limits: Limits) -> None:
    """Raises FileRefused for what is no workbook, or would unpack to too much.

    Only the archive's directory is read. A directory that lies about sizes gains
    nothing: `zipfile` stops at the size it announces.
    """
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise refusal("file_damaged") from error
    sizes = {part.filename: part.file_size for part in parts}
    if "xl/workbook.xml" not in sizes:
        raise refusal("file_not_csv")
    too_much = (
        len(parts) > limits.parts
        or sum(part.file_size for part in parts) > limits.unpacked
        or sizes.get(_SHARED_TEXTS, 0) > limits.shared_texts
        or any(
            part.file_size > 2**20 and part.file_size > limits.ratio * max(part.compress_size, 1)
            for part in parts
        )
    )
    if too_much:
        raise refusal("file_unpacks_too_large")


def open_sheet(file: IO[bytes], limits: Limits) -> tuple[Iterator[SheetRow], str, list[str]]:
    """Rows of the first visible sheet, its name, and the names of the other sheets.

    Rows come with their number and without trailing empty cells. Raises FileRefused,
    while iterating as well.
    """
    check_archive(file, limits)
    file.seek(0)
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False)
        sheets = book.worksheets
        first = next((sheet for sheet in sheets if sheet.sheet_state == "visible"), sheets[0])
        first.reset_dimensions()
    except Exception as error:  # a workbook can be broken in any way
        raise refusal("file_damaged") from error
    others = [sheet.title for sheet in sheets if sheet is not first]
    return _rows(first, limits), first.title, others


def _rows(sheet: Any, limits: Limits) -> Iterator[SheetRow]:
    filled, missing = 0, None
    try:
        for number, cells in enumerate(sheet.iter_rows(), 1):
            # For rows that are not there openpyxl gives the same object again and again.
            near, beyond = cells[: limits.columns], cells[limits.columns :]
            row = SheetRow(number, ()) if cells is missing else _row(number, near)
            missing = None if row.cells or beyond else cells
            filled += bool(row.cells)
            if len(cells) > _STYLED_AT_MOST * limits.columns or _says_anything(beyond):
                raise refusal("file_too_many_columns", limit=limits.columns)
            if filled > limits.rows + 50 or number > limits.lines:
                raise refusal("file_too_many_rows", limit=limits.rows)
            yield row
    except FileRefused:
        raise
    except Exception as error:  # a workbook can be broken in any way
        raise refusal("file_damaged") from error


def _says_anything(cells: tuple[Any, ...]) -> bool:
    """Whether one of these cells has a value; a style alone says nothing."""
    return any(cell is not EMPTY_CELL and cell.value not in (None, "") for cell in cells)


def _row(number: int, cells: tuple[Any, ...]) -> SheetRow:
    texts, kinds = [], {}
    for index, cell in enumerate(cells):
        value = cell.value
        if value is None:
            texts.append("")
        elif isinstance(value, str):
            texts.append(value)
            if cell.data_type == "f":
                kinds[index] = CellKind.FORMULA
            elif cell.data_type == "e":
                kinds[index] = CellKind.ERROR
        else:
            text, kinds[index] = _typed(value)
            texts.append(text)
    while texts and not texts[-1]:
        texts.pop()
    return SheetRow(number, tuple(texts), kinds)


def _typed(value: Any) -> tuple[str, CellKind]:
    """A value that is no text, as its plainest text."""
    if isinstance(value, bool):
        return str(value).upper(), CellKind.OTHER
    if isinstance(value, int | float):
        whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
        return str(int(value) if whole else value), CellKind.NUMBER
    if isinstance(value, datetime | date | time):
        return value.isoformat(), CellKind.DATE
    # Array formulas and data tables are objects of their own.
    text = getattr(value, "text", None)
    return (str(text), CellKind.FORMULA) if text else (str(value), CellKind.OTHER)
