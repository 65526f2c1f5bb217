"""The frame's scripts in a real browser: quick exit, menu, copying, errors, filters.

Pages are rendered here and handed to the browser without a server: nothing of the database
is needed, and no request can leave the machine.
"""

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.template import engines
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, Page, Route

from campaign_site.core.styleguide import styleguide_context

# Only a page that came over https may write to the clipboard.
SITE = "https://site.test"
NEUTRAL = "https://neutral.example/"
FILTERS = """
{% extends "base.html" %}{% load components static %}
{% block scripts %}<script type="module" src="{% static 'site/js/filters.js' %}"></script>
{% endblock %}
{% block content %}<h1>Programme</h1>
<form data-filters method="get" action="/filters">
{% wrap "filter_panel" %}
{% component "filter_group" name="level" label="Niveau" options=options open=True %}
{% endwrap %}
</form>
<div data-refresh>{{ status|length }}</div>{% component "result_status" text=status %}
<div data-refresh><p>{{ status }}</p></div>
{% endblock %}
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 360, "height": 720})
    opened.route("**/*", _answer)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    opened = context.new_page()
    failures: list[str] = []
    opened.on("pageerror", lambda error: failures.append(str(error)))
    opened.goto(f"{SITE}/ar/")
    yield opened
    assert failures == []


def _answer(route: Route) -> None:
    address = urlsplit(route.request.url)
    if f"{address.scheme}://{address.netloc}" != SITE:
        route.fulfill(body="<title>neutral</title>", content_type="text/html")
    elif address.path.startswith("/static/"):
        path = Path(finders.find(address.path.removeprefix("/static/")))
        kind = mimetypes.guess_type(path.name)[0] or "font/woff2"
        route.fulfill(body=path.read_bytes(), content_type=kind)
    elif address.path == "/filters":
        route.fulfill(body=_filters_page(address.query), content_type="text/html")
    else:
        route.fulfill(body=_guide_page(address.path.strip("/")[:2]), content_type="text/html")


def _frame(code: str) -> dict[str, object]:
    return {
        "site_name": "Campagne",
        "quick_exit_url": NEUTRAL,
        "main_menu": [{"label": "Programme", "url": f"/{code}/programme/", "current": True}],
        "language_links": [{"code": "ar", "name": "العربية", "url": "/ar/", "current": False}],
        "help": {"numbers": []},
    }


def _guide_page(code: str) -> str:
    with translation.override(code):
        return render_to_string("styleguide/index.html", styleguide_context() | _frame(code))


def _filters_page(query: str) -> str:
    chosen = "level=high" in query
    options = [
        {"value": "middle", "label": "Collège", "count": 1 if chosen else 31},
        {"value": "high", "label": "Lycée", "count": 7, "checked": chosen},
    ]
    status = "7 activités" if chosen else "38 activités"
    template = engines["django"].from_string(FILTERS)
    return template.render(_frame("fr") | {"options": options, "status": status})


def test_quick_exit_replaces_the_page_and_back_does_not_return(page: Page) -> None:
    before = page.evaluate("history.length")
    page.locator("[data-quick-exit]").click()
    page.wait_for_url(NEUTRAL)
    assert page.evaluate("history.length") == before
    assert page.title() == "neutral"


def test_pages_read_before_do_not_come_back(page: Page) -> None:
    page.goto(f"{SITE}/ar/second/")
    page.locator("[data-quick-exit]").click()
    page.wait_for_url(NEUTRAL)
    page.go_back()
    page.wait_for_url(NEUTRAL)
    page.goto(f"{SITE}/ar/")
    assert page.url == f"{SITE}/ar/"


def test_escape_three_times_leaves_and_twice_stays(page: Page) -> None:
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.url.startswith(SITE)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url(NEUTRAL)


def test_menu_opens_and_closes_and_says_so(page: Page) -> None:
    button, menu = page.locator("button.menu-toggle"), page.locator("#main-menu")
    assert (button.get_attribute("aria-expanded"), menu.is_visible()) == ("false", False)
    button.click()
    assert (button.get_attribute("aria-expanded"), menu.is_visible()) == ("true", True)
    menu.get_by_role("link").first.focus()
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.classList.contains('menu-toggle')")


def test_slogan_is_copied_letter_by_letter(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("[data-copy]").nth(1)
    wanted = button.get_attribute("data-copy")
    button.click()
    page.wait_for_function(
        "wanted => navigator.clipboard.readText().then(t => t === wanted)", arg=wanted
    )


def test_error_summary_takes_the_focus_and_leads_to_the_field(page: Page) -> None:
    assert page.evaluate("document.activeElement.matches('[data-error-summary]')")
    page.locator("[data-error-summary] a").first.click()
    assert page.evaluate("document.activeElement.id") == "ar_school"


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_nothing_scrolls_sideways(page: Page, language: str) -> None:
    page.goto(f"{SITE}/{language}/")
    for width in (320, 360, 800, 1280):
        page.set_viewport_size({"width": width, "height": 720})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_targets_are_large_enough(page: Page) -> None:
    small = page.evaluate(
        """() => [...document.querySelectorAll(
             'header a, header button, aside a, footer a, .button, .option')]
           .filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 43.9)
           .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_filter_changes_the_list_in_place(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{SITE}/filters")
    page.locator(".filter-panel > summary").click()
    page.get_by_label("Lycée").check()
    page.wait_for_url(f"{SITE}/filters?level=high")
    assert page.locator("main [data-refresh]").all_inner_texts() == ["11", "7 activités"]
    assert page.locator("[data-result-status]").inner_text() == "7 activités"
    assert page.locator(".option-count").all_inner_texts() == ["1", "7"]
    assert page.evaluate("document.activeElement.value") == "high"
    page.go_back()
    page.wait_for_function(
        "document.querySelector('[data-result-status]').innerText.startsWith('38')"
    )
    assert not page.get_by_label("Lycée").is_checked()


def test_without_scripts_menu_and_exit_are_links(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 720}, java_script_enabled=False)
    context.route("**/*", _answer)
    page = context.new_page()
    page.goto(f"{SITE}/fr/")
    assert not page.locator("#main-menu").is_visible()
    page.locator("a.menu-toggle").click()
    assert page.locator("#main-menu").is_visible()
    assert page.locator("[data-quick-exit]").get_attribute("href") == NEUTRAL
    assert not page.locator("[data-copy]").first.is_visible()
    context.close()
