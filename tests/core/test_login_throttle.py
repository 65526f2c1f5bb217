"""Guessing passwords and asking for new ones, again and again."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import RequestFactory
from django.urls import reverse

from campaign_site.core import login_throttle
from campaign_site.core.login_throttle import MOST_RESETS, client_address, is_refused
from tests.factories import UserFactory

LOGIN = reverse("wagtailadmin_login")
RIGHT, WRONG = "correct horse battery", "wrong horse battery"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small_limits(settings, monkeypatch):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    limits = {"account at address": 3, "account": 6, "address": 8}
    monkeypatch.setattr(login_throttle, "LIMITS", limits)
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def nadia():
    user = UserFactory(username="nadia", email="nadia@example.org", admin=True)
    user.set_password(RIGHT)
    user.save()
    return user


def sign_in(client, name="nadia", password=WRONG, address="192.0.2.1", url=LOGIN):
    sent = {"username": name, "password": password}
    return client.post(url, sent, REMOTE_ADDR=address)


def test_the_right_password_opens(client, nadia):
    assert sign_in(client, password=RIGHT).status_code == 302


def test_after_too_many_failures_even_the_right_password_is_refused(client, nadia):
    for _attempt in range(3):
        wrong = sign_in(client)
    refused = sign_in(client, password=RIGHT)
    assert refused.status_code == 200
    assert refused.context["form"].errors == wrong.context["form"].errors
    assert sign_in(client, name=" NADIA", password=RIGHT).status_code == 200
    # Her own address is another: nobody locked her out.
    assert sign_in(client, password=RIGHT, address="192.0.2.2").status_code == 302


def test_an_unknown_name_is_answered_like_a_known_one(client, nadia):
    for name in ("nadia", "nobody"):
        for _attempt in range(4):
            answer = sign_in(client, name=name)
        assert answer.status_code == 200
        assert is_refused(name, "192.0.2.1")
    assert "nadia" not in str(answer.context["form"].errors)


def test_many_addresses_share_the_limit_of_an_account(client, nadia):
    for number in range(6):
        sign_in(client, address=f"192.0.2.{number}")
    assert sign_in(client, password=RIGHT, address="192.0.2.99").status_code == 200


def test_many_names_share_the_limit_of_an_address(client, nadia):
    for number in range(8):
        sign_in(client, name=f"guess{number}")
    assert sign_in(client, password=RIGHT).status_code == 200


def test_signing_in_forgets_what_was_mistyped(client, nadia):
    for _week in range(2):
        for _attempt in range(2):
            sign_in(client)
        assert sign_in(client, password=RIGHT).status_code == 302
        client.logout()


def test_refused_attempts_do_not_prolong_the_refusal(client, nadia, monkeypatch):
    for _attempt in range(3):
        sign_in(client)
    counted = []
    monkeypatch.setattr(login_throttle, "_count", lambda *key: counted.append(key))
    sign_in(client)
    assert counted == []


def test_the_sites_other_login_form_is_guarded_too(client, nadia):
    for _attempt in range(3):
        sign_in(client)
    other = reverse("wagtailcore_login")
    sign_in(client, password=RIGHT, url=other)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("behind_proxy", "expected"), [(None, "127.0.0.1"), (("X", "https"), "192.0.2.7")]
)
def test_a_forwarded_address_counts_behind_our_own_proxy_only(settings, behind_proxy, expected):
    settings.SECURE_PROXY_SSL_HEADER = behind_proxy
    request = RequestFactory().get("/", headers={"x-forwarded-for": "198.51.100.1, 192.0.2.7"})
    assert client_address(request) == expected
    assert client_address(None) == ""


def test_a_new_password_is_sent_a_few_times_and_the_page_never_says_so(client, nadia):
    url = reverse("wagtailadmin_password_reset")
    answers = {
        (answer.status_code, answer.url)
        for email in ("nadia@example.org", "nobody@example.org")
        for _attempt in range(MOST_RESETS + 2)
        for answer in [client.post(url, {"email": email})]
    }
    assert len(answers) == 1
    assert len(mail.outbox) == MOST_RESETS
