from datetime import date

import pytest

from campaign_site.core.countdown import day_count, days_to_go, days_until


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0 يوم"),
        (1, "يوم واحد"),
        (2, "يومان"),
        (3, "3 أيام"),
        (10, "10 أيام"),
        (11, "11 يوما"),
        (20, "20 يوما"),
        (100, "100 يوم"),
        (103, "103 أيام"),
    ],
)
def test_arabic_day_count(number, expected):
    assert day_count(number, "ar") == expected


@pytest.mark.parametrize(
    ("number", "lang", "expected"),
    [
        (0, "fr", "0\u00a0jour"),
        (1, "fr", "1\u00a0jour"),
        (20, "fr", "20\u00a0jours"),
        (1, "en", "1 day"),
        (20, "en", "20 days"),
    ],
)
def test_european_day_count(number, lang, expected):
    assert day_count(number, lang) == expected


@pytest.mark.parametrize(
    ("days", "arabic", "french", "english"),
    [
        (-100, "قبل 100 يوم", "il y a 100\u00a0jours", "100 days ago"),
        (-3, "قبل 3 أيام", "il y a 3\u00a0jours", "3 days ago"),
        (-2, "قبل يومين", "il y a 2\u00a0jours", "2 days ago"),
        (-1, "أمس", "hier", "yesterday"),
        (0, "اليوم", "aujourd’hui", "today"),
        (1, "غدا", "demain", "tomorrow"),
        (2, "بعد يومين", "dans 2\u00a0jours", "in 2 days"),
        (3, "بعد 3 أيام", "dans 3\u00a0jours", "in 3 days"),
        (11, "بعد 11 يوما", "dans 11\u00a0jours", "in 11 days"),
        (100, "بعد 100 يوم", "dans 100\u00a0jours", "in 100 days"),
    ],
)
def test_days_to_go(days, arabic, french, english):
    assert days_to_go(days, "ar") == arabic
    assert days_to_go(days, "fr") == french
    assert days_to_go(days, "en") == english


def test_days_until_a_date():
    assert days_until(date(2026, 12, 1), date(2026, 11, 22), "ar") == "بعد 9 أيام"
    assert days_until(date(2026, 12, 1), date(2026, 12, 2), "fr") == "hier"


def test_a_language_without_words_borrows_arabic():
    assert days_to_go(3, "zgh") == days_to_go(3, "ar")
