"""The planning board in a browser: by mouse, by keyboard from right to left, with its dialog."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from campaign_site.core.permissions.roles import NATIONAL
from campaign_site.core.services.review import setup_regional_review
from campaign_site.core.services.roles import setup_roles
from events.enums import PersonRole
from events.models import Event
from tests.factories import EventFactory, EventPersonFactory, PersonFactory

from .organisers import organiser, sign_in
from .world import World, build_programme

BOARD = "/admin/planning/board/"


@pytest.fixture
def world(page: Page) -> World:
    """Its events are public but one, which is a draft."""
    built = build_programme()
    setup_roles()
    setup_regional_review(model=Event)
    Event.objects.filter(slug="in-rabat").update(live=False)
    return built


@pytest.fixture
def draft(world: World) -> Event:
    return Event.objects.get(slug="in-rabat")


def card(page: Page, event: Event) -> Locator:
    return page.locator(f'#board .card[data-e="{event.pk}"]')


def cell(page: Page, event: Event, days: int = 0) -> Locator:
    """The cell in which an event stands, or the one so many days later."""
    day = event.start_date + timedelta(days=days)
    return page.locator(f'[id="c.{event.region_id or "none"}.{day.isoformat()}"]')


def open_board(page: Page, *, language: str) -> None:
    sign_in(page, organiser(f"national-{language}", NATIONAL, language=language))
    page.goto(BOARD)
    expect(page.locator("#board-undo")).to_be_visible()


def test_a_card_is_dragged_and_the_move_taken_back(
    page: Page, draft: Event, accessible: Callable[[Page], None]
) -> None:
    open_board(page, language="fr")
    accessible(page)
    card(page, draft).locator("b").drag_to(cell(page, draft, days=1))
    expect(cell(page, draft, days=1).locator(".card")).to_have_attribute("data-e", str(draft.pk))
    expect(page.locator("#board-said")).to_contain_text("Rencontre à Rabat")
    day = draft.start_date
    draft.refresh_from_db()
    assert draft.start_date == day + timedelta(days=1)

    page.locator("#board-undo").click()
    expect(cell(page, draft, days=-1).locator(f'[data-e="{draft.pk}"]')).to_have_count(1)
    expect(page.locator("#board-undo")).to_be_disabled()
    draft.refresh_from_db()
    assert draft.start_date == day


def test_by_keyboard_from_right_to_left(
    page: Page, draft: Event, accessible: Callable[[Page], None]
) -> None:
    open_board(page, language="ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    accessible(page)
    grip, said, day = (
        card(page, draft).locator(".grip"),
        page.locator("#board-said"),
        draft.start_date,
    )
    # One stop for the Tab key, and the title of its card.
    expect(page.locator('#board [tabindex="0"]')).to_have_count(2)
    grip.focus()
    page.keyboard.press("Enter")
    expect(grip).to_have_attribute("aria-pressed", "true")
    expect(said).to_contain_text("لقاء الرباط")
    page.keyboard.press("ArrowLeft")
    expect(cell(page, draft, days=1)).to_have_class(re.compile("target"))
    expect(said).to_contain_text("دجنبر" if (day + timedelta(days=1)).month == 12 else "الرباط")
    page.keyboard.press("Escape")
    expect(page.locator("#board .target")).to_have_count(0)
    expect(grip).to_be_focused()

    page.keyboard.press("Space")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(cell(page, draft, days=1).locator(f'[data-e="{draft.pk}"]')).to_have_count(1)
    expect(card(page, draft).locator(".grip")).to_be_focused()
    draft.refresh_from_db()
    assert draft.start_date == day + timedelta(days=1)

    page.keyboard.press("Control+z")
    expect(cell(page, draft, days=-1).locator(f'[data-e="{draft.pk}"]')).to_have_count(1)
    draft.refresh_from_db()
    assert draft.start_date == day


def test_a_public_event_asks_why(page: Page, world: World) -> None:
    event, day = world.launch, world.launch.start_date
    open_board(page, language="fr")
    dialog, grip = page.locator("#board-dialog"), card(page, event).locator(".grip")
    grip.focus()
    for key in ("Enter", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Mme Exemple")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(grip).to_be_focused()

    for key in ("Enter", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    dialog.locator('button[value="move"]').click()
    expect(dialog.locator("#board-dialog-error")).not_to_be_empty()
    dialog.locator("#board-reason-fr").fill("Salle occupée")
    dialog.locator('button[value="move"]').click()
    expect(dialog).to_be_hidden()
    expect(cell(page, event, days=1).locator(f'[data-e="{event.pk}"]')).to_have_count(1)
    event.refresh_from_db()
    assert (event.start_date, event.status) == (day + timedelta(days=1), "rescheduled")
    assert event.change_reason_fr == "Salle occupée"


def test_a_failure_is_said_in_the_dialog_that_is_open(page: Page, world: World) -> None:
    event = world.launch
    open_board(page, language="fr")
    dialog, error = page.locator("#board-dialog"), page.locator("#board-dialog-error")
    card(page, event).locator(".grip").focus()
    for key in ("Enter", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(dialog).to_be_visible()
    expect(error).to_be_empty()
    dialog.locator("#board-reason-fr").fill("Salle occupée")
    page.route("**/board/move/**", lambda route: route.abort())
    dialog.locator('button[value="move"]').click()
    expect(error).to_contain_text("Le déplacement")
    page.unroute("**/board/move/**")
    dialog.locator('button[value="move"]').click()
    expect(dialog).to_be_hidden()
    expect(cell(page, event, days=1).locator(f'[data-e="{event.pk}"]')).to_have_count(1)


def test_what_is_carried_is_put_back_before_anything_else(page: Page, draft: Event) -> None:
    open_board(page, language="fr")
    grip, picked = card(page, draft).locator(".grip"), page.locator("#board .picked")
    grip.focus()
    for key in ("Enter", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    moved = cell(page, draft, days=1).locator(f'[data-e="{draft.pk}"]')
    expect(moved).to_have_count(1)
    expect(grip).to_be_focused()
    # A move is taken back while its card is in the hand.
    page.keyboard.press("Enter")
    expect(picked).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(cell(page, draft).locator(f'[data-e="{draft.pk}"]')).to_have_count(1)
    expect(grip).to_be_focused()
    page.keyboard.press("Enter")
    expect(picked).to_have_count(1)
    # Keys in a field are the field's.
    page.locator(".board-filters summary").click()
    field = page.locator("#board-q")
    field.press_sequentially("a b")
    expect(picked).to_have_count(0)
    expect(field).to_have_value("a b")
    expect(field).to_be_focused()


def test_a_crowded_cell_opens_also_where_a_part_cannot_be_fetched(
    page: Page, draft: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CARDS", "FEWEST"):
        monkeypatch.setattr(f"events.admin.board.grid.{name}", 1)
    EventFactory(
        edition=draft.edition, region=draft.region, live=False, start_date=draft.start_date
    )
    open_board(page, language="fr")
    page.route("**/board/cell/**", lambda route: route.abort())
    cell(page, draft).locator(".more").click()
    expect(page).to_have_url(re.compile("[?&]open="))
    expect(cell(page, draft).locator(".more")).to_have_count(0)


def test_a_refused_move_says_why_and_leaves_the_card(page: Page, world: World) -> None:
    event = world.launch  # its room is in Rabat
    open_board(page, language="fr")
    grip = card(page, event).locator(".grip")
    grip.focus()
    for key in ("Enter", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#board-said")).to_have_class("refused")
    expect(page.locator("#board-said")).to_contain_text("Palais des congrès")
    expect(cell(page, event).locator(f'[data-e="{event.pk}"]')).to_have_count(1)
    expect(grip).to_be_focused()


def test_without_scripts_every_card_leads_to_a_form(plain_page: Page, draft: Event) -> None:
    sign_in(plain_page, organiser("plain", NATIONAL))
    plain_page.goto(BOARD)
    link = card(plain_page, draft).locator(".grip")
    expect(link).to_have_attribute("href", f"/admin/planning/events/{draft.pk}/change/")
    expect(plain_page.locator("#board-undo")).to_be_hidden()


def test_on_a_phone_only_the_table_scrolls(phone: Page, draft: Event) -> None:
    open_board(phone, language="ar")
    wide = phone.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
    assert not wide
    box = phone.locator("#board th[scope=row]").first.bounding_box()
    assert box["width"] < 120


def test_a_card_is_dragged_from_right_to_left_and_hangs_beside_the_pointer(
    page: Page, draft: Event
) -> None:
    open_board(page, language="ar")
    start = card(page, draft).locator("b").bounding_box()
    aim = cell(page, draft, days=1).bounding_box()
    assert aim["x"] < start["x"]
    page.mouse.move(start["x"] + 2, start["y"] + 2)
    page.mouse.down()
    x, y = aim["x"] + aim["width"] / 2, aim["y"] + 12
    page.mouse.move(x, y, steps=4)
    flying = page.locator(".card.flying").bounding_box()
    assert abs(flying["x"] + flying["width"] - (x - 8)) < 2
    assert abs(flying["y"] - (y + 8)) < 2
    page.mouse.up()
    expect(cell(page, draft, days=1).locator(f'[data-e="{draft.pk}"]')).to_have_count(1)
    expect(page.locator(".card.flying")).to_have_count(0)
    day = draft.start_date
    draft.refresh_from_db()
    assert draft.start_date == day + timedelta(days=1)


@pytest.fixture
def clash(draft: Event) -> Event:
    """Another event for which the same person is wanted at the same time."""
    other = EventFactory(
        edition=draft.edition,
        region=draft.region,
        live=False,
        title_fr="Autre rencontre",
        title_ar="لقاء آخر",
        start_date=draft.start_date,
        start_time=draft.start_time,
        end_time=draft.end_time,
    )
    person = PersonFactory(region=None)
    for event in (draft, other):
        EventPersonFactory(event=event, person=person, role=PersonRole.FACILITATOR)
    return other


def test_a_problem_leads_to_the_other_event_and_carries_nothing(
    page: Page, draft: Event, clash: Event, accessible: Callable[[Page], None]
) -> None:
    open_board(page, language="fr")
    accessible(page)
    link = card(page, draft).locator("em a")
    expect(link).to_have_text("Autre rencontre")
    # Pulled at, it stays a link: its card is not picked up.
    link.hover()
    aim = cell(page, draft, days=1).bounding_box()
    page.mouse.down()
    page.mouse.move(aim["x"] + 20, aim["y"] + 20, steps=4)
    expect(page.locator(".card.flying, .card.picked")).to_have_count(0)
    page.mouse.up()
    expect(cell(page, draft).locator(f'[data-e="{draft.pk}"]')).to_have_count(1)
    # By keyboard: grip, title, what the problem names.
    card(page, draft).locator(".grip").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/events/event/edit/{clash.pk}/$"))


def test_a_finger_on_the_link_of_a_problem_opens_it(
    phone: Page, draft: Event, clash: Event
) -> None:
    open_board(phone, language="ar")
    link = card(phone, draft).locator("em a")
    expect(link).to_have_text("لقاء آخر")
    link.scroll_into_view_if_needed()
    link.click()
    expect(phone).to_have_url(re.compile(f"/events/event/edit/{clash.pk}/$"))


IN_SIGHT = """() => {
  const grip = document.activeElement, card = grip.closest(".card");
  const box = grip.getBoundingClientRect(), edge = card.getBoundingClientRect();
  const points = [
    [box.left + 2, box.top + 2], [box.right - 2, box.bottom - 2],
    [edge.left + 3, box.top + 2], [edge.right - 3, box.top + 2],
  ];
  return points.every(([x, y]) => card.contains(document.elementFromPoint(x, y)));
}"""


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("size", [(360, 640), (1280, 720)])
def test_the_focused_card_is_never_behind_what_sticks(
    page: Page, draft: Event, language: str, size: tuple[int, int]
) -> None:
    width, height = size
    for days in range(10):
        for _n in range(3):
            EventFactory(
                edition=draft.edition,
                region=draft.region,
                live=False,
                start_date=draft.start_date + timedelta(days=days),
            )
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")
    open_board(page, language=language)
    card(page, draft).locator(".grip").focus()
    ahead, back = ("ArrowLeft", "ArrowRight") if language == "ar" else ("ArrowRight", "ArrowLeft")
    for key in ["ArrowDown"] * 4 + [ahead] * 8 + ["ArrowUp"] * 3 + [back] * 8:
        page.keyboard.press(key)
        expect(page.locator("#board .grip:focus")).to_have_count(1)
        page.wait_for_function(IN_SIGHT, timeout=3000)
