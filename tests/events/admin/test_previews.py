"""The preview is the published page, in each language."""

import pytest
from django.urls import reverse
from django.utils import translation

from campaign_site.core.permissions.roles import NATIONAL
from events.models import Event
from tests.factories import EventFactory
from tests.roles import account, browser, two_regions

from .test_event_form import sent


@pytest.fixture
def national(db):
    two_regions()
    return browser(account(NATIONAL, language="fr"))


def test_modes_are_the_languages_and_the_screens_comes_first(db):
    event = EventFactory()
    assert [mode for mode, _name in event.preview_modes] == ["ar", "fr", "en"]
    for language in ("ar", "fr", "en"):
        with translation.override(language):
            assert event.default_preview_mode == language
    with translation.override("de"):
        assert event.default_preview_mode == "ar"


@pytest.mark.parametrize(
    ("language", "direction", "title"),
    [("ar", "rtl", "عنوان جديد"), ("fr", "ltr", "Nouveau titre"), ("en", "ltr", "New title")],
)
def test_what_is_typed_is_shown_in_each_language(national, language, direction, title):
    event = EventFactory()
    url = reverse("wagtailsnippets_events_event:preview_on_edit", args=[event.pk])
    typed = sent(event, title_ar="عنوان جديد", title_fr="Nouveau titre", title_en="New title")
    assert national.post(url, typed).json()["is_valid"] is True
    page = national.get(url, {"mode": language})
    assert page.status_code == 200
    assert f'lang="{language}" dir="{direction}"' in page.text
    assert title in page.text
    assert Event.objects.get().title_fr != "Nouveau titre"
