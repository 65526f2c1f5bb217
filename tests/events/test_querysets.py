"""Which editions and events a visitor sees on a day."""

from datetime import date, timedelta

import pytest

from campaign_site.core.models import Region
from events.enums import PUBLIC_EDITION_STATES, EditionState
from events.models import Edition, Event
from tests.factories import EditionFactory, EventFactory, ProjectFactory, RegionFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 10)
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 20)
RUNNING = (EditionState.PUBLISHED, EditionState.RUNNING)


def edition(slug: str, first: date | None, last: date | None, **fields: object) -> Edition:
    year = first.year if first else fields.pop("year", 2026)
    return EditionFactory(slug=slug, start_date=first, end_date=last, year=year, **fields)


@pytest.mark.parametrize("state", EditionState.values)
def test_who_sees_an_edition_and_who_may_change_it(state):
    found = EditionFactory(state=state)
    seen = state in PUBLIC_EDITION_STATES
    assert Edition.objects.public().filter(pk=found.pk).exists() == found.is_public == seen
    changeable = Edition.objects.open_for_changes().filter(pk=found.pk).exists()
    assert changeable == (not found.is_archived) == (state != EditionState.ARCHIVED)


@pytest.mark.parametrize("state", EditionState.values)
@pytest.mark.parametrize(
    ("first", "last", "ahead"),
    [
        (FIRST, LAST, True),
        (TODAY, TODAY, True),
        (date(2027, 2, 9), date(2027, 2, 9), True),
        (FIRST, TODAY - timedelta(days=1), False),
        (FIRST, None, False),
        (TODAY, None, True),
        (None, LAST, True),
        (None, None, False),
    ],
)
def test_the_current_edition_is_announced_and_not_over(state, first, last, ahead):
    edition("one", first, last, state=state)
    found = Edition.objects.current(on=TODAY)
    assert (found is not None) == (ahead and state in RUNNING)


def test_the_one_that_runs_goes_before_the_one_that_comes():
    edition("next", date(2027, 2, 9), date(2027, 2, 9))
    edition("running", FIRST, LAST)
    edition("last", date(2026, 2, 10), date(2026, 2, 10))
    days = [
        (date(2026, 2, 1), "last"),
        (date(2026, 2, 10), "last"),
        (date(2026, 2, 11), "running"),
        (LAST, "running"),
        (LAST + timedelta(days=1), "next"),
        (date(2027, 2, 9), "next"),
    ]
    for day, slug in days:
        assert Edition.objects.current(on=day).slug == slug, day
    assert Edition.objects.current(on=date(2027, 2, 10)) is None


def test_every_public_edition_is_ahead_or_past_never_both():
    for number, state in enumerate(EditionState.values):
        edition(f"over-{number}", date(2022, 12, 1), date(2022, 12, 20), state=state)
        edition(f"now-{number}", FIRST, LAST, state=state)
        edition(f"open-{number}", None, None, state=state)
        edition(f"begun-{number}", FIRST, None, state=state)
    for day in (date(2021, 1, 1), date(2022, 12, 5), TODAY, date(2030, 1, 1)):
        past = {found.slug for found in Edition.objects.past(on=day)}
        coming = {found.slug for found in Edition.objects.ahead(on=day)}
        assert past.isdisjoint(coming)
        assert past | coming == {found.slug for found in Edition.objects.public()}
        for found in Edition.objects.public().filter(end_date__isnull=False):
            ahead = found.end_date >= day and found.state in RUNNING
            assert (found.slug in past) != ahead, (found.slug, day)
        assert not any("-0" in slug for slug in past), "an edition in preparation"


@pytest.mark.parametrize(
    ("year", "state", "listed"),
    [
        (2019, EditionState.PUBLISHED, True),
        (2026, EditionState.ARCHIVED, True),
        (2025, EditionState.RUNNING, True),
        (2026, EditionState.PUBLISHED, False),
        (2026, EditionState.RUNNING, False),
        (2027, EditionState.PUBLISHED, False),
        (2019, EditionState.PREPARING, False),
    ],
)
def test_an_old_edition_of_which_only_the_year_is_known(year, state, listed):
    edition("old", None, None, year=year, state=state)
    assert Edition.objects.past(on=TODAY).exists() == listed
    coming = state != EditionState.PREPARING and not listed
    assert Edition.objects.ahead(on=TODAY).exists() == coming


