"""A series, laid out and created."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError

from campaign_site.core.models import JobProgress, User
from campaign_site.core.permissions.roles import NATIONAL, PARTNERS
from events import tasks
from events.enums import BlackoutKind, EditionState
from events.models import Event, Preparation
from events.services import preparations, series
from events.services.series_batches import may_add, proposes, series_batch
from events.services.series_plans import RULE, SCHOOLS, Row, SeriesPlan, titles_of
from tests.factories import (
    BlackoutFactory,
    CityFactory,
    EditionFactory,
    EventFactory,
    EventKindFactory,
    EventPersonFactory,
    PartnerRoleFactory,
    SchoolFactory,
    VenueFactory,
)
from tests.roles import account, coordinator, two_regions

AT = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def regions(db):
    return two_regions()


@pytest.fixture
def user(regions) -> User:
    return coordinator(regions[0])


@pytest.fixture
def plan(regions) -> SeriesPlan:
    return plan_with()


def plan_with(**fields) -> SeriesPlan:
    values = {
        "mode": SCHOOLS,
        "edition": fields.pop("edition", None) or EditionFactory().pk,
        "kind": fields.pop("kind", None) or EventKindFactory(in_schools=True).pk,
        "titles": {"fr": "Atelier – {school}", "ar": "ورشة – {school}"},
        "first": date(2026, 12, 1),
        "last": date(2026, 12, 11),
        "weekdays": (0, 1, 2, 3, 4),
        "times": (time(9), time(11)),
        "minutes": 90,
        "per_day": 2,
        "capacity": 40,
    }
    return SeriesPlan(**{**values, **fields})


def prepared(plan, by, schools=(), pattern=None) -> Preparation:
    preparation = preparations.open_preparation(
        kind=Preparation.Kind.SERIES,
        by=by,
        at=AT,
        pattern=pattern,
        choices={"plan": plan.to_json(), "schools": [school.pk for school in schools]},
    )
    return series.keep_layout(preparation=preparation, by=by)


def confirm(preparation) -> Preparation:
    by = User.objects.get(pk=preparation.owner_id)
    return series.confirm_series(preparation=preparation, by=by, at=AT)


def test_plans_and_rows_survive_being_kept(plan):
    assert SeriesPlan.from_json(plan.to_json()) == plan
    for row in series.lay_out(plan, [], [], EventKindFactory()):
        assert Row.from_json(row.to_json()) == row


def test_each_school_gets_a_session_in_its_language(user, regions, plan):
    city = CityFactory(province__region=regions[0])
    schools = [
        SchoolFactory(region=regions[0], name_fr=f"École {letter}", name_ar=f"مدرسة {letter}")
        for letter in "AB"
    ]
    schools[0].city, schools[0].province = city, city.province
    schools[0].save()
    done = confirm(prepared(plan, user, schools))
    assert done.state == Preparation.State.DONE
    first, second = Event.objects.order_by("start_time")
    assert (first.title_fr, first.title_ar) == ("Atelier – École A", "ورشة – مدرسة A")
    assert (first.school, first.region, first.city) == (schools[0], regions[0], city)
    assert (first.start_date, first.start_time, first.end_time) == (
        date(2026, 12, 1),
        time(9),
        time(10, 30),
    )
    assert second.start_time == time(11)
    assert first.starts_at.hour == 9
    assert not first.live
    assert first.latest_revision.user == user
    assert first.capacity == 40


def test_a_rule_gives_a_session_at_each_time(user, regions):
    plan = plan_with(
        mode=RULE,
        region=regions[0].pk,
        weekdays=(1, 3),
        titles={"fr": "Permanence {n}, {day}"},
        last=date(2026, 12, 8),
    )
    confirm(prepared(plan, user))
    assert [event.title_fr for event in Event.objects.order_by("pk")] == [
        "Permanence 1, mardi 1er décembre",
        "Permanence 2, mardi 1er décembre",
        "Permanence 3, jeudi 3 décembre",
        "Permanence 4, jeudi 3 décembre",
        "Permanence 5, mardi 8 décembre",
        "Permanence 6, mardi 8 décembre",
    ]


def test_days_off_are_passed_over_in_their_region_only(regions):
    blackout = BlackoutFactory(
        start_date=date(2026, 12, 1), end_date=date(2026, 12, 3), kind=BlackoutKind.OTHER
    )
    blackout.regions.add(regions[0])
    schools = [SchoolFactory(region=region) for region in regions]
    rows = prepared(plan_with(per_day=1), account(NATIONAL), schools).choices["layout"]
    assert [Row.from_json(row).slot.day for row in rows] == [date(2026, 12, 4), date(2026, 12, 1)]


def test_days_off_are_kept_when_told_so(user, regions):
    BlackoutFactory(start_date=date(2026, 12, 1), end_date=date(2026, 12, 3))
    school = SchoolFactory(region=regions[0])
    rows = prepared(plan_with(skip_days_off=False), user, [school]).choices["layout"]
    assert Row.from_json(rows[0]).slot.day == date(2026, 12, 1)


def test_a_school_without_a_day_is_shown_and_not_created(user, regions):
    schools = [SchoolFactory(region=regions[0]) for _number in range(3)]
    preparation = prepared(plan_with(last=date(2026, 12, 1)), user, schools)
    rows = [Row.from_json(row) for row in preparation.choices["layout"]]
    assert [bool(row.slot) for row in rows] == [True, True, False]
    confirm(preparation)
    assert Event.objects.count() == 2


def test_what_is_ticked_off_is_not_created(user, regions, plan):
    schools = [SchoolFactory(region=regions[0]) for _number in range(3)]
    preparation = preparations.keep_choices(preparation=prepared(plan, user, schools), left_out=[2])
    confirm(preparation)
    assert {event.school for event in Event.objects.all()} == {schools[0], schools[2]}


def test_the_model_event_lends_its_texts_people_and_institutions(user, regions):
    pattern = EventFactory(
        region=regions[0],
        summary_fr="Résumé",
        audiences=["pupils"],
        online_url="https://x.ma/",
        description_ar=[{"type": "quote", "value": "قول"}],
    )
    PartnerRoleFactory(event=pattern)
    EventPersonFactory(event=pattern)
    school = SchoolFactory(region=regions[0])
    plan = plan_with(edition=pattern.edition_id, kind=pattern.kind_id, is_part=True)
    confirm(prepared(plan, user, [school], pattern=pattern))
    event = Event.objects.exclude(pk=pattern.pk).get()
    assert event.summary_fr == "Résumé"
    assert event.audiences == ["pupils"]
    assert event.description_ar[0].value == "قول"
    assert event.partner_roles.count() == event.people.count() == 1
    assert event.parent == pattern
    assert (event.online_url, event.previous_occurrence, event.sources) == ("", None, {})


def test_a_venue_gives_its_place(user, regions):
    city = CityFactory(province__region=regions[0])
    venue = VenueFactory(region=regions[0], city=city, province=city.province)
    plan = plan_with(mode=RULE, region=regions[0].pk, venue=venue.pk, last=date(2026, 12, 1))
    confirm(prepared(plan, user))
    assert {(event.venue, event.city) for event in Event.objects.all()} == {(venue, city)}


def test_a_session_past_midnight_ends_on_the_next_day(user, regions):
    plan = plan_with(
        mode=RULE, region=regions[0].pk, times=(time(23),), minutes=120, last=date(2026, 12, 1)
    )
    confirm(prepared(plan, user))
    event = Event.objects.get()
    assert (event.end_date, event.end_time) == (date(2026, 12, 2), time(1))


def test_confirming_twice_creates_once(user, regions, plan):
    preparation = prepared(plan, user, [SchoolFactory(region=regions[0])])
    confirm(preparation)
    confirm(preparation)
    assert Event.objects.count() == 1


def test_many_sessions_are_the_worker_s(user, regions, plan, monkeypatch):
    monkeypatch.setattr(preparations, "INLINE_LIMIT", 2)
    schools = [SchoolFactory(region=regions[0]) for _number in range(3)]
    done = confirm(prepared(plan, user, schools))
    assert Event.objects.count() == 3
    assert JobProgress.objects.get().pk == done.job_id


def test_a_killed_job_goes_on_where_it_was(user, regions, plan, monkeypatch):
    monkeypatch.setattr(preparations, "INLINE_LIMIT", 0)
    monkeypatch.setattr(preparations, "BATCH", 2)
    monkeypatch.setattr(preparations, "start_job", lambda *_args, **_kwargs: None)
    schools = [SchoolFactory(region=regions[0]) for _number in range(3)]
    preparation = confirm(prepared(plan, user, schools))
    assert preparations.advance(preparation_id=preparation.pk, step=series_batch) == 2
    assert tasks.create_series.call(0, preparation.pk, 3) == 1
    assert tasks.create_series.call(0, preparation.pk, 3) == 0
    assert Event.objects.count() == 3


def waiting_for_the_worker(monkeypatch, plan, user, schools) -> Preparation:
    monkeypatch.setattr(preparations, "INLINE_LIMIT", 0)
    monkeypatch.setattr(preparations, "start_job", lambda *_args, **_kwargs: None)
    return confirm(prepared(plan, user, schools))


def stopped(preparation) -> str:
    assert preparations.advance(preparation_id=preparation.pk, step=series_batch) == 0
    assert not Event.objects.exists()
    preparation.refresh_from_db()
    assert preparation.state == Preparation.State.FAILED
    return preparation.message


def test_a_school_removed_before_the_worker_came(user, regions, plan, monkeypatch):
    schools = [SchoolFactory(region=regions[0]) for _number in range(2)]
    preparation = waiting_for_the_worker(monkeypatch, plan, user, schools)
    schools[1].delete()
    # All or nothing: the first is not created either.
    assert stopped(preparation) == "schools_changed"


def test_a_school_given_to_another_region_meanwhile(user, regions, plan, monkeypatch):
    school = SchoolFactory(region=regions[0])
    preparation = waiting_for_the_worker(monkeypatch, plan, user, [school])
    school.region = regions[1]
    school.save()
    assert stopped(preparation) == "schools_changed"


def test_a_region_taken_away_meanwhile(user, regions, monkeypatch):
    plan = plan_with(mode=RULE, region=regions[0].pk)
    preparation = waiting_for_the_worker(monkeypatch, plan, user, [])
    user.groups.clear()
    assert stopped(preparation) == "not_allowed"


def test_an_edition_archived_meanwhile(user, regions, plan, monkeypatch):
    preparation = waiting_for_the_worker(
        monkeypatch, plan, user, [SchoolFactory(region=regions[0])]
    )
    edition = preparation.edition
    edition.state = EditionState.ARCHIVED
    edition.save()
    assert stopped(preparation) == "edition_archived"


def test_days_outside_the_edition_are_ticked_off_from_the_beginning(user, regions):
    plan = plan_with(
        mode=RULE, region=regions[0].pk, first=date(2026, 11, 30), last=date(2026, 12, 1)
    )
    preparation = prepared(plan, user)
    assert preparation.choices["left_out"] == [1, 2]
    confirm(preparation)
    assert {event.start_date for event in Event.objects.all()} == {date(2026, 12, 1)}


def test_a_day_outside_the_edition_is_refused_even_if_ticked(user, regions):
    plan = plan_with(
        mode=RULE, region=regions[0].pk, first=date(2026, 12, 18), last=date(2026, 12, 21)
    )
    preparation = preparations.keep_choices(preparation=prepared(plan, user), left_out=[])
    with pytest.raises(ValidationError) as refused:
        confirm(preparation)
    assert refused.value.code == "outside"
    assert not Event.objects.exists()
    left = series.leave_outside_out(preparation=preparation).choices["left_out"]
    assert left == [3, 4]


def test_a_night_beyond_the_last_day_is_outside(user, regions):
    last = date(2026, 12, 20)
    night = plan_with(
        mode=RULE, region=regions[0].pk, first=last, last=last, weekdays=(6,), times=(time(23),)
    )
    assert prepared(night, user).choices["left_out"] == [1]


def test_an_edition_given_other_days_before_the_worker_came(user, regions, plan, monkeypatch):
    schools = [SchoolFactory(region=regions[0]) for _number in range(3)]
    preparation = waiting_for_the_worker(monkeypatch, plan, user, schools)
    edition = preparation.edition
    edition.end_date = date(2026, 12, 1)
    edition.save()
    # All or nothing: the two of the first day are not created either.
    assert stopped(preparation) == "outside_edition"


def test_a_foreign_school_is_never_laid_out(user, regions, plan):
    foreign = SchoolFactory(region=regions[1])
    preparation = prepared(plan, user, [foreign])
    assert preparation.choices["layout"] == preparation.choices["schools"] == []
    with pytest.raises(ValidationError):
        confirm(preparation)


def test_what_has_come_between_is_said_before_anything_is_created(user, regions, plan):
    school = SchoolFactory(region=regions[0])
    preparation = prepared(plan, user, [school])
    school.delete()
    with pytest.raises(ValidationError) as refused:
        confirm(preparation)
    assert refused.value.code == "schools"
    assert not Event.objects.exists()


def test_another_region_is_refused(user, regions):
    with pytest.raises(ValidationError):
        confirm(prepared(plan_with(mode=RULE, region=regions[1].pk), user))
    with pytest.raises(ValidationError):
        confirm(prepared(plan_with(mode=RULE), user))
    assert not Event.objects.exists()


def test_an_archived_edition_is_refused(user, regions):
    plan = plan_with(mode=RULE, region=regions[0].pk, edition=EditionFactory(archived=True).pk)
    with pytest.raises(ValidationError):
        confirm(prepared(plan, user))


def test_no_more_than_the_limit(user, regions, monkeypatch):
    monkeypatch.setattr(series, "LIMIT", 3)
    plan = plan_with(mode=RULE, region=regions[0].pk)
    preparation = prepared(plan, user)
    assert len(preparation.choices["layout"]) == 4
    with pytest.raises(ValidationError):
        confirm(preparation)
    confirm(preparations.keep_choices(preparation=preparation, left_out=[1]))
    assert Event.objects.count() == 3


def test_a_partner_s_series_is_proposed(regions):
    partner = account(PARTNERS)
    assert proposes(partner)
    assert may_add(partner, region_id=regions[0].pk)
    assert not may_add(partner, region_id=None)
    plan = plan_with(mode=RULE, region=regions[0].pk, last=date(2026, 12, 1), times=(time(9),))
    confirm(prepared(plan, partner))
    event = Event.objects.get()
    assert event.current_workflow_state.requested_by == partner
    assert series.most_rows(partner) < series.most_rows(coordinator(regions[0]))


def test_a_coordinator_s_series_is_not_proposed(user, regions):
    plan = plan_with(mode=RULE, region=regions[0].pk, last=date(2026, 12, 1), times=(time(9),))
    confirm(prepared(plan, user))
    assert Event.objects.get().current_workflow_state is None


def test_a_title_is_never_too_long(regions, plan):
    school = SchoolFactory(name_fr="É" * 200, region=regions[0])
    long = plan_with(titles={"fr": "A" * 100 + "{school}"})
    slot = long.slots()[0]
    assert len(titles_of(Row(1, slot, school.pk), long, school)["fr"]) == 255


def test_a_missing_name_is_replaced_by_another_language_s(regions, plan):
    school = SchoolFactory(name_fr="", name_ar="مدرسة الأمل", region=regions[0])
    titles = titles_of(Row(1, plan.slots()[0], school.pk), plan, school)
    assert titles["fr"] == "Atelier – مدرسة الأمل"
