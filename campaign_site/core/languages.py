"""The languages of the site, their direction and the order in which they stand in for each other.

This table is the only place that lists languages: to add one is to add a row here, the
words of its dates in `date_words`, a catalogue and one migration for the text columns.
Settings import this module, so it imports nothing of Django.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Direction = Literal["rtl", "ltr"]


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the site; `name` is in the language itself."""

    code: str
    name: str
    direction: Direction
    og_locale: str
    fallbacks: tuple[str, ...]


TABLE: tuple[Language, ...] = (
    Language("ar", "العربية", "rtl", "ar_MA", ("fr", "en")),
    Language("fr", "Français", "ltr", "fr_MA", ("ar", "en")),
    Language("en", "English", "ltr", "en", ("fr", "ar")),
)
BY_CODE: dict[str, Language] = {language.code: language for language in TABLE}
LANGUAGES: list[tuple[str, str]] = [(language.code, language.name) for language in TABLE]
CODES: tuple[str, ...] = tuple(BY_CODE)
DEFAULT_LANGUAGE = CODES[0]
# In the form django-modeltranslation wants for MODELTRANSLATION_FALLBACK_LANGUAGES.
FALLBACKS: dict[str, tuple[str, ...]] = {"default": CODES} | {
    language.code: language.fallbacks for language in TABLE
}

# Scripts written from right to left, for texts in a language the site itself does not speak.
_RTL_CODES = frozenset({"ar", "arc", "dv", "fa", "he", "ku-arab", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text with the language and direction it is really written in.

    `is_fallback` is true when it is not in the language that was asked for: the page
    then marks it with `lang` and `dir`.
    """

    text: str
    lang: str
    dir: Direction
    is_fallback: bool

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def is_language(code: str) -> bool:
    """Whether the site speaks this language."""
    return code in BY_CODE


def language_name(code: str) -> str:
    """The language's name in itself; the code where the site does not speak it."""
    return BY_CODE[code].name if code in BY_CODE else code


def direction(code: str) -> Direction:
    """`rtl` or `ltr`; a regional code such as `ar-ma` follows its language."""
    for candidate in (code, code.lower(), base_code(code)):
        if candidate in BY_CODE:
            return BY_CODE[candidate].direction
    return "rtl" if {code.lower(), base_code(code)} & _RTL_CODES else "ltr"


def base_code(code: str) -> str:
    """The language of a regional code: `fr` of `fr-MA` or `fr_MA`."""
    return code.replace("_", "-").split("-")[0].lower()


def og_locale(code: str) -> str:
    """The value of Open Graph's `og:locale`."""
    return BY_CODE[code].og_locale if code in BY_CODE else code.replace("-", "_")


def reading_order(code: str) -> tuple[str, ...]:
    """The language itself, then those that stand in for a missing text, then any other."""
    first = (code, *BY_CODE[code].fallbacks) if code in BY_CODE else ()
    return tuple(dict.fromkeys((*first, *CODES)))


def columns(*fields: str) -> tuple[str, ...]:
    """The columns of translated fields: a text in every language."""
    return tuple(f"{field}_{code}" for field in fields for code in CODES)


def other_languages(code: str) -> list[Language]:
    """The languages a switch offers beside the current one, in the order of the site."""
    return [language for language in TABLE if language.code != code]


def best_text(values: Mapping[str, str | None], code: str) -> LocalText:
    """The text in this language, or the first that stands in for it; empty when there is none."""
    for candidate in reading_order(code):
        text = values.get(candidate)
        if text and text.strip():
            return LocalText(text, candidate, direction(candidate), candidate != code)
    return LocalText("", code, direction(code), False)
