"""The distance to a day, in days: «dans 3 jours», «بعد 11 يوما», "tomorrow".

Arabic takes six plural forms, written out here because these texts are built for a
given language outside the catalogues.
"""

from datetime import date

from .languages import reading_order
from .plurals import plural_form

_COUNTS = {
    "ar": {
        "zero": "{n} يوم",
        "one": "يوم واحد",
        "two": "يومان",
        "few": "{n} أيام",
        "many": "{n} يوما",
        "other": "{n} يوم",
    },
    "fr": {"one": "{n}\u00a0jour", "other": "{n}\u00a0jours"},
    "en": {"one": "{n} day", "other": "{n} days"},
}
# The dual stands in another case after a preposition.
_AFTER_PREPOSITION = {"ar": {"two": "يومين"}}
_NEAR = {
    "ar": {-1: "أمس", 0: "اليوم", 1: "غدا"},
    "fr": {-1: "hier", 0: "aujourd’hui", 1: "demain"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}
_TO_COME = {"ar": "بعد {days}", "fr": "dans {days}", "en": "in {days}"}
_GONE = {"ar": "قبل {days}", "fr": "il y a {days}", "en": "{days} ago"}


def day_count(number: int, lang: str) -> str:
    """A number of days: «20 jours», «20 يوما», «يومان»."""
    code = _spoken(lang)
    return _COUNTS[code][plural_form(number, code)].format(n=number)


def days_to_go(days: int, lang: str) -> str:
    """Days from now: negative is past. «demain», «dans 3 jours», «il y a 3 jours»."""
    code = _spoken(lang)
    if days in _NEAR[code]:
        return _NEAR[code][days]
    number = abs(days)
    forms = _COUNTS[code] | _AFTER_PREPOSITION.get(code, {})
    text = forms[plural_form(number, code)].format(n=number)
    return (_TO_COME if days > 0 else _GONE)[code].format(days=text)


def days_until(day: date, today: date, lang: str) -> str:
    """The same between two dates; the caller gives today."""
    return days_to_go((day - today).days, lang)


def _spoken(lang: str) -> str:
    return next(code for code in reading_order(lang) if code in _NEAR)
