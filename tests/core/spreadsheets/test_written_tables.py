"""Tables as files: formulas, directions, letters and clocks, read back by other programs."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime, time
from decimal import Decimal
from xml.etree import ElementTree

import openpyxl
import pytest

from campaign_site.core.spreadsheets.cells import local_text, safe_cell
from campaign_site.core.spreadsheets.writing import write_csv, write_xlsx

DANGEROUS = [
    "=1+1",
    '=HYPERLINK("https://x.example")',
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "=ورشة",
    " =1+1",
    "\u00a0=1+1",
    "\u200f=1+1",
    "\ufeff@SUM(1)",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM(1)",
]
TEXTS = [
    "ورشة حول السلامة",
    "«Élèves», l’école",
    'a "quoted" word',
    "a;b,c\td",
    "two\nlines",
    " spaces kept ",
    "0001",
    "99002K",
    "1e5",
    "2026-12-01",
    "ⵜⴰⵎⴰⵣⵉⵖⵜ",
    "😀",
    "x" * 32_000,
]


def as_csv(rows, header=("a",), **options):
    raw = b"".join(write_csv(header, rows, **options))
    separator = options.get("separator", ";")
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=separator))


def as_book(rows, header=("a",), **options):
    with write_xlsx(header, rows, **options) as file:
        return openpyxl.load_workbook(io.BytesIO(file.read()))


def part(rows, name="xl/worksheets/sheet1.xml", **options):
    with write_xlsx(("a",), rows, **options) as file:
        return zipfile.ZipFile(io.BytesIO(file.read())).read(name).decode()


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_of_a_csv_begins_like_a_formula(text):
    (_head, (cell,)) = as_csv([[text]])
    assert cell == f"'{text}"


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_heading_of_a_csv_begins_like_a_formula(text):
    assert as_csv([], header=(text,))[0][0] == f"'{text}"


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_workbook_holds_no_formula_and_keeps_the_text(text):
    sheet = as_book([[text]], header=(text,)).active
    for place in ("A1", "A2"):
        assert sheet[place].data_type != "f"
    # A lone carriage return is a line end to XML, and is read as one.
    assert sheet["A2"].value == text.replace("\r", "\n")
    assert "<f>" not in part([[text]])


def test_a_text_that_looks_like_an_error_of_the_sheet_is_a_text():
    sheet = as_book([["#N/A"], ["#REF!"]]).active
    assert [sheet[place].data_type for place in ("A2", "A3")] == ["s", "s"]
    assert [sheet[place].value for place in ("A2", "A3")] == ["#N/A", "#REF!"]


@pytest.mark.parametrize("text", TEXTS)
def test_other_texts_come_back_as_they_were(text):
    assert as_csv([[text]])[1] == [text]
    assert as_book([[text]]).active["A2"].value == text


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_separator_inside_a_cell_makes_no_new_cell(separator):
    assert as_csv([[f"a{separator}b", "c"]], separator=separator)[1] == [f"a{separator}b", "c"]


@pytest.mark.parametrize("right_to_left", [True, False])
def test_an_arabic_sheet_begins_at_the_right(right_to_left):
    sheet = as_book([["x"]], right_to_left=right_to_left).active
    assert bool(sheet.sheet_view.rightToLeft) is right_to_left


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("", "1"),
        ("المؤسسات", "المؤسسات"),
        ("Écoles: [2026]/?*", "Écoles   2026"),
        ("'quoted'", "quoted"),
        ("x" * 100, "x" * 31),
        ("[]:*?/\\", "1"),
    ],
)
def test_any_title_makes_a_sheet_excel_opens(title, kept):
    assert as_book([["x"]], title=title).sheetnames == [kept]


def test_instants_are_the_clock_on_the_wall_of_their_own_day():
    before, after = (datetime(year, 12, 1, 9, 0, tzinfo=UTC) for year in (2022, 2026))
    assert (local_text(before), local_text(after)) == ("2022-12-01 10:00", "2026-12-01 09:00")
    sheet = as_book([[before], [after]]).active
    assert [sheet[place].value.hour for place in ("A2", "A3")] == [10, 9]
    assert as_csv([[before]])[1] == ["2022-12-01 10:00"]


def test_a_naive_time_is_left_as_it_is():
    assert local_text(datetime(2022, 12, 1, 9, 0)) == "2022-12-01 09:00"


def test_dates_hours_numbers_and_nothing():
    row = [date(2026, 12, 1), time(9, 5), 12, 1.5, -3, 0, True, None, ""]
    assert as_csv([row])[1] == ["2026-12-01", "09:05", "12", "1.5", "-3", "0", "True", "", ""]
    cells = [cell.value for cell in as_book([row]).active[2]]
    assert cells[:7] == [datetime(2026, 12, 1), time(9, 5), 12, 1.5, -3, 0, True]
    assert cells[7:] in ([None, None], [None, ""], [])


def test_a_negative_decimal_is_safe_whatever_a_sheet_makes_of_it():
    """It is no float, so it goes the way of texts: the apostrophe is visible, and harmless."""
    assert as_csv([[Decimal("-1.50")]])[1] == ["'-1.50"]
    assert as_csv([[Decimal("1.50")]])[1] == ["1.50"]


@pytest.mark.parametrize("control", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_a_control_character_leaves_a_file_that_opens(control):
    assert as_csv([[f"a{control}b"]])[1] == ["ab"]
    assert as_book([[f"a{control}b"]]).active["A2"].value == "ab"


def test_markup_in_a_cell_stays_text():
    xml = part([["<b>&amp;</b>"]])
    ElementTree.fromstring(xml)  # noqa: S314  our own file
    assert as_book([["<b>&amp;</b>"]]).active["A2"].value == "<b>&amp;</b>"


def test_a_table_without_rows_has_its_headings():
    assert as_csv([], header=("a", "b")) == [["a", "b"]]
    assert [cell.value for cell in as_book([], header=("a", "b")).active[1]] == ["a", "b"]


def test_headings_are_bold_and_stay_in_sight():
    sheet = as_book([["x"]]).active
    assert sheet["A1"].font.bold is True
    assert not sheet["A2"].font.bold
    assert sheet.freeze_panes == "A2"


def test_rows_are_taken_one_at_a_time():
    """A table of a million rows must not be a list first."""
    taken = []

    def rows():
        for number in range(20_000):
            taken.append(number)
            yield ["x" * 50]

    pieces = write_csv(["a"], rows())
    next(pieces)
    assert 0 < len(taken) < 3_000


@pytest.mark.parametrize("value", ["", None, 0, 5, -5, -1.5, True, "a=1", "1-1", "ا=1"])
def test_what_no_sheet_takes_for_a_formula_is_unchanged(value):
    assert safe_cell(value) == value
