"""Two people with the same record open: the second is told, and loses nothing."""

import re
from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from campaign_site.core.permissions.roles import NATIONAL, coordination_name
from campaign_site.core.services.review import setup_regional_review
from campaign_site.core.services.roles import setup_roles
from events.models import Event

from .organisers import EVENT_LIST, edit_address, organiser, save_draft, sign_in
from .world import World, build_programme


@pytest.fixture
def world(page: Page) -> World:
    built = build_programme()
    setup_roles()
    setup_regional_review(model=Event)
    return built


@pytest.fixture
def other_page(browser: Browser, site: str, world: World) -> Iterator[Page]:
    """Another person's browser."""
    context = browser.new_context(base_url=site, locale="fr-FR")
    yield context.new_page()
    context.close()


@pytest.fixture
def two(page: Page, other_page: Page, world: World) -> tuple[Page, Page]:
    """Amina and Driss, both logged in."""
    sign_in(page, organiser("amina", NATIONAL, name="Amina"))
    sign_in(other_page, organiser("driss", NATIONAL, name="Driss"))
    return page, other_page


def test_the_second_writer_of_an_event_is_told_who_and_what(two, world: World) -> None:
    amina, driss = two
    for page in two:
        page.goto(edit_address(world.launch))
    driss.fill("#id_summary_fr", "Le résumé de Driss")
    save_draft(driss)
    amina.fill("#id_title_fr", "Le titre d’Amina")
    save_draft(amina)
    message = amina.locator(".messages .error")
    expect(message).to_contain_text("Driss")
    expect(message).to_contain_text(re.compile("Résumé", re.IGNORECASE))
    expect(amina.locator("#id_title_fr")).to_have_value("Le titre d’Amina")
    stored = Event.objects.get(pk=world.launch.pk).get_latest_revision_as_object()
    assert stored.summary_fr == "Le résumé de Driss"


def test_the_second_writer_of_an_edition_is_told_who_and_what(two, world: World) -> None:
    amina, driss = two
    address = reverse("wagtailsnippets_events_edition:edit", args=[world.edition.pk])
    for page in two:
        page.goto(address)
    driss.fill("#id_slogan_fr", "Le slogan de Driss")
    with driss.expect_navigation():
        driss.locator("footer .action-save").first.click()
    amina.fill("#id_theme_fr", "Le thème d’Amina")
    with amina.expect_navigation():
        amina.locator("footer .action-save").first.click()
    message = amina.locator(".messages .error")
    expect(message).to_contain_text("Driss")
    expect(message).to_contain_text(re.compile("Slogan", re.IGNORECASE))
    expect(amina.locator("#id_theme_fr")).to_have_value("Le thème d’Amina")
    world.edition.refresh_from_db()
    assert world.edition.theme_fr != "Le thème d’Amina"
    with amina.expect_navigation():
        amina.locator("footer .action-save").first.click()
    world.edition.refresh_from_db()
    assert world.edition.theme_fr == "Le thème d’Amina"


def test_a_region_sees_and_opens_its_own_events_only(page: Page, world: World) -> None:
    sign_in(page, organiser("coordinator", coordination_name("MA-07")))
    page.goto(EVENT_LIST)
    table = page.locator("table.listing")
    expect(table).to_contain_text("Forum des jeunes")
    expect(table).not_to_contain_text("Rencontre à Rabat")
    assert page.goto(edit_address(world.marrakech_event)).status == 200
    page.goto(edit_address(world.launch))
    expect(page).to_have_url(re.compile("/admin/$"))
    expect(page.locator(".messages .error")).to_be_visible()
