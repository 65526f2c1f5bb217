"""Words of closed lists: their codes, and their labels in every language."""

from collections.abc import Iterable
from functools import cache

from django.db.models import Choices
from django.utils import translation

from campaign_site.core.languages import CODES
from campaign_site.core.letters import fold
from partners.enums import SchoolLevel

from ..enums import Audience, EventStatus, RegistrationMode, SpokenLanguage

CHOICES: dict[str, type[Choices]] = {
    "audiences": Audience,
    "levels": SchoolLevel,
    "languages": SpokenLanguage,
    "registration_mode": RegistrationMode,
    "status": EventStatus,
}
SETS = ("audiences", "levels", "languages")
# What people write beside our labels.
_OTHERS = {
    "audiences": {"élèves": "pupils", "parents": "parents", "enseignants": "teachers"},
    "levels": {
        "collège": "lower_secondary", "lycée": "upper_secondary", "إعدادي": "lower_secondary",
        "تأهيلي": "upper_secondary", "ابتدائي": "primary",
    },
    "languages": {"amazighe": "zgh", "darija": "ar", "tamazight": "zgh"},
    "registration_mode": {"sans": "none", "aucune": "none", "libre": "none"},
    "status": {"prévu": "scheduled", "annulé": "cancelled", "reporté": "postponed"},
}  # fmt: skip
SEPARATOR = "|"


def meant(column: str, text: str) -> str | None:
    """The code of one of these words in any language; None for a word nobody knows."""
    return _table(column).get(fold(text))


def meant_set(column: str, text: str) -> tuple[list[str], list[str]]:
    """The codes of several words in the order of the choices, and the words not known.

    A comma may be part of a label: words are parted by a bar, a semicolon or a line first.
    """
    codes, unknown = set(), []
    for part in _parts(column, text):
        code = meant(column, part)
        if code:
            codes.add(code)
        else:
            unknown.append(part)
    return [code for code in CHOICES[column].values if code in codes], unknown


def _parts(column: str, text: str) -> Iterable[str]:
    for piece in text.replace(";", SEPARATOR).replace("\n", SEPARATOR).split(SEPARATOR):
        if not piece.strip():
            continue
        if meant(column, piece):
            yield piece.strip()
        else:
            smaller = piece.replace("،", ",").replace("/", ",").replace("+", ",").split(",")
            yield from (small.strip() for small in smaller if small.strip())


@cache
def _table(column: str) -> dict[str, str]:
    found = {fold(word): code for word, code in _OTHERS[column].items()}
    for language in CODES:
        with translation.override(language):
            found |= {fold(str(text)): code for code, text in CHOICES[column].choices}
    return found | {fold(code): code for code in CHOICES[column].values}
