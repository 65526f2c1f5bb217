"""Signing in, in the language of the one who signs in."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from campaign_site.core.admin.login import LoginForm

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("lang", "label"), [("ar", "كلمة المرور"), ("fr", "Mot de passe"), ("en", "Password")]
)
def test_the_password_field_speaks_the_readers_language(lang, label):
    with override(lang):
        assert str(LoginForm()["password"].label) == label


def test_the_page_uses_it_and_keeps_the_name_after_a_wrong_password(client):
    answer = client.post(
        reverse("wagtailadmin_login"),
        {"username": "nobody", "password": "wrong-password"},
        headers={"accept-language": "fr"},
    )
    assert answer.status_code == 200
    assert isinstance(answer.context["form"], LoginForm)
    assert 'value="nobody"' in answer.text
    assert "wrong-password" not in answer.text
