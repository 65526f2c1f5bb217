from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaign_site.core.content_version import content_version
from campaign_site.core.models import Tombstone
from events.enums import DatePrecision, EditionState, EventStatus
from events.models import Event, EventChange, Publication
from events.services import publications
from events.services.publications import publish_facts, refresh_events, withdraw_facts
from tests.factories import (
    EditionFactory,
    EventFactory,
    PartnerRoleFactory,
    SchoolFactory,
    UserFactory,
    VenueFactory,
    publish,
    published_event,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)
LATER = AT + timedelta(hours=1)


def told(event: Event) -> Publication:
    return Publication.objects.get(event=event)


def change(event: Event, *, at: datetime = LATER, **fields: object) -> Publication:
    for name, value in fields.items():
        setattr(event, name, value)
    event.save()
    return publish(event, at=at)


def counters(row: Publication) -> tuple[int, datetime]:
    return row.sequence, row.modified_at


def test_the_first_publication_starts_the_counters():
    event = published_event(at=AT)
    row = told(event)
    assert (row.is_live, row.sequence, row.modified_at) == (True, 0, AT)
    assert row.edition == event.edition
    assert row.starts_on == date(2026, 12, 1)
    assert not EventChange.objects.exists()


def test_publishing_the_same_again_moves_nothing():
    event = published_event(at=AT)
    before, version = told(event), content_version()
    publish_facts(event=event, at=LATER)
    after = told(event)
    assert counters(after) == counters(before) == (0, AT)
    assert after.calendar_fr == before.calendar_fr
    assert content_version() == version


def test_a_corrected_title_moves_the_time_but_not_the_sequence():
    event = published_event(at=AT)
    assert counters(change(event, title_fr="Autre titre")) == (0, LATER)
    assert not EventChange.objects.exists()


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"start_time": time(11, 0)}, "date"),
        ({"end_time": time(13, 0)}, "date"),
        ({"start_date": date(2026, 12, 2)}, "date"),
        ({"end_date": date(2026, 12, 2)}, "date"),
        ({"date_precision": DatePrecision.NONE, "start_date": None}, "date"),
        ({"status": EventStatus.CANCELLED}, "status"),
        ({"online_url": "https://example.org/room"}, "place"),
    ],
)
def test_a_change_of_status_time_or_place_is_announced(fields, kind):
    event = published_event(at=AT)
    assert counters(change(event, **fields)) == (1, LATER)
    assert [row.kind for row in EventChange.objects.all()] == [kind]


def test_a_change_says_what_was_before_and_why_in_each_language():
    by = UserFactory()
    event = published_event(at=AT)
    event.start_date = date(2026, 12, 3)
    event.change_reason_fr, event.change_reason_ar = "Salle fermée", "القاعة مغلقة"
    event.save()
    publish_facts(event=event, at=LATER, by=by)
    row = EventChange.objects.get()
    assert (row.before["start_date"], row.after["start_date"]) == ("2026-12-01", "2026-12-03")
    assert (row.reason_fr, row.reason_ar, row.reason_en) == ("Salle fermée", "القاعة مغلقة", "")
    assert (row.by, row.at) == (by, LATER)


def test_one_publication_with_two_changes_raises_the_sequence_once():
    event = published_event(at=AT)
    row = change(event, status=EventStatus.RESCHEDULED, start_date=date(2026, 12, 4))
    assert row.sequence == 1
    assert {row.kind for row in EventChange.objects.all()} == {"status", "date"}


def test_a_venue_moved_to_counts_a_venue_renamed_does_not():
    venue = VenueFactory(name_fr="Lycee X")
    event = published_event(at=AT, venue=venue)
    venue.name_fr = "Lycée X"
    venue.save()
    row = told(event)
    assert row.sequence == 0
    assert row.modified_at > AT
    assert row.facts["place"]["fr"] == "Lycée X"
    assert (
        change(event, at=row.modified_at + timedelta(hours=1), venue=VenueFactory()).sequence == 1
    )


def test_the_time_of_change_never_goes_back():
    event = published_event(at=LATER)
    assert change(event, at=AT, title_fr="Autre").modified_at > LATER


