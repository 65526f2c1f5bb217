"""Before events move: the old and the new day of each, and what the new day meets."""

from datetime import date, time

import pytest
from django.urls import reverse

from campaign_site.core.permissions.roles import NATIONAL
from events.admin.bulk import moves
from events.enums import BlackoutKind, DatePrecision
from events.models import Event
from events.rules.codes import ProblemCode
from events.selectors.move_preview import move_preview
from tests.factories import (
    BlackoutFactory,
    CityFactory,
    EditionFactory,
    EventFactory,
    EventPersonFactory,
    PersonFactory,
    VenueFactory,
    published_event,
)
from tests.roles import account, browser, coordinator, two_regions

pytestmark = pytest.mark.django_db

PUBLIC = BlackoutKind.PUBLIC_HOLIDAY


@pytest.fixture
def regions():
    return two_regions()


def codes(preview, event: Event) -> list[ProblemCode]:
    return [problem.code for problem in preview.problems.get(event.pk, ())]


def confirmation(user, days: int, query: str = ""):
    address = f"{reverse('planning_bulk_order', args=['move'])}?{query}"
    data = {"days": str(days), "reason_fr": "Examens"}
    return browser(user).post(address, data, follow=True)


def test_days_off_and_the_friday_prayer_of_the_new_day(regions):
    # 1 December 2026 is a Tuesday.
    friday = EventFactory(start_time=time(12, 30), end_time=time(14, 0), region=regions[0])
    free = EventFactory(start_date=date(2026, 12, 2), region=regions[0])
    BlackoutFactory(kind=PUBLIC, start_date=date(2026, 12, 4), end_date=date(2026, 12, 4))
    preview = move_preview(Event.objects.all(), 3, account(NATIONAL))
    assert codes(preview, friday) == [ProblemCode.BLACKOUT, ProblemCode.FRIDAY]
    assert codes(preview, free) == []
    assert [event.id for event in preview.after] == [friday.pk, free.pk]
    assert preview.before[friday.pk].start_date == date(2026, 12, 1)
    assert preview.after[0].start_date == date(2026, 12, 4)


def test_rooms_and_people_of_what_stays_where_it_is(regions):
    venue, person = VenueFactory(), PersonFactory()
    hours = {"start_time": time(9), "end_time": time(11)}
    moving = EventFactory(venue=venue, **hours)
    taking_the_room = EventFactory(venue=venue, start_date=date(2026, 12, 8), **hours)
    taking_the_person = EventFactory(start_date=date(2026, 12, 8), **hours)
    EventFactory(venue=venue, start_date=date(2026, 12, 8), status="cancelled", **hours)
    for event in (moving, taking_the_person):
        EventPersonFactory(event=event, person=person)
    preview = move_preview(Event.objects.filter(pk=moving.pk), 7, account(NATIONAL))
    clashes = {(p.code, p.other_event_id) for p in preview.problems[moving.pk]}
    assert clashes == {
        (ProblemCode.VENUE, taking_the_room.pk),
        (ProblemCode.PERSON, taking_the_person.pk),
    }
    assert set(preview.problems) == {moving.pk}


def test_a_journey_overnight_to_what_stays_where_it_is(regions):
    moving = EventFactory(city=CityFactory(latitude="35.77000", longitude="-5.80000"))
    staying = EventFactory(
        city=CityFactory(latitude="23.68000", longitude="-15.96000"), start_date=date(2026, 12, 9)
    )
    person = PersonFactory()
    for event in (moving, staying):
        EventPersonFactory(event=event, person=person)
    preview = move_preview(Event.objects.filter(pk=moving.pk), 7, account(NATIONAL))
    (problem,) = preview.problems[moving.pk]
    assert (problem.code, problem.other_event_id) == (ProblemCode.TRAVEL, staying.pk)


def test_several_days_and_no_day(regions):
    several = EventFactory(start_date=date(2026, 12, 1), end_date=date(2026, 12, 3))
    dayless = EventFactory(draft=True, no_date=True)
    of_a_month = EventFactory(draft=True, date_precision=DatePrecision.MONTH)
    preview = move_preview(Event.objects.all(), -1, account(NATIONAL))
    after = {event.id: event for event in preview.after}
    assert after[several.pk].start_date == date(2026, 11, 30)
    assert after[several.pk].end_date == date(2026, 12, 2)
    assert after[dayless.pk].start_date is None
    assert after[of_a_month.pk] == preview.before[of_a_month.pk]
    alone = move_preview(Event.objects.filter(pk=dayless.pk), 1, account(NATIONAL))
    assert [event.id for event in alone.after] == [dayless.pk]


