"""An edition in words, whatever of it is known; no database."""

from datetime import date

import pytest
from django.utils import translation

from events.enums import EditionState
from events.models import Campaign, Edition
from events.public.edition_texts import (
    edition_dates,
    edition_kicker,
    edition_title,
    is_over,
    text_of,
)

NATIONAL = {
    "name_fr": "Campagne nationale",
    "name_ar": "الحملة الوطنية",
    "name_en": "National campaign",
    "short_name_fr": "Campagne",
    "short_name_ar": "الحملة",
}
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 20)
TODAY = date(2026, 12, 10)


def edition(campaign: dict | None = None, **fields: object) -> Edition:
    names = NATIONAL if campaign is None else campaign
    return Edition(**{"campaign": Campaign(slug="c", **names), "year": 2026, **fields})


def title(lang: str, *arguments: dict, **fields: object) -> str:
    with translation.override(lang):
        return edition_title(edition(*arguments, **fields), lang)


@pytest.mark.parametrize(
    ("fields", "ar", "fr", "en"),
    [
        (
            {"number": 1},
            "الحملة – النسخة الأولى، 2026",
            "Campagne – 1re édition, 2026",
            "National campaign – 1st edition, 2026",
        ),
        (
            {"number": 6},
            "الحملة – النسخة السادسة، 2026",
            "Campagne – 6e édition, 2026",
            "National campaign – 6th edition, 2026",
        ),
        ({}, "الحملة، 2026", "Campagne, 2026", "National campaign, 2026"),
        ({"title_ar": "عنوان"}, "عنوان", "Campagne, 2026", "National campaign, 2026"),
        (
            {"number": 2, "title_fr": "Protéger"},
            "الحملة – النسخة الثانية، 2026",
            "Protéger",
            "National campaign – 2nd edition, 2026",
        ),
        ({"title_fr": "   "}, "الحملة، 2026", "Campagne, 2026", "National campaign, 2026"),
    ],
)
def test_a_title_of_its_own_or_one_made_in_the_language(fields, ar, fr, en):
    assert [title(lang, **fields) for lang in ("ar", "fr", "en")] == [ar, fr, en]


def test_a_campaign_named_in_one_language_only_is_still_named():
    assert title("en", {"name_ar": "الحملة"}) == "الحملة, 2026"
    assert title("fr", {"short_name_ar": "الحملة", "name_fr": "Campagne"}) == "Campagne, 2026"


def test_the_short_name_goes_before_the_long_one_where_neither_is_in_the_language():
    assert title("en", {"short_name_fr": "Court", "name_fr": "Long"}) == "Court, 2026"


@pytest.mark.parametrize(
    ("lang", "numbered", "plain"),
    [
        ("ar", "الحملة الوطنية · النسخة السادسة", "الحملة الوطنية"),
        ("fr", "Campagne nationale · 6e édition", "Campagne nationale"),
        ("en", "National campaign · 6th edition", "National campaign"),
    ],
)
def test_campaign_and_number_above_a_slogan(lang, numbered, plain):
    with translation.override(lang):
        assert edition_kicker(edition(number=6), lang) == numbered
        assert edition_kicker(edition(), lang) == plain


@pytest.mark.parametrize(
    ("first", "last", "ar", "fr", "en"),
    [
        (
            FIRST,
            LAST,
            "من فاتح إلى 20 دجنبر 2026",
            "du 1er au 20 décembre 2026",
            "1–20 December 2026",
        ),
        (
            FIRST,
            None,
            "ابتداء من فاتح دجنبر 2026",
            "à partir du 1er décembre 2026",
            "from 1 December 2026",
        ),
        (
            None,
            LAST,
            "إلى غاية 20 دجنبر 2026",
            "jusqu’au 20 décembre 2026",
            "until 20 December 2026",
        ),
        (
            date(2026, 12, 30),
            date(2027, 1, 4),
            "من 30 دجنبر 2026 إلى 4 يناير 2027",
            "du 30 décembre 2026 au 4 janvier 2027",
            "30 December 2026 – 4 January 2027",
        ),
        (LAST, LAST, "يوم 20 دجنبر 2026", "le 20 décembre 2026", "20 December 2026"),
        (None, None, "2026", "2026", "2026"),
    ],
)
def test_dates_as_far_as_they_are_known(first, last, ar, fr, en):
    one = edition(start_date=first, end_date=last)
    found = []
    for lang in ("ar", "fr", "en"):
        with translation.override(lang):
            found.append(edition_dates(one, lang).replace("\u00a0", " "))
    assert found == [ar, fr, en]


@pytest.mark.parametrize("state", EditionState.values)
@pytest.mark.parametrize(
    ("last", "ended"), [(LAST, False), (TODAY, False), (date(2026, 12, 9), True), (None, False)]
)
def test_what_is_over_will_not_be_filled_in(state, last, ended):
    finished = state in (EditionState.CLOSED, EditionState.ARCHIVED)
    assert is_over(edition(state=state, end_date=last), TODAY) == (ended or finished)


def test_what_belongs_to_no_edition_is_never_over_with_it():
    assert not is_over(None, date.max)


@pytest.mark.parametrize(
    ("lang", "text", "borrowed"),
    [("ar", "شعار", False), ("fr", "شعار", True), ("en", "شعار", True)],
)
def test_a_borrowed_text_says_that_it_is(lang, text, borrowed):
    found = text_of(edition(slogan_ar="شعار"), "slogan", lang)
    assert (found.text, found.is_fallback) == (text, borrowed)
    assert (found.lang, found.dir) == ("ar", "rtl")


def test_a_text_nobody_wrote_and_a_record_that_is_not_there_are_empty():
    assert not text_of(edition(), "slogan", "fr")
    assert not text_of(None, "name", "fr")
    assert text_of(None, "name", "fr").text == ""
