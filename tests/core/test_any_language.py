"""Texts in whichever language exists, for every way in which languages may be missing."""

import itertools

import pytest

from campaign_site.core.languages import (
    BY_CODE,
    CODES,
    FALLBACKS,
    LANGUAGES,
    base_code,
    best_text,
    direction,
    reading_order,
)

TEXTS = {"ar": "نص", "fr": "texte", "en": "text"}
EMPTY = ("", " ", "\n\t", None)
PRESENT = [set(some) for count in range(4) for some in itertools.combinations(CODES, count)]


@pytest.mark.parametrize("asked", CODES)
@pytest.mark.parametrize("present", PRESENT, ids=lambda some: "+".join(sorted(some)) or "none")
@pytest.mark.parametrize("empty", EMPTY)
def test_the_first_language_in_reading_order_that_has_a_text_is_shown(asked, present, empty):
    found = best_text({code: TEXTS[code] if code in present else empty for code in CODES}, asked)
    wanted = next((code for code in reading_order(asked) if code in present), None)
    assert found.text == (TEXTS[wanted] if wanted else "")
    assert found.lang == (wanted or asked)
    assert found.dir == ("rtl" if found.lang == "ar" else "ltr")
    assert found.is_fallback is (wanted not in (None, asked))
    assert bool(found) is (wanted is not None)


@pytest.mark.parametrize("asked", ["", "de", "zgh", "fr-MA", "AR", "x" * 500, "\0"])
def test_a_language_the_site_does_not_speak_reads_what_there_is(asked):
    found = best_text({"en": "text"}, asked)
    assert (found.text, found.lang, found.is_fallback) == ("text", "en", True)
    assert not best_text({}, asked)
    assert set(reading_order(asked)) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_language_reads_itself_first_and_every_other_once(code):
    order = reading_order(code)
    assert order[0] == code
    assert sorted(order) == sorted(CODES)
    assert FALLBACKS[code] == BY_CODE[code].fallbacks == order[1:]


def test_an_arabic_reader_is_shown_french_before_english_and_a_french_one_arabic():
    assert reading_order("ar") == ("ar", "fr", "en")
    assert reading_order("fr") == ("fr", "ar", "en")
    assert reading_order("en")[1] == "fr"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("form", ["{}", "{}-MA", "{}_MA", "{}-Latn-MA"])
def test_a_regional_code_has_the_language_and_direction_of_its_language(code, form):
    regional = form.format(code)
    assert base_code(regional) == code
    assert base_code(regional.upper()) == code
    assert direction(regional) == direction(code)


def test_each_language_names_itself_in_its_own_script():
    names = dict(LANGUAGES)
    assert all("\u0600" <= letter <= "\u06ff" for letter in names["ar"])
    assert names["fr"].isalpha() and not names["fr"].isascii()
    assert len(set(names.values())) == len(CODES)
