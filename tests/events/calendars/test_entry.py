from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import pytest

from campaign_site.core.languages import LocalText
from events.calendars.entry import CalendarEntry, vevent_text

from .lines import components, events

AT = datetime(2026, 11, 3, 8, 0, 59, 999_999, tzinfo=UTC)
ENTRY = CalendarEntry(
    summary=LocalText("Atelier; élèves, parents", "fr", "ltr", False),
    description=LocalText("Ligne 1\nLigne 2 : « a\\b »", "fr", "ltr", False),
    location=LocalText("Lycée X, Rabat", "fr", "ltr", False),
    categories=(LocalText("Atelier, débat", "fr", "ltr", False),),
    start=datetime(2026, 12, 1, 10, 0, tzinfo=UTC),
    end=datetime(2026, 12, 1, 12, 0, tzinfo=UTC),
    status="CONFIRMED",
    free_time=False,
    url="https://example.org/fr/events/x/",
    image_url="https://example.org/x.png",
    colour="teal",
    geo=(33.5, -7.25),
)


def written(entry: CalendarEntry = ENTRY, **changes) -> bytes:
    text = vevent_text(replace(entry, **changes), uid="abc-1", sequence=3, modified_at=AT)
    return f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n".encode()


def only(**changes):
    return events(written(**changes))[0]


def test_times_are_instants_in_utc():
    event = only()
    assert event["DTSTART"].value == "20261201T100000Z"
    assert event["DTEND"].value == "20261201T120000Z"
    assert event["DTSTART"].parameters == {}


def test_days_are_dates_and_the_end_is_exclusive():
    event = only(start=date(2026, 12, 1), end=date(2026, 12, 3))
    assert event["DTSTART"] == ("DTSTART", {"VALUE": "DATE"}, "20261201")
    assert event["DTEND"] == ("DTEND", {"VALUE": "DATE"}, "20261203")


def test_an_unknown_end_is_not_invented():
    event = only(end=None)
    assert "DTEND" not in event
    assert "DURATION" not in event


def test_the_time_of_the_file_is_that_of_the_record():
    event = only()
    assert event["DTSTAMP"].value == event["LAST-MODIFIED"].value == "20261103T080059Z"
    assert (event["UID"].value, event["SEQUENCE"].value) == ("abc-1", "3")


def test_texts_are_escaped_and_carry_their_language():
    event = only()
    assert event["SUMMARY"].value == r"Atelier\; élèves\, parents"
    assert event["SUMMARY"].parameters == {"LANGUAGE": "fr"}
    assert event["DESCRIPTION"].text == ENTRY.description.text
    assert event["LOCATION"].text == ENTRY.location.text
    assert event["CATEGORIES"].value == r"Atelier\, débat"


@pytest.mark.parametrize(("free", "transparency"), [(True, "TRANSPARENT"), (False, "OPAQUE")])
def test_whether_the_time_is_taken(free, transparency):
    assert only(free_time=free)["TRANSP"].value == transparency


def test_an_image_says_what_it_is():
    image = only()["IMAGE"]
    assert image.parameters == {"VALUE": "URI", "DISPLAY": "BADGE", "FMTTYPE": "image/png"}
    assert image.value == "https://example.org/x.png"


def test_what_is_not_known_is_not_written():
    event = only(image_url="", colour="", geo=None, location=LocalText("", "fr", "ltr", False))
    assert {"IMAGE", "COLOR", "GEO", "LOCATION"} & set(event) == set()


def test_the_position_has_points_whatever_the_language():
    assert only()["GEO"].value == "33.5;-7.25"


def test_nobody_is_named_and_nothing_rings():
    data = written()
    assert not components(data, "VALARM")
    assert {"ORGANIZER", "ATTENDEE", "CONTACT", "COMMENT"} & set(only()) == set()
    assert b"mailto" not in data


def test_the_same_gives_the_same_bytes():
    assert written() == written()


@pytest.mark.parametrize("length", range(60, 90))
def test_folds_never_cut_a_letter(length):
    title = LocalText("ش" * length, "ar", "rtl", False)
    assert only(summary=title)["SUMMARY"].text == title.text


def test_another_parser_reads_the_same():
    parsed = icalendar.Calendar.from_ical(written()).walk("VEVENT")[0]
    assert not parsed.errors
    assert parsed.start == ENTRY.start
    assert parsed.end == ENTRY.end
    assert str(parsed["SUMMARY"]) == ENTRY.summary.text
    assert str(parsed["DESCRIPTION"]) == ENTRY.description.text
    assert parsed["SUMMARY"].params["LANGUAGE"] == "fr"
    assert parsed["STATUS"] == "CONFIRMED"
