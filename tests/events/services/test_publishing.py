"""Publishing what was drafted, as one event of many."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from campaign_site.core.permissions.roles import NATIONAL, editing_name
from events.enums import EditionState
from events.models import Event, Publication
from events.services.publishing import publish_event
from events.services.refusals import Refused
from tests.factories import EventFactory, RegionFactory, published_event
from tests.roles import account, coordinator, two_regions

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions():
    return two_regions()


@pytest.fixture
def amina(regions):
    return account(NATIONAL)


def _drafted(event: Event, **fields: object) -> Event:
    draft = Event.objects.get(pk=event.pk)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision()
    return draft


def test_a_draft_without_a_version_becomes_public_once(amina):
    event = EventFactory(draft=True)
    assert publish_event(event_id=event.pk, by=amina)
    row = Event.objects.get()
    assert (row.live, row.has_unpublished_changes) == (True, False)
    assert row.live_revision.user == amina
    assert not publish_event(event_id=event.pk, by=amina)
    assert Publication.objects.get().sequence == 0


def test_the_newest_version_is_what_becomes_public(amina):
    event = EventFactory(draft=True)
    _drafted(event, title_fr="Première")
    _drafted(event, title_fr="Deuxième")
    publish_event(event_id=event.pk, by=amina)
    assert Event.objects.get().title_fr == "Deuxième"


def test_other_texts_of_a_live_event_are_published_and_another_day_is_not(amina):
    event = published_event()
    _drafted(event, title_fr="Titre corrigé")
    assert publish_event(event_id=event.pk, by=amina)
    assert Event.objects.get().title_fr == "Titre corrigé"
    _drafted(event, start_date=date(2026, 12, 8))
    with pytest.raises(Refused):
        publish_event(event_id=event.pk, by=amina)
    assert Event.objects.get().start_date == date(2026, 12, 1)


def test_another_day_that_the_public_was_never_told_needs_no_reason(amina):
    event = EventFactory(edition__state=EditionState.PREPARING)
    _drafted(event, start_date=date(2026, 12, 8))
    assert publish_event(event_id=event.pk, by=amina)
    assert Event.objects.get().start_date == date(2026, 12, 8)


def test_what_is_not_complete_is_refused_with_its_field(amina):
    event = EventFactory(draft=True)
    Event.objects.update(start_date=None)
    with pytest.raises(ValidationError) as refused:
        publish_event(event_id=event.pk, by=amina)
    assert "start_date" in refused.value.error_dict
    assert not Event.objects.get().live


def test_who_writes_for_a_region_does_not_publish_for_it(regions):
    rabat, marrakech = regions
    event = EventFactory(draft=True, region=rabat)
    for who in (account(editing_name("MA-04")), coordinator(marrakech)):
        with pytest.raises(PermissionDenied):
            publish_event(event_id=event.pk, by=who)
    assert publish_event(event_id=event.pk, by=coordinator(rabat))


def test_a_version_for_another_region_is_not_published_by_the_first(regions):
    rabat, _marrakech = regions
    event = published_event(region=rabat)
    _drafted(event, region=RegionFactory())
    with pytest.raises(PermissionDenied):
        publish_event(event_id=event.pk, by=coordinator(rabat))
    assert Event.objects.get().region == rabat
