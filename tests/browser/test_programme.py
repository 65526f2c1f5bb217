"""A visitor looks for an event, with and without scripts."""

import re

from playwright.sync_api import Page, expect

from .world import build_world

EVENTS = ".event-list .event-title"


def _unfold(page: Page) -> None:
    """On narrow screens the filters are folded."""
    if not page.locator('input[name="region"]').first.is_visible():
        page.locator(".filter-panel > summary").click()


def test_filters_are_a_plain_form_without_scripts(plain_page: Page) -> None:
    build_world()
    page = plain_page
    page.goto("/fr/programme/")
    everything = page.locator(EVENTS).count()
    _unfold(page)
    page.locator('input[name="region"][value="MA-07"]').check()
    page.get_by_role("button", name="Afficher les résultats").click()
    expect(page).to_have_url(re.compile(r"[?&]region=MA-07"))
    expect(page.locator(EVENTS)).to_have_text(["Forum des jeunes", "Atelier du matin"])
    assert everything > 2
    expect(page.locator("[data-result-status]")).to_have_text(re.compile(r"\b2\b"))
    page.locator(".chip-remove").click()
    expect(page.locator(EVENTS)).to_have_count(everything)


def test_search_finds_words_written_otherwise_without_scripts(plain_page: Page) -> None:
    build_world()
    page = plain_page
    page.goto("/ar/programme/")
    page.fill("#programme-q", "مُنْتَدى الشباب")
    page.press("#programme-q", "Enter")
    expect(page.locator(EVENTS)).to_contain_text(["منتدى الشباب"])
    expect(page.locator(EVENTS).filter(has_text="الحملة")).to_have_count(0)
    page.goto("/fr/programme/")
    page.fill("#programme-q", "CONFERENCE")
    page.press("#programme-q", "Enter")
    expect(page.locator(EVENTS)).to_have_text(["Conférence de lancement de la campagne nationale"])


def test_filters_replace_the_results_in_place_and_back_undoes_them(page: Page) -> None:
    build_world()
    page.goto("/fr/programme/")
    everything = page.locator(EVENTS).count()
    page.evaluate("window.stayed = true")
    region = page.locator('input[name="region"][value="MA-07"]')
    _unfold(page)
    status = page.locator("[data-result-status]")
    before = status.inner_text()
    region.check()
    expect(page).to_have_url(re.compile(r"/fr/programme/\?region=MA-07$"))
    expect(page.locator(EVENTS)).to_have_count(2)
    expect(status).to_have_attribute("role", "status")
    expect(status).not_to_have_text(before)
    expect(region).to_be_focused()
    assert page.evaluate("window.stayed")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/fr/programme/$"))
    expect(page.locator(EVENTS)).to_have_count(everything)
    expect(status).to_have_text(before)
    expect(region).not_to_be_checked()


def test_the_language_switch_keeps_page_and_filters(page: Page) -> None:
    build_world()
    page.goto("/fr/programme/")
    region = page.locator('input[name="region"][value="MA-07"]')
    _unfold(page)
    region.check()
    expect(page.locator(EVENTS)).to_have_count(2)
    page.get_by_role("link", name="العربية").click()
    expect(page).to_have_url(re.compile(r"/ar/programme/\?region=MA-07$"))
    expect(page.locator(EVENTS)).to_have_text(["منتدى الشباب", "ورشة الصباح"])
    expect(page.locator('input[name="region"][value="MA-07"]')).to_be_checked()
    page.locator(EVENTS).first.get_by_role("link").click()
    page.get_by_role("link", name="Français").click()
    expect(page).to_have_url(re.compile(r"/fr/events/forum/$"))
    expect(page.locator("h1")).to_have_text("Forum des jeunes")


def test_the_programme_is_filtered_by_keyboard_alone(page: Page) -> None:
    build_world()
    page.goto("/ar/programme/")
    page.locator("#programme-q").focus()
    for _press in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate("[document.activeElement.tagName, document.activeElement.value]")
        if here == ["INPUT", "MA-04"]:
            break
        # A folded panel or group opens like any button.
        if here[0] == "SUMMARY" and not page.evaluate("document.activeElement.parentNode.open"):
            page.keyboard.press("Space")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("region=MA-04"))
    expect(page.locator(EVENTS)).to_have_text(["ندوة إطلاق الحملة الوطنية", "لقاء الرباط"])
    assert page.evaluate("document.activeElement.value") == "MA-04"
