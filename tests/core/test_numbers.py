from decimal import Decimal
from importlib import import_module

import pytest

from campaign_site.core.languages import CODES
from campaign_site.core.numbers import STYLES, number_phrase, percent


@pytest.mark.parametrize(
    ("value", "arabic", "french", "english"),
    [
        (0, "0", "0", "0"),
        (999, "999", "999", "999"),
        (1234, "1.234", "1\u202f234", "1,234"),
        (8_860_000, "8.860.000", "8\u202f860\u202f000", "8,860,000"),
        (-1234, "-1.234", "-1\u202f234", "-1,234"),
        (48.7, "48,7", "48,7", "48.7"),
        (Decimal("1234567.890"), "1.234.567,890", "1\u202f234\u202f567,890", "1,234,567.890"),
        (Decimal("1E+3"), "1.000", "1\u202f000", "1,000"),
        (1e21, "1" + ".000" * 7, "1" + "\u202f000" * 7, "1" + ",000" * 7),
    ],
)
def test_number_phrase(value, arabic, french, english):
    assert number_phrase(value, "ar") == arabic
    assert number_phrase(value, "fr") == french
    assert number_phrase(value, "en") == english


@pytest.mark.parametrize(
    ("lang", "expected"), [("ar", "42,7%"), ("fr", "42,7\u00a0%"), ("en", "42.7%")]
)
def test_percent(lang, expected):
    assert percent(Decimal("42.7"), lang) == expected


@pytest.mark.parametrize("lang", CODES)
def test_forms_and_phrases_use_the_same_separators(lang):
    formats = import_module(f"campaign_site.formats.{lang}.formats")
    assert STYLES[lang].decimal == formats.DECIMAL_SEPARATOR
    assert STYLES[lang].thousand == formats.THOUSAND_SEPARATOR


def test_a_language_without_style_borrows_arabic():
    assert number_phrase(1234, "zgh") == "1.234"
