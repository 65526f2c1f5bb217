"""Events written many at once have what one has that somebody creates in the form."""

import json
from datetime import UTC, date, datetime

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from events.models import Event
from events.services.event_copies import Parts, copied_event, insert_copies
from events.services.first_versions import COPIED, CREATED, write_first_versions
from tests.factories import (
    EditionFactory,
    EventFactory,
    EventPersonFactory,
    PartnerRoleFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

AT = datetime(2027, 1, 10, 9, 0, tzinfo=UTC)


def copy_of(source: Event, number: int = 0) -> Event:
    return copied_event(
        source,
        edition=source.edition,
        parent_id=None,
        slug=f"copy-{number}",
        shift=None,
        parts=Parts(),
    )


def plain(content) -> dict:
    return json.loads(json.dumps(content, cls=DjangoJSONEncoder))


def test_the_first_version_is_the_row_with_its_people_and_institutions():
    source, by = EventFactory(audiences=["pupils"]), UserFactory()
    PartnerRoleFactory(event=source)
    EventPersonFactory(event=source, function_fr="Présidente")
    (made,) = insert_copies([(source, copy_of(source))], parts=Parts(), by=by, at=AT)
    stored = Event.objects.get(pk=made.pk)
    version = Revision.objects.get(object_id=str(made.pk))
    by_hand = plain(Event.objects.get(pk=made.pk).serializable_data())
    differing = {name for name in by_hand if by_hand[name] != plain(version.content)[name]}
    # What a row says of its versions is no part of them: Wagtail's own differ here too.
    assert differing == {"latest_revision", "has_unpublished_changes"}
    assert (version.user, version.created_at, version.object_str) == (by, AT, str(made))
    assert stored.latest_revision == version
    assert stored.has_unpublished_changes
    draft = stored.get_latest_revision_as_object()
    assert [part.function_fr for part in draft.people.all()] == ["Présidente"]
    assert draft.partner_roles.count() == 1


def test_a_version_of_a_copy_is_saved_on_without_doubling_anybody():
    source = EventFactory()
    EventPersonFactory(event=source)
    (made,) = insert_copies([(source, copy_of(source))], parts=Parts(), by=None, at=AT)
    draft = Event.objects.get(pk=made.pk).get_latest_revision_as_object()
    draft.start_date, draft.date_precision = date(2027, 12, 1), "day"
    draft.save_revision()
    stored = Event.objects.get(pk=made.pk)
    assert stored.start_date == date(2027, 12, 1)
    assert stored.people.count() == 1


def test_the_history_says_what_it_was_copied_from():
    source, by = EventFactory(title_fr="Atelier", title_ar="ورشة", title_en=""), UserFactory()
    (made,) = insert_copies([(source, copy_of(source))], parts=Parts(), by=by, at=AT)
    entry = ModelLogEntry.objects.get(object_id=str(made.pk))
    assert (entry.action, entry.user, entry.timestamp) == (COPIED, by, AT)
    assert entry.revision == Event.objects.get(pk=made.pk).latest_revision
    assert entry.data == {"source": source.slug, "titles": {"ar": "ورشة", "fr": "Atelier"}}
    assert entry.message == "Copié de « Atelier »"


def test_what_is_no_copy_was_created():
    event = EventFactory(draft=True)
    write_first_versions([event], by=None, at=AT)
    entry = ModelLogEntry.objects.get()
    assert (entry.action, entry.data) == (CREATED, {})
    assert entry.label == str(event)


def test_versions_of_many_cost_as_many_queries_as_of_one(django_assert_num_queries):
    edition = EditionFactory()
    write_first_versions([EventFactory(draft=True)], by=None, at=AT)
    for number in (1, 8):
        events = [EventFactory(edition=edition, draft=True) for _number in range(number)]
        for event in events:
            event.people, event.partner_roles = [], []
        with django_assert_num_queries(3):
            write_first_versions(events, by=None, at=AT)


def test_the_index_of_uses_knows_the_people_of_a_copy():
    source = EventFactory()
    part = EventPersonFactory(event=source)
    (made,) = insert_copies([(source, copy_of(source))], parts=Parts(), by=None, at=AT)
    users = {row.object_id for row in ReferenceIndex.get_references_to(part.person)}
    assert str(made.pk) in users
