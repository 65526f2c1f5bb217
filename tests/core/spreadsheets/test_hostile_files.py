"""Workbooks and texts made to hurt: refused at once, with a reason, and nothing unfolds."""

import io
import zipfile

import pytest

from campaign_site.core.spreadsheets.problems import FileRefused
from campaign_site.core.spreadsheets.reading import read_table

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
# Nine times twelve to the twelfth characters, if somebody counted them out.
LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "hahahahaha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 12}">' for n in range(9))
    + "]>"
)
LONG = f'<!DOCTYPE x [<!ENTITY j "{"A" * 100_000}">]>'
THIEF = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/hostname">]>'


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


HEAD = f'<row r="1">{cell("A1", "a")}{cell("B1", "b")}</row>'
BODY = f'<row r="2">{cell("A2", "x")}{cell("B2", "y")}</row>'


def sheet(rows: str, doctype: str = "") -> str:
    return f'{doctype}<worksheet xmlns="{MAIN}"><sheetData>{HEAD}{rows}</sheetData></worksheet>'


def links(**targets: str) -> str:
    found = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{found}</Relationships>'


def workbook(rows: str = BODY, *, named: str = "S", doctype: str = "", **parts: str) -> bytes:
    """A workbook of one sheet, whose parts may be replaced by others."""
    names = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>' + (
        f'<sheet name="{named}" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    book = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": links(r1=("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": doctype + names,
        "xl/_rels/workbook.xml.rels": links(
            r1=("worksheet", "worksheets/sheet1.xml"), r2=("sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": parts.get("sheet", sheet(rows)),
        "xl/sharedStrings.xml": parts.get("shared", f'<sst xmlns="{MAIN}"/>'),
        "xl/styles.xml": parts.get("styles", f'<styleSheet xmlns="{MAIN}"/>'),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in book.items():
            archive.writestr(name, content)
    return file.getvalue()


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return file.getvalue()


def outcome(content: bytes) -> str | list[tuple[str, ...]]:
    """The reason why a file is refused, or its rows."""
    try:
        return [row.cells for row in read_table(io.BytesIO(content)).rows]
    except FileRefused as refused:
        assert refused.problem.message
        return refused.problem.code


def test_these_workbooks_would_be_read_without_what_is_wrong_with_them() -> None:
    assert outcome(workbook()) == [("x", "y")]


HOSTILE = {
    "laughs in the sheet": workbook(sheet=sheet(BODY.replace("x<", "&j;<"), LAUGHS)),
    "laughs in the texts": workbook(
        shared=f'{LAUGHS}<sst xmlns="{MAIN}"><si><t>&j;</t></si></sst>'
    ),
    "laughs in the name": workbook(named="&j;", doctype=LAUGHS),
    "a long text again and again": workbook(
        sheet=sheet(BODY.replace("x<", "&j;" * 3_000 + "<"), LONG)
    ),
    "a file of the server": workbook(sheet=sheet(BODY.replace("x<", "&j;<"), THIEF)),
    "no end": workbook("<row>" * 1_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_unfolds_inside_a_workbook_is_not_unfolded(name: str) -> None:
    assert outcome(HOSTILE[name]) == "file_damaged"


@pytest.mark.parametrize(
    "parts",
    [
        {"sheet": sheet(BODY + "<row/>" * 400_000)},
        {"shared": f'<sst xmlns="{MAIN}">{"<si/>" * 400_000}</sst>'},
        {"styles": f'<styleSheet xmlns="{MAIN}">{"<dxf/>" * 400_000}</styleSheet>'},
        {"sheet": sheet(BODY.replace("x<", f"{'A' * 2**20}<"))},
    ],
)
def test_what_was_compressed_too_well_is_not_opened(parts: dict[str, str]) -> None:
    assert outcome(workbook(**parts)) == "file_unpacks_too_large"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (zipped("mimetype", "content.xml"), "file_not_csv"),
        (zipped("[Content_Types].xml", "word/document.xml"), "file_not_csv"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "file_not_csv"),
        (b"PK\x05\x06" + bytes(18), "file_not_csv"),
        (workbook()[:-30], "file_damaged"),
        (workbook(f'<row r="999999999999">{cell("A1", "x")}</row>'), "file_too_many_rows"),
        (b";".join(b"c" for _ in range(20_000)) + b"\nx;y\n", "file_too_many_columns"),
        (b"a;b\nx\x00x;y\n", "file_not_csv"),
        ("a;b\nx;y\n".encode("utf-32"), [("x", "y")]),
        ("\ufeffa;b\nx;y\n".encode("utf-16-le")[:-1], "encoding_unknown"),
    ],
    ids=range(10),
)
def test_other_files_and_torn_ones_are_told_apart(content: bytes, found: str | list) -> None:
    assert outcome(content) == found


def test_a_value_far_to_the_right_is_told_and_not_dropped() -> None:
    far = f'<row r="2">{cell("A2", "x")}{cell("B2", "y")}{cell("XFD2", "z")}</row>'
    assert outcome(workbook(far)) == "file_too_many_columns"
    assert outcome(workbook(far.replace("XFD2", "KN2"))) == "file_too_many_columns"


def test_empty_cells_far_to_the_right_say_nothing() -> None:
    far = f'<row r="2">{cell("A2", "x")}{cell("B2", "y")}<c r="KN2" s="0"/></row>'
    assert outcome(workbook(far)) == [("x", "y")]
    assert outcome(workbook(far.replace("KN2", "XFD2"))) == "file_too_many_columns"


def test_a_megabyte_in_a_cell_refuses_its_line_and_is_cut() -> None:
    table = read_table(io.BytesIO(f"a;b\n{'x' * 2**20};y\nx;y\n".encode()))
    long, good = table.rows
    assert [problem.code for problem in long.problems] == ["cell_too_long"]
    assert max(map(len, long.cells)) < 40_000
    assert good.cells == ("x", "y")
