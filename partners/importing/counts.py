"""Head counts of a row."""

import re

from campaign_site.core.digits import to_western
from campaign_site.core.spreadsheets.problems import Action

from .findings import Findings
from .texts import is_spoiled, refuse_formula

COLUMNS = ("pupils_total", "pupils_girls", "classes_count")
# No school is larger; beyond it the column is another one.
_LARGEST = 30_000
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+")
_AMBIGUOUS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_WHOLE = re.compile(r"(\d+)[.,]0+")
_NEGATIVE = re.compile(r"[-\u2212]\s*\d.*")
_DASHES = re.compile(r"[-–—]*")


def read_counts(found: Findings) -> dict[str, str]:
    """The counts as plain digits; empty where unknown or unusable."""
    counts = {column: _count(found, column) for column in COLUMNS}
    total, girls = counts["pupils_total"], counts["pupils_girls"]
    if total and girls and int(girls) > int(total):
        found.reject("girls_gt_total", "pupils_girls")
    if total and int(total) == 0:
        found.warn("zero_pupils", "pupils_total", Action.CONFIRM)
    return counts


def _count(found: Findings, column: str) -> str:
    written = found.cells.get(column, "")
    if not written or is_spoiled(found, column):
        return ""
    text = to_western(written).strip()
    if text != written.strip():
        found.info("arabic_indic_digits", column)
    if not text.isascii() or not text.isdigit():
        text = _from_words(found, column, text)
    if text and len(text) > 9 or text and int(text) > _LARGEST:
        found.reject("number_too_large", column, found=text[:20])
        return ""
    return str(int(text)) if text else ""


def _from_words(found: Findings, column: str, text: str) -> str:
    if _DASHES.fullmatch(text):
        return ""
    if _GROUPED.fullmatch(text):
        number = re.sub(r"\D", "", text)
        found.info("number_narrow_nbsp", column, number=number)
        return number
    if _AMBIGUOUS.fullmatch(text):
        number = re.sub(r"\D", "", text)
        found.warn(
            "number_ambiguous_dot", column, Action.CONFIRM, found=text[:20], number=number[:20]
        )
        return number
    if match := _WHOLE.fullmatch(text):
        found.info("number_decimal_zero", column, number=match[1][:20])
        return match[1]
    if _NEGATIVE.fullmatch(text):
        found.reject("number_negative", column)
    elif not refuse_formula(found, column, text):
        found.reject("number_not_numeric", column, found=text[:40])
    return ""
