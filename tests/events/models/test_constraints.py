"""What the database itself refuses, whoever writes: imports, scripts, two people at once."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from events.models import (
    Blackout,
    Campaign,
    Edition,
    EditionGoal,
    Event,
    EventKind,
    PartnerRole,
    Project,
    Publication,
)
from tests.factories import (
    BlackoutFactory,
    CampaignFactory,
    EditionFactory,
    EditionGoalFactory,
    EventFactory,
    EventKindFactory,
    EventPersonFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    ProjectFactory,
    RegionFactory,
    SchoolFactory,
    VenueFactory,
    published_event,
)

pytestmark = pytest.mark.django_db
DAY, BEFORE = date(2026, 12, 1), date(2026, 11, 30)


def refused(model, pk: int, **fields: object) -> str:
    """The message with which the database refuses an update past every form and model."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        model.objects.filter(pk=pk).update(**fields)
    return str(caught.value)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"edition": None, "project": None}, "events_event_in_edition_or_project"),
        ({"start_date": DAY, "end_date": BEFORE}, "events_event_ends_after_start"),
        ({"group_min": 20, "group_max": 19}, "events_event_group_sizes_ordered"),
        (
            {"registration_opens": DAY, "registration_closes": BEFORE},
            "events_event_window_ordered",
        ),
    ],
)
def test_an_event_that_contradicts_itself(fields, constraint):
    assert constraint in refused(Event, EventFactory().pk, **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"end_date": DAY},
        {"end_date": None},
        {"group_min": 20, "group_max": 20},
        {"group_min": None, "group_max": 1},
        {"registration_opens": DAY, "registration_closes": DAY},
        {"registration_opens": None, "registration_closes": BEFORE},
    ],
)
def test_what_is_just_right_is_stored(fields):
    event = EventFactory()
    assert Event.objects.filter(pk=event.pk).update(**fields) == 1


def test_an_event_may_belong_to_a_project_alone():
    event = EventFactory(edition=None, project=ProjectFactory())
    assert event.pk


@pytest.mark.parametrize(
    ("made", "model"),
    [
        (EventFactory, Event),
        (EditionFactory, Edition),
        (CampaignFactory, Campaign),
        (ProjectFactory, Project),
    ],
)
def test_two_records_never_share_an_address(made, model):
    taken, other = made(), made()
    assert "slug" in refused(model, other.pk, slug=taken.slug)


def test_kinds_have_codes_of_their_own():
    taken, other = EventKindFactory(), EventKindFactory()
    assert "code" in refused(EventKind, other.pk, code=taken.code)


def test_an_edition_ends_after_it_begins():
    edition = EditionFactory(start_date=DAY, end_date=DAY)
    assert "events_edition_ends_after_start" in refused(Edition, edition.pk, end_date=BEFORE)


@pytest.mark.parametrize("missing", ["start_date", "end_date"])
def test_an_edition_may_know_one_of_its_days(missing):
    edition = EditionFactory(**{missing: None})
    edition.refresh_from_db()
    assert getattr(edition, missing) is None


def test_a_campaign_has_one_edition_of_a_number():
    first = EditionFactory(number=6)
    second = EditionFactory(campaign=first.campaign, number=7)
    refused(Edition, second.pk, number=6)
    assert EditionFactory(number=6).pk
    for _ in range(2):
        assert EditionFactory(campaign=first.campaign, number=None).pk


def test_one_goal_for_each_region_and_one_for_the_country():
    country = EditionGoalFactory()
    region = RegionFactory()
    EditionGoalFactory(edition=country.edition, region=region)
    for again in (None, region):
        with pytest.raises(IntegrityError), transaction.atomic():
            EditionGoal.objects.create(edition=country.edition, region=again)
    assert EditionGoalFactory(region=None).pk


def test_days_off_end_after_they_begin():
    days = BlackoutFactory(start_date=DAY, end_date=DAY)
    found = refused(Blackout, days.pk, end_date=BEFORE)
    assert "events_blackout_ends_after_start" in found


@pytest.mark.parametrize("scopes", [(), ("edition", "event"), ("event", "project"), None])
def test_a_role_is_in_one_scope_and_no_more(scopes):
    made = {"edition": EditionFactory, "event": EventFactory, "project": ProjectFactory}
    chosen = made if scopes is None else scopes
    fields = {name: make() if name in chosen else None for name, make in made.items()}
    with pytest.raises(IntegrityError, match="events_role_has_one_scope"), transaction.atomic():
        PartnerRole.objects.create(institution=InstitutionFactory(), code="partner", **fields)


@pytest.mark.parametrize("scope", ["edition", "event", "project"])
def test_a_role_in_one_scope_is_stored(scope):
    made = {"edition": EditionFactory, "event": EventFactory, "project": ProjectFactory}
    role = PartnerRoleFactory(**{"event": None, scope: made[scope]()})
    assert role.pk


def test_an_event_is_published_once_under_a_name_nobody_else_has():
    one, other = published_event(), published_event()
    assert "event_id" in refused(Publication, one.publication.pk, event=other)
    assert "uid" in refused(Publication, one.publication.pk, uid=other.publication.uid)


@pytest.mark.parametrize("field", ["edition", "kind", "venue", "school", "region", "project"])
def test_what_an_event_stands_on_cannot_be_taken_away(field):
    made = {
        "venue": VenueFactory, "school": SchoolFactory, "region": RegionFactory,
        "project": ProjectFactory,
    }  # fmt: skip
    event = EventFactory(**{field: made[field]()} if field in made else {})
    with pytest.raises(ProtectedError):
        getattr(event, field).delete()


def test_a_whole_with_sessions_stays():
    session = EventFactory(parent=EventFactory())
    with pytest.raises(ProtectedError):
        session.parent.delete()


def test_people_and_institutions_of_a_programme_stay():
    appearance, role = EventPersonFactory(), PartnerRoleFactory()
    for record in (appearance.person, role.institution):
        with pytest.raises(ProtectedError):
            record.delete()


def test_an_event_takes_its_own_rows_with_it():
    event = published_event()
    EventPersonFactory(event=event)
    PartnerRoleFactory(event=event)
    event.delete()
    assert not Publication.objects.exists()
    assert not PartnerRole.objects.exists()
