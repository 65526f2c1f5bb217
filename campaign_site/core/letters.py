"""One spelling for the many ways the same letters are typed.

Arabic is typed with or without hamza, diacritics and tatweel, and with final ha for
ta marbuta; French with or without accents; both carry invisible marks when pasted. The
result serves comparing and searching, never display.
"""

import unicodedata

from .digits import WESTERN

# Letters that Unicode does not decompose to what a reader takes for the same letter:
# alef wasla, hamza, ta marbuta, alef maksura, Persian keyboards, the Moroccan gaf
# (أڭادير, أݣادير are أكادير), and letters for foreign sounds.
LETTERS = {
    "œ": "oe",
    "æ": "ae",
    "ø": "o",
    "ı": "i",
    "\u0671": "ا",
    "\u0621": "",
    "\u0674": "",
    "\u0640": "",
    "ة": "ه",
    "ى": "ي",
    "\u06cc": "ي",
    "\u06a9": "ك",
    "\u06ad": "ك",
    "\u06af": "ك",
    "\u0763": "ك",
    "\u06a4": "ف",
    "\u067e": "ب",
}


class _FoldTable(dict[int, str]):
    """What each code point becomes, worked out at first sight.

    Kept for the alphabets only, so that hostile text cannot fill the memory.
    """

    _KEPT_BELOW = 0x3000

    def __missing__(self, code_point: int) -> str:
        folded = self._folded(chr(code_point))
        if code_point < self._KEPT_BELOW:
            self[code_point] = folded
        return folded

    @staticmethod
    def _folded(character: str) -> str:
        category = unicodedata.category(character)
        if category in ("Mn", "Me", "Cf"):
            return ""
        return character if category[0] in "LN" else " "


_TABLE = _FoldTable(WESTERN | {ord(letter): folded for letter, folded in LETTERS.items()})


def fold(text: str) -> str:
    """The letters and digits of a text in one spelling, its words parted by one space.

    Case, accents, ligatures, Arabic diacritics, hamza, tatweel and presentation forms
    are levelled; punctuation, apostrophes and hyphens part words; direction marks,
    zero-width characters, NUL and lone surrogates leave nothing behind. Folding twice
    changes nothing more.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return " ".join(text.casefold().translate(_TABLE).split())
