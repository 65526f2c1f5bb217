"""Each day of a year and of a leap year, in every language and every way of writing it."""

import re
from datetime import date, time, timedelta

import pytest

from campaign_site.core import date_phrases
from campaign_site.core.date_words import WORDS
from campaign_site.core.languages import CODES

YEARS = (2026, 2028)
DAYS = [
    date(year, 1, 1) + timedelta(days=number)
    for year in YEARS
    for number in range(366 if year % 4 == 0 else 365)
]
LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
ARABIC = re.compile(r"[\u0600-\u06ff]")
FOREIGN_DIGITS = re.compile(r"[\u0660-\u0669\u06f0-\u06f9]")
HOURS = (time(9), time(11, 30))


def phrases(day, lang):
    """Every function that writes one day, by name."""
    later = day + timedelta(days=40)
    return {
        "full": date_phrases.full_date(day, lang),
        "long": date_phrases.long_date(day, lang),
        "short": date_phrases.short_date(day, lang),
        "short_year": date_phrases.short_date(day, lang, with_year=True),
        "card": " ".join(date_phrases.card_date(day, lang)),
        "month": date_phrases.month_phrase(day, lang),
        "range": date_phrases.date_range(day, later, lang),
        "short_range": date_phrases.short_date_range(day, later, lang),
        "since": date_phrases.date_range(day, None, lang),
        "until": date_phrases.date_range(None, day, lang),
        "within": date_phrases.within_range(day, later, lang),
        "in_month": date_phrases.within_month(day, lang),
        "when": date_phrases.when_phrase(day, *HOURS, lang),
        "over_night": date_phrases.when_phrase(day, *HOURS, lang, end_day=later),
    }


def test_arabic_phrases_hold_no_latin_letter():
    wrong = [p for day in DAYS for p in phrases(day, "ar").values() if LATIN.search(p)]
    assert wrong == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_latin_phrases_hold_no_arabic_letter(lang):
    wrong = [p for day in DAYS for p in phrases(day, lang).values() if ARABIC.search(p)]
    assert wrong == []


@pytest.mark.parametrize("lang", CODES)
def test_digits_are_western_and_nothing_is_left_unfilled(lang):
    for day in DAYS:
        for name, phrase in phrases(day, lang).items():
            assert not FOREIGN_DIGITS.search(phrase), (name, phrase)
            assert not re.search(r"[{}%]|None", phrase), (name, phrase)
            assert phrase == phrase.strip(), (name, phrase)
            assert "  " not in phrase, (name, phrase)


def test_no_english_month_or_weekday_is_left_in_french():
    english = {*WORDS["en"].months, *WORDS["en"].weekdays}
    english |= set(WORDS["en"].short_weekdays)
    for day in DAYS:
        for phrase in phrases(day, "fr").values():
            assert not english & set(re.findall(r"[A-Za-zÀ-ÿ]+", phrase)), phrase


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("write", [date_phrases.full_date, date_phrases.long_date])
def test_no_two_days_are_written_alike(write, lang):
    assert len({write(day, lang) for day in DAYS}) == len(DAYS)


@pytest.mark.parametrize("lang", CODES)
def test_no_two_days_of_a_year_have_one_short_form(lang):
    days = [day for day in DAYS if day.year == 2026]
    assert len({date_phrases.short_date(day, lang) for day in days}) == 365


@pytest.mark.parametrize("lang", CODES)
def test_the_year_is_written_unless_it_is_left_out(lang):
    for day in DAYS:
        assert str(day.year) in date_phrases.full_date(day, lang)
        assert str(day.year) not in date_phrases.full_date(day, lang, with_year=False)


@pytest.mark.parametrize("lang", CODES)
def test_a_date_names_its_own_weekday(lang):
    """Read back from the words alone, against the calendar."""
    for day in DAYS:
        named = [
            number
            for number, word in enumerate(WORDS[lang].weekdays)
            if date_phrases.full_date(day, lang).startswith(word)
        ]
        assert named == [day.weekday()]


def test_only_the_first_of_a_month_is_an_ordinal_in_french():
    for day in DAYS:
        text = date_phrases.long_date(day, "fr")
        assert text.startswith("1er ") is (day.day == 1), text
        assert not re.search(r"\b1 [a-zé]", text.replace(str(day.year), "")) or day.day != 1


def test_the_first_of_a_month_has_a_word_in_an_arabic_sentence_and_a_digit_alone():
    for day in DAYS:
        if day.day > 1:
            continue
        sentence = date_phrases.date_range(day, None, "ar")
        assert "فاتح" in sentence
        assert "فاتح" not in date_phrases.long_date(day, "ar")
        assert re.search(r"\b1 ", date_phrases.long_date(day, "ar"))


def test_the_word_for_the_first_is_kept_for_the_first():
    others = [day for day in DAYS if day.day > 1 and (day + timedelta(days=40)).day > 1]
    assert not any("فاتح" in phrase for day in others for phrase in phrases(day, "ar").values())


@pytest.mark.parametrize("lang", CODES)
def test_a_range_reads_the_same_in_either_order(lang):
    for day in DAYS[::7]:
        for length in (1, 12, 45, 400):
            later = day + timedelta(days=length)
            forward = date_phrases.date_range(day, later, lang)
            assert forward == date_phrases.date_range(later, day, lang)
            assert forward.count(str(later.year)) == 1


@pytest.mark.parametrize("lang", CODES)
def test_a_range_inside_a_month_names_the_month_once(lang):
    for month in range(1, 13):
        text = date_phrases.date_range(date(2026, month, 2), date(2026, month, 20), lang)
        assert text.count(WORDS[lang].months[month - 1]) == 1, text
        assert text.index("2") < text.index("20")


@pytest.mark.parametrize("lang", CODES)
def test_a_range_over_the_turn_of_the_year_names_both_years(lang):
    days = date(2026, 12, 28), date(2027, 1, 3)
    for write in (date_phrases.date_range, date_phrases.short_date_range):
        text = write(*days, lang, with_year=False)
        assert "2026" in text
        assert "2027" in text


@pytest.mark.parametrize("lang", CODES)
def test_every_minute_of_a_day_has_a_text_of_its_own(lang):
    times = [time(number // 60, number % 60) for number in range(24 * 60)]
    texts = {date_phrases.time_phrase(at, None, lang) for at in times}
    assert len(texts) == 24 * 60


def test_french_hours_never_break_across_lines():
    for number in range(24 * 60):
        text = date_phrases.time_phrase(time(number // 60, number % 60), None, "fr")
        assert re.fullmatch(r"à \d{1,2}\u00a0h(\u00a0\d\d)?", text), text
