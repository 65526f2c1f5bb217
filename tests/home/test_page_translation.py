"""Prose is written once per language: wagtail-localize, without going live by itself."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from campaign_site.core.permissions.roles import EDITORS
from campaign_site.home.models import HomePage, StandardPage
from tests.roles import account, browser, two_regions


@pytest.fixture
def about(db) -> StandardPage:
    two_regions()
    french, _created = Locale.objects.get_or_create(language_code="fr")
    Locale.objects.get_or_create(language_code="ar")
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Accueil", slug="accueil", locale=french))
    return home.add_child(
        instance=StandardPage(title="À propos", introduction="La campagne", locale=french)
    )


def test_an_editor_translates_a_page_and_publishes_it_apart(about):
    arabic = Locale.objects.get(language_code="ar")
    client = browser(account(EDITORS))
    url = reverse("wagtail_localize:submit_page_translation", args=[about.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"locales": [arabic.pk]}).status_code == 302
    translated = StandardPage.objects.get(locale=arabic)
    assert translated.live is False
    assert translated.translation_key == about.translation_key
    assert Translation.objects.get(target_locale=arabic).source.get_source_instance() == about
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[translated.pk]))
    assert edit.status_code == 200
    assert "La campagne" in edit.text
