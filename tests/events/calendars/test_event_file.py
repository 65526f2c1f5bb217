from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

import pytest
from icalendar import Calendar

from campaign_site.core.former_addresses import record_former_slug
from events.enums import EventStatus
from events.public.event_files import attachment
from events.services.publications import publish_facts
from tests.factories import EditionFactory, EventFactory, published_event

from .lines import events

AT = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)


@pytest.mark.django_db
class TestEventCalendar:
    def test_it_is_the_event_of_the_feed(self, client):
        edition = EditionFactory(slug="2026")
        published_event(slug="atelier", edition=edition)
        alone = events(client.get("/ar/events/atelier.ics").content)
        feed = b"".join(client.get("/ar/calendar/2026.ics").streaming_content)
        assert alone == events(feed)

    def test_headers(self, client, django_assert_num_queries):
        published_event(slug="atelier", title_ar="ورشة", at=AT)
        with django_assert_num_queries(1):
            response = client.get("/ar/events/atelier.ics")
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        assert response["Last-Modified"] == "Tue, 03 Nov 2026 08:00:00 GMT"
        assert 'filename="atelier.ics"' in response["Content-Disposition"]
        assert not response.cookies
        headers = {"If-None-Match": response["ETag"]}
        assert client.get("/ar/events/atelier.ics", headers=headers).status_code == 304
        assert client.head("/ar/events/atelier.ics")["ETag"] == response["ETag"]

    def test_an_event_without_a_date_has_no_file(self, client):
        published_event(slug="later", no_date=True)
        assert client.get("/fr/events/later.ics").status_code == 404

    def test_a_draft_has_no_file(self, client):
        EventFactory(slug="draft", draft=True)
        assert client.get("/fr/events/draft.ics").status_code == 404
        assert client.get("/fr/events/never.ics").status_code == 404

    def test_a_renamed_event_is_found(self, client):
        event = published_event(slug="new")
        record_former_slug(kind="events.event", object_id=event.pk, old="old", new="new")
        response = client.get("/fr/events/old.ics")
        assert (response.status_code, response["Location"]) == (301, "/fr/events/new.ics")


@pytest.mark.django_db
class TestFollowedEvent:
    ADDRESS = "/fr/events/atelier.ics?follow=1"

    def feed(self, client) -> Calendar:
        return Calendar.from_ical(client.get(self.ADDRESS).content)

    def test_it_says_where_it_is_from_and_how_often_to_ask(self, client):
        published_event(slug="atelier", title_fr="Atelier")
        found = self.feed(client)
        assert found["SOURCE"] == "http://localhost:8000/fr/events/atelier.ics?follow=1"
        assert found["REFRESH-INTERVAL"].dt == timedelta(hours=1)
        assert (found["NAME"], found["URL"]) == (
            "Atelier",
            "http://localhost:8000/fr/events/atelier/",
        )
        alone = client.get("/fr/events/atelier.ics").content
        assert events(client.get(self.ADDRESS).content) == events(alone)
        assert b"REFRESH-INTERVAL" not in alone

    def test_it_is_no_file_to_keep_and_is_asked_for_again_at_no_cost(self, client):
        published_event(slug="atelier", at=AT)
        response = client.get(self.ADDRESS)
        assert "Content-Disposition" not in response
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        again = client.get(self.ADDRESS, headers={"If-None-Match": response["ETag"]})
        assert again.status_code == 304

    def test_it_follows_a_cancellation(self, client):
        event = published_event(slug="atelier")
        event.status = EventStatus.CANCELLED
        event.save()
        publish_facts(event=event)
        (found,) = self.feed(client).walk("VEVENT")
        assert (found["STATUS"], found["SEQUENCE"]) == ("CANCELLED", 1)

    def test_it_is_empty_while_there_is_no_day(self, client):
        published_event(slug="atelier", no_date=True)
        found = self.feed(client)
        assert found.walk("VEVENT") == []
        assert found["SOURCE"].endswith("/atelier.ics?follow=1")

    def test_a_renamed_event_is_still_followed(self, client):
        event = published_event(slug="new")
        record_former_slug(kind="events.event", object_id=event.pk, old="atelier", new="new")
        assert client.get(self.ADDRESS)["Location"] == "/fr/events/new.ics?follow=1"


def test_a_file_is_named_for_old_and_new_clients():
    header = attachment("atelier", "ورشة «الأمان»")
    plain, extended = header.split("; filename*=UTF-8''")
    assert plain == 'attachment; filename="atelier.ics"'
    assert unquote(extended) == "ورشة «الأمان».ics"
    assert header.isascii()


def test_a_title_cannot_break_the_header_or_name_a_folder():
    header = attachment("x", 'a/../b\r\nSet-Cookie: "c"')
    assert "\r" not in header
    assert unquote(header.split("''")[1]) == "a .. b Set-Cookie c.ics"


def test_a_title_of_signs_alone_needs_no_second_name():
    assert attachment("x", "???") == 'attachment; filename="x.ics"'
