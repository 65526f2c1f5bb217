"""The national coordinator plans an event; everybody sees it, and what becomes of it."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from campaign_site.core.permissions.roles import NATIONAL
from campaign_site.core.services.review import setup_regional_review
from campaign_site.core.services.roles import setup_roles
from events.models import Event

from .axe import violations
from .organisers import (
    ADD_EVENT,
    edit_address,
    open_tab,
    organiser,
    publish,
    publish_a_change,
    sign_in,
)
from .world import World, build_programme

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
TITLE_AR, TITLE_FR = "لقاء مع الآباء", "Rencontre avec les parents"


@pytest.fixture
def world(page: Page) -> World:
    built = build_programme()
    setup_roles()
    setup_regional_review(model=Event)
    return built


@pytest.fixture
def visitor(browser: Browser, site: str, world: World) -> Iterator[BrowserContext]:
    """Somebody unknown, elsewhere."""
    context = browser.new_context(base_url=site)
    yield context
    context.close()


@pytest.fixture
def in_calendar(visitor: BrowserContext) -> Callable[[Event], str]:
    """An event's lines in the edition's calendar, unfolded; empty when it is not there."""

    def lines(event: Event) -> str:
        text = visitor.request.get("/fr/calendar/now.ics").text().replace("\r\n ", "")
        entries = re.findall(r"BEGIN:VEVENT.*?END:VEVENT", text, re.DOTALL)
        return next((entry for entry in entries if f"/events/{event.slug}/" in entry), "")

    return lines


def _choose_day(page: Page, day: date) -> None:
    page.fill("#id_start_date", day.isoformat())
    page.press("#id_start_date", "Tab")
    weekday = page.locator('output[data-weekday-of="id_start_date"]')
    expect(weekday).to_have_text(WEEKDAYS[day.weekday()])


def test_an_event_is_planned_moved_and_cancelled(
    page: Page, world: World, visitor: BrowserContext, in_calendar: Callable[[Event], str]
) -> None:
    sign_in(page, organiser("national", NATIONAL))
    first_day = world.edition.start_date + timedelta(days=1)
    event = _plan(page, world, first_day)

    # Everybody sees it at once, in both languages and in the calendar.
    public = visitor.new_page()
    for language, title in (("ar", TITLE_AR), ("fr", TITLE_FR)):
        public.goto(f"/{language}/programme/?region=MA-07")
        expect(public.locator(".event-title").filter(has_text=title)).to_have_count(1)
        public.goto(f"/{language}/events/{event.slug}/")
        expect(public.locator("h1")).to_have_text(title)
    entry = in_calendar(event)
    assert f"SUMMARY;LANGUAGE=fr:{TITLE_FR}" in entry
    assert "SEQUENCE:0" in entry

    # Another day: the page tells the old one, calendars follow.
    page.goto(edit_address(event))
    open_tab(page, 1)
    _choose_day(page, first_day + timedelta(days=2))
    page.select_option("#id_status", "rescheduled")
    page.fill("#id_change_reason_fr", "Salle occupée")
    page.fill("#id_change_reason_ar", "القاعة مشغولة")
    publish_a_change(page)
    public.reload()
    notice = public.locator(".notice")
    expect(notice).to_contain_text("Salle occupée")
    expect(notice).to_contain_text(f"{WEEKDAYS[first_day.weekday()]}")
    entry = in_calendar(event)
    assert "SEQUENCE:1" in entry
    assert f"DTSTART;VALUE=DATE:{first_day + timedelta(days=2):%Y%m%d}" in entry

    # Cancelled: still in people's calendars, as cancelled.
    page.goto(edit_address(event))
    open_tab(page, 1)
    page.select_option("#id_status", "cancelled")
    page.fill("#id_change_reason_fr", "Intervenante malade")
    publish_a_change(page)
    public.reload()
    expect(public.locator(".badge-bad")).to_have_count(1)
    expect(public.locator(".notice").first).to_contain_text("Intervenante malade")
    entry = in_calendar(event)
    assert "STATUS:CANCELLED" in entry
    assert "SEQUENCE:2" in entry


def _plan(page: Page, world: World, day: date) -> Event:
    page.goto(ADD_EVENT)
    page.select_option("#id_edition", str(world.edition.pk))
    page.select_option("#id_kind", index=1)
    page.fill("#id_title_ar", TITLE_AR)
    page.fill("#id_title_fr", TITLE_FR)
    open_tab(page, 1)
    _choose_day(page, day)
    page.select_option("#id_region", str(world.marrakech.pk))
    _preview(page)
    publish(page)
    event = Event.objects.get(title_fr=TITLE_FR)
    assert event.live
    return event


def _preview(page: Page) -> None:
    """The page as it will be, beside the form, in the language chosen."""
    page.locator('[data-side-panel-toggle="preview"]').click()
    frame = page.frame_locator("#w-preview-iframe")
    expect(frame.locator("h1")).to_have_text(TITLE_FR)
    page.select_option("#id_preview_mode", "ar")
    expect(frame.locator("h1")).to_have_text(TITLE_AR)
    assert frame.locator("html").get_attribute("dir") == "rtl"
    page.locator('[data-side-panel-toggle="preview"]').click()


def test_the_form_in_arabic_by_keyboard_alone(page: Page, world: World) -> None:
    sign_in(page, organiser("amina", NATIONAL, language="ar"))
    page.goto(edit_address(world.launch))
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    _press_tab_until(page, "document.activeElement.id === 'id_title_ar'")
    page.keyboard.press("Control+A")
    page.keyboard.type("عنوان من لوحة المفاتيح")
    _press_tab_until(page, "document.activeElement.matches('footer .action-save')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".messages .success")).to_be_visible()
    world.launch.refresh_from_db()
    assert world.launch.title_ar != "عنوان من لوحة المفاتيح"  # a draft is not public
    assert world.launch.get_latest_revision_as_object().title_ar == "عنوان من لوحة المفاتيح"


def _press_tab_until(page: Page, condition: str, *, most: int = 150) -> None:
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(condition):
            return
    raise AssertionError(f"not reached by keyboard: {condition}")


def test_the_form_has_no_critical_barrier(page: Page, world: World) -> None:
    sign_in(page, organiser("amina", NATIONAL, language="ar"))
    page.goto(edit_address(world.launch))
    problems = []
    for number in (0, 1, 4):
        open_tab(page, number)
        problems += [line for line in violations(page) if "(critical)" in line]
    assert not problems, "\n".join(sorted(set(problems)))