def test_of_a_stranger_s_event_only_the_region_is_told(regions):
    rabat, marrakech = regions
    venue = VenueFactory(region=None)
    own = published_event(region=rabat, venue=venue)
    other = published_event(
        region=marrakech, venue=venue, start_date=date(2026, 12, 8), title_fr="Titre secret"
    )
    preview = move_preview(Event.objects.filter(pk=own.pk), 7, coordinator(rabat))
    assert other.pk not in preview.found.seen
    shown = confirmation(coordinator(rabat), 7, f"id={own.pk}")
    assert "Titre secret" not in shown.text
    assert marrakech.name_fr in shown.text


@pytest.mark.parametrize(
    ("language", "before", "after", "name"),
    [("fr", "mar. 1er déc. 2026", "ven. 4 déc. 2026", "Fête"), ("ar", "الثلاثاء", "الجمعة", "عيد")],
)
def test_the_confirmation_shows_both_days_in_the_reader_s_language(
    regions, language, before, after, name
):
    event = published_event(start_time=time(10), region=regions[0])
    day = date(2026, 12, 4)
    BlackoutFactory(kind=PUBLIC, name_fr="Fête", name_ar="عيد", start_date=day, end_date=day)
    shown = confirmation(account(NATIONAL, language=language), 3, f"id={event.pk}")
    (row,) = shown.context["moves"]
    assert row["before"].startswith(before)
    assert row["after"].startswith(after)
    assert shown.context["warned"] == 1
    for text in (row["before"], row["after"], name):
        assert text in shown.text
    assert Event.objects.get().start_date == date(2026, 12, 1)


def test_outside_the_edition_is_refused_with_its_days(regions):
    fits = published_event(start_date=date(2026, 12, 1))
    last = published_event(edition=fits.edition, start_date=date(2026, 12, 19))
    shown = confirmation(account(NATIONAL), 7, f"edition={fits.edition_id}")
    assert [row["id"] for row in shown.context["moves"]] == [fits.pk]
    (group,) = shown.context["refused"]
    assert [row["title"] for row in group["first"]] == [last.title_fr]
    assert group["reason"] in shown.text


def test_an_event_known_by_its_month_is_left_out_with_the_reason(regions):
    fits = published_event(region=regions[0])
    of_a_month = EventFactory(edition=fits.edition, date_precision=DatePrecision.MONTH)
    shown = confirmation(account(NATIONAL, language="en"), 7, f"edition={fits.edition_id}")
    assert [row["id"] for row in shown.context["moves"]] == [fits.pk]
    (group,) = shown.context["refused"]
    assert group["reason"] == "It has no day yet."
    assert [row["title"] for row in group["first"]] == [of_a_month.title_en]


def test_many_are_shown_page_by_page_the_ones_to_look_at_first(regions, monkeypatch):
    monkeypatch.setattr(moves, "ROWS", 2)
    edition = EditionFactory()
    events = [published_event(edition=edition, region=regions[0]) for _number in range(3)]
    late = published_event(
        edition=edition, region=regions[0], start_date=date(2026, 12, 2), start_time=None
    )
    day = date(2026, 12, 9)
    BlackoutFactory(kind=PUBLIC, start_date=day, end_date=day)
    user = account(NATIONAL)
    shown = confirmation(user, 7, f"edition={edition.pk}")
    assert shown.context["moves"][0]["id"] == late.pk
    assert shown.context["page"].paginator.count == 4
    second = browser(user).get(f"{shown.redirect_chain[-1][0]}?p=2")
    rest = {row["id"] for row in (*shown.context["moves"], *second.context["moves"])}
    assert rest == {late.pk, *(event.pk for event in events)}
    assert 'href="?p=1"' in second.text


@pytest.mark.parametrize("number", [1, 12])
def test_a_preview_costs_six_queries_at_most(regions, number, django_assert_max_num_queries):
    venue = VenueFactory()
    for _number in range(number):
        EventFactory(venue=venue)
    user = account(NATIONAL)
    with django_assert_max_num_queries(8):
        move_preview(Event.objects.all(), 7, user)


def test_the_other_orders_have_no_days_to_show(regions):
    event = published_event(region=regions[0])
    address = f"{reverse('planning_bulk_order', args=['cancel'])}?id={event.pk}"
    shown = browser(account(NATIONAL)).post(address, {"reason_fr": "Grève"}, follow=True)
    assert "moves" not in shown.context
    assert shown.context["first"][0]["title"] == event.title_fr
