"""Around Wagtail's views, too, the admin speaks the language of its reader's profile."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests.factories import GroupFactory, UserFactory

pytestmark = pytest.mark.django_db
FRENCH, ARABIC = {"accept-language": "fr"}, "ar"


@pytest.fixture
def reader(client):
    user, group = UserFactory(), GroupFactory()
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    UserProfile.objects.create(user=user, preferred_language=ARABIC)
    client.force_login(user)
    return user


def test_a_refusal_is_in_the_language_of_the_profile(client, reader):
    answer = client.get(reverse("wagtailusers_users:add"), headers=FRENCH, follow=True)
    told = [str(message) for message in answer.context["messages"]]
    assert len(told) == 1
    assert "ليس لديك" in told[0]
    assert answer.headers["Content-Language"] == ARABIC


def test_so_is_what_does_not_exist(client, reader):
    answer = client.get("/admin/nothing-here/", headers=FRENCH)
    assert answer.status_code == 404
    assert 'lang="ar"' in answer.text


def test_who_chose_none_follows_the_browser(client, reader):
    UserProfile.objects.update(preferred_language="")
    answer = client.get("/admin/nothing-here/", headers=FRENCH)
    assert 'lang="fr"' in answer.text


def test_outside_the_admin_the_address_decides(client, reader):
    answer = client.get("/fr/nothing-here/")
    assert answer.headers["Content-Language"] == "fr"
    assert 'lang="fr"' in answer.text


def test_strangers_and_people_without_a_profile_follow_the_browser(client, reader):
    UserProfile.objects.all().delete()
    assert 'lang="fr"' in client.get("/admin/nothing-here/", headers=FRENCH).text
    client.logout()
    assert 'lang="fr"' in client.get(reverse("wagtailadmin_login"), headers=FRENCH).text
