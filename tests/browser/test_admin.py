"""Organisers' screens in a real browser: weekdays while typing, errors that are found."""

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Page, expect
from wagtail.users.models import UserProfile

from campaign_site.core.models import User
from tests.factories import EventFactory, VenueFactory

PASSWORD = "the-right-password"
LATITUDE = {"ar": "خط العرض", "fr": "Latitude"}


@pytest.fixture
def signed_in(page: Page, db):
    """Sign in as somebody who may do everything, in a language."""
    Group.objects.get_or_create(name="Editors")

    def sign_in(language: str) -> Page:
        user = User.objects.create_superuser("national", password=PASSWORD)
        UserProfile.objects.create(user=user, preferred_language=language)
        page.goto("/admin/login/")
        page.fill('input[name="username"]', "national")
        page.fill('input[name="password"]', PASSWORD)
        page.press('input[name="password"]', "Enter")
        page.wait_for_url("**/admin/")
        return page

    return sign_in


@pytest.mark.parametrize(
    ("language", "before", "after"), [("ar", "الثلاثاء", "الخميس"), ("fr", "mardi", "jeudi")]
)
def test_the_weekday_follows_the_typing(signed_in, language, before, after):
    event = EventFactory()
    page = signed_in(language)
    page.goto(f"/admin/snippets/events/event/edit/{event.pk}/#tab-quand_et_ou")
    page.get_by_role("tab").nth(1).click()
    weekday = page.locator('[data-weekday-of="id_start_date"]')
    expect(weekday).to_have_text(before)
    page.fill("#id_start_date", "2026-12-03")
    expect(weekday).to_have_text(after)
    page.fill("#id_start_date", "2026-02-31")
    expect(weekday).to_have_text("")


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_refused_form_leads_to_the_field_to_mend(signed_in, language):
    venue = VenueFactory()
    page = signed_in(language)
    page.goto(f"/admin/snippets/events/venue/edit/{venue.pk}/")
    page.fill("#id_name_fr", "Maison des jeunes")
    page.fill("#id_latitude", "1234567")
    page.locator("form[data-edit-form] button[type=submit]").first.click()
    summary = page.locator(".messages li.error")
    expect(summary).to_be_focused()
    expect(page.locator("#id_name_fr")).to_have_value("Maison des jeunes")
    link = summary.get_by_role("link").first
    expect(link).to_contain_text(LATITUDE[language])
    link.click()
    expect(page.locator("#id_latitude")).to_be_focused()
