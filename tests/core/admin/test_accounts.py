"""The national team manages accounts; only a superuser makes one."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from campaign_site.core.models import User
from campaign_site.core.permissions.roles import EDITORS, NATIONAL
from tests.factories import UserFactory
from tests.roles import account, browser, coordinator, two_regions


@pytest.fixture
def regions(db):
    return two_regions()


def fields(user: User, **changes: object) -> dict[str, object]:
    known = {
        "username": user.username,
        "email": "a@example.org",
        "first_name": "A",
        "last_name": "B",
        "is_active": "on",
    }
    return known | changes


def test_the_national_team_opens_the_accounts(regions):
    client = browser(account(NATIONAL))
    for name in ("index", "add"):
        assert client.get(reverse(f"wagtailusers_users:{name}")).status_code == 200
    other = UserFactory()
    assert client.get(reverse("wagtailusers_users:edit", args=[other.pk])).status_code == 200


def test_nobody_promotes_to_superuser_but_a_superuser(regions):
    other = UserFactory()
    url = reverse("wagtailusers_users:edit", args=[other.pk])
    browser(account(NATIONAL)).post(url, fields(other, is_superuser="on"))
    other.refresh_from_db()
    assert (other.first_name, other.is_superuser) == ("A", False)
    browser(UserFactory(admin=True)).post(url, fields(other, is_superuser="on"))
    other.refresh_from_db()
    assert other.is_superuser is True


def test_a_superusers_account_is_closed_to_the_national_team(regions):
    boss = UserFactory(admin=True)
    client = browser(account(NATIONAL))
    for name in ("edit", "delete"):
        url = reverse(f"wagtailusers_users:{name}", args=[boss.pk])
        for response in (client.get(url), client.post(url, fields(boss, password1="x"))):
            assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    assert User.objects.filter(pk=boss.pk).exists()


def test_others_have_no_accounts_screen(regions):
    for user in (account(EDITORS), coordinator(regions[0])):
        response = browser(user).get(reverse("wagtailusers_users:index"))
        assert response.status_code == 302


@pytest.mark.parametrize("action", ["set_active_state", "assign_role", "delete"])
def test_a_superuser_is_no_part_of_actions_on_several_accounts(regions, action):
    boss, other = UserFactory(admin=True), UserFactory()
    url = reverse("wagtail_bulk_action", args=["core", "user", action])
    role = Group.objects.get(name=EDITORS)
    sent = {"mark_as_active": "False", "role": role.pk}
    client = browser(account(NATIONAL))
    client.post(f"{url}?id={boss.pk}&id={other.pk}", sent)
    boss.refresh_from_db()
    assert boss.is_active and not boss.groups.exists()


def test_other_accounts_are_closed_several_at_a_time(regions):
    other = UserFactory()
    url = reverse("wagtail_bulk_action", args=["core", "user", "set_active_state"])
    browser(account(NATIONAL)).post(f"{url}?id={other.pk}", {"mark_as_active": "False"})
    other.refresh_from_db()
    assert other.is_active is False
