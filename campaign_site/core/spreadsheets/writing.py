"""Tables as files that open correctly in Excel, Arabic included."""

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from .cells import local_text, local_wall_clock, safe_cell

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BYTE_ORDER_MARK = "\ufeff"
_CHUNK = 64 * 1024
# Columns as wide as their headings, in characters.
_NARROWEST, _WIDEST = 14, 40
# XML 1.0 has no place for these, and no cell needs them.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_csv(
    header: Sequence[str], rows: Iterable[Sequence[Any]], *, separator: str = ";"
) -> Iterator[bytes]:
    """The table in pieces: UTF-8 with byte order mark, CRLF, formulas made harmless.

    The semicolon is what Excel expects in Morocco, in French and in Arabic.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\r\n")
    buffer.write(BYTE_ORDER_MARK)
    writer.writerow([_csv_value(title) for title in header])
    for row in rows:
        writer.writerow([_csv_value(value) for value in row])
        if buffer.tell() > _CHUNK:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def write_xlsx(
    header: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    title: str = "",
    right_to_left: bool = False,
) -> IO[bytes]:
    """A workbook of one sheet, ready to be read from its start; large ones lie on disk.

    Texts are texts even when they look like formulas; dates and numbers keep their type;
    the headings stay in sight.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_title(title))
    sheet.freeze_panes = "A2"
    for number, heading in enumerate(header, 1):
        width = min(max(len(str(heading)) + 4, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.sheet_view.rightToLeft = right_to_left
    bold = Font(bold=True)
    sheet.append([_text_cell(sheet, heading, bold) for heading in header])
    for row in rows:
        sheet.append([_xlsx_value(sheet, value) for value in row])
    file = tempfile.SpooledTemporaryFile(max_size=4 * 2**20)  # noqa: SIM115
    book.save(file)
    file.seek(0)
    return file


def _csv_value(value: Any) -> Any:
    if isinstance(value, datetime):
        return local_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, bool | int | float) or value is None:
        return "" if value is None else value
    return safe_cell(_CONTROLS.sub("", str(value)))


def _xlsx_value(sheet: Any, value: Any) -> Any:
    if isinstance(value, datetime):
        return local_wall_clock(value)
    if isinstance(value, time):
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = "hh:mm"
        return cell
    if value is None or isinstance(value, bool | int | float | date):
        return value
    text = _CONTROLS.sub("", str(value))
    # openpyxl makes a formula of any text that begins with an equals sign, and an error
    # of one such as «#N/A».
    return _text_cell(sheet, text) if text.startswith(("=", "#")) else text


def _text_cell(sheet: Any, text: str, font: Font | None = None) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=_CONTROLS.sub("", str(text)))
    cell.data_type = "s"
    if font is not None:
        cell.font = font
    return cell


def _sheet_title(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", title).strip("' ")[:31] or "1"
