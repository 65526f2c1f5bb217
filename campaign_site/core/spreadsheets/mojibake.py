"""UTF-8 that somebody read as Windows-1252: «Ø§Ù„» for «ال», «Ã©» for «é»."""

import re
from functools import lru_cache


@lru_cache(maxsize=1)
def _bytes_of() -> dict[str, int]:
    # Windows-1252 leaves five bytes undefined; programs turn them into C1 controls.
    table = {}
    for byte in range(0x80, 0x100):
        try:
            table[bytes([byte]).decode("cp1252")] = byte
        except UnicodeDecodeError:
            table[chr(byte)] = byte
    return table


_SUSPECT = "".join(re.escape(character) for character in _bytes_of())
_RUN = re.compile(f"[{_SUSPECT}]{{2,}}")
# A lead byte of Arabic or accented Latin followed by a continuation byte.
_CONTINUATION = "".join(re.escape(char) for char, byte in _bytes_of().items() if byte < 0xC0)
_GARBLED = re.compile(f"[ÂÃØÙÚÛ][{_CONTINUATION}]")
# What a repair may bring to light: Arabic, accented Latin, French punctuation.
_PLAUSIBLE = re.compile("[\u0600-\u06ff\u00a0-\u00ff\u0152\u0153\u2010-\u2026\u2039\u203a\u202f]+")


def is_garbled(text: str) -> bool:
    """Whether a part of the text looks misread and has a plausible repair."""
    return bool(_GARBLED.search(text)) and repaired(text) != text


def repaired(text: str) -> str:
    """The text with every misread run decoded anew; what makes no sense stays."""
    return _RUN.sub(_mended, text)


def _mended(run: re.Match[str]) -> str:
    table = _bytes_of()
    try:
        read = bytes(table[character] for character in run[0]).decode("utf-8")
    except UnicodeDecodeError:
        return run[0]
    return read if _PLAUSIBLE.fullmatch(read) else run[0]
