"""An education authority's workbook goes in by keyboard alone: Arabic, width of a tablet."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from campaign_site.core.models import ImportBatch, JobProgress, User
from campaign_site.core.permissions.roles import coordination_name
from campaign_site.core.services.roles import setup_roles
from campaign_site.core.time import now
from partners.models import School
from tests.factories.country import load_country

from .organisers import organiser, sign_in

TABLET = {"width": 768, "height": 1024}
FILE = Path(settings.FIXTURES_ROOT) / "schools_dirty" / "gresa_export_style.xlsx"
MOST_TABS = 120


@pytest.fixture
def amina(page: Page) -> User:
    """A coordinator who reads Arabic, logged in."""
    load_country()
    setup_roles()
    user = organiser("amina", coordination_name("MA-07"), language="ar")
    page.set_viewport_size(TABLET)
    # Heard from the beginning: told at the last moment, the browser may open its own dialogue.
    page.on("filechooser", lambda _dialogue: None)
    sign_in(page, user)
    return user


def tab_to(page: Page, selector: str) -> None:
    """Go on by keyboard to an element, which must show that it has the focus."""
    for _step in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            expect(page.locator(selector).first).to_be_in_viewport()
            return
    raise AssertionError(f"not reached by keyboard: {selector}")


def press(page: Page, selector: str) -> None:
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose_schools(page: Page) -> None:
    """The second of two: arrows go round inside a group of radio buttons."""
    tab_to(page, 'input[name="kind"]')
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.locator('input[value="schools"]').is_checked()


def choose_file(page: Page, path: Path) -> None:
    tab_to(page, "#id_file")
    with page.expect_file_chooser() as dialogue:
        page.keyboard.press("Enter")
    dialogue.value.set_files(path)


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_workbook_is_imported_by_keyboard_alone(
    page: Page, amina: User, accessible: Callable[[Page], None]
) -> None:
    page.goto("/admin/imports/")
    accessible(page)
    press(page, 'a.button[href="/admin/imports/new/"]')
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    accessible(page)
    choose_schools(page)
    choose_file(page, FILE)
    press(page, ".import-form button[type=submit]")

    # What was found: every line with its reason; nothing is written yet.
    accessible(page)
    assert fits(page)
    assert not School.objects.exists()
    batch = ImportBatch.objects.get()
    asked = page.locator('.import-decide input[name="accept"]')
    answers = asked.count()
    assert answers
    expect(page.locator("[data-line]").first).to_be_visible()
    for number in range(answers):
        tab_to(page, f'label:nth-of-type({number + 1}) > input[name="accept"]')
        page.keyboard.press("Space")
    press(page, 'button[value="check"]')
    assert asked.and_(page.locator(":checked")).count() == answers
    batch.refresh_from_db()
    foreseen = batch.totals["outcomes"]["created"]
    assert foreseen
    press(page, 'button[value="confirm"]')

    # In a test the work is done at once; who waits for a worker sees the other screen.
    expect(page.locator('.help-info[role="status"]')).to_contain_text("تم الاستيراد")
    accessible(page)
    assert School.objects.count() == foreseen
    tab_to(page, 'a[href$="report.xlsx"]')
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == f"import-{batch.pk}.xlsx"


def test_who_is_logged_out_meanwhile_waits_no_longer(page: Page, amina: User) -> None:
    page.goto(f"/admin/imports/{running_batch(amina).pk}/")
    expect(page.locator("progress")).to_be_visible()
    page.context.clear_cookies()
    expect(page).to_have_url(re.compile("/login/"))


def running_batch(owner: User) -> ImportBatch:
    moment = now()
    job = JobProgress.objects.create(
        task_id="x", title="x", state="running", done=3, total=9,
        created_at=moment, updated_at=moment,
    )  # fmt: skip
    return ImportBatch.objects.create(
        kind="schools", owner=owner, language="ar", name="a.csv", size=1, sha256="0",
        created_at=moment, job=job, state="running",
    )  # fmt: skip


def test_who_waits_and_who_is_refused_can_read_why(
    page: Page, amina: User, accessible: Callable[[Page], None]
) -> None:
    page.goto("/admin/imports/new/")
    choose_schools(page)
    choose_file(page, FILE.with_name("not_a_csv.csv"))
    press(page, ".import-form button[type=submit]")
    expect(page.get_by_role("alert").first).to_contain_text(re.compile("[\u0621-\u064a]{3}"))
    accessible(page)
    batch = running_batch(amina)
    page.goto(f"/admin/imports/{batch.pk}/")
    expect(page.locator("progress")).to_have_attribute("value", "3")
    accessible(page)
