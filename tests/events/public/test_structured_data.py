"""What search engines read; events in memory, no database."""

import json
from datetime import date, time
from decimal import Decimal

import pytest

from campaign_site.core.models import City, Region
from events.enums import EventStatus, RoleCode
from events.models import Event, EventChange, PartnerRole, Venue
from events.presentation import Situation, present
from events.public.structured_data import ORGANISING, data_block, event_data
from events.schedule import derived_instants
from partners.models import Institution

URL = "https://site.example/fr/events/atelier/"
TODAY = date(2026, 11, 22)
HALL = Venue(pk=1, name_fr="Grande salle", name_ar="القاعة الكبرى", address_fr="1, rue Haute")
FES = City(pk=1, code_hcp="03.231", name_fr="Fès", name_ar="فاس")


def event(**fields: object) -> Event:
    usual = {"slug": "atelier", "title_fr": "Atelier", "title_ar": "ورشة"}
    made = Event(**{**usual, "start_date": date(2026, 12, 1), **fields})
    made.starts_at, made.ends_at = derived_instants(made)
    return made


def data(made: Event, *, lang: str = "fr", changes=(), today: date = TODAY, **seats) -> dict | None:
    facts = {"capacity": None, "seats_left": None, **seats}
    situation = Situation(made.status, made.start_date, made.end_date or made.start_date)
    shown = present(situation, today=today)
    return event_data(made, facts, shown, changes, lang, url=URL)


@pytest.mark.parametrize("precision", ["month", "edition", "none"])
def test_without_a_day_there_is_nothing_to_say(precision):
    assert data(event(date_precision=precision)) is None
    assert data(event(start_date=None)) is None


def test_nothing_empty_is_said():
    found = data(event(start_date=date(2026, 12, 1)))
    assert set(found) == {
        "@context", "@type", "@id", "url", "name", "startDate", "eventStatus",
        "eventAttendanceMode", "location",
    }  # fmt: skip
    assert found["location"] == {
        "@type": "Place",
        "address": {"@type": "PostalAddress", "addressCountry": "MA"},
    }


@pytest.mark.parametrize(("lang", "name"), [("fr", "Atelier"), ("ar", "ورشة"), ("en", "Atelier")])
def test_the_name_is_in_the_language_of_the_page(lang, name):
    assert data(event(), lang=lang)["name"] == name


@pytest.mark.parametrize(
    ("fields", "starts", "ends"),
    [
        ({}, "2026-12-01", None),
        ({"end_date": date(2026, 12, 2)}, "2026-12-01", "2026-12-02"),
        (
            {"start_time": time(10), "end_time": time(12)},
            "2026-12-01T10:00+00:00",
            "2026-12-01T12:00+00:00",
        ),
        (
            {"start_time": time(22), "end_time": time(1), "end_date": date(2026, 12, 2)},
            "2026-12-01T22:00+00:00",
            "2026-12-02T01:00+00:00",
        ),
        # The year before, Morocco was an hour ahead.
        (
            {"start_date": date(2025, 12, 1), "start_time": time(10)},
            "2025-12-01T10:00+01:00",
            None,
        ),
    ],
)
def test_dates_and_hours_have_their_offset(fields, starts, ends):
    found = data(event(**fields))
    assert (found["startDate"], found.get("endDate")) == (starts, ends)


@pytest.mark.parametrize(
    ("status", "schema"),
    [
        ("scheduled", "EventScheduled"),
        ("rescheduled", "EventRescheduled"),
        ("moved_online", "EventMovedOnline"),
        ("postponed", "EventPostponed"),
        ("cancelled", "EventCancelled"),
    ],
)
@pytest.mark.parametrize("today", [TODAY, date(2027, 1, 1)])
def test_the_status_does_not_depend_on_the_day(status, schema, today):
    assert data(event(status=status), today=today)["eventStatus"] == f"https://schema.org/{schema}"


@pytest.mark.parametrize(
    ("fields", "mode", "places"),
    [
        ({"venue": HALL}, "Offline", ["Place"]),
        ({"venue": HALL, "online_url": "https://meet.example/a"}, "Mixed", ["Place", "Virtual"]),
        ({"city": FES, "online_url": "https://meet.example/a"}, "Mixed", ["Place", "Virtual"]),
        ({"online_url": "https://meet.example/a"}, "Online", ["Virtual"]),
        ({"venue": HALL, "status": EventStatus.MOVED_ONLINE}, "Online", ["Virtual"]),
        ({"status": EventStatus.MOVED_ONLINE}, "Online", ["Virtual"]),
        ({}, "Offline", ["Place"]),
    ],
)
def test_somewhere_online_or_both(fields, mode, places):
    found = data(event(**fields))
    assert found["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    location = found["location"]
    location = location if isinstance(location, list) else [location]
    assert [one["@type"].removesuffix("Location") for one in location] == places


def test_an_online_event_without_an_address_points_to_its_page():
    found = data(event(status=EventStatus.MOVED_ONLINE))
    assert found["location"] == {"@type": "VirtualLocation", "url": URL}


def test_a_place_with_all_it_has():
    hall = Venue(
        pk=2, name_fr="Salle", address_fr="1, rue Haute", city=FES,
        latitude=Decimal("34.03312"), longitude=Decimal("-5.00028"),
    )  # fmt: skip
    region = Region(code="MA-03", name_fr="Fès-Meknès")
    assert data(event(venue=hall, region=region))["location"] == {
        "@type": "Place",
        "name": "Salle",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "1, rue Haute",
            "addressLocality": "Fès",
            "addressRegion": "Fès-Meknès",
            "addressCountry": "MA",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 34.03312, "longitude": -5.00028},
    }


