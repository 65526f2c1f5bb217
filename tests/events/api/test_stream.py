from datetime import UTC, datetime, timedelta

import pytest

from campaign_site.core.models import Region, Tombstone
from campaign_site.core.tombstones import leave_tombstones
from events.api.parameters import Position
from events.api.stream import Source, stream_page
from tests.factories import RegionFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)


def region(name: str, minutes: int) -> Region:
    made = RegionFactory(slug=name)
    Region.objects.filter(pk=made.pk).update(updated_at=AT + timedelta(minutes=minutes))
    return made


def removed(name: str, minutes: int) -> None:
    leave_tombstones(kind="region", public_ids=[name], at=AT + timedelta(minutes=minutes))


def page(limit: int = 10, **options):
    return stream_page(
        Source(Region.objects.all(), "updated_at"), kind="region", limit=limit, **options
    )


def names(found) -> list[str]:
    return [item.public_id if isinstance(item, Tombstone) else item.slug for item in found.items]


def test_records_and_removals_are_one_stream_in_order_of_time():
    region("c", 3)
    removed("b", 2)
    region("a", 1)
    removed("d", 4)
    assert names(page()) == ["a", "b", "c", "d"]


def test_removals_of_other_kinds_are_left_out():
    leave_tombstones(kind="event", public_ids=["x"], at=AT)
    assert names(page()) == []


def test_at_the_same_time_records_come_before_removals_in_order_of_rows():
    removed("d", 0)
    for name in "abc":
        region(name, 0)
    removed("e", 0)
    assert names(page()) == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize("limit", range(1, 7))
def test_each_page_begins_after_the_last(limit):
    for name in "abc":
        region(name, 0)
    removed("d", 0)
    removed("e", 0)
    seen, after, more = [], None, True
    while more:
        found = page(limit, after=after)
        seen += names(found)
        after, more = found.last, found.more
    assert seen == ["a", "b", "c", "d", "e"]


def test_a_page_that_is_just_full_is_the_last():
    region("a", 0)
    region("b", 1)
    assert (page(2).more, page(1).more) == (False, True)


def test_the_end_stays_where_it_was():
    after = Position(AT, 0, 7)
    assert page(after=after).last == after
    assert page().last is None


def test_since_a_time_includes_that_time():
    region("a", 1)
    region("b", 2)
    removed("c", 2)
    assert names(page(since=AT + timedelta(minutes=2))) == ["b", "c"]


def test_a_row_that_changes_between_two_pages_comes_again():
    first, _second = region("a", 1), region("b", 2)
    found = page(1)
    Region.objects.filter(pk=first.pk).update(updated_at=AT + timedelta(minutes=3))
    assert names(page(after=found.last)) == ["b", "a"]


@pytest.mark.parametrize("count", [1, 3])
def test_two_queries_whatever_the_length(count, django_assert_num_queries):
    for number in range(count):
        region(f"r{number}", number)
        removed(f"t{number}", number)
    with django_assert_num_queries(2):
        assert len(names(page())) == count * 2