def test_an_edition_whose_first_day_is_open_is_not_over_before_its_last():
    edition("open", None, date(2027, 1, 10), year=2026)
    on = date(2027, 1, 5)
    assert Edition.objects.current(on=on) == Edition.objects.ahead(on=on).get()
    assert not Edition.objects.past(on=on).exists()
    assert Edition.objects.past(on=date(2027, 1, 11)).exists()


def test_all_that_runs_or_comes_in_the_order_of_time():
    edition("later", None, None, year=2027)
    edition("next", date(2027, 2, 9), date(2027, 2, 9))
    edition("open", None, None, year=2026)
    edition("running", FIRST, LAST)
    edition("closed", FIRST, LAST, state=EditionState.CLOSED)
    edition("hidden", FIRST, LAST, state=EditionState.PREPARING)
    found = [one.slug for one in Edition.objects.ahead(on=TODAY)]
    assert found == ["running", "open", "next", "later"]


def test_past_editions_come_newest_first():
    for year in (2021, 2024, 2022):
        edition(f"of-{year}", date(year, 12, 1), date(year, 12, 20))
    edition("spring-2024", date(2024, 2, 6), date(2024, 2, 6))
    edition("undated-2023", None, None, year=2023)
    assert [found.slug for found in Edition.objects.past(on=TODAY)] == [
        "of-2024",
        "spring-2024",
        "undated-2023",
        "of-2022",
        "of-2021",
    ]


@pytest.mark.parametrize("state", EditionState.values)
@pytest.mark.parametrize("live", [True, False])
def test_events_follow_their_edition(state, live):
    event = EventFactory(edition__state=state, live=live)
    assert (event in Event.objects.live()) == (live and state in PUBLIC_EDITION_STATES)


@pytest.mark.parametrize("live", [True, False])
def test_events_of_a_project_are_public_by_themselves(live):
    event = EventFactory(edition=None, project=ProjectFactory(), live=live)
    assert (event in Event.objects.live()) == live


@pytest.mark.parametrize(
    ("first", "last", "upcoming"),
    [
        (TODAY, None, True),
        (TODAY - timedelta(days=1), None, False),
        (TODAY - timedelta(days=3), TODAY, True),
        (TODAY - timedelta(days=3), TODAY - timedelta(days=1), False),
        (TODAY + timedelta(days=1), None, True),
    ],
)
def test_upcoming_events_are_not_over(first, last, upcoming):
    event = EventFactory(start_date=first, end_date=last)
    assert (event in Event.objects.upcoming(on=TODAY)) == upcoming


def test_an_event_without_a_day_is_not_upcoming():
    EventFactory(no_date=True)
    assert not Event.objects.upcoming(on=TODAY).exists()


def test_events_of_an_edition_and_of_regions():
    here, there = RegionFactory(), RegionFactory()
    one = EventFactory(region=here)
    EventFactory(region=there)
    national = EventFactory(region=None)
    assert list(Event.objects.in_edition(one.edition)) == [one]
    assert list(Event.objects.in_regions(Region.objects.filter(pk=here.pk))) == [one]
    assert national not in Event.objects.in_regions(Region.objects.all())
    assert not Event.objects.in_regions(Region.objects.none()).exists()


def test_events_stand_in_the_order_of_time_undated_ones_last():
    undated = EventFactory(no_date=True)
    later = EventFactory(start_date=date(2026, 12, 3))
    early = EventFactory(start_date=date(2026, 12, 2))
    assert list(Event.objects.all()) == [early, later, undated]


@pytest.mark.parametrize(
    ("first", "last", "meets"),
    [(1, 2, False), (1, 3, True), (4, 4, True), (5, 9, True), (6, 9, False)],
)
def test_an_event_meets_a_period_with_any_of_its_days(first, last, meets):
    long = EventFactory(start_date=date(2026, 12, 3), end_date=date(2026, 12, 5))
    EventFactory(start_date=None, end_date=None, date_precision="none")
    found = Event.objects.meeting(date(2026, 12, first), date(2026, 12, last))
    assert set(found) == ({long} if meets else set())


def test_an_event_of_one_day_meets_that_day_alone():
    event = EventFactory(start_date=date(2026, 12, 3), end_date=None)
    assert event in Event.objects.meeting(date(2026, 12, 3), date(2026, 12, 3))
    assert event not in Event.objects.meeting(date(2026, 12, 4), date(2026, 12, 9))
