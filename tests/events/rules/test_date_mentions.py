"""Days and months named in a text."""

import pytest

from campaign_site.core.folding import fold
from events.rules.date_mentions import dates_named


def named(text: str) -> list[tuple[int | None, int, int]]:
    return [(m.weekday, m.day, m.month) for m in dates_named(fold(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le 1er décembre", [(None, 1, 12)]),
        ("mardi 1er décembre 2026", [(1, 1, 12)]),
        ("mardi le 1er décembre", [(1, 1, 12)]),
        ("du 1er au 20 décembre", [(None, 1, 12), (None, 20, 12)]),
        ("1–20 déc.", [(None, 1, 12), (None, 20, 12)]),
        ("les 3 et 4 février", [(None, 3, 2), (None, 4, 2)]),
        ("en décembre", [(None, 0, 12)]),
        ("août", [(None, 0, 8)]),
    ],
)
def test_french(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فاتح دجنبر", [(None, 1, 12)]),
        ("الثلاثاء 1 دجنبر 2026", [(1, 1, 12)]),
        ("يوم الخميس، 3 دجنبر", [(3, 3, 12)]),
        ("من فاتح إلى 20 دجنبر", [(None, 1, 12), (None, 20, 12)]),
        ("من ١ إلى ٢٠ ديسمبر", [(None, 1, 12), (None, 20, 12)]),
        ("خلال شهر دجنبر", [(None, 0, 12)]),
        ("ودجنبر", [(None, 0, 12)]),
        ("3 من نونبر", [(None, 3, 11)]),
        ("4 أغسطس", [(None, 4, 8)]),
    ],
)
def test_arabic_of_morocco_and_of_the_east(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 December", [(None, 1, 12)]),
        ("December 1st", [(None, 1, 12)]),
        ("Tuesday 1 December", [(1, 1, 12)]),
        ("1 to 20 December", [(None, 1, 12), (None, 20, 12)]),
        ("the 3rd of May", [(None, 3, 5)]),
        ("You may come in march order", []),
    ],
)
def test_english(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text", ["", "20 écoles", "décembriste", "112 décembres", "3 ateliers en 4 jours"]
)
def test_what_names_no_day(text):
    assert named(text) == []


def test_each_mention_says_how_it_is_written():
    mentions = list(dates_named(fold("Le mardi 1er décembre et en février")))
    assert [mention.found for mention in mentions] == ["mardi 1er decembre", "fevrier"]


def test_several_in_one_text_in_their_order():
    assert named("Le 3 février, puis le 1er mars") == [(None, 3, 2), (None, 1, 3)]
