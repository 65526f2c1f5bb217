import pytest

from campaign_site.core import languages
from campaign_site.core.languages import LocalText, best_text, columns


def test_arabic_and_french_come_before_english():
    assert languages.LANGUAGES == [("ar", "العربية"), ("fr", "Français"), ("en", "English")]
    assert languages.DEFAULT_LANGUAGE == "ar"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", "rtl"),
        ("ar-MA", "rtl"),
        ("AR", "rtl"),
        ("he", "rtl"),
        ("ku-Arab", "rtl"),
        ("fr", "ltr"),
        ("fr_MA", "ltr"),
        ("en", "ltr"),
        ("zgh", "ltr"),
        ("", "ltr"),
    ],
)
def test_direction(code, expected):
    assert languages.direction(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [("fr", "fr"), ("fr-MA", "fr"), ("AR_ma", "ar"), ("", "")],
)
def test_base_code(code, expected):
    assert languages.base_code(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [("ar", "ar_MA"), ("fr", "fr_MA"), ("en", "en"), ("zgh-MA", "zgh_MA")],
)
def test_open_graph_locale(code, expected):
    assert languages.og_locale(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", ("ar", "fr", "en")),
        ("fr", ("fr", "ar", "en")),
        ("en", ("en", "fr", "ar")),
        ("zgh", ("ar", "fr", "en")),
    ],
)
def test_reading_order(code, expected):
    assert languages.reading_order(code) == expected


def test_every_language_can_fall_back_on_every_other():
    for language in languages.TABLE:
        assert {language.code, *language.fallbacks} == set(languages.CODES)
        assert languages.FALLBACKS[language.code] == language.fallbacks
    assert languages.FALLBACKS["default"] == languages.CODES


def test_other_languages_keep_the_order_of_the_site():
    assert [other.code for other in languages.other_languages("fr")] == ["ar", "en"]
    assert [other.code for other in languages.other_languages("zgh")] == ["ar", "fr", "en"]


def test_names_and_membership():
    assert languages.language_name("ar") == "العربية"
    assert languages.language_name("zgh") == "zgh"
    assert languages.is_language("fr")
    assert not languages.is_language("FR")
    assert not languages.is_language("de")


@pytest.mark.parametrize(
    ("values", "code", "expected"),
    [
        (
            {"ar": "بلّغوا", "fr": "Signalez"},
            "ar",
            LocalText("بلّغوا", "ar", "rtl", False),
        ),
        ({"fr": "Signalez", "en": "Report"}, "ar", LocalText("Signalez", "fr", "ltr", True)),
        ({"ar": "بلّغوا", "en": "Report"}, "fr", LocalText("بلّغوا", "ar", "rtl", True)),
        ({"ar": "بلّغوا", "fr": "Signalez"}, "en", LocalText("Signalez", "fr", "ltr", True)),
        ({"fr": "  ", "ar": "", "en": "Report"}, "fr", LocalText("Report", "en", "ltr", True)),
        ({"fr": None, "en": "Report"}, "fr", LocalText("Report", "en", "ltr", True)),
        ({}, "ar", LocalText("", "ar", "rtl", False)),
        ({"zgh": "ⴰⵣⵓⵍ"}, "fr", LocalText("", "fr", "ltr", False)),
    ],
)
def test_best_text(values, code, expected):
    assert best_text(values, code) == expected


def test_a_local_text_reads_as_its_text():
    assert str(LocalText("Salé", "fr", "ltr", False)) == "Salé"
    assert LocalText("Salé", "fr", "ltr", False)
    assert not LocalText("", "fr", "ltr", False)


def test_translated_fields_have_a_column_per_language():
    assert columns("name", "title") == (
        "name_ar", "name_fr", "name_en", "title_ar", "title_fr", "title_en",
    )  # fmt: skip
