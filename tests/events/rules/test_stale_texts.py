"""Texts that still speak of last year."""

from datetime import date

import pytest

from campaign_site.core.folding import fold
from events.rules.date_mentions import dates_named
from events.rules.edition_words import number_pattern
from events.rules.stale_texts import EditionFacts, StaleFinder, StaleReason

BEFORE = EditionFacts(
    year=2025,
    number=11,
    days=(date(2025, 12, 1), date(2025, 12, 20)),
    slogans=("Ensemble, protégeons nos enfants en ligne !", "معا لحماية أطفالنا على الأنترنت"),
)
AFTER = EditionFacts(year=2026, number=12, days=(date(2026, 11, 30), date(2026, 12, 19)))
FINDER = StaleFinder(before=BEFORE, after=AFTER, names=["Ministère de la Transition digitale"])


def reasons(text: str, **days: tuple[date, ...]) -> list[str]:
    return [stale.reason for stale in FINDER.find(text, **days)]


@pytest.mark.parametrize(
    "text",
    [
        "La campagne 2025 arrive",
        "حملة ٢٠٢٥ لحماية الأطفال",
        "حملة ۲۰۲۵",
        "ابتداء من ل2025",
        "Année scolaire 2025-2026",
        "le 05/11/2025 à Rabat",
        "#Décembre2025",
        "2025",
        "في سنة 2025، نظمت الحملة",
    ],
)
def test_the_year_in_any_digits(text):
    assert reasons(text) == [StaleReason.YEAR]


@pytest.mark.parametrize(
    "text",
    [
        "12025 élèves",
        "20251 euros",
        "Tél. 05 37 20 25 20",
        "+212 537 2025 11",
        "00212 5372 025 11",
        "Appelez le 0537202511",
        "La campagne 2026",
        "",
        "   ",
    ],
)
def test_other_numbers_are_no_years(text):
    assert reasons(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "La 11e édition",
        "La 11ème édition",
        "la onzième fois",
        "Édition n° 11",
        "الدورة الحادية عشرة من الحملة",
        "في دورتها الحادية عشرة",
        "النسخة 11",
        "للدورة الحاديةَ عشرة",
        "المؤتمر الحادي عشر",
        "the 11th edition",
        "our eleventh year",
    ],
)
def test_the_number_in_words_and_figures(text):
    assert reasons(text) == [StaleReason.NUMBER]


@pytest.mark.parametrize(
    "text",
    [
        "11 écoles",
        "111e édition",
        "على الساعة الحادية عشرة",
        "La 12e édition",
        "الدورة الثانية عشرة",
        "211th",
        "la salle 11",
    ],
)
def test_what_is_not_the_edition(text):
    assert reasons(text) == []


@pytest.mark.parametrize(
    ("number", "text", "found"),
    [
        (1, "Pour la première fois", False),
        (1, "La première édition", True),
        (1, "الدورة الأولى", True),
        (2, "Langue seconde", False),
        (2, "الدورة الثانية", True),
        (2, "الدورة الثانية عشرة", False),
        (10, "النسخة العاشرة", True),
        (17, "dix-septième", True),
        (20, "الدورة العشرين", True),
        (23, "الدورة الثالثة والعشرون", True),
        (34, "34e édition", True),
        (34, "Édition spéciale", False),
    ],
)
def test_small_numbers_need_the_word_edition(number, text, found):
    assert bool(number_pattern(number).search(fold(text))) is found


@pytest.mark.parametrize(
    "text",
    [
        "Du 1er au 20 décembre",
        "من فاتح إلى 20 دجنبر",
        "من 1 إلى 20 ديسمبر",
        "until December 20",
        "jusqu’au 20 déc.",
        "1–20 December",
    ],
)
def test_the_days_of_the_earlier_edition(text):
    assert reasons(text) == [StaleReason.DATE]


