"""A real browser against a live server; every test here carries the mark `browser`.

`page` is a fresh, empty browser profile at the width of a desktop, `phone` one of 360
pixels. No other host can be reached from either; a request to one, a script error or a
refused content fails the test when it is over.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from .axe import violations
from .chromium import find_chromium

# Playwright's loop runs in the test's own thread; Django takes that for an async view.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
HERE = Path(__file__).parent
# Nothing has an address but the server of the tests. Looking at each request on its way
# would also do, and would keep the browser from remembering any file.
_ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder; without a browser they are skipped, and counted.

    Tests that empty the database afterwards come last of all: what migrations put into
    it (languages, the root of the pages) is then gone for the tests that follow. Those of
    this folder, which put it back, go before those that do not.
    """
    missing = find_chromium() is None
    for item in items:
        if HERE in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)
            if missing:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    mark = item.get_closest_marker("django_db")
    fixtures = set(getattr(item, "fixturenames", ()))
    if "django_db_serialized_rollback" in fixtures:
        return 1
    empties = mark and mark.kwargs.get("transaction")
    return 2 if empties or {"live_server", "transactional_db"} & fixtures else 0


@pytest.fixture(scope="session")
def browser(django_db_setup: None) -> Iterator[Browser]:
    """One browser for all tests of this process.

    While Playwright's loop runs, Django has another connection in this thread than before;
    what is to be put back into an emptied database hangs on the first.
    """
    kept = getattr(connection, "_test_serialized_contents", None)
    with sync_playwright() as playwright:
        if kept is not None:
            connection._test_serialized_contents = kept
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(),
            # Root in a container has no user namespaces, and small /dev/shm.
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", _ALONE],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def site(live_server: object, django_db_serialized_rollback: None) -> str:
    """The address of a live server on a database with what migrations put into it."""
    return live_server.url


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page at desktop width; addresses are relative to the live server."""
    yield from _fresh_page(browser, site, viewport=DESKTOP)


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    """A page 360 pixels wide, with touch."""
    yield from _fresh_page(browser, site, viewport=PHONE, has_touch=True)


@pytest.fixture
def plain_page(browser: Browser, site: str) -> Iterator[Page]:
    """A page without JavaScript."""
    yield from _fresh_page(browser, site, viewport=DESKTOP, java_script_enabled=False)


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Fail with a readable list when axe finds a violation on the page as it stands."""

    def check(page: Page) -> None:
        found = violations(page)
        assert not found, "\n".join(found)

    return check


def _fresh_page(browser: Browser, base_url: str, **options: object) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(base_url=base_url, locale="fr-FR", **options)
    context.set_default_timeout(30_000)
    problems: list[str] = []

    def heed(request: Request) -> None:
        if not request.url.startswith((base_url, "data:", "blob:")):
            problems.append(f"request to another host: {request.url}")

    context.on("request", heed)
    page = context.new_page()
    page.on("pageerror", lambda error: problems.append(f"script error: {error}"))
    page.on("console", lambda line: problems.append(line.text) if _is_refusal(line.text) else None)
    yield page
    context.close()
    assert not problems, "\n".join(problems)


def _is_refusal(text: str) -> bool:
    return "Content Security Policy" in text
