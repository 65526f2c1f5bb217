"""Who begins an import, and whose imports somebody sees."""

import pytest

from campaign_site.core.admin_imports.access import batches_of, may_begin
from campaign_site.core.imports.kinds import kinds_for
from campaign_site.core.models import ImportBatch, Region, User
from campaign_site.core.permissions.roles import EDITORS, NATIONAL, OBSERVERS, PARTNERS, PRESS
from campaign_site.core.time import now
from tests.factories import UserFactory
from tests.roles import account, coordinator


def batch_of(owner: User | None) -> ImportBatch:
    return ImportBatch.objects.create(
        kind="schools", owner=owner, language="fr", name="a", size=1, sha256="0", created_at=now()
    )


@pytest.mark.parametrize("role", [EDITORS, OBSERVERS, PARTNERS, PRESS])
def test_roles_that_import_nothing(country, role) -> None:
    user = account(role)
    assert kinds_for(user) == []
    assert not may_begin(user)


def test_roles_that_import(country) -> None:
    for user in (account(NATIONAL), coordinator(Region.objects.get(code="MA-07"))):
        assert {kind.name for kind in kinds_for(user)} == {"schools", "events"}
        assert may_begin(user)


def test_a_coordinator_without_a_region_imports_nothing(country) -> None:
    user = coordinator(Region.objects.get(code="MA-07"))
    Region.objects.get(code="MA-07").groups.clear()
    assert not may_begin(User.objects.get(pk=user.pk))


def test_nobody_imports_with_a_closed_account(country) -> None:
    user = account(NATIONAL)
    user.is_active = False
    assert not may_begin(user)


def test_everybody_sees_the_own_imports_and_the_national_team_all(country) -> None:
    one, other = (coordinator(Region.objects.get(code=code)) for code in ("MA-07", "MA-04"))
    mine, theirs, nobodys = batch_of(one), batch_of(other), batch_of(None)
    assert list(batches_of(one)) == [mine]
    assert list(batches_of(other)) == [theirs]
    assert set(batches_of(account(NATIONAL))) == {mine, theirs, nobodys}


def test_an_observer_of_the_whole_country_sees_no_files_of_others(country) -> None:
    batch_of(UserFactory())
    observer = account(OBSERVERS)
    assert list(batches_of(observer)) == []
    own = batch_of(observer)
    assert list(batches_of(observer)) == [own]
