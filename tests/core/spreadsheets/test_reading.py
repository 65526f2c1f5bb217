"""Files as people save them: letters, separators, headings, sheets and limits."""

import zipfile
from io import BytesIO

import openpyxl
import pytest

from campaign_site.core.spreadsheets.limits import Limits
from campaign_site.core.spreadsheets.problems import FileRefused
from campaign_site.core.spreadsheets.reading import read_table
from campaign_site.core.spreadsheets.rows import CellKind, Table


def table(content: bytes | str, **options) -> Table:
    raw = content if isinstance(content, bytes) else content.encode()
    return read_table(BytesIO(raw), "table.csv", **options)


def cells(content: bytes | str, **options) -> list[tuple[str, ...]]:
    return [row.cells for row in table(content, **options).rows]


def refused(content: bytes | str, **options) -> str:
    with pytest.raises(FileRefused) as refusal:
        list(table(content, **options).rows)
    return refusal.value.problem.code


def workbook(*sheets: list[list[object]], title: str = "Sheet") -> bytes:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet(f"{title} {number}")
        for row in rows:
            sheet.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_separator_is_found(separator: str) -> None:
    found = table(f"a{separator}b\n1{separator}2\n")
    assert (found.header, found.separator) == (("a", "b"), separator)
    assert [row.cells for row in found.rows] == [("1", "2")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings(encoding: str) -> None:
    assert cells("code;الاسم\n1;مدرسة\n".encode(encoding)) == [("1", "مدرسة")]


def test_windows_1256_is_told_from_windows_1252() -> None:
    arabic = table("code;nom\n1;مدرسة القدس\n2;école\n".encode("cp1256"))
    assert [problem.code for problem in arabic.problems] == ["encoding_cp1256"]
    assert [row.cells[1] for row in arabic.rows] == ["مدرسة القدس", "école"]
    french = table("code;nom\n1;Fès\n2;Salé\n".encode("cp1252"))
    assert [problem.code for problem in french.problems] == ["encoding_cp1252"]
    assert [row.cells[1] for row in french.rows] == ["Fès", "Salé"]


def test_text_encoded_twice_is_repaired_and_told() -> None:
    garbled = "code;nom\n1;مدرسة\n2;Salé\n".encode().decode("cp1252", "replace")
    garbled = garbled.replace("\ufffd", "\x81")
    found = table(garbled)
    assert [problem.code for problem in found.problems] == ["encoding_mojibake"]
    assert [row.cells[1] for row in found.rows][1] == "Salé"


def test_lost_arabic_refuses_the_file() -> None:
    assert refused("code;nom\n1;????? ????\n2;????? ?????\n") == "encoding_arabic_lost"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\r\n\r\n", "file_empty"),
        (b"a;b\r\n", "file_no_rows"),
        (b"a;b\r\n;\r\n\r\n", "file_no_rows"),
        (b"%PDF-1.4\n1 0 obj", "file_not_csv"),
        (b"\x89PNG\r\n\x1a\n", "file_not_csv"),
        (b"just a letter\nto the school\n", "file_not_csv"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "file_old_excel"),
        (b"PK\x03\x04 broken", "file_damaged"),
        (b"a;b\n\x81\x8d\x8f;\x90\x9d\n", "encoding_unknown"),
        (bytes(range(256)) * 4, "file_not_csv"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(content: bytes, code: str) -> None:
    assert refused(content) == code


def test_lines_keep_their_physical_numbers() -> None:
    found = table('a;b\n"one\ntwo";1\n\n;\nx;2\n')
    rows = [(row.line, row.cells, [p.code for p in row.problems]) for row in found.rows]
    assert rows == [
        (2, ("one\ntwo", "1"), []),
        (4, (), ["empty_line"]),
        (5, (), ["empty_record"]),
        (6, ("x", "2"), []),
    ]


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_only_real_line_ends_end_a_line(character: str) -> None:
    assert cells(f"a;b\n1{character}2;3\n") == [(f"1{character}2", "3")]


def test_carriage_returns_alone_end_lines() -> None:
    found = table("a;b\r1;2\r3;4\r")
    assert [problem.code for problem in found.problems] == ["eol_cr"]
    assert [(row.line, row.cells) for row in found.rows] == [(2, ("1", "2")), (3, ("3", "4"))]


def test_unclosed_quotation_mark_swallows_no_other_line() -> None:
    found = table('a;b\n1;"open\n2;fine\n3;"also; fine"\n4;end\n')
    rows = [(row.line, row.cells, [p.code for p in row.problems]) for row in found.rows]
    assert rows == [
        (2, ("1", '"open'), ["unbalanced_quote"]),
        (3, ("2", "fine"), []),
        (4, ("3", "also; fine"), []),
        (5, ("4", "end"), []),
    ]


def test_rows_of_another_width_are_told() -> None:
    found = list(table("a;b\n1;2;3\n1\n1;2;\n").rows)
    told = [[(p.code, dict(p.params)) for p in row.problems] for row in found]
    assert told == [
        [("too_many_columns", {"found": 3, "expected": 2})],
        [("too_few_columns", {"found": 1, "expected": 2})],
        [],
    ]


def test_headings_may_stand_below_a_title() -> None:
    found = table(
        workbook([["A list of schools"], [], ["Code", "Name"], [1, "A"], ["Code", "Name"]]),
        knows={"Code", "Name"}.__contains__,
    )
    assert (found.header, found.header_line) == (("Code", "Name"), 3)
    assert [(p.code, p.line) for p in found.problems] == [("title_row", 1)]
    rows = [(row.line, row.cells, [p.code for p in row.problems]) for row in found.rows]
    assert rows == [(4, ("1", "A"), []), (5, ("Code", "Name"), ["header_repeated"])]


def test_unknown_headings_refuse_the_file() -> None:
    assert refused("x;y\n1;2\n", knows={"Code", "Name"}.__contains__) == "header_unknown"


def test_cells_of_a_workbook_keep_what_they_are() -> None:
    content = workbook([["a", "b", "c", "d"], [99156, 12.0, "=1+1", "text"]], [["draft"]])
    found = table(content)
    row = next(found.rows)
    assert row.cells == ("99156", "12", "=1+1", "text")
    assert row.kinds == {0: CellKind.NUMBER, 1: CellKind.NUMBER, 2: CellKind.FORMULA}
    assert [(p.code, dict(p.params)) for p in found.problems] == [
        ("sheets_ignored", {"sheets": "Sheet 1"})
    ]


def test_limits() -> None:
    small = Limits(size=1000, rows=2, columns=3, cell=10)
    assert refused("a;b\n1;2\n3;4\n5;6\n", limits=small) == "file_too_many_rows"
    assert refused("a;b;c;d\n1;2;3;4\n", limits=small) == "file_too_many_columns"
    assert refused(b"a;b\n" + b"1;2\n" * 500, limits=small) == "file_too_large"
    [row] = table("a;b\n1;12345678901\n", limits=small).rows
    assert ([p.code for p in row.problems], row.cells[1]) == (["cell_too_long"], "1234567890")
    wide = Limits(columns=3)
    assert refused(workbook([["a", "b"], [1, 2, 3, 4]]), limits=wide) == "file_too_many_columns"


def _archive(**parts: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def test_archive_that_unfolds_is_refused_unopened() -> None:
    book = {"xl__workbook.xml": b"<workbook/>"}
    bomb = _archive(**book, **{"xl__worksheets__sheet1.xml": b" " * (50 * 2**20)})
    assert len(bomb) < 100_000
    assert refused(bomb) == "file_unpacks_too_large"
    texts = _archive(**book, **{"xl__sharedStrings.xml": b"<a>" * 1000})
    assert refused(texts, limits=Limits(shared_texts=100)) == "file_unpacks_too_large"
    assert refused(_archive(mimetype=b"application/vnd.oasis")) == "file_not_csv"
    assert refused(_archive(**book)) == "file_damaged"


def test_rows_that_are_not_there_count_as_empty_ones() -> None:
    """A kilobyte that names the last row of all is refused as any table that long."""
    rows = [["a", None, "b"], ["x", None, "y"], [], [], ["z", None, "w"]]
    found = [(row.line, row.cells) for row in table(workbook(rows)).rows]
    assert found == [(2, ("x", "", "y")), (3, ()), (4, ()), (5, ("z", "", "w"))]
    book = openpyxl.load_workbook(BytesIO(workbook(rows[:1])))
    book.active.cell(1_048_576, 1, "far away")
    far = BytesIO()
    book.save(far)
    assert refused(far.getvalue()) == "file_too_many_rows"
