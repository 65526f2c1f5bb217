from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from events.enums import EventStatus, RegistrationMode
from events.presentation import (
    CLOSED_SENTENCES,
    STATUS_RULES,
    Closed,
    Situation,
    is_past,
    present,
    situation_of,
    status_rule,
)

TODAY = date(2026, 12, 1)
PLANNED = Situation(
    status=EventStatus.SCHEDULED,
    first_day=date(2026, 12, 3),
    last_day=date(2026, 12, 3),
    registration=RegistrationMode.SCHOOLS,
)
OVER = {"first_day": date(2026, 11, 1), "last_day": date(2026, 11, 1)}


def codes(situation: Situation) -> list[str]:
    return [badge.code for badge in present(situation, today=TODAY).badges]


def test_every_status_has_its_rule_and_no_other():
    assert set(STATUS_RULES) == set(EventStatus.values)


def test_every_reason_has_its_sentence():
    assert set(CLOSED_SENTENCES) == set(Closed)


@pytest.mark.parametrize(
    ("status", "calendar", "schema", "tone"),
    [
        ("scheduled", "CONFIRMED", "https://schema.org/EventScheduled", None),
        ("rescheduled", "CONFIRMED", "https://schema.org/EventRescheduled", "info"),
        ("moved_online", "CONFIRMED", "https://schema.org/EventMovedOnline", "info"),
        ("postponed", "TENTATIVE", "https://schema.org/EventPostponed", "warning"),
        ("cancelled", "CANCELLED", "https://schema.org/EventCancelled", "bad"),
    ],
)
def test_one_table_for_calendar_structured_data_and_badge(status, calendar, schema, tone):
    shown = present(replace(PLANNED, status=status), today=TODAY)
    assert (shown.calendar_status, shown.schema_status) == (calendar, schema)
    assert [badge.tone for badge in shown.badges] == ([tone] if tone else [])
    assert shown.in_feeds


def test_an_unknown_status_is_refused():
    with pytest.raises(ValueError, match="nonsense"):
        status_rule("nonsense")


def test_a_scheduled_event_needs_no_badge_and_takes_registrations():
    shown = present(PLANNED, today=TODAY)
    assert (shown.badges, shown.closed, shown.registration_open) == ((), None, True)
    assert shown.closed_sentence == ""


def test_derived_badges():
    assert codes(replace(PLANNED, full=True)) == ["full"]
    assert codes(replace(PLANNED, first_day=None, last_day=None)) == ["no_date"]
    assert codes(replace(PLANNED, first_day=date(2026, 11, 1), last_day=date(2026, 11, 2))) == [
        "past"
    ]


def test_a_full_event_that_moved_says_both_the_weightier_first():
    assert codes(replace(PLANNED, status="rescheduled", full=True)) == ["rescheduled", "full"]


def test_a_called_off_event_says_only_that():
    cancelled = replace(PLANNED, status="cancelled", full=True)
    assert codes(cancelled) == ["cancelled"]
    assert codes(replace(cancelled, first_day=None, last_day=None)) == ["cancelled"]
    assert codes(replace(cancelled, first_day=date(2026, 11, 1), last_day=None)) == ["cancelled"]


def test_the_last_day_is_not_past():
    situation = replace(PLANNED, first_day=date(2026, 11, 1), last_day=TODAY)
    assert not is_past(situation, today=TODAY)
    assert is_past(situation, today=date(2026, 12, 2))


def test_an_event_without_a_day_is_in_no_feed():
    shown = present(replace(PLANNED, first_day=None, last_day=None), today=TODAY)
    assert (shown.in_feeds, shown.date_known, shown.is_past) == (False, False, False)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"status": "cancelled"}, Closed.CANCELLED),
        ({"status": "postponed"}, Closed.POSTPONED),
        (OVER, Closed.PAST),
        (OVER | {"took_place": False}, Closed.PAST),
        (OVER | {"took_place": True}, Closed.TOOK_PLACE),
        (OVER | {"status": "postponed"}, Closed.POSTPONED),
        (OVER | {"status": "cancelled", "took_place": False}, Closed.CANCELLED),
        ({"took_place": True}, None),
        ({"registration": RegistrationMode.NONE}, Closed.NOT_NEEDED),
        ({"registration": RegistrationMode.INVITATION}, Closed.INVITATION),
        ({"first_day": None, "last_day": None}, Closed.NO_DATE),
        ({"opens": date(2026, 12, 2)}, Closed.NOT_YET),
        ({"closes": date(2026, 11, 30)}, Closed.OVER),
        ({"full": True}, Closed.FULL),
        ({"opens": TODAY, "closes": TODAY}, None),
        ({"registration": RegistrationMode.ELSEWHERE}, None),
    ],
)
def test_why_registration_is_closed(change, reason):
    assert present(replace(PLANNED, **change), today=TODAY).closed == reason


def test_the_most_final_reason_is_told():
    both = replace(PLANNED, status="cancelled", full=True, closes=date(2026, 11, 1))
    shown = present(both, today=TODAY)
    assert shown.closed == Closed.CANCELLED
    with translation.override("en"):
        assert str(shown.closed_sentence) == "The event is cancelled."


def facts(**changes):
    return {
        "status": "scheduled",
        "precision": "day",
        "start_date": "2026-12-03",
        "end_date": None,
        "full": False,
        "registration": "schools",
        "registration_opens": "2026-11-01",
        "registration_closes": None,
    } | changes


def test_the_situation_is_read_from_stored_facts():
    assert situation_of(facts()) == replace(PLANNED, opens=date(2026, 11, 1))
    assert situation_of(facts(end_date="2026-12-05")).last_day == date(2026, 12, 5)


def test_whether_it_took_place_is_unknown_to_facts_of_older_releases():
    assert situation_of(facts()).took_place is None
    assert situation_of(facts(took_place=None)).took_place is None
    assert situation_of(facts(took_place=False)).took_place is False
    assert situation_of(facts(took_place=True)).took_place is True


@pytest.mark.parametrize("precision", ["month", "edition", "none"])
def test_a_vague_date_is_no_day(precision):
    situation = situation_of(facts(precision=precision))
    assert (situation.first_day, situation.last_day) == (None, None)
