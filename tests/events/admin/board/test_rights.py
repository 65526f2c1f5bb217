"""Who sees and moves what on the board; of other regions nothing is told."""

from datetime import date

import pytest

from campaign_site.core.permissions.policies import may
from campaign_site.core.permissions.roles import EDITORS, NATIONAL, PARTNERS, PRESS
from events.enums import EventStatus, PersonRole
from events.models import Event
from events.services.change_data import Change
from events.services.changes import change_event
from events.services.series_batches import may_add
from tests.factories import EditionGoalFactory, EventPersonFactory, VenueFactory, publish
from tests.roles import account, browser, coordinator

from .boards import (
    BOARD,
    CELL,
    THURSDAY,
    TUESDAY,
    cells,
    drop,
    open_board,
    planned,
    send,
    shown,
)

SECRET = "Rencontre discrète"
ROWS = ("regions", "facilitators", "venues", "month")


@pytest.fixture
def secret(edition, regions) -> Event:
    """An event of Marrakech with a person and a room of its own."""
    room = VenueFactory(region=regions[1], name_fr=f"Salle {SECRET}")
    event = planned(edition, region=regions[1], title_fr=SECRET, title_ar=SECRET, venue=room)
    part = EventPersonFactory(event=event, role=PersonRole.FACILITATOR)
    part.person.name_fr, part.person.region = f"Mme {SECRET}", regions[1]
    part.person.save()
    return event


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("more", [{}, {"print": 1}, {"region": "none"}, {"problem": "any"}])
def test_a_coordinator_is_shown_nothing_of_another_region(edition, regions, secret, rows, more):
    own = planned(edition, region=regions[0])
    response = open_board(browser(coordinator(regions[0])), edition, rows=rows, **more)
    html = response.content.decode()
    assert SECRET not in html
    assert f'data-e="{secret.pk}"' not in html
    if not more:
        assert [pk for pks in cells(html).values() for pk in pks] == [own.pk]


def test_a_coordinator_has_the_rows_of_the_own_regions(edition, regions, secret):
    response = open_board(browser(coordinator(regions[0])), edition)
    assert [row.key for row in response.context["grid"].rows] == [str(regions[0].pk)]
    form = response.context["form"]
    assert [value for value, _label in form.fields["region"].choices] == ["", str(regions[0].pk)]


def test_the_filter_of_another_region_is_not_offered(edition, regions, secret):
    client = browser(coordinator(regions[0]))
    response = open_board(client, edition, region=regions[1].pk)
    assert "region" in response.context["form"].errors
    assert SECRET not in response.content.decode()


def test_goals_of_a_coordinator_are_those_of_the_own_regions(edition, regions):
    for region, events in ((None, 100), (regions[0], 30), (regions[1], 70)):
        EditionGoalFactory(edition=edition, region=region, events=events)
    assert open_board(browser(coordinator(regions[0])), edition).context["board"].goal == 30
    assert open_board(browser(account(NATIONAL)), edition).context["board"].goal == 100


def test_a_cell_of_another_region_does_not_exist(edition, regions, secret):
    client = browser(coordinator(regions[0]))
    address = f"{CELL}?edition={edition.pk}&open={regions[1].pk}.{TUESDAY}"
    response = client.get(address, follow=True)
    assert response.status_code == 404
    assert SECRET not in response.content.decode()


@pytest.mark.parametrize("live", [False, True])
def test_an_event_of_another_region_does_not_exist_for_a_move(edition, regions, secret, live):
    Event.objects.filter(pk=secret.pk).update(live=live)
    secret.refresh_from_db()
    client = browser(coordinator(regions[0]))
    answers = [
        drop(client, secret, to=f"{regions[1].pk}.{THURSDAY}"),
        drop(client, secret, to=f"{regions[0].pk}.{THURSDAY}", confirmed=True, reasons={"fr": "x"}),
    ]
    secret.pk, real = 10**9, secret.pk
    answers.append(drop(client, secret, to=f"{regions[1].pk}.{THURSDAY}"))
    for response in answers:
        assert response.status_code == answers[-1].status_code
        assert response.status_code in (302, 404)
        assert SECRET not in response.content.decode()
    assert Event.objects.get(pk=real).start_date == date(2026, 12, 1)


def test_a_coordinator_does_not_hand_an_event_to_another_region(edition, regions):
    event = planned(edition, region=regions[0])
    client = browser(coordinator(regions[0]))
    for row in (regions[1].pk, "none"):
        answer = drop(client, event, to=f"{row}.{TUESDAY}").json()
        assert set(answer) == {"refused"}
    assert Event.objects.get(pk=event.pk).region == regions[0]


def test_a_coordinator_does_not_use_rooms_and_people_of_another_region(edition, regions, secret):
    event = planned(edition, region=regions[0])
    client = browser(coordinator(regions[0]))
    person = secret.people.get().person_id
    for rows, row in (("venues", secret.venue_id), ("facilitators", person)):
        start = f"none.{TUESDAY}"
        response = drop(client, event, rows=rows, start=start, to=f"{row}.{TUESDAY}")
        assert set(response.json()) == {"refused"}
        assert SECRET not in response.content.decode()
    event = Event.objects.get(pk=event.pk)
    assert (event.venue, event.people.count()) == (None, 0)


