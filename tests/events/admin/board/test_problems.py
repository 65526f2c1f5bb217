"""What is wrong with an event, on its card: it names the other side and leads to it."""

from datetime import date

import pytest

from campaign_site.core.permissions.roles import NATIONAL, OBSERVERS
from events.enums import BlackoutKind, EditionState, PersonRole
from events.models import Edition, Event
from tests.factories import BlackoutFactory, EventPersonFactory, PersonFactory, VenueFactory
from tests.roles import account, browser, coordinator

from .boards import THURSDAY, TUESDAY, drop, national, open_board, planned

EVENTS = "/admin/snippets/events/event"


def card(html: str, event: Event) -> str:
    [found] = [part for part in html.split("<li ") if f'data-e="{event.pk}"' in part]
    return found.partition("</li>")[0]


def in_one_room(edition: Edition, *titles: str, **fields: object) -> list[Event]:
    room = VenueFactory(region=None)
    return [planned(edition, venue=room, title_fr=title, **fields) for title in titles]


def led_by(person, *events: Event) -> None:
    for event in events:
        EventPersonFactory(event=event, person=person, role=PersonRole.FACILITATOR)


def test_two_events_in_one_room_lead_to_each_other(edition, regions):
    first, second = in_one_room(edition, "Débat", "<i>Forum</i>", region=regions[0])
    html = open_board(national(), edition).content.decode()
    link = f'<a href="{EVENTS}/edit/{second.pk}/"><bdi>&lt;i&gt;Forum&lt;/i&gt;</bdi></a>'
    assert f"<em>Même lieu deux fois : {link}</em>" in card(html, first)
    back = f'<a href="{EVENTS}/edit/{first.pk}/"><bdi>Débat</bdi></a>'
    assert f"<em>Même lieu deux fois : {back}</em>" in card(html, second)


def test_in_arabic_the_arabic_title_is_named(edition, regions):
    first, second = in_one_room(edition, "Débat", "Forum", region=regions[0])
    Event.objects.filter(pk=second.pk).update(title_ar="منتدى", title="منتدى")
    client = browser(account(NATIONAL, language="ar"))
    html = open_board(client, edition).content.decode()
    assert f'{second.pk}/"><bdi>منتدى</bdi></a></em>' in card(html, first)


def test_whoever_only_reads_is_led_to_what_can_be_read(edition, regions):
    first, second = in_one_room(edition, "Débat", "Forum", region=regions[0])
    read = f'<a href="{EVENTS}/inspect/{second.pk}/"><bdi>Forum</bdi></a>'
    observer = browser(account(OBSERVERS))
    assert read in card(open_board(observer, edition).content.decode(), first)
    Edition.objects.update(state=EditionState.ARCHIVED)
    assert read in card(open_board(national(), edition).content.decode(), first)


def test_of_another_region_only_the_region_is_told(edition, regions):
    rabat, marrakech = regions
    own = planned(edition, region=rabat)
    secret = planned(edition, region=marrakech, title_fr="Discret", title_ar="سري")
    led_by(PersonFactory(region=None), own, secret)
    html = open_board(browser(coordinator(rabat)), edition).content.decode()
    other = f"<bdi>une activité d’une autre région ({marrakech.name_fr})</bdi></em>"
    assert other in card(html, own)
    assert "Discret" not in html
    assert f"/{secret.pk}/" not in html


def test_the_third_and_later_are_left_to_the_page_of_problems(edition, regions):
    events = in_one_room(edition, "Un", "Deux", "Trois", "Quatre", "Cinq", region=regions[0])
    html = card(open_board(national(), edition).content.decode(), events[0])
    assert [f"<bdi>{name}</bdi>" in html for name in ("Deux", "Trois", "Quatre", "Cinq")] == [
        True, True, False, False,
    ]  # fmt: skip
    page = f"/admin/planning/problems/?edition={edition.pk}&amp;event={events[0].pk}"
    assert f'<a href="{page}"><bdi>+2 ' in html


def test_a_day_off_is_called_by_its_name(edition, regions):
    BlackoutFactory(
        name_fr="Fête <b>",
        kind=BlackoutKind.PUBLIC_HOLIDAY,
        start_date=date(2026, 12, 1),
        end_date=date(2026, 12, 1),
    )
    event = planned(edition, region=regions[0])
    html = open_board(national(), edition, rows="facilitators").content.decode()
    assert "<bdi>Fête &lt;b&gt;</bdi></em>" in card(html, event)


def test_a_filter_by_problem_names_the_same(edition, regions):
    first, second = in_one_room(edition, "Débat", "Forum", region=regions[0])
    calm = planned(edition, region=regions[0])
    html = open_board(national(), edition, problem="venue").content.decode()
    assert f'{second.pk}/"><bdi>Forum</bdi></a></em>' in card(html, first)
    assert f'data-e="{calm.pk}"' not in html


def test_a_move_into_a_clash_says_with_what(edition, regions):
    first, second = in_one_room(edition, "Débat", "Forum", region=regions[0])
    Event.objects.filter(pk=second.pk).update(start_date=date(2026, 12, 3))
    answer = drop(national(), first, to=f"{regions[0].pk}.{THURSDAY}").json()
    assert "Même lieu deux fois : Forum" in answer["message"]
    assert f'{second.pk}/"><bdi>Forum</bdi></a>' in answer["parts"][f"c.{regions[0].pk}.{THURSDAY}"]


@pytest.mark.parametrize("pairs", [1, 3])
def test_names_cost_the_same_for_one_clash_and_for_three(
    edition, regions, pairs, django_assert_num_queries
):
    rabat, marrakech = regions
    client = browser(coordinator(rabat))
    for _n in range(pairs):
        own, other = planned(edition, region=rabat), planned(edition, region=marrakech)
        led_by(PersonFactory(region=None), own, other)
    open_board(client, edition)
    with django_assert_num_queries(23):
        html = open_board(client, edition).content.decode()
    assert html.count(f"({marrakech.name_fr})</bdi></em>") == pairs
    assert TUESDAY in html
