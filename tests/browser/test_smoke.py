"""The least the site must do in a real browser: entrance, page frame, organisers' door."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_page_that_is_not_there_has_a_way_on(page: Page, accessible, language):
    answer = page.goto(f"/{language}/nothing-here/")
    assert answer.status == 404
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator(f'main a[href^="/{language}/"]').first).to_be_visible()
    accessible(page)


def test_the_entrance_follows_the_languages_of_the_browser(page: Page):
    page.goto("/")
    expect(page).to_have_url(re.compile("/fr/$"))


def test_an_organiser_is_let_in_with_the_right_password_only(page: Page, django_user_model):
    django_user_model.objects.create_superuser("national", password="the-right-password")
    page.goto("/admin/")
    page.fill('input[name="username"]', "national")
    page.fill('input[name="password"]', "a-wrong-password")
    page.press('input[name="password"]', "Enter")
    expect(page.locator('input[name="username"]')).to_have_value("national")
    page.fill('input[name="password"]', "the-right-password")
    page.press('input[name="password"]', "Enter")
    expect(page).to_have_url(re.compile("/admin/$"))
    expect(page.locator("h1")).to_have_count(1)


def test_the_page_frame_fits_a_phone(phone: Page):
    phone.goto("/ar/nothing-here/")
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert phone.evaluate(wide) <= 0
