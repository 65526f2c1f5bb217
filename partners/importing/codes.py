"""The school register's code in a row, and what spreadsheets make of it."""

import re

from campaign_site.core.digits import to_western
from campaign_site.core.spreadsheets.problems import Action
from campaign_site.core.spreadsheets.rows import CellKind

from .. import gresa
from .findings import Findings
from .texts import is_spoiled, refuse_formula

COLUMN = "gresa_code"
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?E\+?\d+")
_FLOAT = re.compile(r"(\d{1,5})[.,]0+")
_DIGITS = re.compile(r"\d{1,5}")
_BAD_LETTER = re.compile(r"(\d{5})([IOQ])")


def read_code(found: Findings) -> str:
    """The code of a row, repaired where that is certain or agreed to; empty otherwise."""
    written = found.cells.get(COLUMN, "")
    if is_spoiled(found, COLUMN):
        return ""
    code = gresa.normalised(written)
    if not code:
        found.reject("code_missing", COLUMN)
        return ""
    if refuse_formula(found, COLUMN, written):
        return ""
    if _SCIENTIFIC.fullmatch(code):
        found.reject("code_scientific_notation", COLUMN)
        return ""
    suggestion = _suggested(found, code)
    if suggestion is not None:
        return suggestion
    if not gresa.is_code(code):
        found.reject("code_impossible", COLUMN, code=code[:40])
        return ""
    _tell_spelling(found, written, code)
    expected = f"{code[:5]}{gresa.check_letter(int(code[:5]))}"
    if code != expected:
        found.warn("code_letter_unexpected", COLUMN, Action.CONFIRM, suggestion=expected)
    return code


def probable_code(written: str) -> str:
    """What a code most probably is, for naming a line and finding its neighbours."""
    code = gresa.normalised(written[:40])
    number = re.match(r"(\d{1,5})(?:[.,]0+)?$", code)
    return _complete(number[1]) if number else code


def _suggested(found: Findings, code: str) -> str | None:
    """None where nothing is missing; the complete code, empty unless that was agreed to."""
    if match := _FLOAT.fullmatch(code):
        complete = _complete(match[1])
        agreed = found.suggest("code_float", COLUMN, code=code, suggestion=complete)
    elif _DIGITS.fullmatch(code):
        complete = _complete(code)
        number = found.kinds.get(COLUMN) is CellKind.NUMBER
        wording = "code_letter_missing_number" if number else ""
        agreed = found.suggest("code_letter_missing", COLUMN, wording=wording, suggestion=complete)
    elif match := _BAD_LETTER.fullmatch(code):
        complete = _complete(match[1])
        agreed = found.suggest(
            "code_letter_impossible", COLUMN, letter=match[2], suggestion=complete
        )
    else:
        return None
    return complete if agreed else ""


def _complete(digits: str) -> str:
    return f"{digits:0>5}{gresa.check_letter(int(digits))}"


def _tell_spelling(found: Findings, written: str, code: str) -> None:
    western = to_western(written)
    if western != written:
        found.info("arabic_indic_digits", COLUMN)
    if western != code:
        spaces = "".join(western.split()) == code
        wording = "code_spaces_lowercase_space" if spaces else ""
        found.info("code_spaces_lowercase", COLUMN, wording=wording, code=code)
