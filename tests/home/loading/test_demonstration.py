"""The invented edition: labelled, valid, varied, and the same whenever it is loaded."""

from datetime import date, time

import pytest
from wagtail.models import WorkflowState

from campaign_site.core.models import CampaignImage, Region
from campaign_site.home.loading.demonstration import edition as demo
from campaign_site.home.loading.demonstration.regional import EVENTS_IN, SMALLEST_TOWN, TOWNS_ONLY
from events.enums import (
    Audience,
    DatePrecision,
    EventStatus,
    RegistrationMode,
    SpokenLanguage,
)
from events.models import (
    Blackout,
    Edition,
    Event,
    EventChange,
    EventKind,
    PartnerRole,
    Person,
    Publication,
)
from partners.enums import SchoolLevel
from tests.home.loading.conftest import LOADED_ON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]


@pytest.fixture
def edition():
    return Edition.objects.get(slug=demo.SLUG)


@pytest.fixture
def events(edition):
    return Event.objects.filter(edition=edition)


def test_the_edition_is_labelled_and_current(edition):
    assert edition.is_demonstration
    assert (edition.start_date, edition.end_date) == (date(2026, 12, 1), date(2026, 12, 20))
    assert (edition.title_ar, edition.title_fr, edition.title_en) == (
        "نسخة تجريبية",
        "Édition de démonstration",
        "Demonstration edition",
    )
    assert Edition.objects.current(on=LOADED_ON) == edition
    edition.full_clean()


def test_about_a_hundred_and_twenty_events_all_marked(events):
    assert events.count() == 123
    assert not events.filter(is_synthetic=False).exists()
    assert events.filter(live=True).count() == 118


def test_each_is_valid(events):
    for event in events:
        event.full_clean()


def test_all_regions_and_the_whole_country(events):
    counts = {region.code: events.filter(region=region).count() for region in Region.objects.all()}
    assert all(counts[code] >= wanted for code, wanted in EVENTS_IN.items())
    assert events.filter(region=None, parent=None).count() >= 10


def test_all_kinds_and_statuses(events):
    kinds = set(events.values_list("kind__code", flat=True))
    assert kinds == set(EventKind.objects.values_list("code", flat=True))
    statuses = list(events.filter(live=True).values_list("status", flat=True))
    for status in EventStatus:
        assert statuses.count(status) >= 4, status


@pytest.mark.parametrize(
    ("field", "choices"),
    [
        ("audiences", Audience),
        ("levels", SchoolLevel),
        ("languages", SpokenLanguage),
        ("registration_mode", RegistrationMode),
    ],
)
def test_every_filter_finds_something(events, field, choices):
    values = events.filter(live=True).values_list(field, flat=True)
    used = {one for value in values for one in ([value] if isinstance(value, str) else value)}
    assert used == set(choices.values)


def test_changes_have_a_reason_and_a_history(events):
    changed = events.exclude(status=EventStatus.SCHEDULED)
    for event in changed:
        assert event.change_reason_ar and event.change_reason_fr and event.change_reason_en
        history = event.changes.all()
        assert history, event.slug
        assert all(change.reason_fr for change in history)
        assert event.publication.sequence == 1
    assert EventChange.objects.exclude(event__in=changed).count() == 0


def test_a_rescheduled_event_says_where_it_was(events):
    event = events.filter(status=EventStatus.RESCHEDULED).first()
    change = event.changes.get(kind="date")
    assert change.before["start_date"] != change.after["start_date"]
    assert change.after["start_date"] == event.start_date.isoformat()


def test_postponed_means_no_date(events):
    for event in events.filter(status=EventStatus.POSTPONED):
        assert (event.start_date, event.date_precision) == (None, DatePrecision.NONE)


def test_moved_online_has_an_address_under_a_reserved_name(events):
    for event in events.filter(status=EventStatus.MOVED_ONLINE):
        assert ".example/" in event.online_url


def test_some_are_full_some_without_time_some_without_place(events):
    facts = [row.facts for row in Publication.objects.filter(event__in=events, is_live=True)]
    assert sum(fact["full"] for fact in facts) >= 10
    assert sum(not fact["full"] and fact["seats_left"] is not None for fact in facts) >= 40
    dated = events.filter(live=True, date_precision=DatePrecision.DAY, kind__in_schools=True)
    assert dated.filter(start_time=None).exists()
    assert events.filter(venue=None, school=None, region__isnull=False).exists()
    assert events.filter(date_precision=DatePrecision.EDITION, live=True).exists()


def test_texts_are_missing_here_and_there(events):
    live = events.filter(live=True)
    only_arabic = live.filter(title_fr=None, title_en=None)
    only_french = live.filter(title_ar=None, title_en=None)
    assert only_arabic.count() >= 5
    assert only_french.count() >= 5
    assert live.exclude(title_en=None).count() >= 30
    assert not live.filter(title_ar=None, title_fr=None).exists()


def test_days_off_are_respected_but_for_a_few(events):
    weekend = [e for e in events.filter(start_date__isnull=False) if e.start_date.weekday() > 4]
    assert 1 <= len(weekend) <= 12
    assert not [event for event in weekend if event.start_date.weekday() == 6]
    assert not [event for event in weekend if event.kind.in_schools]


