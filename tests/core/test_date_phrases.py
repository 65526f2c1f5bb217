from datetime import date, time

import pytest

from campaign_site.core import date_phrases as phrases
from campaign_site.core.date_words import WORDS
from campaign_site.core.languages import CODES

LAUNCH = date(2022, 12, 1)
CLOSE = date(2022, 12, 20)
HOUR = "\u00a0h"


@pytest.mark.parametrize("table", WORDS.values(), ids=WORDS.keys())
def test_tables_name_every_month_and_day(table):
    assert [len(table.months), len(table.short_months)] == [12, 12]
    assert [len(table.weekdays), len(table.short_weekdays)] == [7, 7]
    assert len(set(table.months)) == 12
    assert len(set(table.weekdays)) == 7


def test_every_language_of_the_site_has_its_words():
    assert set(WORDS) == set(CODES)


def test_arabic_months_are_moroccan():
    names = [phrases.month_name(month, "ar") for month in range(1, 13)]
    assert names == [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "ماي",
        "يونيو",
        "يوليوز",
        "غشت",
        "شتنبر",
        "أكتوبر",
        "نونبر",
        "دجنبر",
    ]


@pytest.mark.parametrize(
    ("lang", "name", "short"),
    [("fr", "jeudi", "jeu."), ("ar", "الخميس", "الخميس"), ("en", "Thursday", "Thu")],
)
def test_weekday_name(lang, name, short):
    assert phrases.weekday_name(LAUNCH, lang) == name
    assert phrases.weekday_name(LAUNCH, lang, short=True) == short


@pytest.mark.parametrize(
    ("lang", "first", "last"),
    [("fr", "lundi", "dimanche"), ("ar", "الاثنين", "الأحد"), ("en", "Monday", "Sunday")],
)
def test_weeks_start_on_monday(lang, first, last):
    names = phrases.weekday_names(lang)
    assert (names[0], names[-1]) == (first, last)


@pytest.mark.parametrize(
    ("day", "lang", "expected"),
    [
        (LAUNCH, "fr", "jeudi 1er décembre 2022"),
        (LAUNCH, "ar", "الخميس، 1 دجنبر 2022"),
        (LAUNCH, "en", "Thursday 1 December 2022"),
        (date(2022, 2, 16), "fr", "mercredi 16 février 2022"),
        (date(2022, 2, 8), "ar", "الثلاثاء، 8 فبراير 2022"),
    ],
)
def test_full_date(day, lang, expected):
    assert phrases.full_date(day, lang) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("fr", "jeudi 1er décembre"), ("ar", "الخميس، 1 دجنبر"), ("en", "Thursday 1 December")],
)
def test_full_date_without_year(lang, expected):
    assert phrases.full_date(LAUNCH, lang, with_year=False) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("fr", "1er décembre 2022"), ("ar", "1 دجنبر 2022"), ("en", "1 December 2022")],
)
def test_long_date(lang, expected):
    assert phrases.long_date(LAUNCH, lang) == expected


@pytest.mark.parametrize(
    ("lang", "expected"), [("fr", "1er décembre"), ("ar", "1 دجنبر"), ("en", "1 December")]
)
def test_long_date_without_year(lang, expected):
    assert phrases.long_date(LAUNCH, lang, with_year=False) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("fr", "jeu. 1er déc."), ("ar", "الخميس 1 دجنبر"), ("en", "Thu 1 Dec")],
)
def test_short_date(lang, expected):
    assert phrases.short_date(LAUNCH, lang) == expected


@pytest.mark.parametrize(
    ("lang", "expected"), [("fr", "1er déc. 2022"), ("ar", "1 دجنبر 2022"), ("en", "1 Dec 2022")]
)
def test_short_date_with_year_and_no_weekday(lang, expected):
    assert phrases.short_date(LAUNCH, lang, weekday=False, with_year=True) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("fr", ("jeu.", "1", "déc.")),
        ("ar", ("الخميس", "1", "دجنبر")),
        ("en", ("Thu", "1", "Dec")),
    ],
)
def test_card_date(lang, expected):
    assert phrases.card_date(LAUNCH, lang) == expected


@pytest.mark.parametrize(
    ("lang", "expected"), [("fr", "décembre 2022"), ("ar", "دجنبر 2022"), ("en", "December 2022")]
)
def test_month_phrase(lang, expected):
    assert phrases.month_phrase(LAUNCH, lang) == expected
    assert phrases.month_phrase(LAUNCH, lang, with_year=False) == expected.removesuffix(" 2022")


