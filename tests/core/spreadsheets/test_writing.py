"""What is written is read back with other readers."""

import csv
from datetime import UTC, date, datetime, time
from io import StringIO

import openpyxl
import pytest

from campaign_site.core.spreadsheets.cells import safe_cell
from campaign_site.core.spreadsheets.writing import write_csv, write_xlsx

ROWS = [
    ["مدرسة", 12, date(2026, 12, 1), datetime(2026, 12, 1, 9, 30, tzinfo=UTC), None],
    ["=1+1", 1.5, time(9, 30), "a;b", "line\none"],
]


def test_csv_opens_in_excel() -> None:
    raw = b"".join(write_csv(["الاسم", "=x"], ROWS))
    assert raw.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert read == [
        ["الاسم", "'=x"],
        ["مدرسة", "12", "2026-12-01", "2026-12-01 09:30", ""],
        ["'=1+1", "1.5", "09:30", "a;b", "line\none"],
    ]
    assert raw.count(b"\r\n") == 3


def test_csv_is_streamed() -> None:
    pieces = write_csv(["a"], ([f"{number:0100}"] for number in range(5000)))
    sizes = [len(piece) for piece in pieces]
    assert len(sizes) > 5
    assert max(sizes) < 70_000


def test_workbook_keeps_types_and_runs_nothing() -> None:
    with write_xlsx(["الاسم", "=x"], ROWS, title="Écoles: [2026]", right_to_left=True) as file:
        sheet = openpyxl.load_workbook(file).active
    assert sheet.title == "Écoles   2026"
    assert sheet.freeze_panes == "A2"
    assert sheet.sheet_view.rightToLeft is True
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["مدرسة", 12, datetime(2026, 12, 1), datetime(2026, 12, 1, 9, 30), None],
        ["=1+1", 1.5, time(9, 30), "a;b", "line\none"],
    ]
    assert [sheet[place].data_type for place in ("A1", "B1", "A3")] == ["s", "s", "s"]


def test_control_characters_break_no_file() -> None:
    with write_xlsx(["a"], [["x\x00\x0by"]]) as file:
        assert openpyxl.load_workbook(file).active["A2"].value == "xy"
    assert b"x\x00" not in b"".join(write_csv(["a"], [["x\x00y"]]))


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1"])
def test_formulas_are_made_harmless(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


def test_other_values_stay() -> None:
    assert [safe_cell(value) for value in ("a=1", 5, None, "")] == ["a=1", 5, None, ""]


def test_hours_are_shown_as_a_clock_shows_them_and_columns_fit_their_headings() -> None:
    with write_xlsx(["Heure", "Un titre de colonne assez long"], [[time(9, 5), "x"]]) as file:
        sheet = openpyxl.load_workbook(file).active
    assert (sheet["A2"].value, sheet["A2"].number_format) == (time(9, 5), "hh:mm")
    widths = [sheet.column_dimensions[letter].width for letter in "AB"]
    assert 14 <= widths[0] < widths[1] <= 40