def test_a_coordinator_moves_events_of_the_own_region(edition, regions):
    event = planned(edition, region=regions[0])
    answer = drop(browser(coordinator(regions[0])), event, to=f"{regions[0].pk}.{THURSDAY}").json()
    assert f"c.{regions[0].pk}.{THURSDAY}" in answer["parts"]
    assert Event.objects.get(pk=event.pk).start_date == date(2026, 12, 3)


def test_a_region_taken_away_meanwhile(edition, regions):
    event = planned(edition, region=regions[0])
    user = coordinator(regions[0])
    client = browser(user)
    token = drop(client, event, to=f"{regions[0].pk}.{THURSDAY}").json()["undo"]
    user.groups.clear()
    for response in (
        drop(client, event, to=f"{regions[0].pk}.{TUESDAY}"),
        send(client, edition, {"undo": token}),
    ):
        assert response.status_code in (302, 403, 404)
    assert Event.objects.get(pk=event.pk).start_date == date(2026, 12, 3)


@pytest.fixture
def partner(regions):
    return account(PARTNERS)


def test_a_partner_sees_own_proposals_in_the_region_they_are_for(edition, regions, partner, secret):
    proposal = planned(edition, region=regions[0])
    proposal.save_revision(user=partner)
    client = browser(partner)
    assert shown(client, edition) == {f"{regions[0].pk}.{TUESDAY}": [proposal.pk]}
    answer = drop(client, proposal, to=f"{regions[0].pk}.{THURSDAY}").json()
    assert "parts" in answer
    assert Event.objects.get(pk=proposal.pk).start_date == date(2026, 12, 3)


def test_a_partner_does_not_move_what_was_published(edition, regions, partner):
    proposal = planned(edition, region=regions[0], live=True)
    proposal.save_revision(user=partner)
    publish(proposal)
    client = browser(partner)
    html = open_board(client, edition).content.decode()
    assert f'data-e="{proposal.pk}"' in html
    assert 'class="grip"' not in html
    answer = drop(client, proposal, to=f"{regions[0].pk}.{THURSDAY}").json()
    assert set(answer) == {"refused"}


def test_the_board_is_for_those_who_read_events(edition, regions):
    for role in (EDITORS, PRESS):
        client = browser(account(role))
        for address in (BOARD, CELL):
            assert client.get(address, follow=False).status_code in (302, 403)
        assert "planning/board" not in client.get("/admin/").content.decode()
    assert "planning/board" in browser(coordinator(regions[0])).get("/admin/").content.decode()


def test_nobody_comes_in_without_an_account(client, edition):
    assert client.get(BOARD).status_code == 302
    assert send(client, edition, {}).status_code == 302


def test_what_a_move_touches_names_no_room_of_another_region(edition, regions, secret):
    event = planned(edition, region=regions[0], live=True)
    publish(event)
    start, to = f"none.{TUESDAY}", f"{secret.venue_id}.{TUESDAY}"
    response = drop(browser(coordinator(regions[0])), event, rows="venues", start=start, to=to)
    assert set(response.json()) == {"refused"}
    assert SECRET not in response.content.decode()


def test_a_coordinator_without_a_region_has_nothing_left(edition, regions):
    user = coordinator(regions[0])
    event = planned(edition, region=regions[0], title_fr=SECRET)
    event.save_revision(user=user)
    regions[0].groups.clear()
    user = type(user).objects.get(pk=user.pk)
    assert not any(may(user, action, event) for action in ("view", "change", "publish"))
    assert not may_add(user, region_id=regions[0].pk)


def test_a_cancellation_is_not_taken_back_with_the_move_before_it(edition, regions):
    event = planned(edition, region=regions[0], live=True)
    publish(event)
    client = browser(coordinator(regions[0]))
    to, said = f"{regions[0].pk}.{THURSDAY}", {"confirmed": True, "reasons": {"fr": "Pluie"}}
    token = drop(client, event, to=to, **said).json()["undo"]
    cancel = Change({"status": EventStatus.CANCELLED}, {"fr": "Crue"})
    change_event(event_id=event.pk, change=cancel, by=account(NATIONAL))
    assert set(send(client, edition, {"undo": token}).json()) == {"refused"}
    assert Event.objects.get(pk=event.pk).status == EventStatus.CANCELLED


def test_a_body_nobody_can_read_moves_nothing(edition, regions):
    event = planned(edition, region=regions[0])
    client = browser(coordinator(regions[0]))
    assert send(client, edition, "[" * 100_000).status_code == 400
    assert drop(client, event, to=f"{regions[0].pk}.{THURSDAY}", open=5).status_code == 400
    assert Event.objects.get(pk=event.pk).start_date == date(2026, 12, 1)
