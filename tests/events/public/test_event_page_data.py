"""What programs read of an event: structured data, calendars, sharing."""

from datetime import date

import pytest

from events.enums import (
    EventStatus,
)
from tests.factories import (
    EventFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    RegionFactory,
    VenueFactory,
    publish,
    published_event,
)

from .event_pages import data_of, page, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


def test_a_moved_event_says_from_when_and_why(client):
    event = published_event()
    event.start_date = date(2026, 12, 7)
    event.status = EventStatus.RESCHEDULED
    event.change_reason_fr = "Salle indisponible"
    event.save_revision().publish()
    html = text_of(page(client, event))
    assert html.count("mardi 1er décembre 2026") >= 2
    assert "lundi 7 décembre 2026" in html
    assert "Salle indisponible" in html
    data = data_of(page(client, event))
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["previousStartDate"] == "2026-12-01T10:00+00:00"
    assert data["startDate"] == "2026-12-07T10:00+00:00"


@pytest.mark.parametrize(
    ("status", "schema"),
    [
        (EventStatus.SCHEDULED, "EventScheduled"),
        (EventStatus.CANCELLED, "EventCancelled"),
        (EventStatus.POSTPONED, "EventPostponed"),
        (EventStatus.MOVED_ONLINE, "EventMovedOnline"),
    ],
)
def test_status_for_people_and_machines(client, status, schema):
    html = page(client, published_event(status=status))
    assert data_of(html)["eventStatus"] == f"https://schema.org/{schema}"
    assert ('class="notice' in html) is (status != EventStatus.SCHEDULED)


def test_structured_data_equals_the_page(client):
    region = RegionFactory(name_fr="Rabat-Salé-Kénitra")
    venue = VenueFactory(name_fr="Palais des congrès", latitude="34.02", longitude="-6.83")
    event = EventFactory(
        slug="launch", title_fr="Lancement", summary_fr="Une phrase.", venue=venue, region=region,
        capacity=100, heads_promised=40, languages=["ar", "fr", "sign"],
    )  # fmt: skip
    PartnerRoleFactory(
        event=event,
        institution=InstitutionFactory(name_fr="Le Centre", website="https://c.example"),
    )
    publish(event)
    assert data_of(page(client, event)) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": "http://localhost:8000/fr/events/launch/",
        "url": "http://localhost:8000/fr/events/launch/",
        "name": "Lancement",
        "description": "Une phrase.",
        "startDate": "2026-12-01T10:00+00:00",
        "endDate": "2026-12-01T12:00+00:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "Palais des congrès",
            "address": {
                "@type": "PostalAddress",
                "addressRegion": "Rabat-Salé-Kénitra",
                "addressCountry": "MA",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 34.02, "longitude": -6.83},
        },
        "organizer": [{"@type": "Organization", "name": "Le Centre", "url": "https://c.example"}],
        "image": ["http://localhost:8000/fr/events/launch/share.png"],
        "inLanguage": ["ar", "fr"],
        "maximumAttendeeCapacity": 100,
        "remainingAttendeeCapacity": 60,
    }


def test_an_event_online_and_somewhere_is_both(client):
    event = published_event(online_url="https://video.example/room", venue=VenueFactory())
    data = data_of(page(client, event))
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [one["@type"] for one in data["location"]] == ["Place", "VirtualLocation"]
    alone = data_of(page(client, published_event(online_url="https://video.example/room")))
    assert alone["location"] == {"@type": "VirtualLocation", "url": "https://video.example/room"}


def test_without_a_day_there_is_no_structured_data_and_no_calendar(client):
    html = page(client, published_event(no_date=True))
    assert data_of(html) == {}
    assert ".ics" not in html.split("<footer")[0]


def test_whole_days_are_dates(client):
    data = data_of(page(client, published_event(all_day=True, end_date=date(2026, 12, 3))))
    assert (data["startDate"], data["endDate"]) == ("2026-12-01", "2026-12-03")


def test_structured_data_cannot_end_its_script(client):
    html = page(client, published_event(title_fr="</script><script>alert(1)</script>"))
    assert "<script>alert" not in html
    assert data_of(html)["name"] == "</script><script>alert(1)</script>"


def test_calendar_links_say_the_instant(client):
    html = page(client, published_event(slug="launch"))
    assert 'href="/fr/events/launch.ics"' in html
    assert "dates=20261201T100000Z%2F20261201T120000Z" in html
    assert "startdt=2026-12-01T10%3A00%3A00Z" in html


def test_an_event_is_followed_or_copied_and_the_page_says_which_is_which(client):
    html = page(client, published_event(slug="launch"))
    assert 'href="webcal://localhost:8000/fr/events/launch.ics?follow=1"' in html
    assert 'href="http://localhost:8000/fr/events/launch.ics?follow=1"' in html
    assert "une copie, qui ne suit pas les changements" in html


def test_calendar_links_of_whole_days_end_the_day_after(client):
    html = page(client, published_event(all_day=True))
    assert "dates=20261201%2F20261202" in html
    assert "enddt=2026-12-02&amp;allday=true" in html


def test_sharing_and_qr(client):
    html = page(client, published_event(slug="launch", title_fr="Été & hiver"))
    address = "http%3A%2F%2Flocalhost%3A8000%2Ffr%2Fevents%2Flaunch%2F"
    assert f"https://wa.me/?text=%C3%89t%C3%A9%20%26%20hiver%20{address}" in html
    assert f"body={address}" in html
    assert '<figure class="qr"' in html


def test_head_of_the_page(client):
    html = page(client, published_event(slug="launch", title_fr="Lancement"))
    assert '<link rel="canonical" href="http://localhost:8000/fr/events/launch/">' in html
    for lang in ("ar", "fr", "en"):
        assert f'hreflang="{lang}" href="http://localhost:8000/{lang}/events/launch/"' in html
    assert 'property="og:image" content="http://localhost:8000/fr/events/launch/share.png"' in html
    assert html.count("<h1") == 1
    assert "style=" not in html
