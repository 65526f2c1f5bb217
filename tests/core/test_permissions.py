"""Scopes, roles and policies."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group

from campaign_site.core.models import City, Region
from campaign_site.core.permissions.policies import may, visible_to
from campaign_site.core.permissions.roles import (
    NATIONAL,
    OBSERVERS,
    PARTNERS,
    PRESS,
    REGIONAL,
    ROLES,
    coordination_name,
    editing_name,
    permission_names,
)
from campaign_site.core.permissions.scope import NOBODY, is_national, scope_of
from campaign_site.core.services.roles import MissingPermissions, _permissions, setup_roles
from events.models import Event, Venue
from media.models import KeyFigure
from partners.models import Institution
from tests.factories import EventFactory, InstitutionFactory, UserFactory, VenueFactory
from tests.roles import account, coordinator, two_regions


@pytest.fixture
def regions(db):
    return two_regions()


def test_nobody_has_no_scope(db):
    assert scope_of(AnonymousUser()) == NOBODY
    assert scope_of(UserFactory(is_active=False, is_superuser=True)) == NOBODY


def test_a_coordinator_covers_the_regions_of_all_groups(regions):
    rabat, marrakech = regions
    user = account(*(coordination_name(region.code) for region in regions))
    assert scope_of(user).region_ids == {rabat.pk, marrakech.pk}
    assert scope_of(user).covers(rabat.pk) is True
    assert scope_of(user).covers(None) is False
    assert list(scope_of(coordinator(rabat)).regions()) == [rabat]


def test_national_team_covers_what_has_no_region(regions):
    assert scope_of(account(NATIONAL)).covers(None) is True
    assert is_national(account(OBSERVERS)) is True
    assert is_national(account(PRESS)) is False


def test_the_scope_is_read_once(regions, django_assert_num_queries):
    user = coordinator(regions[0])
    scope_of(user)
    with django_assert_num_queries(0):
        scope_of(user)


def rights_by_group() -> dict[str, set[object]]:
    return {
        group.name: {
            *group.permissions.values_list("pk"),
            *group.page_permissions.values_list("page", "permission"),
            *group.collection_permissions.values_list("collection", "permission"),
        }
        for group in Group.objects.all()
    }


def test_setting_roles_up_twice_changes_nothing(regions):
    before = rights_by_group()
    assert len(setup_roles()) == len(ROLES) + len(REGIONAL) * Region.objects.count()
    assert rights_by_group() == before


def test_setting_roles_up_repairs_rights_and_keeps_members(regions):
    user = account(PRESS)
    press = Group.objects.get(name=PRESS)
    press.permissions.clear()
    setup_roles()
    assert user.groups.get() == press
    assert press.permissions.count() == len(permission_names(ROLES[PRESS]))


def test_a_slip_in_the_table_is_an_error(db):
    with pytest.raises(MissingPermissions, match="events.fly_event"):
        _permissions(["events.fly_event"])


def test_nobody_but_the_national_team_manages_accounts_and_editions():
    for role in (*REGIONAL.values(), *(ROLES[name] for name in ROLES if name != NATIONAL)):
        names = permission_names(role)
        assert not {"core.change_user", "events.change_edition", "core.change_region"} & names


def test_another_regions_event_is_neither_seen_nor_changed(regions):
    rabat, marrakech = regions
    event = EventFactory(region=marrakech)
    stranger, owner = coordinator(rabat), coordinator(marrakech)
    for action in ("view", "change", "delete", "publish"):
        assert may(stranger, action, event) is False
        assert may(owner, action, event) is True
    assert list(visible_to(stranger, Event)) == []
    assert list(visible_to(owner, Event)) == [event]


def test_a_national_event_belongs_to_the_national_team(regions):
    event = EventFactory(region=None)
    assert may(coordinator(regions[0]), "view", event) is False
    assert may(account(NATIONAL), "change", event) is True
    assert may(account(OBSERVERS), "view", event) is True
    assert may(account(OBSERVERS), "change", event) is False


@pytest.mark.parametrize("factory", [VenueFactory, InstitutionFactory])
def test_national_records_are_read_by_all_and_changed_by_the_national_team(regions, factory):
    record = factory(region=None)
    user = coordinator(regions[0])
    assert may(user, "view", record) is True
    assert may(user, "change", record) is False
    assert may(account(NATIONAL), "change", record) is True


def test_territory_is_changed_by_nobody(regions):
    boss = UserFactory(admin=True)
    assert may(boss, "view", City()) is True
    assert may(boss, "change", City()) is False


def test_press_officers_keep_figures_and_see_no_events(regions):
    user = account(PRESS)
    assert may(user, "change", KeyFigure()) is True
    assert list(visible_to(user, Event)) == []
    assert list(visible_to(user, Venue)) == []


def test_partners_see_the_directory_and_not_other_peoples_events(regions):
    EventFactory(region=regions[0])
    InstitutionFactory(region=None)
    user = account(PARTNERS)
    assert visible_to(user, Institution).count() == 1
    assert visible_to(user, Event).count() == 0


def test_a_regional_editor_writes_for_the_own_region_and_publishes_nothing(regions):
    rabat, marrakech = regions
    editor = account(editing_name(rabat.code))
    own, other = EventFactory(region=rabat), EventFactory(region=marrakech)
    assert scope_of(editor).region_ids == {rabat.pk}
    assert [action for action in ("view", "change") if may(editor, action, own)] == [
        "view",
        "change",
    ]
    for action in ("publish", "delete", "lock", "unlock"):
        assert may(editor, action, own) is False
    assert may(editor, "view", other) is False
    assert list(visible_to(editor, Event)) == [own]
