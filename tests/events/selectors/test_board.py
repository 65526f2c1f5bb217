"""What the board reads: light rows, in few queries, of what somebody may see."""

from datetime import date, time

import pytest
from django.db.models import Q

from campaign_site.core.models import Region
from campaign_site.core.permissions.roles import NATIONAL, PARTNERS
from events.enums import DatePrecision, PersonRole
from events.selectors import board as read
from tests.factories import (
    BlackoutFactory,
    EditionFactory,
    EditionGoalFactory,
    EventFactory,
    EventPersonFactory,
    PersonFactory,
    VenueFactory,
)
from tests.roles import account, coordinator, two_regions

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 20)


@pytest.fixture
def regions(db):
    return two_regions()


def test_an_event_is_read_with_what_a_card_says(regions):
    rabat, _marrakech = regions
    event = EventFactory(
        region=rabat,
        title_fr="Atelier",
        title_ar="",
        title_en="",
        end_date=date(2026, 12, 2),
        capacity=40,
        heads_promised=12,
        live=False,
    )
    EventFactory(region=rabat)  # of another edition
    [found] = read.board_events(account(NATIONAL), event.edition)
    assert (found.pk, found.kind_id, found.region_id) == (event.pk, event.kind_id, rabat.pk)
    assert (found.day, found.end_date) == (FIRST, date(2026, 12, 2))
    assert found.start_time == time(10)
    assert (found.live, found.capacity, found.heads_promised) == (False, 40, 12)


@pytest.mark.parametrize(
    ("asked", "found"),
    [("ecole", True), ("مدرسه", True), ("École sûre", True), ("university", False), ("  ", True)],
)
def test_a_title_is_found_in_any_spelling(regions, asked, found):
    rabat, marrakech = regions
    named = {"title_fr": "Une école sûre", "title_ar": "مدرسة آمنة", "title_en": ""}
    event = EventFactory(region=rabat, **named)
    EventFactory(region=marrakech, edition=event.edition, title_fr="Une école sûre")
    wanted = {event.pk} if found else set()
    assert read.titled(coordinator(rabat), event.edition, asked) == wanted


def test_a_month_is_no_day(regions):
    event = EventFactory(date_precision=DatePrecision.MONTH, start_date=FIRST)
    [found] = read.board_events(account(NATIONAL), event.edition)
    assert found.start_date == FIRST
    assert found.day is None


def test_a_coordinator_reads_events_of_the_own_region_only(regions):
    rabat, marrakech = regions
    edition = EditionFactory()
    own = EventFactory(edition=edition, region=rabat)
    other = EventFactory(edition=edition, region=marrakech)
    nobodys = EventFactory(edition=edition)

    def seen_by(user):
        return {event.pk for event in read.board_events(user, edition)}

    assert seen_by(coordinator(rabat)) == {own.pk}
    assert seen_by(account(NATIONAL)) == {own.pk, other.pk, nobodys.pk}
    assert seen_by(account(PARTNERS)) == set()


def test_events_of_one_day_are_read_alone(regions):
    edition = EditionFactory()
    EventFactory(edition=edition)
    second = EventFactory(edition=edition, start_date=date(2026, 12, 2))
    only = Q(start_date=date(2026, 12, 2))
    assert [e.pk for e in read.board_events(account(NATIONAL), edition, only)] == [second.pk]


@pytest.mark.parametrize("number", [1, 3])
def test_reading_costs_one_query_however_many_events(regions, number, django_assert_num_queries):
    edition, user = EditionFactory(), account(NATIONAL)
    user.has_perm("x")
    for _n in range(number):
        EventPersonFactory(event__edition=edition, role=PersonRole.FACILITATOR)
    read.board_events(user, edition)
    with django_assert_num_queries(1):
        assert len(read.board_events(user, edition)) == number
    with django_assert_num_queries(1):
        assert len(read.leaders(user, edition)) == number


