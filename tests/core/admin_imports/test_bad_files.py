"""Whatever people upload: the reason is said, and nothing is half-written."""

import csv
import io
import re
import zipfile
from collections import defaultdict

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.urls import reverse
from django.utils import translation

from campaign_site.core.admin_imports.forms import UploadForm
from campaign_site.core.imports.reports import file_problems, read_lines
from campaign_site.core.models import ImportBatch
from campaign_site.core.spreadsheets.problems import refusal
from partners.models import School

from .conftest import CENTRE, FILES, sheet, upload

SPECIFICATION = settings.FIXTURES_ROOT / "schools_dirty_expected.csv"


def _expected() -> dict[str, dict[int | None, set[str]]]:
    """By file and line (None for the file) the codes of what is wrong."""
    found: dict[str, dict] = defaultdict(lambda: defaultdict(set))
    with SPECIFICATION.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["problem"] not in ("ok", "quoted_separator"):
                line = int(row["physical_line"]) if row["physical_line"] else None
                found[row["file"]][line].add(row["problem"])
    return found


EXPECTED = _expected()
REFUSED = {"empty.csv", "header_only.csv", "not_a_csv.csv", "enc_cp1252_arabic_lost.csv"}


@pytest.mark.parametrize("path", sorted(FILES.iterdir()), ids=lambda path: path.name)
def test_every_dirty_file_is_answered_as_specified(national, path) -> None:
    response = upload(national, path.read_bytes(), name=path.name)
    expected = EXPECTED[path.name]
    if path.name in REFUSED:
        # Refused whole: in the form, in the reader's words, and nothing is kept.
        assert response.status_code == 422
        for code in expected[None]:
            assert f'data-code="{code}"' in response.content.decode()
        assert not ImportBatch.objects.exists()
        return
    assert response.status_code == 302
    batch = ImportBatch.objects.get()
    said = {None: {problem.code for problem in file_problems(batch)}}
    for line in read_lines(batch):
        said.setdefault(line.line, set()).update(problem.code for problem in line.problems)
    for line, codes in expected.items():
        assert codes <= said[line], line
    # And all of it stands on the pages, with the sentence in the reader's language.
    text = ""
    for number in range(1, 5):
        page = national.get(reverse("imports_batch", args=[batch.pk]) + f"?p={number}")
        assert page.status_code == 200
        text += page.content.decode()
    for line in (line for line, codes in expected.items() if codes and line):
        assert f'data-line="{line}"' in text
    assert not School.objects.exists()


def xlsx(sheet_xml: bytes) -> bytes:
    """A workbook with this as its only sheet."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", sheet_xml)
    return buffer.getvalue()


OTHER_FILES = {
    "file_not_csv": b"%PDF-1.7 minutes of a meeting",
    "file_old_excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "file_empty": b"",
    "file_damaged": b"PK\x03\x04" + b"torn" * 50,
    "file_unpacks_too_large": xlsx(bytes(130 * 2**20)),
    "header_unknown": b"colour;size\nred;4\nblue;5\n",
    "column_missing": b"NOM_ETABL;CD_PROV\nECOLE;351\n",
}


@pytest.mark.parametrize("code", OTHER_FILES)
def test_a_file_that_is_no_table_is_refused_in_the_form(national, code) -> None:
    response = upload(national, OTHER_FILES[code], name="tableau.xlsx")
    page = response.content.decode()
    assert response.status_code == 422
    assert 'id="import-refused"' in page
    assert f'data-code="{code}"' in page
    # The choice that was made is kept, and no copy of the file.
    (chosen,) = re.findall(r"<input[^>]*checked[^>]*>", page)
    assert 'value="schools"' in chosen
    assert not ImportBatch.objects.exists()


def test_a_workbook_of_fifty_megabytes_is_refused_by_its_size(national) -> None:
    user = national.get(reverse("imports")).wsgi_request.user
    # A sparse file: its size is announced, nothing of it is read.
    with TemporaryUploadedFile("grand.xlsx", "application/zip", 50 * 2**20, None) as file:
        file.file.truncate(50 * 2**20)
        form = UploadForm({"kind": "schools"}, {"file": file}, user=user)
        assert not form.is_valid()
    (error,) = form.errors.as_data()["file"]
    assert error.code == "file_too_large"
    assert "50" in error.messages[0]


def test_refusals_are_said_in_the_readers_language() -> None:
    said = set()
    for language in ("fr", "ar", "en"):
        with translation.override(language):
            said.add(refusal("file_old_excel").problem.message)
    assert len(said) == 3


@pytest.mark.parametrize(
    ("data", "with_file"),
    [({}, True), ({"kind": "schools"}, False), ({"kind": "planets"}, True), ({}, False)],
)
def test_a_form_without_its_parts_is_shown_again(national, data, with_file) -> None:
    file = {"file": SimpleUploadedFile("a.csv", sheet(CENTRE))} if with_file else {}
    response = national.post(reverse("imports_new"), data | file)
    assert response.status_code == 422
    assert not ImportBatch.objects.exists()


def test_a_name_that_tries_to_be_a_path_is_only_shown(national) -> None:
    upload(national, sheet(CENTRE), name="../../<script>x.csv")
    batch = ImportBatch.objects.get()
    assert batch.file.name.startswith("imports/")
    assert "script" not in batch.file.name
    page = national.get(reverse("imports_batch", args=[batch.pk])).content.decode()
    assert "<script>x" not in page


def test_a_name_that_turns_its_letters_round_is_written_straight(national) -> None:
    upload(national, sheet(CENTRE), name="rapport\u202excod.csv")
    assert ImportBatch.objects.get().name == "rapportxcod.csv"


@pytest.mark.parametrize("answer", ["zero\x00pupils", "\x00", "<script>", "é", "x" * 61, "1:2:x"])
def test_an_answer_that_is_no_code_is_a_bad_request(national, answer) -> None:
    upload(national, sheet(CENTRE))
    batch = ImportBatch.objects.get()
    facts = {"step": "check", "accept": answer, "digest": batch.sha256}
    response = national.post(reverse("imports_batch", args=[batch.pk]), facts)
    assert response.status_code == 400
    assert "<h1" in response.content.decode()
    assert ImportBatch.objects.get().choices == batch.choices


@pytest.mark.parametrize("form", [{"kind": "schools\x00"}, {"kind": ["events", "\x00"]}])
def test_a_kind_with_a_nul_is_no_kind(national, form) -> None:
    file = SimpleUploadedFile("a.csv", sheet(CENTRE))
    response = national.post(reverse("imports_new"), form | {"file": file})
    assert response.status_code == 422
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("name", ["a\x00.csv", "\u202e.csv", "x" * 400 + ".csv", "a/b\\c.csv"])
def test_any_name_is_taken_or_refused_with_a_reason(national, name) -> None:
    response = upload(national, sheet(CENTRE), name=name)
    assert response.status_code in (302, 422)
    for batch in ImportBatch.objects.all():
        assert not set(batch.name) & set("\x00\u202e/\\")
        assert national.get(reverse("imports_batch", args=[batch.pk])).status_code == 200
