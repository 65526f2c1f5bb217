"""What a file is, by its first bytes and not by its name.

Signatures: PDF 32000-1 (7.5.2), PKWARE's APPNOTE (4.3.7), W3C WebVTT (4).
"""

from __future__ import annotations

import zipfile
from typing import BinaryIO

_ZIP = b"PK\x03\x04"
_HEAD = 1024
# A member that only a file of this kind has.
_MEMBERS = {
    "docx": "word/",
    "xlsx": "xl/",
    "pptx": "ppt/",
    "odt": "mimetype",
}
TEXTS = frozenset({"csv", "txt", "vtt"})
# Far above any honest document, far below what fills a disk when unpacked.
MAX_UNPACKED = 500 * 2**20
MAX_MEMBERS = 5000


def is_really(file: BinaryIO, extension: str) -> bool:
    """Whether a file's content is what its extension says; the position is kept.

    Extensions that are not known here are refused.
    """
    position = file.tell()
    try:
        file.seek(0)
        head = file.read(_HEAD)
        return _matches(file, head, extension.lower())
    finally:
        file.seek(position)


def _matches(file: BinaryIO, head: bytes, extension: str) -> bool:
    if extension == "pdf":
        return b"%PDF-" in head
    if extension in _MEMBERS or extension == "zip":
        return head.startswith(_ZIP) and _is_sound_archive(file, _MEMBERS.get(extension, ""))
    if extension in TEXTS:
        return _is_text(file) and (extension != "vtt" or b"WEBVTT" in head[:9])
    return False


def _is_sound_archive(file: BinaryIO, member: str) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    if len(members) > MAX_MEMBERS or sum(item.file_size for item in members) > MAX_UNPACKED:
        return False
    return any(item.filename.startswith(member) for item in members)


def _is_text(file: BinaryIO) -> bool:
    """Text has no NUL; Excel's CSV in UTF-16 is not offered for download."""
    file.seek(0)
    while chunk := file.read(2**16):
        if b"\x00" in chunk:
            return False
    return True
