"""What the facts of an event say about taking part; events in memory, no database."""

from datetime import date

import pytest
from django.utils import translation

from events.enums import EventStatus, RegistrationMode
from events.models import Event
from events.presentation import Situation, present
from events.public.event_facts import fact_rows

TODAY = date(2026, 11, 22)


def taking_part(status: str) -> tuple[str, str]:
    event = Event(
        status=status,
        start_date=date(2026, 12, 1),
        registration_mode=RegistrationMode.SCHOOLS,
        registration_closes=date(2026, 11, 30),
        group_max=45,
    )
    facts = {"capacity": 75, "seats_left": 66}
    situation = Situation(status, event.start_date, event.start_date)
    with translation.override("en"):
        shown = present(situation, today=TODAY)
        rows = fact_rows(event, facts, shown, "en", past=False)
    found = next(row for row in rows if row["label"] == "Taking part")
    return str(found["value"]), str(found["detail"])


@pytest.mark.parametrize("status", [EventStatus.CANCELLED, EventStatus.POSTPONED])
def test_an_event_that_is_called_off_offers_no_seats(status):
    value, detail = taking_part(status)
    assert value
    assert detail == ""


def test_an_event_that_takes_place_says_window_seats_and_size_of_groups():
    detail = taking_part(EventStatus.SCHEDULED)[1]
    assert detail.split("<br>")[1:] == ["Seats left: 66 of 75", "Groups of at most 45 people"]