def test_leaders_are_those_who_stand_in_front(regions):
    event = EventFactory()
    trainer = EventPersonFactory(event=event, role=PersonRole.TRAINER, sort_order=2)
    first = EventPersonFactory(event=event, role=PersonRole.FACILITATOR, sort_order=1)
    EventPersonFactory(event=event, role=PersonRole.GUEST)
    EventPersonFactory(event=event, role=PersonRole.MODERATOR, person=first.person, sort_order=3)
    EventPersonFactory(
        event=event, role=PersonRole.FACILITATOR, person=None, function_fr="Une voix"
    )
    found = read.leaders(account(NATIONAL), event.edition)
    assert found == {event.pk: [first.person_id, trainer.person_id]}


def test_leaders_of_other_regions_are_not_read(regions):
    rabat, marrakech = regions
    event = EventFactory(region=marrakech)
    EventPersonFactory(event=event, role=PersonRole.FACILITATOR)
    assert read.leaders(coordinator(rabat), event.edition) == {}


def test_goals_by_region_and_for_the_country(regions):
    rabat, marrakech = regions
    edition = EditionFactory()
    EditionGoalFactory(edition=edition, region=None, events=400)
    EditionGoalFactory(edition=edition, region=rabat, events=40)
    EditionGoalFactory(edition=edition, region=marrakech, schools=12)
    EditionGoalFactory(region=rabat, events=7)
    assert read.event_goals(edition) == {None: 400, rabat.pk: 40}


def test_regions_are_named_in_the_language_of_the_reader(regions):
    rabat, marrakech = regions
    Region.objects.filter(pk=rabat.pk).update(name_ar="الرباط", name_fr="Rabat")
    Region.objects.filter(pk=marrakech.pk).update(name_ar="", name_fr="Marrakech", name_en="")
    first, second = read.named_regions(Region.objects.all(), "ar")
    assert (first.pk, first.name.text, first.name.is_fallback) == (rabat.pk, "الرباط", False)
    assert (second.pk, second.name.text, second.name.is_fallback) == (
        marrakech.pk,
        "Marrakech",
        True,
    )


def test_days_off_come_with_their_regions(regions):
    rabat, _marrakech = regions
    BlackoutFactory(name_fr="Vacances", start_date=FIRST, end_date=FIRST)
    regional = BlackoutFactory(
        name_fr="Examens", start_date=LAST, end_date=date(2026, 12, 24), to_be_confirmed=True
    )
    regional.regions.set([rabat])
    BlackoutFactory(start_date=date(2026, 12, 21), end_date=date(2026, 12, 22))
    everywhere, here = read.days_off_between(FIRST, LAST, "fr")
    assert (everywhere.name.text, everywhere.region_ids) == ("Vacances", frozenset())
    assert (here.name.text, here.region_ids) == ("Examens", {rabat.pk})
    assert (here.first, here.to_be_confirmed) == (LAST, True)


def test_venues_are_those_in_use_and_those_one_may_choose(regions):
    rabat, marrakech = regions
    own = VenueFactory(region=rabat, name_fr="Bibliothèque")
    shared = VenueFactory(region=None, name_fr="Agora")
    used = VenueFactory(region=marrakech, name_fr="Centre")
    VenueFactory(region=marrakech, name_fr="Dar")
    found = read.named_venues(coordinator(rabat), {used.pk}, "fr")
    assert [venue.pk for venue in found] == [shared.pk, own.pk, used.pk]
    assert [venue.region_id for venue in found] == [None, rabat.pk, marrakech.pk]


def test_people_are_those_in_use_and_those_who_have_led_before(regions):
    rabat, marrakech = regions
    before = EventPersonFactory(
        person__region=rabat, person__name_fr="Zineb", role=PersonRole.FACILITATOR
    ).person
    EventPersonFactory(person__region=rabat, role=PersonRole.GUEST)
    EventPersonFactory(person__region=marrakech, role=PersonRole.FACILITATOR)
    nameless = PersonFactory(region=marrakech, name_fr="", function_fr="Animatrice")
    found = read.named_people(coordinator(rabat), {nameless.pk}, "fr")
    assert [(p.pk, p.name.text) for p in found] == [
        (nameless.pk, "Animatrice"),
        (before.pk, "Zineb"),
    ]
