"""When an event is, and what the past does not tell any more."""

from datetime import date

import pytest
from django.utils import translation

from events.enums import (
    DatePrecision,
    EventStatus,
    RegistrationMode,
)
from events.public.event_context import event_context
from tests.factories import (
    EditionFactory,
    EventFactory,
    published_event,
)

from .event_pages import main_part, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


@pytest.mark.parametrize(
    ("fields", "phrase"),
    [
        ({}, "mardi 1er décembre 2026, de 10 h à 12 h"),
        ({"end_time": None}, "mardi 1er décembre 2026, à 10 h"),
        ({"all_day": True}, "horaire à venir"),
        ({"no_date": True}, "date à venir"),
        (
            {"no_date": True, "date_precision": DatePrecision.EDITION},
            "entre le 1er et le 20 décembre 2026, date à préciser",
        ),
        (
            {"all_day": True, "date_precision": DatePrecision.MONTH},
            "en décembre 2026, date à préciser",
        ),
        (
            {"all_day": True, "end_date": date(2026, 12, 3)},
            "du 1er au 3 décembre 2026",
        ),
    ],
)
def test_when_in_words(client, fields, phrase):
    html = page(client, published_event(**fields)).replace("\u00a0", " ").replace("\u202f", " ")
    assert phrase in html


def test_the_hour_for_machines_has_its_offset(client):
    """Since 20 September 2026 Morocco is on UTC+0; in 2022 it was on UTC+1."""
    now = published_event()
    then = published_event(
        edition=EditionFactory(archived=True, year=2022), start_date=date(2022, 12, 1)
    )
    assert '<time datetime="2026-12-01T10:00+00:00">' in page(client, now)
    assert '<time datetime="2022-12-01T10:00+01:00">' in page(client, then)


def test_places_and_hours_of_the_past_will_not_come(client):
    event = published_event(
        all_day=True, start_date=date(2021, 11, 4), edition=EditionFactory(archived=True, year=2021)
    )
    assert "horaire à venir" not in page(client, event)


@pytest.mark.parametrize(
    ("precision", "phrase"),
    [
        (DatePrecision.EDITION, "du 1er au 20 décembre 2022"),
        (DatePrecision.MONTH, "décembre 2022"),
        (DatePrecision.NONE, ""),
    ],
)
def test_a_date_the_past_does_not_tell_is_not_to_come(client, precision, phrase):
    then = EditionFactory(
        archived=True, year=2022, start_date=date(2022, 12, 1), end_date=date(2022, 12, 20)
    )
    event = published_event(
        edition=then, no_date=True, date_precision=precision,
        start_date=date(2022, 12, 1) if precision == DatePrecision.MONTH else None,
        registration_mode=RegistrationMode.SCHOOLS,
    )  # fmt: skip
    html = main_part(page(client, event))
    assert phrase in html
    assert "à préciser" not in html
    assert "à venir" not in html.lower()
    assert "#seat" not in html


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "No registration is needed."),
        ({"registration_mode": RegistrationMode.INVITATION}, "Participation is by invitation."),
        (
            {
                "registration_mode": RegistrationMode.SCHOOLS,
                "registration_opens": date(2026, 11, 25),
            },
            "Registration is not open yet.",
        ),
    ],
)
def test_taking_part(fields, sentence):
    event = EventFactory(**fields)
    with translation.override("en"):
        rows = event_context(event, lang="en", on=date(2026, 11, 22))["facts"]
        assert sentence in [str(row["value"]) for row in rows]


def test_registration_elsewhere_is_a_link(client):
    event = published_event(
        registration_mode=RegistrationMode.ELSEWHERE, registration_url="https://elsewhere.example/"
    )
    assert 'href="https://elsewhere.example/"' in page(client, event)


@pytest.mark.parametrize(
    ("fields", "said", "unsaid"),
    [
        ({"took_place": True}, "L’activité a eu lieu.", "est passée"),
        ({"took_place": None}, "Cette activité est passée.", "a eu lieu"),
        ({"took_place": False}, "Cette activité est passée.", "a eu lieu"),
        ({"status": EventStatus.POSTPONED}, "L’activité est reportée", "a eu lieu"),
    ],
)
def test_a_day_that_is_over_does_not_prove_that_the_event_took_place(client, fields, said, unsaid):
    html = main_part(page(client, published_event(start_date=date(2026, 11, 3), **fields)))
    assert said in html
    assert unsaid not in html
