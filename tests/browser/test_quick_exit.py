"""Somebody must leave at once: the page goes, and "back" does not bring it again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from .world import build_world

NEUTRAL = "<title>neutral</title><p>Nothing to see</p>"


@pytest.fixture
def reader(browser: Browser, site: str) -> Iterator[Page]:
    """A page from which the neutral site can be reached, and nothing else."""
    yield from _reader(browser, site)


@pytest.fixture
def plain_reader(browser: Browser, site: str) -> Iterator[Page]:
    yield from _reader(browser, site, java_script_enabled=False)


def _reader(browser: Browser, base_url: str, **options: object) -> Iterator[Page]:
    context = browser.new_context(base_url=base_url, **options)

    def answer(route: Route) -> None:
        if route.request.url.startswith(base_url):
            route.continue_()
        else:
            route.fulfill(body=NEUTRAL, content_type="text/html")

    context.route("**/*", answer)
    yield context.new_page()
    context.close()


def test_the_page_is_replaced_and_back_does_not_show_it(reader: Page) -> None:
    build_world()
    reader.goto("/fr/")
    reader.goto("/fr/events/launch/")
    length = reader.evaluate("history.length")
    reader.locator("[data-quick-exit]").click()
    reader.wait_for_function("document.title === 'neutral'")
    assert reader.evaluate("history.length") == length
    reader.go_back()
    reader.wait_for_function("document.title === 'neutral'")
    assert "campagne" not in reader.content().lower()


def test_the_page_is_blank_before_the_neutral_one_has_come(reader: Page) -> None:
    build_world()
    reader.goto("/fr/events/launch/")
    # In one step: nothing can have arrived between the click and the look.
    shown, title = reader.evaluate(
        """() => {
          document.querySelector("[data-quick-exit]").click();
          const wanted = { visibilityProperty: true, opacityProperty: true };
          return [document.querySelector("h1").checkVisibility(wanted), document.title];
        }"""
    )
    assert (shown, title) == (False, "\u2014")
    reader.wait_for_function("document.title === 'neutral'")


def test_without_scripts_it_is_a_link(plain_reader: Page) -> None:
    build_world()
    plain_reader.goto("/ar/events/launch/")
    plain_reader.locator("[data-quick-exit]").click()
    assert plain_reader.title() == "neutral"