@pytest.mark.parametrize(
    ("start", "end", "lang", "expected"),
    [
        (LAUNCH, CLOSE, "fr", "du 1er au 20 décembre 2022"),
        (LAUNCH, CLOSE, "ar", "من فاتح إلى 20 دجنبر 2022"),
        (LAUNCH, CLOSE, "en", "1–20 December 2022"),
        (date(2022, 11, 25), date(2022, 12, 10), "fr", "du 25 novembre au 10 décembre 2022"),
        (date(2022, 11, 25), date(2022, 12, 10), "ar", "من 25 نونبر إلى 10 دجنبر 2022"),
        (date(2022, 11, 25), date(2022, 12, 10), "en", "25 November – 10 December 2022"),
        (date(2022, 11, 1), date(2022, 12, 1), "fr", "du 1er novembre au 1er décembre 2022"),
        (date(2022, 11, 1), date(2022, 12, 1), "ar", "من فاتح نونبر إلى فاتح دجنبر 2022"),
        (CLOSE, date(2023, 1, 5), "fr", "du 20 décembre 2022 au 5 janvier 2023"),
        (CLOSE, date(2023, 1, 5), "ar", "من 20 دجنبر 2022 إلى 5 يناير 2023"),
        (CLOSE, date(2023, 1, 5), "en", "20 December 2022 – 5 January 2023"),
        # The same month of two years is two dates in full.
        (LAUNCH, date(2023, 12, 1), "en", "1 December 2022 – 1 December 2023"),
        (date(2021, 11, 4), None, "fr", "à partir du 4 novembre 2021"),
        (date(2021, 11, 4), None, "ar", "ابتداء من 4 نونبر 2021"),
        (date(2021, 11, 4), None, "en", "from 4 November 2021"),
        (LAUNCH, None, "ar", "ابتداء من فاتح دجنبر 2022"),
        (None, CLOSE, "fr", "jusqu’au 20 décembre 2022"),
        (None, CLOSE, "ar", "إلى غاية 20 دجنبر 2022"),
        (None, CLOSE, "en", "until 20 December 2022"),
        (None, None, "fr", "date à venir"),
        (None, None, "ar", "يُعلن عن التاريخ لاحقا"),
        (None, None, "en", "date to come"),
        (LAUNCH, LAUNCH, "fr", "le 1er décembre 2022"),
        (LAUNCH, LAUNCH, "ar", "يوم فاتح دجنبر 2022"),
        (LAUNCH, LAUNCH, "en", "1 December 2022"),
        (CLOSE, LAUNCH, "fr", "du 1er au 20 décembre 2022"),
    ],
)
def test_date_range(start, end, lang, expected):
    assert phrases.date_range(start, end, lang) == expected


@pytest.mark.parametrize(
    ("end", "lang", "expected"),
    [
        (CLOSE, "fr", "du 1er au 20 décembre"),
        (CLOSE, "ar", "من فاتح إلى 20 دجنبر"),
        (CLOSE, "en", "1–20 December"),
        (None, "fr", "à partir du 1er décembre"),
        (LAUNCH, "fr", "le 1er décembre"),
        (date(2023, 1, 5), "fr", "du 1er décembre 2022 au 5 janvier 2023"),
    ],
)
def test_date_range_without_year(end, lang, expected):
    assert phrases.date_range(LAUNCH, end, lang, with_year=False) == expected


@pytest.mark.parametrize(
    ("start", "end", "lang", "expected"),
    [
        (LAUNCH, CLOSE, "fr", "1er–20 déc. 2022"),
        (LAUNCH, CLOSE, "ar", "1–20 دجنبر 2022"),
        (LAUNCH, CLOSE, "en", "1–20 Dec 2022"),
        (date(2022, 11, 25), CLOSE, "fr", "25 nov. – 20 déc. 2022"),
        (LAUNCH, LAUNCH, "fr", "1er déc. 2022"),
        (None, CLOSE, "en", "until 20 Dec 2022"),
    ],
)
def test_short_date_range(start, end, lang, expected):
    assert phrases.short_date_range(start, end, lang) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("fr", "entre le 1er et le 20 décembre 2022, date à préciser"),
        ("ar", "بين فاتح و20 دجنبر 2022، يُعلن عن التاريخ لاحقا"),
        ("en", "between 1 and 20 December 2022, date to be announced"),
    ],
)
def test_within_range(lang, expected):
    assert phrases.within_range(LAUNCH, CLOSE, lang) == expected
    assert phrases.within_range(CLOSE, LAUNCH, lang) == expected


def test_within_a_single_day_is_that_day():
    assert phrases.within_range(LAUNCH, LAUNCH, "fr") == "le 1er décembre 2022"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("fr", "en décembre 2022, date à préciser"),
        ("ar", "خلال شهر دجنبر 2022، يُعلن عن التاريخ لاحقا"),
        ("en", "in December 2022, date to be announced"),
    ],
)
def test_within_month(lang, expected):
    assert phrases.within_month(LAUNCH, lang) == expected