def test_an_older_revision_published_again_never_moves_counters_back():
    event = EventFactory(live=False)
    first = event.save_revision()
    first.publish()
    uid = told(event).uid
    event.refresh_from_db()
    event.start_time, event.end_time = time(15, 0), time(16, 0)
    event.save_revision().publish()
    second = told(event)
    first.publish(previous_revision=first)
    third = told(event)
    assert (second.sequence, third.sequence) == (1, 2)
    assert third.modified_at > second.modified_at
    assert third.facts["start_time"] == "10:00"
    assert second.uid == third.uid == uid


def test_a_draft_is_told_to_nobody():
    event = EventFactory(draft=True)
    event.save_revision()
    publish_facts(event=event, at=AT)
    assert not Publication.objects.exists()


def test_a_draft_of_a_live_event_changes_nothing_public():
    event = published_event(at=AT)
    event.title_fr = "Brouillon"
    event.save_revision()
    assert refresh_events(events=[event.pk], at=LATER) == 0


def test_unpublishing_leaves_a_tombstone_and_publishing_again_takes_it_away():
    event = published_event(at=AT)
    uid = told(event).uid
    event.unpublish()
    assert not told(event).is_live
    assert Tombstone.objects.get().public_id == str(uid)
    event.refresh_from_db()
    event.save_revision().publish()
    row = told(event)
    assert (row.is_live, row.uid, row.sequence) == (True, uid, 0)
    assert row.modified_at > AT
    assert not Tombstone.objects.exists()


def test_deleting_a_live_event_leaves_a_tombstone():
    event = published_event(at=AT)
    uid = told(event).uid
    event.delete()
    assert not Publication.objects.exists()
    assert Tombstone.objects.get().public_id == str(uid)


def test_deleting_a_draft_leaves_none():
    EventFactory(draft=True).delete()
    assert not Tombstone.objects.exists()


def test_withdrawing_twice_keeps_the_first_time():
    event = published_event(at=AT)
    withdraw_facts(event=event, at=AT)
    withdraw_facts(event=event, at=LATER)
    assert Tombstone.objects.get().removed_at == AT


def test_an_edition_in_preparation_keeps_its_events_to_itself():
    edition = EditionFactory(preparing=True)
    event = EventFactory(edition=edition)
    publish_facts(event=event, at=AT)
    assert not Publication.objects.exists()
    edition.state = EditionState.PUBLISHED
    edition.save()
    assert told(event).is_live
    edition.state = EditionState.PREPARING
    edition.save()
    assert not told(event).is_live
    assert {row.kind for row in Tombstone.objects.all()} == {"event", "edition"}
    edition.state = EditionState.PUBLISHED
    edition.save()
    assert told(event).is_live
    assert not Tombstone.objects.exists()


def test_a_renamed_edition_is_followed():
    event = published_event(at=AT)
    event.edition.slug = "new-name"
    event.edition.save()
    assert told(event).facts["edition"] == "new-name"


def test_an_edition_saved_without_consequences_writes_nothing():
    event = published_event(at=AT)
    event.edition.slogan_fr = "Ensemble"
    event.edition.save()
    assert counters(told(event)) == (0, AT)


@pytest.mark.parametrize("record", ["kind", "school", "region", "institution"])
def test_texts_that_events_quote_are_followed(record):
    school = SchoolFactory()
    event = EventFactory(school=school, region=school.region)
    role = PartnerRoleFactory(event=event)
    publish(event, at=AT)
    quoted = {
        "kind": event.kind,
        "school": school,
        "region": school.region,
        "institution": role.institution,
    }[record]
    quoted.name_fr = "Nom nouveau"
    quoted.save()
    assert told(event).modified_at > AT
    assert told(event).sequence == 0


def test_a_session_follows_the_title_of_its_whole():
    whole = published_event(at=AT)
    session = published_event(at=AT, parent=whole, edition=whole.edition)
    change(whole, title_fr="Parcours nouveau")
    assert "Parcours nouveau" in told(session).calendar_fr.replace("\r\n ", "")


def test_a_session_does_not_name_a_whole_that_is_hidden():
    whole = EventFactory(title_fr="Parcours caché", slug="cache", draft=True)
    session = published_event(at=AT, parent=whole, edition=whole.edition)
    row = told(session)
    assert row.facts["parent"] is None
    assert "cache" not in row.search_text
    assert "Parcours" not in row.calendar_fr.replace("\r\n ", "")


