"""Problems in words: each names the other side, in the language of the reader."""

from datetime import date

import pytest
from django.utils import translation

from events.enums import EventStatus
from events.rules.codes import ProblemCode
from events.rules.problems import find_problems
from events.rules.sentences import (
    Names,
    day_of,
    hours_of,
    other_title,
    problem_html,
    problem_text,
    title_of,
)

from .builders import FRIDAY, MARRAKECH, RABAT, TUESDAY, days_off, people, planned

OFF = days_off(FRIDAY, FRIDAY, to_be_confirmed=True)


def names(*events, seen=None, **fields) -> Names:
    found = {event.id: event for event in events}
    usual = {
        "venues": {5: "Grande salle"},
        "people": {7: "Amina <b>"},
        "regions": {4: "Marrakech-Safi"},
        "blackouts": {1: OFF},
    }
    return Names(events=found, seen=frozenset(found if seen is None else seen), **(usual | fields))


def first(code: str, *events, blackouts=()):
    return next(p for p in find_problems(events, blackouts)[1] if p.code == code)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


HERE = planned(1, "10:00-12:00", venue_id=5, people=people(7))
THERE = planned(
    2, "11:00-13:00", venue_id=5, people=people(7), titles={"fr": "Forum", "ar": "منتدى"}
)
BOTH = names(HERE, THERE)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (first("venue", HERE, THERE), ["Grande salle", "“Forum”", "Tue 1 Dec", "11:00–13:00"]),
        (first("person", HERE, THERE), ["Amina <b>", "is also expected", "“Forum”"]),
        (
            first("travel", planned(1, point=RABAT, people=people(7)),
                  planned(2, "13:00-14:00", point=MARRAKECH, people=people(7))),
            ["Amina <b>", "cannot reach “Forum”", " km by road", "60 min between"],
        ),
        (
            first("travel", planned(1, point=RABAT, people=people(7)),
                  planned(2, "08:00-09:30", point=MARRAKECH, people=people(7))),
            ["cannot come from “Forum”", "30 min between"],
        ),
        (
            first("blackout", planned(1, start_date=FRIDAY), blackouts=[OFF]),
            ["Congé", "4 Dec 2026", "to be confirmed"],
        ),
        (first("friday", planned(1, "12:00-13:00", start_date=FRIDAY)), ["12:00", "15:00"]),
        (
            first("capacity", planned(1, venue_id=5, venue_capacity=30, capacity=60)),
            ["60", "30", "Grande salle"],
        ),
        (
            first("outside", planned(1, edition_first=FRIDAY, edition_last=date(2026, 12, 20))),
            ["4–20 Dec 2026"],
        ),
        (first("registration", planned(1, registration_closes=FRIDAY)), ["closes", "Friday"]),
        (first("registration", planned(1, registration_opens=FRIDAY)), ["opens", "4 December"]),
    ],
)  # fmt: skip
def test_each_problem_says_what_is_wrong(problem, words):
    text = problem_text(problem, BOTH)
    for word in words:
        assert word in text
    assert "%" not in text


@pytest.mark.parametrize("code", ["day", "time", "place", "organiser", "ar", "fr"])
def test_what_is_missing_is_said_as_in_the_filter(code):
    bare = planned(
        1, "", school_id=None, has_organiser=False, titles={"en": "One"},
        start_date=None if code == "day" else TUESDAY,
    )  # fmt: skip
    assert problem_text(first(code, bare), names(bare)) == ProblemCode(code).label


@pytest.mark.parametrize("code", ["venue", "person"])
def test_what_is_only_possible_is_said_softly(code):
    unknown = planned(2, "", venue_id=5, people=people(7))
    text = problem_text(first(code, HERE, unknown), names(HERE, unknown))
    assert " may also be " in text
    assert " may " not in problem_text(first(code, HERE, THERE), BOTH)


def test_in_html_the_other_event_is_a_link_and_everything_is_escaped():
    html = problem_html(first("person", HERE, THERE), BOTH, lambda event: f"/edit/{event.id}/?a&b")
    assert '<a href="/edit/2/?a&amp;b"><bdi>Forum</bdi></a>' in html
    assert "<bdi>Amina &lt;b&gt;</bdi>" in html
    assert "<b>" not in html


def test_without_an_address_there_is_no_link():
    html = problem_html(first("person", HERE, THERE), BOTH, lambda _event: None)
    assert "<a " not in html
    assert "<bdi>Forum</bdi>" in html


def test_an_event_of_another_region_is_placed_and_not_named():
    foreign = planned(2, venue_id=5, region_id=4, titles={"fr": "Secret"})
    problem = first("venue", HERE, foreign)
    blind = names(HERE, foreign, seen=[1])
    for told in (
        problem_text(problem, blind),
        problem_html(problem, blind, lambda event: f"/edit/{event.id}/"),
    ):
        assert "Secret" not in told
        assert "another region" in told
        assert "Marrakech-Safi" in told
        assert "/edit/2/" not in told
    national = planned(3, venue_id=5, titles={"fr": "Secret"})
    assert other_title(3, names(HERE, national, seen=[1])) == "a national event"


def test_the_title_is_the_readers_or_the_next_best():
    assert title_of(THERE) == "Forum"
    with translation.override("ar"):
        assert title_of(THERE) == "منتدى"
    assert title_of(planned(1, titles={}, slug="sans-titre")) == "sans-titre"


def test_days_and_hours_in_the_language_of_the_reader():
    assert day_of(HERE) == "Tue 1 Dec"
    assert day_of(planned(1, end_date=FRIDAY)) == "1–4 Dec"
    assert day_of(HERE, with_year=True) == "Tue 1 Dec 2026"
    assert day_of(planned(1, start_date=None)) == ""
    assert day_of(planned(1, date_precision="month")) == ""
    with translation.override("ar"):
        assert day_of(planned(1, start_date=FRIDAY)) == "الجمعة 4 دجنبر"
    assert hours_of(HERE) == "10:00–12:00"
    assert hours_of(planned(1, "10:00")) == "10:00"
    assert hours_of(planned(1, "")) != ""


def test_cancelled_events_are_nobodys_other_side():
    gone = planned(2, venue_id=5, status=EventStatus.CANCELLED)
    assert 1 not in find_problems([HERE, gone], ())
