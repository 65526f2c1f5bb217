from datetime import UTC, datetime

import pytest

from campaign_site.core.content_version import content_version
from campaign_site.core.models import Tombstone
from campaign_site.core.tombstones import leave_tombstones, remove_tombstones
from tests.factories import EditionFactory, InstitutionFactory, RegionFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 4, 8, 0, tzinfo=UTC)


def marks():
    return list(Tombstone.objects.order_by("pk").values_list("kind", "public_id", "removed_at"))


def test_a_record_removed_again_has_one_mark_with_the_newer_time():
    leave_tombstones(kind="event", public_ids=["a", "b"], at=AT)
    leave_tombstones(kind="event", public_ids=["a"], at=LATER)
    assert marks() == [("event", "a", LATER), ("event", "b", AT)]


def test_a_mark_is_public_content():
    before = content_version()
    leave_tombstones(kind="event", public_ids=["a"], at=AT)
    assert content_version() == before + 1


def test_only_what_is_public_again_loses_its_mark():
    leave_tombstones(kind="event", public_ids=["a", "b"], at=AT)
    leave_tombstones(kind="edition", public_ids=["a"], at=AT)
    remove_tombstones(kind="event", public_ids=["a"])
    assert marks() == [("event", "b", AT), ("edition", "a", AT)]


def test_deleted_records_leave_their_public_id():
    region, who = RegionFactory(), InstitutionFactory()
    expected = {("region", region.code), ("institution", str(who.pk))}
    region.delete()
    who.delete()
    assert {(kind, public_id) for kind, public_id, _at in marks()} == expected


def test_an_edition_nobody_ever_saw_leaves_nothing():
    EditionFactory(preparing=True).delete()
    assert marks() == []
