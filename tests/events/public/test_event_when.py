"""When an event is, in words of three languages and for machines; no database."""

from datetime import date, time

import pytest
from django.utils import translation

from events.enums import DatePrecision
from events.models import Edition, Event
from events.public.event_when import (
    announced_when,
    iso_end,
    iso_start,
    when_detail,
    when_markup,
    when_text,
)
from events.schedule import derived_instants

FIRST = date(2026, 12, 1)
DECEMBER = Edition(start_date=FIRST, end_date=date(2026, 12, 20))
HALF_OPEN = Edition(start_date=FIRST)
OVERNIGHT = {"start_time": time(22), "end_date": date(2026, 12, 2), "end_time": time(1)}
VAGUE = {"start_date": None, "date_precision": DatePrecision.NONE}
IN_EDITION = {"start_date": None, "date_precision": DatePrecision.EDITION}
IN_MONTH = {"date_precision": DatePrecision.MONTH}


def event(**fields: object) -> Event:
    made = Event(**{"start_date": FIRST, **fields})
    made.starts_at, made.ends_at = derived_instants(made)
    return made


def said(text: str) -> str:
    """Without the spaces that do not break, which are tested with the phrases."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


SENTENCES = [
    (
        {"start_time": time(10), "end_time": time(12)},
        "الثلاثاء، 1 دجنبر 2026، من 10:00 إلى 12:00",
        "mardi 1er décembre 2026, de 10 h à 12 h",
        "Tuesday 1 December 2026, from 10:00 to 12:00",
    ),
    (
        {"start_time": time(10)},
        "الثلاثاء، 1 دجنبر 2026، على الساعة 10:00",
        "mardi 1er décembre 2026, à 10 h",
        "Tuesday 1 December 2026, at 10:00",
    ),
    ({}, "الثلاثاء، 1 دجنبر 2026", "mardi 1er décembre 2026", "Tuesday 1 December 2026"),
    (
        {"end_date": date(2026, 12, 3)},
        "من فاتح إلى 3 دجنبر 2026",
        "du 1er au 3 décembre 2026",
        "1–3 December 2026",
    ),
    (
        OVERNIGHT,
        "من الثلاثاء، 1 دجنبر 2026 على الساعة 22:00 إلى الأربعاء، 2 دجنبر 2026 على الساعة 01:00",
        "du mardi 1er décembre 2026 à 22 h au mercredi 2 décembre 2026 à 1 h",
        "from Tuesday 1 December 2026 at 22:00 to Wednesday 2 December 2026 at 01:00",
    ),
    (
        IN_MONTH,
        "خلال شهر دجنبر 2026، يُعلن عن التاريخ لاحقا",
        "en décembre 2026, date à préciser",
        "in December 2026, date to be announced",
    ),
    (
        {**IN_EDITION, "edition": DECEMBER},
        "بين فاتح و20 دجنبر 2026، يُعلن عن التاريخ لاحقا",
        "entre le 1er et le 20 décembre 2026, date à préciser",
        "between 1 and 20 December 2026, date to be announced",
    ),
    (VAGUE, "يُعلن عن التاريخ لاحقا", "date à venir", "date to come"),
    (
        {**IN_EDITION, "edition": HALF_OPEN},
        "يُعلن عن التاريخ لاحقا",
        "date à venir",
        "date to come",
    ),
    (IN_EDITION, "يُعلن عن التاريخ لاحقا", "date à venir", "date to come"),
    (
        {"date_precision": DatePrecision.MONTH, "start_date": None},
        "يُعلن عن التاريخ لاحقا",
        "date à venir",
        "date to come",
    ),
]


@pytest.mark.parametrize(
    ("fields", "lang", "sentence"),
    [
        (fields, lang, sentence)
        for fields, *sentences in SENTENCES
        for lang, sentence in zip(("ar", "fr", "en"), sentences, strict=True)
    ],
)
def test_when(fields, lang, sentence):
    with translation.override(lang):
        assert said(when_text(event(**fields), lang)) == sentence


@pytest.mark.parametrize(
    ("fields", "ar", "fr"),
    [
        (IN_MONTH, "دجنبر 2026", "décembre 2026"),
        (
            {**IN_EDITION, "edition": DECEMBER},
            "من فاتح إلى 20 دجنبر 2026",
            "du 1er au 20 décembre 2026",
        ),
        ({"start_time": time(10)}, "الثلاثاء، 1 دجنبر 2026، على الساعة 10:00", None),
    ],
)
def test_what_is_not_known_of_the_past_will_not_come(fields, ar, fr):
    assert said(when_text(event(**fields), "ar", past=True)) == ar
    if fr:
        assert said(when_text(event(**fields), "fr", past=True)) == fr


@pytest.mark.parametrize("fields", [VAGUE, IN_EDITION, {**IN_EDITION, "edition": HALF_OPEN}])
def test_a_date_of_the_past_nobody_knows_is_not_to_come(fields):
    with translation.override("en"):
        assert when_text(event(**fields), "en", past=True) == "Date not stated"


@pytest.mark.parametrize(
    ("fields", "to_come", "over"),
    [
        ({"start_time": time(10)}, "Morocco time", "Morocco time"),
        ({"start_time": time(10), "zone": "Europe/Paris"},) + ("Time of Europe/Paris",) * 2,
        ({}, "time to come", ""),
        ({"end_date": FIRST}, "time to come", ""),
        ({"end_date": date(2026, 12, 3)}, "", ""),
        (IN_MONTH, "", "The exact date is not stated."),
        (IN_EDITION, "", "The exact date is not stated."),
        (VAGUE, "", ""),
    ],
)
def test_what_to_know_about_the_hour(fields, to_come, over):
    with translation.override("en"):
        assert when_detail(event(**fields), "en", past=False) == to_come
        assert when_detail(event(**fields), "en", past=True) == over


@pytest.mark.parametrize(
    ("fields", "starts", "ends"),
    [
        ({}, "2026-12-01", ""),
        ({"end_date": date(2026, 12, 3)}, "2026-12-01", "2026-12-03"),
        ({"start_time": time(10)}, "2026-12-01T10:00+00:00", ""),
        (OVERNIGHT, "2026-12-01T22:00+00:00", "2026-12-02T01:00+00:00"),
        # A year before, Morocco was an hour ahead.
        (
            {"start_date": date(2025, 12, 1), "start_time": time(10), "end_time": time(12)},
            "2025-12-01T10:00+01:00",
            "2025-12-01T12:00+01:00",
        ),
        (
            {"start_time": time(10), "zone": "Europe/Paris"},
            "2026-12-01T10:00+01:00",
            "",
        ),
        # Begins on a day, ends on another, the hour of the end not known.
        (
            {"start_time": time(10), "end_date": date(2026, 12, 3)},
            "2026-12-01T10:00+00:00",
            "2026-12-03",
        ),
    ],
)
def test_for_machines(fields, starts, ends):
    assert (iso_start(event(**fields)), iso_end(event(**fields))) == (starts, ends)


def test_markup_has_the_instant_only_where_there_is_one():
    found = when_markup(event(start_time=time(10)), "fr", past=False)
    assert found.startswith('<time datetime="2026-12-01T10:00+00:00">mardi 1er')
    assert "<time" not in when_markup(event(**IN_MONTH), "fr", past=False)


@pytest.mark.parametrize(
    ("fields", "lang"),
    [
        (fields, lang)
        for fields, *_sentences in SENTENCES
        for lang in ("ar", "fr", "en")
        if "edition" not in fields
    ],
)
def test_what_was_announced_is_said_in_the_same_words(fields, lang):
    made = event(**fields)
    announced = {
        "precision": made.date_precision,
        "start_date": made.start_date and made.start_date.isoformat(),
        "end_date": made.end_date and made.end_date.isoformat(),
        "start_time": made.start_time and made.start_time.strftime("%H:%M"),
        "end_time": made.end_time and made.end_time.strftime("%H:%M"),
    }
    with translation.override(lang):
        assert announced_when(announced, lang) == when_text(made, lang)


@pytest.mark.parametrize("announced", [{}, {"precision": "day"}, {"start_date": "2026-12-01"}])
def test_old_announcements_that_say_little_are_still_read(announced):
    assert announced_when(announced, "fr") == "date à venir"
