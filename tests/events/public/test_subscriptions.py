"""Links into other calendars: unsaved events, no database."""

from datetime import UTC, date, datetime, time
from urllib.parse import parse_qs, urlsplit

from events.models import Edition, Event
from events.public.subscriptions import event_links, feed_links
from events.schedule import derived_instants


def event(**fields: object) -> Event:
    made = Event(slug="launch", start_date=date(2026, 12, 1), **fields)
    made.starts_at, made.ends_at = derived_instants(made)
    return made


def asked(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def test_a_feed_with_filters():
    links = feed_links(Edition(slug="sixth"), "Programme", "region=MA-07&q=a+b")
    address = "//localhost:8000/fr/calendar/sixth.ics?region=MA-07&q=a+b"
    assert links["webcal_url"] == f"webcal:{address}"
    assert links["https_url"] == f"http:{address}"
    assert asked(links["google_url"])["cid"] == f"webcal:{address}"
    assert asked(links["outlook_url"]) == {"url": f"http:{address}", "name": "Programme"}


def test_one_event_at_its_instants():
    links = event_links(
        event(start_time=time(10, 0), end_time=time(12, 30)), "Été", "Rabat", "https://c.example/"
    )
    assert asked(links["google_url"])["dates"] == "20261201T100000Z/20261201T123000Z"
    assert asked(links["google_url"])["text"] == "Été"
    assert asked(links["outlook_url"])["startdt"] == "2026-12-01T10:00:00Z"
    assert asked(links["outlook_url"])["enddt"] == "2026-12-01T12:30:00Z"
    assert links["download_url"] == "/fr/events/launch.ics"


def test_one_event_is_followed_at_an_address_that_answers_as_a_feed():
    links = event_links(event(), "A", "", "")
    address = "//localhost:8000/fr/events/launch.ics?follow=1"
    assert links["webcal_url"] == f"webcal:{address}"
    assert links["https_url"] == f"http:{address}"


def test_without_an_end_an_hour_is_assumed():
    links = event_links(event(start_time=time(23, 30)), "A", "", "")
    assert asked(links["google_url"])["dates"] == "20261201T233000Z/20261202T003000Z"


def test_whole_days_end_the_day_after():
    links = event_links(event(end_date=date(2026, 12, 3)), "A", "", "")
    assert asked(links["google_url"])["dates"] == "20261201/20261204"
    assert asked(links["outlook_url"])["enddt"] == "2026-12-04"


def test_without_a_day_there_is_nothing_to_add():
    assert event_links(Event(slug="x", date_precision="none"), "A", "", "") == {}


def test_the_rule_of_the_day_itself_counts():
    """In December 2022 Morocco was at UTC+1."""
    made = Event(slug="then", start_date=date(2022, 12, 1), start_time=time(10, 0))
    made.starts_at, made.ends_at = derived_instants(made)
    assert made.starts_at == datetime(2022, 12, 1, 9, 0, tzinfo=UTC)
    assert asked(event_links(made, "A", "", "")["google_url"])["dates"].startswith(
        "20221201T090000Z"
    )
