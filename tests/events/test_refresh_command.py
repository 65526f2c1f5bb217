from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from events.models import Event, EventChange, Publication
from events.services.instants import recompute_instants
from tests.factories import EventFactory, publish, published_event

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)


def run(**options) -> str:
    out = StringIO()
    call_command("refresh_publications", stdout=out, **options)
    return out.getvalue()


def test_it_writes_what_is_missing_and_nothing_the_second_time():
    EventFactory()
    EventFactory(draft=True)
    assert run() == "2 events looked at, 0 instants moved, 1 publications written.\n"
    assert run() == "2 events looked at, 0 instants moved, 0 publications written.\n"


def test_it_writes_again_what_did_not_change_when_told_so():
    event = published_event(at=AT)
    Publication.objects.update(calendar_fr="old")
    assert "0 publications" in run()
    assert "1 publications" in run(rewrite=True)
    row = Publication.objects.get(event=event)
    assert row.calendar_fr.startswith("BEGIN:VEVENT")
    assert row.modified_at == AT


def test_new_rules_of_a_zone_move_instants_and_calendars_but_not_the_sequence():
    event = EventFactory()
    hour = timedelta(hours=1)
    Event.objects.update(starts_at=event.starts_at - hour, ends_at=event.ends_at - hour)
    old = publish(event, at=AT)
    assert "DTSTART:20261201T090000Z" in old.calendar_fr
    assert "1 instants moved, 1 publications" in run()
    row = Publication.objects.get(event=event)
    assert "DTSTART:20261201T100000Z" in row.calendar_fr
    assert row.facts["start_time"] == old.facts["start_time"] == "10:00"
    assert (row.sequence, row.modified_at > AT) == (0, True)
    assert not EventChange.objects.exists()


def test_instants_that_are_right_are_left_alone(django_assert_num_queries):
    EventFactory()
    EventFactory(no_date=True)
    with django_assert_num_queries(3):
        assert recompute_instants() == 0
