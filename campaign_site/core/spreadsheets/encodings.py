"""Which letters the bytes of a text file stand for."""

import re
from dataclasses import dataclass, field

from . import mojibake
from .problems import Action, Problem, Severity, refusal

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_ARABIC_WORD = re.compile("[\u0621-\u064a]{3,}")
_LOST = re.compile(r"\?{3,}")
_LINE_END = re.compile(r"\r\n|\r|\n")
# From this share of lines a fault is the file's, not that of single cells.
_FILE_SHARE = 0.3
_LOOKED_AT = 2000


@dataclass(slots=True)
class Decoded:
    """The text, the encoding it was in and what there is to say about it."""

    text: str
    encoding: str
    problems: list[Problem] = field(default_factory=list)


def decode(raw: bytes) -> Decoded:
    """Read the bytes of a text file. Raises FileRefused when the letters are lost."""
    decoded = _decoded(raw)
    lines = _LINE_END.split(decoded.text[: 2**20])[:_LOOKED_AT]
    if _share(lines, _LOST.search) >= _FILE_SHARE:
        raise refusal("encoding_arabic_lost")
    if _share(lines, mojibake.is_garbled) >= _FILE_SHARE:
        decoded.text = mojibake.repaired(decoded.text)
        decoded.problems.append(
            Problem("encoding_mojibake", Severity.ERROR, Action.REPAIR_OR_REJECT)
        )
    if "\r" in decoded.text and "\n" not in decoded.text:
        decoded.problems.append(Problem("eol_cr", Severity.INFO, Action.DECODE))
    return decoded


def _decoded(raw: bytes) -> Decoded:
    encoding = next((name for mark, name in _BOMS if raw.startswith(mark)), None)
    if encoding is None and b"\x00" in raw[:4096]:
        encoding = _utf16_without_mark(raw)
    if encoding is None:
        return _utf8(raw) or _legacy(raw)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8-sig":
            raise refusal("encoding_unknown") from error
        text = raw.decode(encoding, "replace")
    if not encoding.startswith("utf-16"):
        return Decoded(text, encoding)
    note = Problem("encoding_utf16", Severity.INFO, Action.DECODE)
    return Decoded(text, encoding, [note])


def _utf8(raw: bytes) -> Decoded | None:
    """None when too much of it is not UTF-8; a few bad bytes are for the lines to report."""
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    beyond_ascii = sum(1 for character in text if character > "\x7f")
    return Decoded(text, "utf-8") if bad * 20 <= beyond_ascii else None


def _legacy(raw: bytes) -> Decoded:
    text = raw.decode("cp1256")
    lines = _LINE_END.split(text)[:_LOOKED_AT]
    if _share(lines, _ARABIC_WORD.search) >= 0.02:
        note = Problem("encoding_cp1256", Severity.WARNING, Action.DECODE)
        return Decoded(text, "windows-1256", [note])
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise refusal("encoding_unknown") from error
    note = Problem("encoding_cp1252", Severity.WARNING, Action.DECODE)
    return Decoded(text, "windows-1252", [note])


def _utf16_without_mark(raw: bytes) -> str:
    """Raises FileRefused: what holds NUL bytes and is not UTF-16 is no text."""
    start = raw[:4096]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if max(even, odd) * 4 < len(start) // 2 or min(even, odd) * 4 > max(even, odd):
        raise refusal("file_not_csv")
    return "utf-16-be" if even > odd else "utf-16-le"


def _share(lines: list[str], matches) -> float:
    """The part of the lines with content, headings aside, of which `matches` is true."""
    body = [line for line in lines[1:] if line.strip()]
    return sum(1 for line in body if matches(line)) / len(body) if body else 0.0
