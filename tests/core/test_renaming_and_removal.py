"""Old addresses and marks of removal, followed through the life of real records."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from campaign_site.core.content_version import content_version
from campaign_site.core.former_addresses import record_former_slug, renamed_to
from campaign_site.core.models import FormerSlug, Tombstone
from campaign_site.core.tombstones import leave_tombstones, remove_tombstones
from events.enums import EditionState
from tests.factories import (
    EditionFactory,
    EventFactory,
    InstitutionFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)


def rename(record, *names):
    for name in names:
        record.slug = name
        record.save()


def test_a_record_renamed_many_times_is_found_by_every_name_but_its_own():
    one = InstitutionFactory(slug="a")
    rename(one, "b", "c", "d")
    assert [renamed_to("partners.institution", name) for name in "abcd"] == [one.pk] * 3 + [None]


def test_two_records_may_change_their_names_with_each_other():
    one, other = InstitutionFactory(slug="a"), InstitutionFactory(slug="b")
    rename(one, "spare")
    rename(other, "a")
    rename(one, "b")
    assert renamed_to("partners.institution", "a") is None
    assert renamed_to("partners.institution", "b") is None
    assert renamed_to("partners.institution", "spare") == one.pk


def test_a_name_of_one_kind_says_nothing_of_another():
    region = RegionFactory(slug="rabat")
    rename(region, "rabat-sale")
    assert renamed_to("core.region", "rabat") == region.pk
    assert renamed_to("partners.institution", "rabat") is None


def test_a_new_record_remembers_nothing():
    for factory in (RegionFactory, EditionFactory, EventFactory, InstitutionFactory):
        factory()
    assert not FormerSlug.objects.exists()


def test_saving_without_a_change_remembers_nothing():
    one = InstitutionFactory(slug="a")
    one.save()
    one.save(update_fields=["slug"])
    assert not FormerSlug.objects.exists()


def test_a_renaming_that_is_taken_back_is_forgotten():
    one = InstitutionFactory(slug="a")
    with pytest.raises(RuntimeError), transaction.atomic():
        rename(one, "b")
        raise RuntimeError
    assert not FormerSlug.objects.exists()


def test_a_record_loaded_from_a_fixture_remembers_nothing():
    one = InstitutionFactory(slug="a")
    one.slug = "b"
    one.save_base(raw=True)
    assert not FormerSlug.objects.exists()


def test_renaming_costs_the_same_however_many_names_there_were():
    one = InstitutionFactory(slug="n0")
    for number in range(1, 6):
        rename(one, f"n{number}")
    assert FormerSlug.objects.count() == 5
    record_former_slug(kind="partners.institution", object_id=one.pk, old="n4", new="n5")
    assert FormerSlug.objects.count() == 5


def test_a_mark_is_written_once_however_often_it_is_left():
    ids = [f"id-{number}" for number in range(300)]
    leave_tombstones(kind="event", public_ids=ids, at=AT)
    leave_tombstones(kind="event", public_ids=iter(ids), at=AT + timedelta(days=1))
    assert Tombstone.objects.count() == 300
    assert set(Tombstone.objects.values_list("removed_at", flat=True)) == {AT + timedelta(days=1)}


def test_leaving_many_marks_moves_the_version_once():
    before = content_version()
    leave_tombstones(kind="event", public_ids=["a", "b", "c"], at=AT)
    assert content_version() == before + 1


def test_no_marks_at_all_are_no_error():
    leave_tombstones(kind="event", public_ids=[], at=AT)
    remove_tombstones(kind="event", public_ids=[])
    assert not Tombstone.objects.exists()


def test_a_mark_that_is_not_there_is_removed_without_a_word():
    leave_tombstones(kind="event", public_ids=["a"], at=AT)
    remove_tombstones(kind="event", public_ids=["zebra"])
    assert Tombstone.objects.count() == 1


def test_a_deletion_that_is_taken_back_leaves_no_mark():
    region = RegionFactory()
    with pytest.raises(RuntimeError), transaction.atomic():
        region.delete()
        assert Tombstone.objects.exists()
        raise RuntimeError
    assert not Tombstone.objects.exists()


def test_the_mark_of_a_deletion_bears_the_hour_of_the_deletion(time_machine):
    one = InstitutionFactory()
    time_machine.move_to(AT, tick=False)
    one.delete()
    assert Tombstone.objects.get().removed_at == AT


def test_deleting_many_at_once_marks_each():
    made = [InstitutionFactory() for _ in range(3)]
    expected = {str(one.pk) for one in made}
    type(made[0]).objects.all().delete()
    assert set(Tombstone.objects.values_list("public_id", flat=True)) == expected


def test_an_edition_that_is_withdrawn_is_marked_until_it_is_public_again():
    edition = EditionFactory()
    edition.state = EditionState.PREPARING
    edition.save()
    assert Tombstone.objects.get(kind="edition").public_id == str(edition.pk)
    edition.state = EditionState.PUBLISHED
    edition.save()
    assert not Tombstone.objects.exists()