def test_nothing_begins_during_the_friday_prayer(events):
    starts = events.filter(start_time__gte=time(12), start_time__lt=time(15))
    assert [event.slug for event in starts if event.start_date.weekday() == 4] == []


def test_planners_see_a_clash_with_exams(events):
    exams = Blackout.objects.get(external_id="demo:exams")
    assert exams.to_be_confirmed
    assert sorted(region.code for region in exams.regions.all()) == ["MA-04", "MA-07"]
    clash = events.filter(
        region__in=exams.regions.all(),
        kind__in_schools=True,
        start_date__range=(exams.start_date, exams.end_date),
    )
    assert clash.exists()


def test_everything_lies_inside_the_edition_but_for_one_past_session(events, edition):
    outside = events.exclude(start_date=None).exclude(
        start_date__range=(edition.start_date, edition.end_date)
    )
    assert {event.slug for event in outside} == {
        "parcours-referents",
        "parcours-referents-seance-1",
    }
    past = events.get(slug="parcours-referents-seance-1")
    assert past.start_date < LOADED_ON
    assert past.took_place


def test_a_day_long_forum_with_sessions(events):
    forum = events.get(slug="forum-des-jeunes")
    sessions = forum.sessions.order_by("start_time")
    assert sessions.count() == 5
    assert {session.start_date for session in sessions} == {forum.start_date}
    assert (sessions[0].start_time, sessions.last().end_time) == (
        forum.start_time,
        forum.end_time,
    )


def test_a_training_path_of_three_days(events):
    path = events.get(slug="parcours-referents")
    days = list(path.sessions.order_by("start_date").values_list("start_date", flat=True))
    assert len(set(days)) == 3
    assert (path.start_date, path.end_date) == (days[0], days[-1])


def test_workshops_take_place_in_invented_schools_of_the_region(events):
    held = events.exclude(school=None).select_related("school")
    assert held.count() >= 40
    for event in held:
        assert event.school.is_synthetic
        assert event.school.region_id == event.region_id
        assert set(event.levels) <= set(event.school.levels)


def test_events_take_place_where_people_live(events):
    for event in events.exclude(city=None).select_related("city"):
        if event.school_id is None:
            assert event.city.population >= SMALLEST_TOWN, event.slug
    assert not events.filter(region__code__in=TOWNS_ONLY, school__isnull=False, city=None).exists()


def test_no_activity_for_older_pupils_in_a_primary_school(events):
    for event in events.filter(slug__startswith="simulation-du-signalement"):
        assert SchoolLevel.PRIMARY not in event.levels


def test_registration_closes_before_the_event(events):
    for event in events.exclude(registration_closes=None):
        assert event.registration_opens <= event.registration_closes
        if event.start_date:
            assert event.registration_closes < event.start_date


def test_goals_of_the_country_and_of_each_region(edition):
    goals = {goal.region and goal.region.code: goal for goal in edition.goals.all()}
    assert set(goals) == {None, *EVENTS_IN}
    assert (goals[None].events, goals[None].schools, goals[None].pupils) == (120, 90, 9000)
    assert goals["MA-04"].pupils > goals["MA-12"].pupils > 0


def test_roles_carry_words_in_the_order_of_protocol(edition, events):
    first = edition.partner_roles.order_by("sort_order").first()
    assert (first.code, first.wording_ar, first.wording_fr) == (
        "auspices",
        "تحت إشراف",
        "sous l’égide du",
    )
    roles = PartnerRole.objects.filter(event__in=events)
    assert roles.count() > 100
    assert not roles.filter(wording_fr=None, wording_ar=None).exists()


def test_invented_people_say_so_and_functions_stand_without_a_name(events):
    invented = Person.objects.filter(external_id__startswith="demo:")
    assert invented.count() == 3
    for person in invented:
        assert "personne inventée" in person.function_fr
        assert "Exemple" in person.name_fr
    launch = events.get(slug="lancement-national")
    appearances = launch.people.order_by("sort_order")
    assert [one.role for one in appearances] == ["chair", "guest", "speaker", "moderator"]
    assert [one.person is None for one in appearances] == [True, True, True, False]
    real = Person.objects.exclude(external_id__startswith="demo:")
    assert not events.filter(people__person__in=real).exists()


def test_pictures_have_credit_and_words_in_three_languages(edition):
    pictures = CampaignImage.objects.all()
    assert pictures.count() == 4
    for picture in pictures:
        assert picture.credit == "Illustration du site"
        assert picture.alt_ar and picture.alt_fr and picture.alt_en
        assert (picture.width, picture.height) == (1600, 900)
        assert 0 < picture.file_size < 60_000
        assert picture.file_hash
    assert edition.cover in pictures


def test_drafts_are_not_public_and_one_waits_for_review(events):
    drafts = events.filter(live=False)
    assert drafts.count() == 5
    assert not Publication.objects.filter(event__in=drafts).exists()
    assert all(draft.latest_revision for draft in drafts)
    waiting = WorkflowState.objects.get()
    assert waiting.content_object.region.code == "MA-07"
    assert waiting.requested_by.username == "coordinator-ms"


def test_it_is_created_once_and_kept(edition, events):
    before = list(events.order_by("pk").values())
    again = demo.create_demo_edition(on=date(2027, 3, 3), at=edition.updated_at)
    assert again == edition
    assert list(events.order_by("pk").values()) == before
