from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.utils import translation

from campaign_site.core.models import Tombstone
from events.api.shapes import (
    addresses,
    edition_json,
    event_json,
    instant,
    institution_json,
    kind_json,
    region_json,
    removed_json,
)
from events.enums import EventStatus
from tests.factories import (
    EditionFactory,
    EventFactory,
    EventKindFactory,
    InstitutionFactory,
    RegionFactory,
    publish,
)

AT = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)


def test_instants_are_in_utc_to_the_microsecond():
    assert instant(AT) == "2026-11-03T08:00:00.000000Z"
    elsewhere = AT.astimezone(timezone(timedelta(hours=1)))
    assert instant(elsewhere) == instant(AT)


@pytest.mark.parametrize("active", ["ar", "fr"])
def test_addresses_are_absolute_in_every_language_whatever_is_active(settings, active):
    settings.SITE_BASE_URL = "https://campaign.example"
    with translation.override(active):
        found = addresses("events:event", "un-atelier")
    assert found == {
        lang: f"https://campaign.example/{lang}/events/un-atelier/" for lang in ("ar", "fr", "en")
    }


def test_a_removed_record_keeps_its_id_and_nothing_else():
    tombstone = Tombstone(kind="event", public_id="abc", removed_at=AT)
    assert removed_json(tombstone) == {
        "id": "abc",
        "removed": True,
        "modified_at": "2026-11-03T08:00:00.000000Z",
    }


@pytest.mark.django_db
class TestRecords:
    def test_an_event_gives_its_hours_and_its_instants(self):
        event = EventFactory(status=EventStatus.POSTPONED)
        found = event_json(publish(event, at=AT), kinds={})
        assert found["when"]["start_time"] == "10:00"
        assert found["when"]["starts_at"] == "2026-12-01T10:00:00Z"
        assert found["when"]["zone"] == "Africa/Casablanca"
        assert found["schema_status"] == "https://schema.org/EventPostponed"
        assert found["modified_at"] == instant(AT)

    def test_its_kind_is_named_in_every_language(self):
        event = EventFactory(kind__code="forum", kind__name_fr="Forum", kind__name_ar="منتدى")
        kind = kind_json(event.kind)
        found = event_json(publish(event), kinds={"forum": kind})
        assert found["kind"]["code"] == "forum"
        assert (found["kind"]["name"]["fr"], found["kind"]["name"]["ar"]) == ("Forum", "منتدى")

    def test_a_kind_that_vanished_keeps_its_code(self):
        event = EventFactory(kind__code="forum")
        found = event_json(publish(event), kinds={})
        assert found["kind"] == {"code": "forum", "name": {}}

    def test_an_address_that_is_not_given_is_null(self):
        assert event_json(publish(EventFactory()), kinds={})["registration"]["url"] is None
        found = institution_json(InstitutionFactory())
        assert (found["website"], found["acronym"], found["region"]) == (None, None, None)

    def test_an_edition_without_dates(self):
        found = edition_json(EditionFactory(start_date=None, end_date=None))
        assert (found["start_date"], found["end_date"]) == (None, None)
        assert found["calendar_url"]["ar"].endswith(".ics")

    def test_texts_that_are_missing_are_absent(self):
        found = edition_json(EditionFactory(title_en="", slogan_ar="معا"))
        assert set(found["title"]) == {"ar", "fr"}
        assert found["slogan"] == {"ar": "معا"}
        assert kind_json(EventKindFactory(name_en=""))["name"].keys() == {"ar", "fr"}

    def test_a_region_has_its_name_in_tifinagh_too(self):
        assert region_json(RegionFactory(name_zgh="ⵙⵓⵙ"))["name"]["zgh"] == "ⵙⵓⵙ"
        assert "zgh" not in region_json(RegionFactory())["name"]
        assert region_json(RegionFactory(latitude="34.5"))["latitude"] == pytest.approx(34.5)
