from dataclasses import replace
from datetime import UTC, datetime

import icalendar

from events.calendars.feed import CalendarHead, feed_chunks, single_event

from .lines import calendar, components, events, physical_lines

HEAD = CalendarHead(
    name="Édition, « 2026 »",
    lang="fr",
    source="https://campaign.example/fr/calendar/2026.ics?region=MA-07",
    page="https://campaign.example/fr/editions/2026/",
    modified_at=datetime(2026, 11, 3, 8, tzinfo=UTC),
)
VEVENT = (
    "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20261103T080000Z\r\n"
    "DTSTART:20261201T100000Z\r\nEND:VEVENT\r\n"
)


def written(*texts: str, head: CalendarHead = HEAD) -> bytes:
    return b"".join(feed_chunks(head, texts))


def test_what_a_calendar_says_of_itself():
    head = calendar(written(VEVENT))
    assert head["VERSION"].value == "2.0"
    assert head["CALSCALE"].value == "GREGORIAN"
    assert head["NAME"].text == head["X-WR-CALNAME"].text == HEAD.name
    assert head["NAME"].parameters == {"LANGUAGE": "fr"}
    assert head["REFRESH-INTERVAL"] == ("REFRESH-INTERVAL", {"VALUE": "DURATION"}, "PT1H")
    assert head["X-PUBLISHED-TTL"].value == "PT1H"
    assert head["SOURCE"] == ("SOURCE", {"VALUE": "URI"}, HEAD.source)
    assert head["URL"].value == HEAD.page
    assert head["COLOR"].value == "teal"
    assert head["LAST-MODIFIED"].value == "20261103T080000Z"
    assert "METHOD" not in head


def test_the_first_uid_of_the_file_is_an_events():
    """vdirsyncer takes it for the name of the event it stands in."""
    assert "UID" not in calendar(written(VEVENT))
    assert written(VEVENT).count(b"UID:") == 1


def test_events_are_handed_over_as_they_are_stored():
    data = written(VEVENT, VEVENT.replace("UID:a", "UID:b"))
    assert [event["UID"].value for event in events(data)] == ["a", "b"]
    assert VEVENT.encode() in data


def test_an_empty_calendar_is_one_that_clients_accept():
    data = written()
    physical_lines(data)
    assert len(components(data, "VTIMEZONE")) == 1
    assert not components(written(VEVENT), "VTIMEZONE")
    assert icalendar.Calendar.from_ical(data).events == []


def test_the_same_gives_the_same_bytes():
    assert written(VEVENT) == written(VEVENT)


def test_a_calendar_without_a_change_yet_has_no_time():
    assert "LAST-MODIFIED" not in calendar(written(head=replace(HEAD, modified_at=None)))


def test_another_parser_reads_the_same():
    parsed = icalendar.Calendar.from_ical(written(VEVENT))
    assert not parsed.errors
    assert parsed.calendar_name == HEAD.name
    assert len(parsed.events) == 1


def test_events_are_not_gathered_before_they_are_sent():
    def endless():
        while True:
            yield VEVENT

    chunks = feed_chunks(HEAD, endless())
    assert b"BEGIN:VCALENDAR" in next(chunks)
    assert next(chunks) == VEVENT.encode()


def test_a_file_of_one_event_is_no_calendar_of_its_own():
    data = single_event(VEVENT).encode()
    assert set(calendar(data)) == {"VERSION", "PRODID", "CALSCALE"}
    assert [event["UID"].value for event in events(data)] == ["a"]
