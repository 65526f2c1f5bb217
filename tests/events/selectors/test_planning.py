"""Events as planning sees them, and the problems of what somebody sees."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaign_site.core.permissions.roles import NATIONAL, OBSERVERS, PARTNERS, PRESS
from events.enums import Audience, BlackoutKind, EventStatus
from events.models import Event
from events.rules.codes import ProblemCode
from events.selectors.planned_versions import planned_version
from events.selectors.planning import (
    planned_blackouts,
    planned_events,
    problems_in,
    problems_of,
    problems_of_version,
    with_nights,
)
from tests.factories import (
    BlackoutFactory,
    CityFactory,
    EditionFactory,
    EventFactory,
    EventKindFactory,
    EventPersonFactory,
    PartnerRoleFactory,
    PersonFactory,
    ProjectFactory,
    ProvinceFactory,
    SchoolFactory,
    VenueFactory,
)
from tests.roles import account, coordinator, two_regions


def codes(found, event) -> set[str]:
    return {problem.code for problem in found.of(event.pk)}


def full_event(**fields: object) -> Event:
    """An event with everything planning reads."""
    city = CityFactory(latitude="34.02000", longitude="-6.84000")
    event = EventFactory(
        venue=VenueFactory(city=city, capacity=40),
        city=city,
        province=city.province,
        region=city.region,
        kind=EventKindFactory(in_schools=True),
        capacity=60,
        heads_promised=5,
        audiences=[Audience.PUPILS],
        languages=["ar", "fr"],
        summary_fr="Résumé",
        registration_opens=date(2026, 11, 1),
        registration_closes=date(2026, 11, 20),
        **fields,
    )
    EventPersonFactory(event=event)
    EventPersonFactory(event=event, person=None, function="Présidence")
    PartnerRoleFactory(event=event)
    return event


def test_a_stored_event_and_its_version_in_memory_are_planned_alike(db):
    event = full_event(end_date=date(2026, 12, 2))
    (planned,) = planned_events(Event.objects.all())
    assert planned == planned_version(Event.objects.get())
    assert planned.id == event.pk
    assert planned.titles == {"ar": event.title_ar, "fr": event.title_fr, "en": event.title_en}
    assert planned.summaries == {"fr"}
    assert (planned.edition_first, planned.edition_last) == (date(2026, 12, 1), date(2026, 12, 20))
    assert (planned.venue_capacity, planned.capacity, planned.heads_promised) == (40, 60, 5)
    assert planned.kind_code == event.kind.code
    assert planned.for_pupils
    assert planned.has_organiser
    assert not planned.online
    assert planned.point == (34.02, -6.84)
    assert planned.languages == ("ar", "fr")
    assert [part.person_id for part in planned.people] == [
        event.people.exclude(person=None).get().person_id
    ]


def test_a_bare_event_is_planned_too(db):
    event = EventFactory(no_date=True, title_fr="  ", title_en=None, edition=None,
                         project=ProjectFactory())  # fmt: skip
    (planned,) = planned_events(Event.objects.all())
    assert planned == planned_version(event)
    assert planned.titles == {"ar": event.title_ar}
    assert (planned.point, planned.last_day, planned.people) == (None, None, ())
    assert not planned.has_organiser
    assert not planned.for_pupils


def test_the_nearest_known_place_is_where_people_travel_to(db):
    far = {"latitude": "35.00000", "longitude": "-5.00000"}
    near = {"latitude": "34.00000", "longitude": "-6.00000"}
    province = ProvinceFactory(**far)
    unknown = CityFactory(latitude=None, longitude=None)
    cases = [
        ({"province": province}, (35.0, -5.0)),
        ({"province": province, "city": unknown}, (35.0, -5.0)),
        ({"province": province, "city": CityFactory(**near)}, (34.0, -6.0)),
        ({"city": CityFactory(**far), "school": SchoolFactory(**near)}, (34.0, -6.0)),
        ({"venue": VenueFactory(city=CityFactory(**near))}, (34.0, -6.0)),
        ({"city": CityFactory(**near), "online_url": "https://example.org/"}, None),
        (
            {"venue": VenueFactory(**near), "online_url": "https://example.org/"},
            (34.0, -6.0),
        ),
        ({}, None),
    ]
    for place, point in cases:
        event = EventFactory(**place)
        (planned,) = planned_events(Event.objects.filter(pk=event.pk))
        assert planned.point == point, place
        assert planned_version(event).point == point, place


def test_two_queries_for_one_event_and_for_three(db, django_assert_num_queries):
    for _round in range(2):
        full_event()
        with django_assert_num_queries(2):
            planned_events(Event.objects.all())
        EventFactory()


def test_the_order_of_the_query_is_kept(db):
    late, early = EventFactory(start_time=time(15), end_time=None), EventFactory()
    assert [p.id for p in planned_events(Event.objects.all())] == [early.pk, late.pk]
    assert [p.id for p in planned_events(Event.objects.order_by("-pk"))] == [early.pk, late.pk]
    assert [p.id for p in planned_events(Event.objects.order_by("pk")[:1])] == [late.pk]


def test_days_off_with_their_regions(db, django_assert_num_queries):
    rabat, marrakech = two_regions()
    regional = BlackoutFactory(name_ar="عطلة", name_fr="Congé", name_en="")
    regional.regions.set([rabat, marrakech])
    BlackoutFactory(start_date=date(2026, 12, 21), end_date=date(2026, 12, 22))
    whole = BlackoutFactory(
        start_date=date(2026, 12, 20), end_date=date(2026, 12, 20), to_be_confirmed=True
    )
    with django_assert_num_queries(1):
        first, second = planned_blackouts(date(2026, 12, 13), date(2026, 12, 20))
    assert (first.id, first.region_ids) == (regional.pk, {rabat.pk, marrakech.pk})
    assert first.names == {"ar": "عطلة", "fr": "Congé"}
    assert not first.to_be_confirmed
    assert (second.id, second.region_ids, second.to_be_confirmed) == (whole.pk, set(), True)


@pytest.fixture
def clash(db):
    """Two events of two regions with one facilitator, at the same hour of one edition."""
    rabat, marrakech = two_regions()
    edition, person = EditionFactory(), PersonFactory()
    here = EventFactory(edition=edition, region=rabat)
    there = EventFactory(edition=edition, region=marrakech)
    for event in (here, there):
        EventPersonFactory(event=event, person=person)
    return edition, here, there


def test_a_coordinator_learns_of_a_clash_with_another_region_but_sees_only_ones_own(clash):
    edition, here, there = clash
    found = problems_in(edition, user=coordinator(here.region))
    assert set(found.problems) == {here.pk}
    assert ProblemCode.PERSON in codes(found, here)
    (problem,) = [p for p in found.of(here.pk) if p.code == ProblemCode.PERSON]
    assert problem.other_event_id == there.pk
    assert found.seen == {here.pk}
    assert found.events[there.pk].region_id == there.region_id


@pytest.mark.parametrize("role", [NATIONAL, OBSERVERS])
def test_who_works_for_the_country_sees_both_sides(clash, role):
    edition, here, there = clash
    found = problems_in(edition, user=account(role))
    assert set(found.problems) == found.seen == {here.pk, there.pk}


@pytest.mark.parametrize("role", [PARTNERS, PRESS])
def test_who_sees_no_event_sees_no_problem(clash, role):
    found = problems_in(clash[0], user=account(role))
    assert (found.problems, found.seen) == ({}, frozenset())


def test_a_partner_sees_the_problems_of_its_own_proposal(clash):
    edition, here, there = clash
    author = account(PARTNERS)
    here.save_revision(user=author)
    found = problems_in(edition, user=author)
    assert set(found.problems) == {here.pk}
    assert there.pk not in found.seen


def test_clashes_with_a_project_and_another_edition_are_found(db):
    two_regions()
    venue = VenueFactory()
    own = EventFactory(venue=venue)
    project = EventFactory(venue=venue, edition=None, project=ProjectFactory())
    other_edition = EventFactory(venue=venue)
    EventFactory(venue=venue, start_date=date(2026, 12, 2))
    EventFactory(venue=venue, status=EventStatus.CANCELLED)
    found = problems_in(own.edition, user=account(NATIONAL))
    assert set(found.problems) == {own.pk}
    others = {p.other_event_id for p in found.of(own.pk) if p.code == ProblemCode.VENUE}
    assert others == {project.pk, other_edition.pk}


def test_a_journey_overnight_to_what_was_not_asked_for_is_found(db):
    two_regions()
    person = PersonFactory()
    tangier = CityFactory(latitude="35.77000", longitude="-5.80000")
    dakhla = CityFactory(latitude="23.68000", longitude="-15.96000")
    own = EventFactory(city=tangier)
    before = EventFactory(city=dakhla, start_date=date(2026, 11, 30))
    after = EventFactory(city=dakhla, start_date=date(2026, 12, 2))
    for event in (own, before, after):
        EventPersonFactory(event=event, person=person)
    user = account(NATIONAL)
    for found in (
        problems_of(Event.objects.filter(pk=own.pk), user=user),
        problems_of_version(Event.objects.get(pk=own.pk), user=user),
    ):
        journeys = {p.other_event_id for p in found.of(own.pk) if p.code == ProblemCode.TRAVEL}
        assert journeys == {before.pk, after.pk}


def test_the_nights_around_the_first_and_the_last_day_of_the_calendar():
    tuesday = date(2026, 12, 1)
    assert with_nights(tuesday, tuesday) == (date(2026, 11, 30), date(2026, 12, 2))
    assert with_nights(date.min, date.max) == (date.min, date.max)


def test_an_edition_without_events_has_no_problem(db):
    two_regions()
    found = problems_in(EditionFactory(), user=account(NATIONAL))
    assert (found.problems, found.events) == ({}, {})


def test_an_edition_without_any_day_has_only_gaps(db):
    two_regions()
    event = EventFactory(no_date=True, live=False)
    BlackoutFactory()
    found = problems_in(event.edition, user=account(NATIONAL))
    assert codes(found, event) == {"day", "place", "organiser"}


def test_the_same_number_of_queries_for_one_clash_and_for_three(clash):
    edition, here, _there = clash
    BlackoutFactory(kind=BlackoutKind.PUBLIC_HOLIDAY)
    user = coordinator(here.region)
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            problems_in(edition, user=user)
        counts.append(len(queries))
        for _more in range(2):
            event = EventFactory(edition=edition, region=here.region, venue=VenueFactory())
            EventPersonFactory(event=event, person=here.people.get().person)
    # The first asks for the rights and the regions of the account once.
    with CaptureQueriesContext(connection) as queries:
        problems_in(edition, user=user)
    assert len(queries) == 5
    assert counts[1] == 5


def test_only_the_events_asked_for_are_told(clash):
    _edition, here, there = clash
    found = problems_of(Event.objects.filter(pk=here.pk), user=account(NATIONAL))
    assert set(found.problems) == {here.pk}
    assert there.pk in found.seen


def test_a_version_is_compared_with_everything_else_as_it_is_stored(clash):
    _edition, here, there = clash
    user = account(NATIONAL)
    version = Event.objects.get(pk=here.pk)
    version.start_time, version.end_time = time(14), time(16)
    assert ProblemCode.PERSON not in {
        p.code for p in problems_of_version(version, user=user).of(here.pk)
    }
    version.start_time = time(11)
    (problem,) = [
        p
        for p in problems_of_version(version, user=user).of(here.pk)
        if p.code == ProblemCode.PERSON
    ]
    assert problem.other_event_id == there.pk


def test_a_version_that_is_not_stored_yet_has_problems_too(clash):
    edition, here, _there = clash
    version = Event(edition=edition, kind=here.kind, title_fr="Neuf", venue=VenueFactory())
    version.live = False
    found = problems_of_version(version, user=account(NATIONAL))
    assert {p.code for p in found.of(0)} == {"day", "organiser", "ar"}
