"""The names of the country's divisions as the data of the site spell them."""

import csv
import unicodedata
from pathlib import Path

from django.conf import settings

DATA = Path(settings.BASE_DIR) / "campaign_site" / "core" / "data"
# Fathatan to sukun, hamza above and below as decomposition leaves them.
_MARKS = {chr(code) for code in [*range(0x064B, 0x0656), 0x0670]}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def without_accents(text: str) -> str:
    """French as somebody types it who has no French keyboard."""
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def without_hamza(text: str) -> str:
    """Arabic as it is mostly typed: bare alef, final ha, no marks."""
    letters = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in letters if letter not in _MARKS)
    return unicodedata.normalize("NFC", bare).replace("ة", "ه")
