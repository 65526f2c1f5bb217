"""Digits as people type them, written as 0-9.

Morocco writes Western digits in both languages, but Arabic keyboards offer
Arabic-Indic and Persian ones, and East Asian input methods full-width ones.
"""

_ZEROS = ("\u0660", "\u06f0", "\uff10")
WESTERN = {ord(zero) + value: str(value) for zero in _ZEROS for value in range(10)}


def to_western(text: str) -> str:
    """The same text with Arabic-Indic, Persian and full-width digits as 0-9."""
    return text if text.isascii() else text.translate(WESTERN)
