"""Series and copies without a mouse: in Arabic, on a tablet, by keys alone."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from campaign_site.core.permissions.roles import NATIONAL
from events.models import Edition, Event
from tests.factories import EditionFactory, EventFactory, EventKindFactory, SchoolFactory
from tests.roles import two_regions

from .organisers import organiser, sign_in

TABLET = {"width": 768, "height": 1024}
# So many stops there are on no page.
FARTHEST = 150


@pytest.fixture
def keys(browser: Browser, site: str) -> Iterator[Page]:
    """The national coordinator, who reads Arabic, has entered; the mouse is not used."""
    rabat, _marrakech = two_regions()
    SchoolFactory.create_batch(3, region=rabat)
    kind = EventKindFactory(in_schools=True)
    edition = EditionFactory(number=12, title_ar="النسخة الثانية عشرة")
    for _number in range(3):
        EventFactory(edition=edition, kind=kind, region=rabat)
    context = browser.new_context(base_url=site, viewport=TABLET)
    context.set_default_timeout(30_000)
    page = context.new_page()
    sign_in(page, organiser("national", NATIONAL, language="ar"))
    yield page
    context.close()


def go_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Walk to something that the keyboard reaches."""
    there = "s => document.activeElement.matches(s)"
    for _stop in range(FARTHEST):
        if page.evaluate(there, selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"no key leads to {selector}")


def write(page: Page, selector: str, text: str) -> None:
    go_to(page, selector)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def press(page: Page, selector: str, key: str = "Tab") -> None:
    go_to(page, selector, key)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def begin_series(page: Page, mode: str) -> None:
    page.goto("/admin/planning/series/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    go_to(page, 'input[name="mode"]')
    if mode == "rule":
        page.keyboard.press("ArrowDown")
    expect(page.locator('input[name="mode"]:checked')).to_have_value(mode)
    press(page, '.preparing form button[type="submit"]')


def describe_series(page: Page) -> None:
    """First without a title: the errors are read at once, and lead to their field."""
    submit = '.preparing button[type="submit"]'
    write(page, '[name="first"]', "2026-12-01")
    write(page, '[name="last"]', "2026-12-03")
    press(page, submit)
    expect(page.locator('[role="alert"][data-first-to-read]')).to_be_focused()
    go_to(page, ".error-summary a")
    page.keyboard.press("Enter")
    write(page, '[name="title_ar"]', "ورشة {n}")
    press(page, submit)


def leave_out_second_and_create(page: Page) -> None:
    expect(page.locator("tbody tr").nth(1)).to_be_visible()
    box = page.locator('input[name="keep"]').nth(1).get_attribute("id")
    go_to(page, f"#{box}")
    page.keyboard.press("Space")
    # Enter on a tick keeps the ticks; it creates nothing yet.
    press(page, f"#{box}")
    expect(page.locator(f"#{box}")).not_to_be_checked()
    press(page, 'button[name="create"]')
    expect(page.locator("[data-first-to-read]")).to_be_focused()


def test_a_series_by_a_rule(keys: Page) -> None:
    before = Event.objects.count()
    begin_series(keys, "rule")
    describe_series(keys)
    leave_out_second_and_create(keys)
    made = Event.objects.filter(title_ar__startswith="ورشة").order_by("start_date", "start_time")
    assert [event.title_ar for event in made] == [f"ورشة {n}" for n in (1, 3, 4, 5, 6)]
    assert Event.objects.count() == before + 5
    assert made[0].start_date == date(2026, 12, 1)


def test_a_series_of_schools(keys: Page) -> None:
    begin_series(keys, "schools")
    describe_series(keys)
    boxes = keys.locator('input[name="keep"]')
    for number in range(3):
        value = boxes.nth(number).get_attribute("value")
        go_to(keys, f'input[name="keep"][value="{value}"]')
        keys.keyboard.press("Space")
    press(keys, 'button[name="next"]', "Shift+Tab")
    leave_out_second_and_create(keys)
    assert Event.objects.filter(school__isnull=False).count() == 2


def test_a_model_event_is_chosen_by_keys(keys: Page) -> None:
    keys.goto("/admin/planning/series/")
    go_to(keys, "[data-chooser-action-choose]")
    keys.keyboard.press("Enter")
    expect(keys.locator(".modal [data-chooser-modal-choice]").first).to_be_visible()
    go_to(keys, ".modal [data-chooser-modal-choice]")
    keys.keyboard.press("Enter")
    expect(keys.locator(".modal")).to_have_count(0)
    expect(keys.locator('input[name="pattern"]')).to_have_value(re.compile(r"\d+"))
    press(keys, '.preparing form button[type="submit"]')
    expect(keys.locator('[name="title_ar"]')).to_have_value(re.compile("حدث"))


def test_the_next_edition_from_an_earlier_one(keys: Page) -> None:
    source = Edition.objects.get()
    keys.goto(f"/admin/planning/copy/?source={source.pk}")
    press(keys, '.preparing form button[type="submit"]')
    write(keys, '[name="slug"]', source.slug)
    press(keys, '.preparing button[type="submit"]')
    expect(keys.locator('[role="alert"][data-first-to-read]')).to_be_focused()
    write(keys, '[name="slug"]', "decembre-2027")
    press(keys, '.preparing button[type="submit"]')
    leave_out_second_and_create(keys)
    copy = Edition.objects.get(slug="decembre-2027")
    assert copy.events.count() == 2
