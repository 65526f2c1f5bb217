"""Every type of public page, in Arabic and French: accessible, whole, light, and alone."""

import pytest
from django.utils import translation
from playwright.sync_api import Page

from .axe import violations
from .looks import CLIPPED, MOST_BYTES, TEXT_SPACING, frame_problems, watched, weight
from .world import PAGES, build_world

LANGUAGES = ("ar", "fr")
DARK = ("home", "programme", "programme by month", "event", "event cancelled", "regions", "search")
NARROW = ("home", "programme", "programme by day", "event", "region", "nothing there")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_style_guide_is_accessible(page: Page, language: str) -> None:
    page.goto(f"/{language}/styleguide/")
    assert violations(page) == []


def _pages(*names: str) -> list[tuple[str, str, int]]:
    return [page for page in PAGES if not names or page[0] in names]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_accessible_at_a_desk(page: Page, language: str) -> None:
    build_world()
    problems, titles = [], {}
    for name, path, status in PAGES:
        with watched(page) as seen:
            answer = page.goto(f"/{language}/{path}")
            found = frame_problems(page, language=language) + violations(page) + seen["errors"]
        if answer.status != status:
            found.append(f"status {answer.status}")
        # The views and choices of one page share its title.
        if "?" not in path and page.title() in titles:
            found.append(f"has the title of {titles[page.title()]}")
        titles[page.title()] = name
        problems += [f"{name}: {problem}" for problem in found]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_a_phone_and_its_line(phone: Page, language: str) -> None:
    build_world()
    phone.context.new_cdp_session(phone).send("Network.setCacheDisabled", {"cacheDisabled": True})
    problems = []
    for name, path, _status in PAGES:
        with watched(phone) as seen:
            phone.goto(f"/{language}/{path}", wait_until="networkidle")
            found = frame_problems(phone, language=language) + seen["errors"]
        total = weight(seen["requests"])
        if total > MOST_BYTES:
            found.append(f"{total} bytes")
        problems += [f"{name}: {problem}" for problem in found]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_accessible_in_the_dark(page: Page, language: str) -> None:
    build_world()
    page.emulate_media(color_scheme="dark")
    problems = []
    for name, path, _status in _pages(*DARK):
        page.goto(f"/{language}/{path}")
        problems += [f"{name}: {problem}" for problem in violations(page)]
    background = page.evaluate("getComputedStyle(document.documentElement).colorScheme")
    assert "dark" in background
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_flows_at_four_times_its_size_and_wider_apart(phone: Page, language: str) -> None:
    build_world()
    phone.set_viewport_size({"width": 320, "height": 640})
    problems = []
    for name, path, _status in _pages(*NARROW):
        phone.goto(f"/{language}/{path}")
        for spacing in (False, True):
            if spacing:
                phone.evaluate(TEXT_SPACING)
            wide = phone.evaluate("document.documentElement.scrollWidth")
            clipped = phone.evaluate(CLIPPED)
            if wide > 320 or clipped:
                problems.append(f"{name} ({spacing=}): {wide} wide, cut off: {clipped}")
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_error_pages_offer_help_in_their_language(page: Page, language: str) -> None:
    build_world()
    for path, status in (("nothing-here/", 404), ("programme/?region=MA-99", 400)):
        assert page.goto(f"/{language}/{path}").status == status
        strip = page.locator(".help-strip")
        with translation.override(language):
            assert translation.gettext("Quick exit") in strip.inner_text()
        assert strip.locator('a[href^="tel:"]').count() >= 1
        assert page.locator(f'main a[href^="/{language}/"]').count() >= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_between_editions_the_home_page_shows_the_archive(page: Page, language: str) -> None:
    world = build_world()
    world.edition.state = "preparing"
    world.edition.save()
    page.goto(f"/{language}/")
    found = frame_problems(page, language=language) + violations(page)
    assert not found, "\n".join(found)
    assert page.locator(f'main a[href="/{language}/editions/before/"]').count() >= 1
    assert page.locator('main a[href*="/editions/now/"]').count() == 0
