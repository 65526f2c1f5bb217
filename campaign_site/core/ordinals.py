"""Ordinals of editions: «2e édition», «النسخة الثانية», "2nd edition".

French writes «1re» and «2e», whatever the press prints («2ème»). Arabic counts with
feminine words up to the twentieth edition and with the bare number after it.
"""

_ARABIC = (
    "الأولى",
    "الثانية",
    "الثالثة",
    "الرابعة",
    "الخامسة",
    "السادسة",
    "السابعة",
    "الثامنة",
    "التاسعة",
    "العاشرة",
    "الحادية عشرة",
    "الثانية عشرة",
    "الثالثة عشرة",
    "الرابعة عشرة",
    "الخامسة عشرة",
    "السادسة عشرة",
    "السابعة عشرة",
    "الثامنة عشرة",
    "التاسعة عشرة",
    "العشرون",
)
_EDITION = {"ar": "النسخة {}", "fr": "{} édition", "en": "{} edition"}
_ENGLISH_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def edition_ordinal(number: int, lang: str) -> str:
    """The edition of this number, as a title. Raises ValueError below 1."""
    return _EDITION.get(lang, _EDITION["ar"]).format(feminine_ordinal(number, lang))


def feminine_ordinal(number: int, lang: str) -> str:
    """The ordinal alone, in the feminine where the language has one.

    Raises ValueError below 1.
    """
    if number < 1:
        raise ValueError(f"no ordinal for {number}")
    if lang == "fr":
        return "1re" if number == 1 else f"{number}e"
    if lang == "en":
        teen = 11 <= number % 100 <= 13
        return f"{number}{'th' if teen else _ENGLISH_SUFFIXES.get(number % 10, 'th')}"
    return _ARABIC[number - 1] if number <= len(_ARABIC) else str(number)
