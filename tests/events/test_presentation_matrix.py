"""Every status on every kind of day, with every mode of registration: what must always hold.

The table of single cases is in `test_presentation`; here the whole space is walked.
"""

import itertools
from datetime import date, timedelta

import pytest
from django.utils import translation

from events.enums import EVENT_TRANSITIONS, EventStatus, RegistrationMode
from events.presentation import STATUS_RULES, Closed, Presentation, Situation, is_past, present

TODAY = date(2026, 12, 1)
DAYS = {
    "none": (None, None),
    "ahead": (TODAY + timedelta(days=2), TODAY + timedelta(days=2)),
    "today": (TODAY, TODAY),
    "in the middle": (TODAY - timedelta(days=1), TODAY + timedelta(days=1)),
    "last day": (TODAY - timedelta(days=3), TODAY),
    "over": (TODAY - timedelta(days=3), TODAY - timedelta(days=1)),
}
WINDOWS = {
    "open": (None, None),
    "not yet": (TODAY + timedelta(days=1), None),
    "first day": (TODAY, None),
    "last day": (None, TODAY),
    "closed": (None, TODAY - timedelta(days=1)),
}
CALLED_OFF = {EventStatus.POSTPONED, EventStatus.CANCELLED}
# Modes in which somebody may register at all.
REGISTERS = {
    RegistrationMode.SCHOOLS,
    RegistrationMode.INDIVIDUALS,
    RegistrationMode.ELSEWHERE,
}


def everything() -> list[tuple[Situation, str, str]]:
    space = itertools.product(
        EventStatus.values,
        DAYS,
        WINDOWS,
        RegistrationMode.values,
        (False, True),
        (None, False, True),
    )
    return [
        (Situation(status, *DAYS[day], full, mode, *WINDOWS[window], held), day, window)
        for status, day, window, mode, full, held in space
    ]


@pytest.fixture(scope="module")
def shown() -> list[tuple[Situation, str, str, Presentation]]:
    return [(one, day, window, present(one, today=TODAY)) for one, day, window in everything()]


def codes(found: Presentation) -> list[str]:
    return [badge.code for badge in found.badges]


def test_registration_is_open_exactly_where_nothing_stands_against_it(shown):
    opened = 0
    for one, day, window, found in shown:
        expected = (
            one.status not in CALLED_OFF
            and day not in ("none", "over")
            and window in ("open", "first day", "last day")
            and one.registration in REGISTERS
            and not one.full
        )
        assert found.registration_open == expected, one
        opened += expected
    assert opened == 3 * 4 * 3 * 3 * 3


def test_a_closed_registration_says_why_and_an_open_one_nothing(shown):
    for one, _day, _window, found in shown:
        assert bool(str(found.closed_sentence)) != found.registration_open, one


def test_every_reason_occurs_and_the_more_final_goes_before(shown):
    reasons = {found.closed for _one, _day, _window, found in shown}
    assert reasons == {None, *Closed}
    for one, day, _window, found in shown:
        if one.status == EventStatus.CANCELLED:
            assert found.closed == Closed.CANCELLED
        elif one.status == EventStatus.POSTPONED:
            assert found.closed == Closed.POSTPONED
        elif day == "over":
            assert found.closed == (Closed.TOOK_PLACE if one.took_place else Closed.PAST)


def test_only_what_is_known_to_have_taken_place_is_said_to_have(shown):
    for one, day, _window, found in shown:
        if found.closed == Closed.TOOK_PLACE:
            assert (one.took_place, day) == (True, "over"), one


def test_calendar_and_structured_data_follow_the_status_alone(shown):
    told = {(one.status, found.calendar_status, found.schema_status) for one, *_r, found in shown}
    assert len(told) == len(EventStatus)
    # RFC 5545 knows three; every one is used.
    assert {calendar for _status, calendar, _schema in told} == {
        "CONFIRMED",
        "TENTATIVE",
        "CANCELLED",
    }


def test_feeds_have_events_with_a_day_even_when_they_are_called_off(shown):
    for _one, day, _window, found in shown:
        assert found.in_feeds == found.date_known == (day != "none")


def test_past_is_a_matter_of_days_alone(shown):
    for one, day, _window, found in shown:
        assert found.is_past == is_past(one, today=TODAY) == (day == "over")


def test_badges_never_contradict_each_other(shown):
    for one, day, _window, found in shown:
        badges = codes(found)
        assert len(badges) == len(set(badges))
        if one.status in CALLED_OFF:
            assert badges == [one.status]
        assert not {"past", "full"} <= set(badges)
        assert not {"past", "no_date"} <= set(badges)
        assert ("past" in badges) == (day == "over" and one.status not in CALLED_OFF)


def test_what_is_shown_as_full_has_no_place_and_is_yet_to_come(shown):
    for one, day, _window, found in shown:
        full = one.full and day != "over" and one.status not in CALLED_OFF
        assert ("full" in codes(found)) == full


def test_a_status_that_was_changed_is_always_on_a_badge_and_goes_first(shown):
    for one, _day, _window, found in shown:
        assert (one.status in codes(found)) == (one.status != EventStatus.SCHEDULED)
        if one.status != EventStatus.SCHEDULED:
            assert codes(found)[0] == one.status


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_every_badge_and_reason_is_said_in_words_of_its_own(shown, lang):
    with translation.override(lang):
        badges = {badge.code: str(badge.label) for *_one, found in shown for badge in found.badges}
        reasons = {found.closed: str(found.closed_sentence) for *_one, found in shown}
    assert len(set(badges.values())) == len(badges) == 7
    assert len(set(reasons.values())) == len(reasons)
    if lang == "ar":
        assert all(not any("a" <= letter <= "z" for letter in text) for text in badges.values())


def test_tomorrow_nothing_is_less_past_than_today():
    for one, _day, _window in everything():
        days = [is_past(one, today=TODAY + timedelta(days=number)) for number in range(-5, 6)]
        assert days == sorted(days), one


def test_every_step_of_the_status_leads_to_a_known_one_and_never_stays():
    assert set(EVENT_TRANSITIONS) == set(EventStatus.values) == set(STATUS_RULES)
    for status, following in EVENT_TRANSITIONS.items():
        assert following <= set(EventStatus.values)
        assert status not in following


def test_every_status_can_be_reached_and_left_again():
    for start in EventStatus.values:
        reached, frontier = set(), {start}
        while frontier:
            reached |= frontier
            frontier = {to for one in frontier for to in EVENT_TRANSITIONS[one]} - reached
        assert reached == set(EventStatus.values), start


def test_a_cancelled_event_comes_back_only_with_a_date():
    back = EVENT_TRANSITIONS[EventStatus.CANCELLED]
    assert not back & CALLED_OFF
    assert EventStatus.MOVED_ONLINE not in back
