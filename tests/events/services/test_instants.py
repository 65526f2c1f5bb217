"""New rules of a time zone: the hour on the wall stays, the instant follows."""

from datetime import UTC, date, datetime, time

import pytest

from campaign_site.core.content_version import content_version
from events.models import Event
from events.services.instants import recompute_instants
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db
# What a server with the rules of before September 2026 would have written.
STALE = datetime(2026, 12, 1, 9, tzinfo=UTC)


def stale(**fields: object) -> Event:
    event = EventFactory(**fields)
    Event.objects.filter(pk=event.pk).update(starts_at=STALE, ends_at=STALE)
    return event


def test_instants_are_derived_again_and_local_times_stay():
    event = stale(start_time=time(10), end_time=time(12))
    assert recompute_instants() == 1
    event.refresh_from_db()
    assert (event.starts_at, event.ends_at) == (
        datetime(2026, 12, 1, 10, tzinfo=UTC),
        datetime(2026, 12, 1, 12, tzinfo=UTC),
    )
    assert (event.start_date, event.start_time) == (date(2026, 12, 1), time(10))


def test_running_it_again_changes_nothing_and_moves_no_version():
    stale()
    recompute_instants()
    version = content_version()
    assert recompute_instants() == 0
    assert content_version() == version


def test_a_change_moves_the_version_of_the_content():
    stale()
    version = content_version()
    recompute_instants()
    assert content_version() != version


def test_an_event_without_a_time_loses_its_instant():
    event = stale(start_time=None, end_time=None)
    recompute_instants()
    event.refresh_from_db()
    assert (event.starts_at, event.ends_at) == (None, None)


def test_without_events_there_is_nothing_to_do():
    assert recompute_instants() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_events(number, django_assert_max_num_queries):
    for _ in range(number):
        stale()
    with django_assert_max_num_queries(6):
        assert recompute_instants() == number
