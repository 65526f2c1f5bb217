"""Which of the six plural forms of CLDR a whole number takes.

Interface strings get theirs from the catalogues; this serves the texts that are built
for an explicitly given language, whatever language is active.
"""

from typing import Literal

PluralForm = Literal["zero", "one", "two", "few", "many", "other"]


def plural_form(number: int, lang: str) -> PluralForm:
    """The CLDR category of a whole number; unknown languages follow English.

    French counts 0 as singular. Its `many` (millions with « de ») is left out: no
    phrase of this site needs it.
    """
    number = abs(number)
    if lang == "ar":
        return _arabic(number)
    if lang == "fr":
        return "one" if number < 2 else "other"
    return "one" if number == 1 else "other"


def _arabic(number: int) -> PluralForm:
    if number < 3:
        return ("zero", "one", "two")[number]
    if 3 <= number % 100 <= 10:
        return "few"
    return "many" if number % 100 > 10 else "other"
