"""How texts name an edition's number, in the three languages; folded, for searching.

«11e édition», « onzième », «الدورة الحادية عشرة», "the 11th edition".
"""

from __future__ import annotations

import re

from campaign_site.core.folding import fold
from campaign_site.core.ordinals import feminine_ordinal


def _each(text: str) -> tuple[tuple[str, ...], ...]:
    """One number a word; a number's other forms after a slash, «dix-sept» with a hyphen."""
    return tuple(tuple(form.replace("-", " ") for form in word.split("/")) for word in text.split())


_FRENCH = _each(
    "premiere/premier deuxieme/seconde/second troisieme quatrieme cinquieme sixieme septieme "
    "huitieme neuvieme dixieme onzieme douzieme treizieme quatorzieme quinzieme seizieme "
    "dix-septieme dix-huitieme dix-neuvieme vingtieme"
)
_ENGLISH = _each(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
# Up to here an ordinal is an everyday word («première fois») and needs «édition» beside it.
_EVERYDAY = 10
_SUFFIXES = "(?:e|eme|ieme|er|ere|re|st|nd|rd|th)"
_PREFIXES = "[وفبكل]{0,3}"
_EDITION = (
    f"(?:editions?|{_PREFIXES}(?:ال)?(?:دوره|نسخه|طبعه)|{_PREFIXES}(?:دورت|نسخت|طبعت)(?:ها|ه|نا))"
)


def number_pattern(number: int) -> re.Pattern[str]:
    """Finds an edition's number in folded text; the hour («الساعة 11») is none."""
    forms = [rf"(?<!\d){number}{_SUFFIXES}", *sorted(_words(number), key=len, reverse=True)]
    ordinal = f"(?:{'|'.join(forms)})(?! عشر)"
    beside = [
        f"{ordinal} {_EDITION}",
        f"{_EDITION} (?:n |no |numero |رقم )?(?:{ordinal}|(?<!\\d){number}(?!\\d))",
    ]
    if number > _EVERYDAY:
        beside.append(f"(?<!الساعه )(?:{ordinal})")
    return re.compile(f"(?<!\\w)(?:{'|'.join(beside)})(?!\\w)")


def _words(number: int) -> set[str]:
    found = {fold(form) for form in _arabic(number)}
    if number <= len(_ENGLISH):
        found.update(_ENGLISH[number - 1], _FRENCH[number - 1])
    return found


def _arabic(number: int) -> set[str]:
    """Feminine as «الدورة», masculine as «المؤتمر», and what is often written for either."""
    tens, unit = divmod(number, 10)
    if tens == 2:
        ending = {"العشرون", "العشرين"}
        if not unit:
            return ending
        first = {_feminine_unit(unit), _masculine(_feminine_unit(unit))}
        return {f"{one} و{last}" for one in first for last in ending}
    if number > 20:
        return set()
    feminine = fold(feminine_ordinal(number, "ar"))
    masculine = " ".join(map(_masculine, feminine.split()))
    return {feminine, masculine, feminine.removesuffix("ه")}


def _feminine_unit(unit: int) -> str:
    return "الحاديه" if unit == 1 else fold(feminine_ordinal(unit, "ar"))


def _masculine(word: str) -> str:
    return word.removesuffix("ه")
