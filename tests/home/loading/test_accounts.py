"""One account per role; nobody can log in before a password is set."""

import pytest
from django.contrib.auth import get_user_model

from campaign_site.core.demo_logins import LOGINS, set_demo_password
from campaign_site.core.permissions.scope import scope_of
from campaign_site.home.loading import accounts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("territory")]


def person(login: str):
    return get_user_model().objects.get(username=login)


def test_the_logins_of_the_welcome_are_those_that_exist():
    accounts.load_accounts()
    assert {account.login for account in accounts.ACCOUNTS} == set(LOGINS)
    assert get_user_model().objects.filter(username__in=LOGINS).count() == len(LOGINS)


def test_nobody_is_an_administrator_and_nobody_has_a_password():
    accounts.load_accounts()
    for login in LOGINS:
        user = person(login)
        assert not user.is_superuser
        assert not user.has_usable_password()
    assert accounts.without_password()


@pytest.mark.parametrize(
    ("login", "regions"),
    [("coordinator-ms", ["MA-07"]), ("coordinator-rsk", ["MA-04"]), ("editor-ms", ["MA-07"])],
)
def test_coordinators_work_for_their_region(login, regions):
    accounts.load_accounts()
    assert [region.code for region in scope_of(person(login)).regions()] == regions


@pytest.mark.parametrize(
    ("login", "right", "held"),
    [
        ("national", "events.publish_event", True),
        ("coordinator-ms", "events.publish_event", True),
        ("editor-ms", "events.change_event", True),
        ("editor-ms", "events.publish_event", False),
        ("partner", "events.publish_event", False),
        ("partner", "events.add_event", True),
        ("editor", "events.add_event", False),
        ("press", "media.add_keyfigure", True),
        ("observer", "events.change_event", False),
        ("observer", "wagtailadmin.access_admin", True),
    ],
)
def test_roles_give_rights(login, right, held):
    accounts.load_accounts()
    assert person(login).has_perm(right) is held


def test_each_starts_in_a_language_of_the_admin():
    accounts.load_accounts()
    assert person("coordinator-ms").wagtail_userprofile.preferred_language == "ar"
    assert person("national").wagtail_userprofile.preferred_language == "fr"


def test_loading_again_keeps_password_and_language():
    accounts.load_accounts()
    set_demo_password("une-phrase-assez-longue")
    profile = person("editor").wagtail_userprofile
    profile.preferred_language = "en"
    profile.save()
    accounts.load_accounts()
    assert person("editor").check_password("une-phrase-assez-longue")
    assert person("editor").wagtail_userprofile.preferred_language == "en"
    assert not accounts.without_password()


def test_refused_on_a_real_site(settings):
    settings.DEMO = False
    with pytest.raises(accounts.NotADemonstration):
        accounts.load_accounts()
    assert not get_user_model().objects.exists()