def test_days_that_both_editions_share_are_current():
    same = EditionFacts(year=2026, days=(date(2026, 12, 1), date(2026, 12, 20)))
    finder = StaleFinder(before=BEFORE, after=same)
    assert finder.find("Du 1er au 20 décembre") == []


def test_an_event_s_own_day_is_looked_for_in_its_texts():
    text = "Rendez-vous le 3 décembre à 10 h"
    assert reasons(text) == []
    moved = {"before": (date(2025, 12, 3),), "after": (date(2026, 12, 2),)}
    assert reasons(text, **moved) == [StaleReason.DATE]
    assert reasons(text, before=(date(2025, 12, 3),), after=(date(2026, 12, 3),)) == []


def test_a_day_of_the_week_that_was_right_then():
    # 5 December is a Friday in 2025 and a Saturday in 2026.
    assert reasons("Le vendredi 5 décembre") == [StaleReason.WEEKDAY]
    assert reasons("الجمعة 5 دجنبر") == [StaleReason.WEEKDAY]
    assert reasons("Le samedi 5 décembre") == []
    assert reasons("Le vendredi 31 février") == []


def test_a_month_no_longer_theirs():
    finder = StaleFinder(
        before=BEFORE, after=EditionFacts(year=2026, days=(date(2026, 2, 1), date(2026, 2, 9)))
    )
    found = [(stale.reason, stale.found) for stale in finder.find("En décembre, à l’école")]
    assert found == [(StaleReason.MONTH, "decembre")]
    assert finder.find("En février, à l’école") == []
    assert [stale.reason for stale in finder.find("خلال شهر دجنبر")] == [StaleReason.MONTH]


def test_words_that_are_also_months_need_a_day():
    assert [m.day for m in dates_named(fold("You may come"))] == []
    assert [(m.day, m.month) for m in dates_named(fold("le 8 mars, 8 May, 8 ماي"))] == [
        (8, 3),
        (8, 5),
        (8, 5),
    ]


def test_the_old_slogan_across_its_punctuation():
    found = FINDER.find("Thème : « ENSEMBLE protégeons nos enfants en ligne ! » à Rabat")
    assert [stale.reason for stale in found] == [StaleReason.SLOGAN]
    assert reasons("معا لِحماية أطفالنا على الأنترنت") == [StaleReason.SLOGAN]


def test_a_slogan_of_two_sentences_is_shown_with_the_whole_text():
    finder = StaleFinder(
        before=EditionFacts(year=2025, slogans=("Osons. Parlons-en ensemble",)),
        after=EditionFacts(year=2026),
    )
    found = finder.find("Osons. Parlons-en ensemble")
    assert [stale.sentence for stale in found] == ["Osons. Parlons-en ensemble"]


def test_a_short_slogan_is_an_everyday_word():
    finder = StaleFinder(
        before=EditionFacts(year=2025, slogans=("Osons",)), after=EditionFacts(year=2026)
    )
    assert finder.find("Osons le dire") == []


def test_a_name_an_institution_no_longer_bears():
    assert reasons("avec le ministère de la transition digitale") == [StaleReason.NAME]
    assert reasons("le ministère de la transition digitaliste") == []


def test_only_the_sentence_is_shown():
    found = FINDER.find("Bienvenue à tous.\nLa campagne 2025 continue. Venez nombreux !")
    assert [stale.sentence for stale in found] == ["La campagne 2025 continue."]


def test_each_reason_of_a_sentence_is_told_once():
    text = "La 11e édition, du 1er au 20 décembre 2025, prolonge celle de 2025."
    assert sorted(reasons(text)) == ["date", "number", "year"]


def test_two_copies_within_one_year_do_not_mind_the_year():
    finder = StaleFinder(before=EditionFacts(year=2026), after=EditionFacts(year=2026))
    assert finder.find("En 2026") == []


def test_hostile_texts_end_quickly():
    assert reasons("0 " * 20000) == []
    assert reasons("(" * 20000 + "2025") == [StaleReason.YEAR]
    assert reasons("1er au " * 5000) == []
