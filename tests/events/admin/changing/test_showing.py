"""What a change touches, in words."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.template.loader import render_to_string
from django.utils import translation

from events.admin.changing.showing import differences, impact_context, impact_mark, where_text
from events.models import Event
from events.services.change_data import Change
from events.services.impact import impact_of
from tests.factories import (
    CityFactory,
    EventFactory,
    EventPersonFactory,
    PersonFactory,
    RegionFactory,
    VenueFactory,
    published_event,
)
from tests.roles import account

pytestmark = pytest.mark.django_db

BEFORE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
MOVE = Change({"start_date": date(2026, 12, 8)})


@pytest.fixture(autouse=True)
def french():
    with translation.override("fr"), time_machine.travel(BEFORE, tick=False):
        yield


def _printed(event: Event, change: Change, **options: object) -> str:
    context = {"impact": impact_context(impact_of(event, change, **options))}
    return render_to_string("events/admin/changing/impact.html", context)


def test_the_day_is_told_with_its_weekday_and_hour_before_and_after():
    event = published_event()
    rows = differences(event, impact_of(event, MOVE).after)
    assert "mardi 1er décembre 2026" in rows[0]["before"]
    assert "mardi 8 décembre 2026" in rows[0]["after"]
    assert [row["before"] != row["after"] for row in rows] == [True] * len(rows)


def test_what_stays_is_not_told():
    event = published_event()
    same = impact_of(event, Change({"end_time": time(12, 0)}))
    assert differences(event, same.after) == []


def test_the_place_is_its_room_its_town_and_its_address():
    town = CityFactory(name_fr="Ifrane")
    event = EventFactory(venue=VenueFactory(name_fr="Maison des jeunes", city=town))
    event.online_url = "https://example.org/salle"
    for part in ("Maison des jeunes", "Ifrane", "https://example.org/salle"):
        assert part in where_text(event)
    assert where_text(EventFactory()) == "–"


def test_the_mark_names_one_change_and_no_other():
    event = published_event()
    moved = impact_of(event, MOVE).after
    later = impact_of(event, Change({"start_date": date(2026, 12, 9)})).after
    assert impact_mark(event, moved) == impact_mark(event, impact_of(event, MOVE).after)
    assert impact_mark(event, moved) != impact_mark(event, later)
    assert impact_mark(event, moved) != impact_mark(moved, event)


def test_every_calendar_has_its_sentence_and_texts_are_escaped():
    region = RegionFactory(name_fr="Fès-Meknès")
    event = published_event(region=region)
    EventPersonFactory(event=event, person=PersonFactory(name_fr="<b>Nadia</b>"))
    text = _printed(event, MOVE)
    assert "Fès-Meknès" in text
    assert event.kind.name_fr in text
    assert "&lt;b&gt;Nadia&lt;/b&gt;" in text
    assert "<b>Nadia" not in text


def test_a_draft_says_nothing_of_calendars_nor_of_the_public():
    context = impact_context(impact_of(EventFactory(draft=True), MOVE))
    assert (context["calendars"], context["is_public"]) == ([], False)
    assert not context["is_over"]


def test_sessions_that_stay_are_told_with_their_day():
    path = EventFactory()
    EventFactory(parent=path, title_fr="Séance à Fès", start_date=date(2026, 12, 4))
    EventFactory(parent=path, title_fr="Séance sans jour", no_date=True)
    context = impact_context(impact_of(path, MOVE, by=account(is_superuser=True)))
    days = {session["title"]: session["day"] for session in context["sessions"]}
    assert days["Séance sans jour"] == "–"
    assert "4" in days["Séance à Fès"]


def test_what_is_over_is_told():
    event = published_event()
    with time_machine.travel(datetime(2026, 12, 30, tzinfo=UTC), tick=False):
        assert impact_context(impact_of(event, MOVE))["is_over"]


def test_it_is_told_in_arabic_with_moroccan_months():
    event = published_event()
    with translation.override("ar"):
        rows = differences(event, impact_of(event, MOVE).after)
    assert "دجنبر" in rows[0]["after"]
