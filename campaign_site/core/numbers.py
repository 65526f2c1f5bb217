"""Numbers and percentages as text in a given language (CLDR fr-MA, ar-MA, en).

Digits are Western in all languages. « 1.234 » is twelve hundred and more in Arabic
and a little over one in English: text made here is for readers, never for exchange.
"""

from dataclasses import dataclass
from decimal import Decimal

from .languages import reading_order

NO_BREAK_SPACE, NARROW_NO_BREAK_SPACE = "\u00a0", "\u202f"


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """The separators of a language; the same as in its `formats` module."""

    decimal: str
    thousand: str
    before_percent: str = ""


STYLES: dict[str, NumberStyle] = {
    "ar": NumberStyle(decimal=",", thousand="."),
    "fr": NumberStyle(",", NARROW_NO_BREAK_SPACE, before_percent=NO_BREAK_SPACE),
    "en": NumberStyle(decimal=".", thousand=","),
}


def _style(lang: str) -> NumberStyle:
    return next(STYLES[code] for code in reading_order(lang) if code in STYLES)


def number_phrase(value: float | Decimal, lang: str) -> str:
    """«1 234,5», «1.234,5», «1,234.5»; the decimals given are kept as they are."""
    style = _style(lang)
    exact = value if isinstance(value, int | Decimal) else Decimal(repr(value))
    plain = f"{exact:,d}" if isinstance(exact, int) else f"{exact:,f}"
    return plain.translate({ord(","): style.thousand, ord("."): style.decimal})


def percent(value: float | Decimal, lang: str) -> str:
    """A value already in per cent: 42.7 is «42,7 %» in French, «42,7%» in Arabic."""
    return f"{number_phrase(value, lang)}{_style(lang).before_percent}%"
