import pytest

from campaign_site.core.models import HelpNumber, SiteTexts
from campaign_site.home.loading.site_texts import load_site_texts

pytestmark = pytest.mark.django_db


def test_every_text_in_every_language():
    load_site_texts()
    texts = SiteTexts.objects.get()
    fields = ("site_title", "organiser", "portal_name", "help_notice", "privacy_notice")
    for field in fields:
        assert len({getattr(texts, f"{field}_{code}") for code in ("ar", "fr")}) == 2
        assert getattr(texts, f"{field}_en")
    assert texts.portal_url == "https://www.cyberconfiance.ma/"


def test_help_numbers_say_that_they_are_to_be_checked():
    load_site_texts()
    numbers = HelpNumber.objects.order_by("sort_order")
    assert [line.number for line in numbers] == ["06 24 40 58 89", "2511", "19", "177"]
    for line in numbers:
        assert "vérifier" in line.hours_fr
        assert "التحقق" in line.hours_ar
        assert "checked" in line.hours_en


def test_contacts_cannot_reach_anybody():
    load_site_texts()
    texts = SiteTexts.objects.get()
    assert texts.contact_email.endswith(".example")
    assert texts.press_email.endswith(".example")


def test_what_an_organiser_wrote_is_kept():
    SiteTexts.objects.create(portal_url="https://signaler.example/")
    load_site_texts()
    assert SiteTexts.objects.get().portal_url == "https://signaler.example/"
    assert not HelpNumber.objects.exists()