def test_half_a_position_is_none():
    hall = Venue(pk=2, name_fr="Salle", latitude=Decimal("34.03312"))
    assert "geo" not in data(event(venue=hall))["location"]


def test_the_meridian_of_greenwich_is_a_position():
    hall = Venue(pk=2, name_fr="Salle", latitude=Decimal("0"), longitude=Decimal("0"))
    assert data(event(venue=hall))["location"]["geo"]["longitude"] == 0.0


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"city": FES}, "Fès"),
        ({"region": Region(code="MA-03", name_fr="Fès-Meknès")}, "Fès-Meknès"),
    ],
)
def test_a_place_without_a_name_has_that_of_its_town_or_region(fields, name):
    assert data(event(**fields))["location"]["name"] == name


def before(**announced: object) -> list[EventChange]:
    return [EventChange(kind="date", before={"precision": "day", **announced}, after={})]


@pytest.mark.parametrize("status", EventStatus.values)
def test_a_former_date_is_said_of_events_whose_date_changed_and_no_others(status):
    changes = before(start_date="2026-11-28", start_time="10:00")
    found = data(event(status=status), changes=changes).get("previousStartDate")
    moved = status in ("rescheduled", "postponed")
    assert found == ("2026-11-28T10:00+00:00" if moved else None)


def test_a_postponed_event_without_a_new_day_keeps_the_one_it_had():
    waiting = event(status="postponed", start_date=None, date_precision="none")
    found = data(waiting, changes=before(start_date="2026-12-11", start_time="11:00"))
    assert found["eventStatus"] == "https://schema.org/EventPostponed"
    assert found["startDate"] == found["previousStartDate"] == "2026-12-11T11:00+00:00"
    assert "endDate" not in found


@pytest.mark.parametrize("status", ["scheduled", "cancelled", "moved_online"])
def test_other_events_without_a_day_say_nothing_of_a_former_one(status):
    waiting = event(status=status, start_date=None, date_precision="none")
    assert data(waiting, changes=before(start_date="2026-12-11")) is None


@pytest.mark.parametrize(
    ("announced", "said"),
    [
        ({"start_date": "2026-11-28"}, "2026-11-28"),
        ({"start_date": "2025-11-28", "start_time": "10:00"}, "2025-11-28T10:00+01:00"),
        ({"start_date": None}, None),
        ({}, None),
        # Of a month alone no day was announced.
        ({"precision": "month", "start_date": "2026-11-01"}, None),
    ],
)
def test_the_former_date_as_it_was_announced(announced, said):
    found = data(event(status="rescheduled"), changes=before(**announced))
    assert found.get("previousStartDate") == said


def role(code: str, number: int, **fields: object) -> PartnerRole:
    who = Institution(pk=number, **{"name_fr": f"Institution {number}", **fields})
    return PartnerRole(code=code, institution=who)


@pytest.mark.parametrize("code", RoleCode.values)
def test_only_who_answers_for_the_event_organises_it(code):
    made = event()
    made.partner_roles = [role(code, 1)]
    assert ("organizer" in data(made)) == (code in ORGANISING)


def test_an_institution_with_two_parts_is_named_once():
    made = event()
    made.partner_roles = [
        role(RoleCode.INITIATOR, 1, website="https://one.example"),
        role(RoleCode.ORGANISER, 1, website="https://one.example"),
        role(RoleCode.ORGANISER, 2, name_fr="", acronym="DEUX"),
    ]
    assert data(made)["organizer"] == [
        {"@type": "Organization", "name": "Institution 1", "url": "https://one.example"},
        {"@type": "Organization", "name": "DEUX"},
    ]


def test_seats_are_said_even_when_none_is_left_but_not_of_the_past():
    assert data(event(), capacity=30, seats_left=0)["remainingAttendeeCapacity"] == 0
    assert data(event(), capacity=30, seats_left=4)["maximumAttendeeCapacity"] == 30
    gone = data(event(), capacity=30, seats_left=4, today=date(2027, 1, 1))
    assert "remainingAttendeeCapacity" not in gone


def test_sign_language_is_no_code_of_a_written_language():
    assert data(event(languages=["ar", "sign", "zgh"]))["inLanguage"] == ["ar", "zgh"]


def test_a_session_names_the_whole_and_its_address():
    whole = Event(slug="parcours", title_fr="Parcours")
    assert data(event(parent=whole))["superEvent"] == {
        "@type": "Event",
        "name": "Parcours",
        "url": "https://site.example/fr/events/parcours/",
    }


@pytest.mark.parametrize("text", ["</script><script>", "<!--", "a & b", "فاس ‏\u2028", '"\\"'])
def test_data_cannot_leave_their_script_and_stay_the_same(text):
    block = data_block({"name": text})
    assert not set("<>&") & set(block)
    assert json.loads(block) == {"name": text}