@pytest.mark.parametrize(
    ("lang", "day", "hour"),
    [
        ("fr", "date à venir", "horaire à venir"),
        ("ar", "يُعلن عن التاريخ لاحقا", "يُعلن عن التوقيت لاحقا"),
        ("en", "date to come", "time to come"),
    ],
)
def test_what_is_to_come(lang, day, hour):
    assert phrases.date_to_come(lang) == day
    assert phrases.time_to_come(lang) == hour
    assert phrases.time_range(None, time(12), lang) == hour
    assert phrases.time_phrase(None, time(12), lang) == hour


@pytest.mark.parametrize("lang", CODES)
def test_time_range_is_the_same_everywhere(lang):
    assert phrases.time_range(time(9, 5), time(14, 30), lang) == "09:05–14:30"
    assert phrases.time_range(time(10), None, lang) == "10:00"


@pytest.mark.parametrize(
    ("start", "end", "lang", "expected"),
    [
        (time(10), time(12, 30), "fr", f"de 10{HOUR} à 12{HOUR}\u00a030"),
        (time(9, 5), None, "fr", f"à 9{HOUR}\u00a005"),
        (time(10), time(12, 30), "ar", "من 10:00 إلى 12:30"),
        (time(10), None, "ar", "على الساعة 10:00"),
        (time(10), time(12, 30), "en", "from 10:00 to 12:30"),
        (time(14, 30), None, "en", "at 14:30"),
        (time(0), None, "en", "at 00:00"),
    ],
)
def test_time_phrase(start, end, lang, expected):
    assert phrases.time_phrase(start, end, lang) == expected


def test_isolates_only_serve_text_from_right_to_left():
    arabic = phrases.time_phrase(time(10), time(12, 30), "ar", isolates=True)
    assert arabic == "من \u206610:00\u2069 إلى \u206612:30\u2069"
    french = phrases.time_phrase(time(10), None, "fr", isolates=True)
    assert french == f"à 10{HOUR}"


@pytest.mark.parametrize(
    ("start", "end", "lang", "expected"),
    [
        (time(10), time(12), "fr", f"jeudi 1er décembre 2022, de 10{HOUR} à 12{HOUR}"),
        (time(10), time(12), "ar", "الخميس، 1 دجنبر 2022، من 10:00 إلى 12:00"),
        (time(10), None, "en", "Thursday 1 December 2022, at 10:00"),
        (None, None, "ar", "الخميس، 1 دجنبر 2022"),
        (None, time(12), "fr", "jeudi 1er décembre 2022"),
    ],
)
def test_when_phrase_of_one_day(start, end, lang, expected):
    assert phrases.when_phrase(LAUNCH, start, end, lang) == expected
    assert phrases.when_phrase(LAUNCH, start, end, lang, end_day=LAUNCH) == expected


@pytest.mark.parametrize(
    ("start", "end", "lang", "expected"),
    [
        (
            time(22),
            time(1),
            "fr",
            f"du jeudi 1er décembre 2022 à 22{HOUR} au vendredi 2 décembre 2022 à 1{HOUR}",
        ),
        (
            time(22),
            time(1),
            "ar",
            "من الخميس، 1 دجنبر 2022 على الساعة 22:00 إلى الجمعة، 2 دجنبر 2022 على الساعة 01:00",
        ),
        (
            time(22),
            None,
            "en",
            "from Thursday 1 December 2022 at 22:00 to Friday 2 December 2022",
        ),
        (None, None, "fr", "du 1er au 2 décembre 2022"),
    ],
)
def test_when_phrase_over_midnight_keeps_both_dates(start, end, lang, expected):
    phrase = phrases.when_phrase(LAUNCH, start, end, lang, end_day=date(2022, 12, 2))
    assert phrase == expected


def test_a_language_without_words_borrows_those_of_its_first_fallback():
    assert phrases.full_date(LAUNCH, "zgh") == phrases.full_date(LAUNCH, "ar")


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("day", [date.min, date.max])
def test_absurd_dates_still_have_a_text(day, lang):
    assert str(day.year) in phrases.full_date(day, lang)
    assert str(day.year) in phrases.date_range(day, None, lang)


@pytest.mark.parametrize("lang", CODES)
def test_no_phrase_holds_direction_controls(lang):
    text = phrases.when_phrase(LAUNCH, time(22), time(1), lang, end_day=CLOSE)
    text += phrases.date_range(LAUNCH, CLOSE, lang) + phrases.within_month(LAUNCH, lang)
    forbidden = {"\u200e", "\u200f", *map(chr, range(0x202A, 0x202F)), "\u2066", "\u2068"}
    assert not forbidden & set(text)
