"""Saving a record that events quote writes those events again, and no others."""

from datetime import UTC, datetime

import pytest

from campaign_site.core.models import JobProgress
from events.models import Publication
from events.services.refreshing import refresh_affected, refresh_edition
from events.signals import QUOTED, events_quoting
from tests.factories import (
    CityFactory,
    EditionFactory,
    EventFactory,
    EventKindFactory,
    EventPersonFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    PersonFactory,
    ProjectFactory,
    ProvinceFactory,
    RegionFactory,
    SchoolFactory,
    VenueFactory,
    publish,
    published_event,
)

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)


def moved(event) -> bool:
    return Publication.objects.get(event=event).modified_at > AT


def quoting():
    """For each model that events quote: a record and an event that quotes it."""
    city, person, institution = CityFactory(), PersonFactory(), InstitutionFactory()
    with_person, with_institution = EventFactory(), EventFactory()
    EventPersonFactory(event=with_person, person=person)
    PartnerRoleFactory(event=with_institution, institution=institution)
    records = {
        "venue": VenueFactory(),
        "school": SchoolFactory(),
        "city": city,
        "province": ProvinceFactory(),
        "region": RegionFactory(),
        "kind": EventKindFactory(),
        "project": ProjectFactory(),
    }
    found = [(record, EventFactory(**{field: record})) for field, record in records.items()]
    found += [(city, EventFactory(venue=VenueFactory(city=city)))]
    found += [(person, with_person), (institution, with_institution)]
    return found


def test_every_model_that_is_quoted_is_tried_here():
    assert {type(record) for record, _event in quoting()} == set(QUOTED)


def test_events_are_found_by_what_they_quote():
    for record, event in quoting():
        assert event in events_quoting(record)


def test_a_new_name_is_followed_and_other_events_are_left_alone():
    other = published_event(at=AT)
    for record, event in quoting():
        publish(event, at=AT)
        field = "title_fr" if hasattr(record, "title_fr") else "name_fr"
        setattr(record, field, "Nom tout nouveau")
        record.save()
        assert moved(event), record
    assert not moved(other)


def test_a_record_saved_without_a_change_moves_nothing():
    pairs = quoting()
    for _record, event in pairs:
        publish(event, at=AT)
    for record, event in pairs:
        record.save()
        assert not moved(event), record


def test_a_new_record_is_quoted_by_nobody():
    events_before = Publication.objects.count()
    VenueFactory()
    assert Publication.objects.count() == events_before


def test_drafts_are_not_written():
    kind = EventKindFactory()
    EventFactory(draft=True, kind=kind)
    kind.name_fr = "Autre"
    kind.save()
    assert not Publication.objects.exists()


def test_nothing_is_begun_for_nothing():
    refresh_affected(events=events_quoting(EventKindFactory()), at=AT)
    assert not JobProgress.objects.exists()


def test_long_work_shows_its_progress(monkeypatch):
    monkeypatch.setattr("events.services.refreshing.INLINE_LIMIT", 1)
    kind = EventKindFactory()
    events = [published_event(kind=kind, at=AT) for _number in range(3)]
    kind.name_fr = "Autre"
    kind.save()
    job = JobProgress.objects.get()
    assert (job.state, job.done, job.total) == (JobProgress.State.DONE, 3, 3)
    assert all(moved(event) for event in events)


def test_an_edition_in_step_writes_nothing():
    event = published_event(at=AT)
    refresh_edition(edition=event.edition, at=AT)
    assert not moved(event)


def test_an_event_that_was_forgotten_is_published_with_its_edition():
    event = EventFactory()
    refresh_edition(edition=event.edition, at=AT)
    assert Publication.objects.get(event=event).is_live


def test_only_events_of_that_edition_are_withdrawn():
    edition, other = EditionFactory(), published_event(at=AT)
    event = published_event(edition=edition, at=AT)
    edition.state = "preparing"
    refresh_edition(edition=edition, at=AT)
    assert not Publication.objects.get(event=event).is_live
    assert Publication.objects.get(event=other).is_live
