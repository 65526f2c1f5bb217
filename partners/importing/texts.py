"""Names, places and other texts of a row, freed of what pasting and exporting left in them."""

import re
import unicodedata

from campaign_site.core.spreadsheets import mojibake
from campaign_site.core.spreadsheets.problems import Severity
from campaign_site.core.spreadsheets.rows import CellKind

from .findings import Findings

NAMES = ("name_fr", "name_ar")
LIMITS = {"name_fr": 200, "name_ar": 200, "nature_fr": 120, "city_fr": 120, "city_ar": 120}
_LIMIT = 255

# A cell without any of these, and trimmed, is taken as it is.
_SUSPECT = re.compile(
    r"[\x00-\x1f\x7f-\xa0\u0640\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufb50-\ufdff"
    r"\ufe70-\ufefe\ufffd<ÂÃØÙÚÛ]|  |\?{3}|^['=+\-@–—\uff1d\uff0b\uff0d\uff20]"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BREAKS = re.compile(r"[\r\n\x85\u2028\u2029]+")
_INVISIBLE = re.compile("[\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefe]+")
# Signs as wide as a letter of Chinese, which some programs take for the plain ones.
_WIDE = str.maketrans("\uff1d\uff0b\uff0d\uff20", "=+-@")
_LOST = re.compile(r"\?{3,}")
_TAG = re.compile(r"</?[A-Za-z!][^>]*>?")
_DASHES = re.compile(r"\s*[-–—]+\s*")


def clean_text(found: Findings, column: str, *, limit: int | None = None) -> str:
    """The text of a column without its faults, which are told; empty when unusable."""
    text = found.cells.get(column, "")
    if not text or is_spoiled(found, column):
        return ""
    if _SUSPECT.search(text) or text != text.strip():
        text = _mended(found, column, text)
    limit = limit or LIMITS.get(column, _LIMIT)
    if len(text) > limit:
        code = "name_too_long" if column in NAMES else "text_too_long"
        found.reject(code, column, length=len(text), limit=limit)
        return ""
    return text


def is_spoiled(found: Findings, column: str) -> bool:
    """Whether a cell of a workbook is a formula or an error; that is then told."""
    kind = found.kinds.get(column)
    if kind is CellKind.FORMULA:
        found.reject(
            "formula_cell", column, wording="" if column in NAMES else "formula_cell_other"
        )
    elif kind is CellKind.ERROR:
        found.reject("cell_error", column, found=found.cells[column][:20])
    return column in found.spoiled


def formula_start(text: str) -> str:
    """The end of the code of a cell that a spreadsheet would calculate; empty for others."""
    bare = _INVISIBLE.sub("", _CONTROLS.sub("", text)).lstrip().translate(_WIDE)
    if bare.startswith("'"):
        return "apostrophe" if bare[1:].lstrip()[:1] in tuple("=+-@") else ""
    if not bare or bare[0] not in "=+-@":
        return ""
    if bare[:11].upper() == "=HYPERLINK(":
        return "hyperlink"
    return "tab" if text[0] in "\t\r" else bare[0]


def refuse_formula(found: Findings, column: str, text: str) -> bool:
    """Tell a formula; True when there was one."""
    start = formula_start(text)
    if start:
        hidden = start == "apostrophe"
        found.reject(
            f"formula_injection_{start}",
            column,
            severity=Severity.WARNING if hidden else Severity.ERROR,
        )
    return bool(start)


def _mended(found: Findings, column: str, text: str) -> str:
    if _DASHES.fullmatch(text):
        found.info("empty_marker", column)
        return ""
    if refuse_formula(found, column, text):
        return ""
    if "\ufffd" in text:
        found.reject("character_lost", column)
        return ""
    if _LOST.search(text):
        found.reject("arabic_lost", column)
        return ""
    if mojibake.is_garbled(text):
        mended = mojibake.repaired(text)
        if not found.suggest("mojibake_cell", column, found=text[:60], suggestion=mended[:60]):
            return ""
        text = mended
    text = _replaced(found, column, text)
    if _TAG.search(text):
        wording = "" if column in NAMES else "html_in_name_cell"
        found.reject("html_in_name", column, wording=wording)
        return ""
    return text


def _replaced(found: Findings, column: str, text: str) -> str:
    plain = _CONTROLS.sub("", text)
    if plain != text:
        found.info("control_characters", column)
    text, plain = plain, _BREAKS.sub(" ", plain.strip())
    if _BREAKS.search(text):
        wording = "" if column in NAMES else "newline_in_cell_other"
        found.info("newline_in_cell", column, wording=wording)
    text, plain = plain, _FORMS.sub(lambda run: unicodedata.normalize("NFKC", run[0]), plain)
    if plain != text:
        found.info("arabic_presentation_forms", column)
    text, plain = plain, _INVISIBLE.sub("", plain)
    if plain != text:
        wording = "" if column == "name_ar" else "bidi_marks_tatweel_cell"
        found.info("bidi_marks_tatweel", column, wording=wording)
    tidy = " ".join(plain.split())
    original = _CONTROLS.sub("", _INVISIBLE.sub("", found.cells[column]))
    if tidy != plain or original != original.strip():
        found.info("whitespace", column)
    return tidy
