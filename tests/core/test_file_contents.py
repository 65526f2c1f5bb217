"""Files are judged by their content."""

import io
import zipfile

import pytest

from campaign_site.core import file_contents
from campaign_site.core.file_contents import is_really


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name in names:
            target.writestr(name, "content")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("extension", "content", "expected"),
    [
        ("pdf", b"%PDF-1.7\n...", True),
        ("PDF", b"%PDF-1.7\n...", True),
        ("pdf", b"<svg onload='alert(1)'/>", False),
        ("pdf", b"", False),
        ("docx", archive("[Content_Types].xml", "word/document.xml"), True),
        ("docx", archive("xl/workbook.xml"), False),
        ("xlsx", archive("xl/workbook.xml"), True),
        ("pptx", archive("ppt/presentation.xml"), True),
        ("odt", archive("mimetype", "content.xml"), True),
        ("zip", archive("affiche.pdf"), True),
        ("zip", b"PK\x03\x04 broken", False),
        ("csv", "région;élèves\n".encode(), True),
        ("csv", b"MZ\x90\x00\x03", False),
        ("txt", b"x" * 70_000 + b"\x00", False),
        ("vtt", b"WEBVTT\n\n", True),
        ("vtt", b"\xef\xbb\xbfWEBVTT\n", True),
        ("vtt", b"not a caption", False),
        ("svg", b"<svg/>", False),
        ("exe", b"MZ", False),
        ("", b"", False),
    ],
)
def test_content_decides(extension, content, expected):
    assert is_really(io.BytesIO(content), extension) is expected


def test_the_position_in_the_file_is_kept():
    file = io.BytesIO(b"%PDF-1.7")
    file.seek(3)
    is_really(file, "pdf")
    assert file.tell() == 3


def test_an_archive_that_would_fill_the_disk_is_refused(monkeypatch):
    monkeypatch.setattr(file_contents, "MAX_UNPACKED", 10)
    assert is_really(io.BytesIO(archive("a.pdf", "b.pdf")), "zip") is False