def test_a_session_forgets_a_whole_that_is_withdrawn():
    whole = published_event(at=AT, title_fr="Parcours retiré")
    session = published_event(at=AT, parent=whole, edition=whole.edition)
    assert told(session).facts["parent"] == whole.slug
    whole.unpublish()
    assert told(whole).is_live is False
    assert told(session).facts["parent"] is None
    assert "Parcours" not in told(session).calendar_fr.replace("\r\n ", "")


def test_many_events_are_left_to_the_worker(monkeypatch):
    monkeypatch.setattr("events.services.refreshing.INLINE_LIMIT", 1)
    started = []
    monkeypatch.setattr(
        "events.services.refreshing.start_job", lambda task, ids, **_: started.append(ids)
    )
    event = published_event(at=AT)
    other = published_event(at=AT, kind=event.kind, edition=event.edition)
    event.kind.name_fr = "Autre"
    event.kind.save()
    assert started == [[event.pk, other.pk]]
    assert told(event).modified_at == AT


def test_the_worker_writes_what_was_left_to_it(monkeypatch):
    monkeypatch.setattr("events.services.refreshing.INLINE_LIMIT", 0)
    event = published_event(at=AT)
    event.kind.name_fr = "Autre"
    event.kind.save()
    assert told(event).modified_at > AT


def test_facts_hold_every_language_that_is_written_and_no_other():
    event = published_event(title_en="", summary_fr="  Résumé  ")
    facts = told(event).facts
    assert set(facts["title"]) == {"ar", "fr"}
    assert facts["summary"] == {"fr": "Résumé"}
    assert facts["place"] == {}


def test_facts_of_an_event_in_a_school():
    school = SchoolFactory(latitude="33.5", longitude="-7.6")
    event = EventFactory(
        school=school, region=school.region, capacity=30, heads_promised=30, open_to_press=True
    )
    PartnerRoleFactory(event=event, sort_order=2)
    facts = publish(event).facts
    assert facts["region"] == school.region.code
    assert facts["place"]["fr"] == school.name_fr
    assert (facts["latitude"], facts["longitude"]) == (33.5, -7.6)
    assert (facts["capacity"], facts["seats_left"], facts["full"]) == (30, 0, True)
    assert facts["starts_at"] == "2026-12-01T10:00:00+00:00"
    assert facts["organisers"][0]["wording"] == {"fr": "organisé par", "ar": "من تنظيم"}
    assert facts["organisers"][0]["order"] == 2


def test_seats_promised_by_phone_beyond_the_capacity_are_not_negative():
    facts = publish(EventFactory(capacity=10, heads_promised=12)).facts
    assert (facts["seats_left"], facts["full"]) == (0, True)


def test_an_unknown_capacity_is_not_full():
    facts = publish(EventFactory(heads_promised=12)).facts
    assert (facts["seats_left"], facts["full"]) == (None, False)


def test_an_event_is_found_by_words_of_any_language():
    row = publish(EventFactory(title_fr="Débat", title_ar="مائدة مستديرة"))
    assert "debat" in row.search_text
    assert "مستدير" in row.search_text


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow_with_events(count, django_assert_num_queries):
    for _number in range(count):
        school = SchoolFactory()
        PartnerRoleFactory(event=EventFactory(school=school, region=school.region))
    pks = list(Event.objects.values_list("pk", flat=True))
    # savepoint and its release, events, people, roles, institutions, known, insert, version
    with django_assert_num_queries(9):
        assert refresh_events(events=pks, at=AT) == count


def test_rewriting_gives_the_same_bytes():
    event = published_event(at=AT)
    before = told(event)
    Publication.objects.update(calendar_fr="old")
    assert refresh_events(events=[event.pk], at=LATER, rewrite=True) == 1
    after = told(event)
    assert after.calendar_fr == before.calendar_fr
    assert counters(after) == counters(before)


def test_the_moment_of_a_change_is_taken_behind_the_lock(monkeypatch):
    """Whoever reads on from the newest change misses none that waited for it."""
    event = EventFactory(live=True)
    asked: list[int] = []

    def moment():
        asked.append(len(queries))
        return AT

    monkeypatch.setattr(publications, "now", moment)
    with CaptureQueriesContext(connection) as queries:
        assert refresh_events(events=[event.pk]) == 1
    assert len(asked) == 1
    assert any("events_event" in query["sql"] for query in list(queries)[: asked[0]])
