"""A training path stands where its sessions are, in lists and feeds alike."""

from datetime import date, timedelta

import pytest

from events.public.filters import ProgrammeFilters
from events.selectors.programmes import forget_indexes, programme_index
from events.selectors.publications import published
from tests.factories import EditionFactory, published_event

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 15)
TODAY = date(2026, 11, 22)


@pytest.fixture
def path():
    """Two weeks with a session on the eighth."""
    path = published_event(
        edition=EditionFactory(slug="sixth"),
        slug="path",
        start_date=FIRST,
        end_date=LAST,
        start_time=None,
        end_time=None,
    )
    published_event(edition=path.edition, slug="session", parent=path, start_date=date(2026, 12, 8))
    return path


def both_ways(edition, **filters: object) -> tuple[set[str], set[str]]:
    """Addresses of events as the page finds them, and as the feed does."""
    asked = ProgrammeFilters(**filters)
    forget_indexes()
    index = programme_index(edition)
    pks = [index.pks[at] for at in index.select(asked, TODAY).positions]
    rows = published(asked, today=TODAY, edition=edition)
    return (
        set(rows.model.objects.filter(pk__in=pks).values_list("event__slug", flat=True)),
        set(rows.values_list("event__slug", flat=True)),
    )


@pytest.mark.parametrize("number", range(-1, 16))
def test_each_day_is_the_same_for_page_and_feed(path, number):
    day = FIRST + timedelta(days=number)
    page, feed = both_ways(path.edition, day=day)
    assert page == feed
    assert ("path" in page) == (day == FIRST)
    assert ("session" in page) == (day == date(2026, 12, 8))


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2026, 12, 9), date(2026, 12, 10), {"path"}),
        (FIRST, LAST, {"path", "session"}),
        (date(2026, 12, 16), None, set()),
        (None, date(2026, 11, 30), set()),
    ],
)
def test_in_a_range_of_days_a_path_is_an_event_like_any(path, first, last, found):
    assert both_ways(path.edition, from_date=first, to_date=last) == (found, found)


def test_without_live_sessions_it_is_an_event_of_all_its_days(path):
    session = path.sessions.get()
    session.unpublish()
    page, feed = both_ways(path.edition, day=date(2026, 12, 5))
    assert page == feed == {"path"}


def test_a_session_in_another_edition_does_not_count(path):
    other = published_event(edition=EditionFactory(), slug="other", start_date=FIRST, end_date=LAST)
    published_event(edition=path.edition, parent=other, start_date=date(2026, 12, 3))
    page, feed = both_ways(other.edition, day=date(2026, 12, 5))
    assert page == feed == {"other"}


def test_the_feed_of_a_day_in_between_is_the_page_of_that_day(client, path):
    page = client.get("/fr/editions/sixth/programme/?day=2026-12-05").content.decode()
    feed = client.get("/fr/calendar/sixth.ics?day=2026-12-05").getvalue().decode()
    assert "/fr/events/path/" not in page
    assert "BEGIN:VEVENT" not in feed
