"""Cards that are dropped: what becomes of the event, what the page is told, what is refused."""

from datetime import date

import pytest

from campaign_site.core.permissions.roles import NATIONAL, OBSERVERS
from events.enums import DatePrecision, EditionState, EventStatus, PersonRole
from events.models import Edition, Event, EventChange
from tests.factories import (
    CityFactory,
    EventPersonFactory,
    PersonFactory,
    SchoolFactory,
    VenueFactory,
    publish,
)
from tests.roles import account, browser, coordinator

from .boards import FRIDAY, MOVE, THURSDAY, TUESDAY, WEDNESDAY, drop, national, planned, send


@pytest.fixture
def client(regions):
    return national()


def announced(edition: Edition, **fields: object) -> Event:
    """A public event the world was told of."""
    event = planned(edition, live=True, **fields)
    publish(event)
    return event


def moved(client, event: Event, **drop_options: object) -> dict:
    """The answer to a drop that was done."""
    response = drop(client, event, **drop_options)
    assert response.status_code == 200
    answer = response.json()
    assert "parts" in answer, answer
    event.refresh_from_db()
    return answer


def refused(client, event: Event, **drop_options: object) -> str:
    """Why a drop was not done; the event is as it was."""
    row = Event.objects.filter(pk=event.pk).values(
        "start_date", "region", "venue", "school", "status", "latest_revision"
    )
    before = row.get()
    answer = drop(client, event, **drop_options).json()
    assert set(answer) == {"refused"}, answer
    assert row.get() == before
    return answer["refused"]


def test_a_draft_moves_to_another_day_at_once(client, edition, regions):
    rabat, _marrakech = regions
    event = planned(edition, region=rabat, end_date=date(2026, 12, 2))
    stays = planned(edition, region=rabat)
    answer = moved(client, event, to=f"{rabat.pk}.{THURSDAY}")
    assert (event.start_date, event.end_date) == (date(2026, 12, 3), date(2026, 12, 4))
    assert not event.live
    assert (answer["event"], answer["place"]) == (event.pk, f"{rabat.pk}.{THURSDAY}")
    left, entered = f"c.{rabat.pk}.{TUESDAY}", f"c.{rabat.pk}.{THURSDAY}"
    assert set(answer["parts"]) == {
        "b.summary", f"d.{TUESDAY}", f"d.{THURSDAY}", f"r.{rabat.pk}", left, entered,
    }  # fmt: skip
    assert f'data-e="{event.pk}"' in answer["parts"][entered]
    assert f'data-e="{event.pk}"' not in answer["parts"][left]
    assert f'data-e="{stays.pk}"' in answer["parts"][left]
    assert "<b>1</b>" in answer["parts"][f"d.{THURSDAY}"]


def test_a_move_tells_the_problems_of_the_card(client, edition, regions):
    event = planned(edition, region=regions[0], school=SchoolFactory(region=regions[0]))
    answer = moved(client, event, to=f"{regions[0].pk}.{FRIDAY}")
    assert answer["troubled"]
    assert "Aucune institution" in answer["message"]
    assert "Atelier" in answer["message"]


def test_an_undated_event_gets_its_day_and_loses_it_again(client, edition, regions):
    key = regions[0].pk
    event = planned(edition, region=regions[0], no_date=True)
    moved(client, event, to=f"{key}.{WEDNESDAY}")
    assert (event.start_date, event.date_precision) == (date(2026, 12, 2), DatePrecision.DAY)
    moved(client, event, to=f"{key}.none")
    assert (event.start_date, event.date_precision) == (None, DatePrecision.NONE)


def test_an_event_known_to_the_month_gets_a_day(client, edition, regions):
    key = regions[0].pk
    event = planned(edition, region=regions[0], date_precision=DatePrecision.MONTH)
    moved(client, event, start=f"{key}.none", to=f"{key}.{TUESDAY}")
    assert (event.start_date, event.date_precision) == (date(2026, 12, 1), DatePrecision.DAY)


def test_in_the_month_only_the_day_changes(client, edition, regions):
    event = planned(edition, region=regions[0])
    answer = moved(client, event, rows="month", start=f".{TUESDAY}", to=f".{FRIDAY}")
    assert (event.start_date, event.region) == (date(2026, 12, 4), regions[0])
    assert {f"c..{TUESDAY}", f"c..{FRIDAY}"} <= set(answer["parts"])


def test_the_national_team_gives_an_event_to_another_region(client, edition, regions):
    rabat, marrakech = regions
    town = CityFactory(province__region=rabat)
    event = planned(edition, region=rabat, city=town, province=town.province)
    answer = moved(client, event, to=f"{marrakech.pk}.{TUESDAY}")
    assert (event.region, event.province, event.city) == (marrakech, None, None)
    assert {f"r.{rabat.pk}", f"r.{marrakech.pk}"} <= set(answer["parts"])
    moved(client, event, to=f"none.{TUESDAY}")
    assert event.region is None


def test_an_event_does_not_leave_the_region_of_its_place(client, edition, regions):
    rabat, marrakech = regions
    in_school = planned(edition, region=rabat, school=SchoolFactory(region=rabat))
    in_room = planned(edition, region=rabat, venue=VenueFactory(region=rabat, name_fr="Agora"))
    refused(client, in_school, to=f"{marrakech.pk}.{TUESDAY}")
    assert "Agora" in refused(client, in_room, to=f"{marrakech.pk}.{TUESDAY}")


def test_another_room_brings_its_town(client, edition, regions):
    rabat, marrakech = regions
    town = CityFactory(province__region=marrakech)
    old = VenueFactory(region=rabat)
    new = VenueFactory(region=marrakech, city=town, province=town.province)
    event = planned(edition, region=rabat, venue=old)
    answer = moved(
        client, event, rows="venues", start=f"{old.pk}.{TUESDAY}", to=f"{new.pk}.{WEDNESDAY}"
    )
    assert (event.venue, event.region, event.city) == (new, marrakech, town)
    assert event.start_date == date(2026, 12, 2)
    assert {f"c.{old.pk}.{TUESDAY}", f"c.{new.pk}.{WEDNESDAY}"} <= set(answer["parts"])
    moved(client, event, rows="venues", start=f"{new.pk}.{WEDNESDAY}", to=f"none.{WEDNESDAY}")
    assert event.venue is None


def test_a_room_takes_the_place_of_a_school_but_no_school_is_guessed(client, edition, regions):
    rabat, _marrakech = regions
    room = VenueFactory(region=rabat)
    event = planned(edition, region=rabat, school=SchoolFactory(region=rabat))
    places = {"rows": "venues", "start": f"school.{TUESDAY}"}
    refused(client, event, to=f"none.{TUESDAY}", **places)
    moved(client, event, to=f"{room.pk}.{TUESDAY}", **places)
    assert (event.venue, event.school) == (room, None)
    places["start"] = f"{room.pk}.{TUESDAY}"
    refused(client, event, to=f"school.{TUESDAY}", **places)


def people(event: Event) -> set[tuple[int, str]]:
    return set(event.people.values_list("person_id", "role"))


def test_somebody_else_takes_over_the_part(client, edition, regions):
    event = planned(edition, region=regions[0])
    before = EventPersonFactory(event=event, role=PersonRole.TRAINER).person
    guest = EventPersonFactory(event=event, role=PersonRole.GUEST).person
    after = PersonFactory(region=regions[0])
    EventPersonFactory(person=after, role=PersonRole.FACILITATOR)
    answer = moved(
        client,
        event,
        rows="facilitators",
        start=f"{before.pk}.{TUESDAY}",
        to=f"{after.pk}.{WEDNESDAY}",
    )
    assert people(event) == {(guest.pk, "guest"), (after.pk, "trainer")}
    assert event.start_date == date(2026, 12, 2)
    assert {f"r.{before.pk}", f"r.{after.pk}"} <= set(answer["parts"])


def test_somebody_is_found_for_an_event_that_had_nobody(client, edition, regions):
    event = planned(edition, region=regions[0])
    person = PersonFactory(region=regions[0])
    places = {"rows": "facilitators"}
    moved(client, event, start=f"none.{TUESDAY}", to=f"{person.pk}.{TUESDAY}", **places)
    assert people(event) == {(person.pk, "facilitator")}
    moved(client, event, start=f"{person.pk}.{TUESDAY}", to=f"none.{TUESDAY}", **places)
    assert people(event) == set()


def test_a_public_event_asks_for_the_reason_first(client, edition, regions):
    event = announced(edition, region=regions[0])
    EventPersonFactory(event=event, person__name_fr="Mme Alaoui", role=PersonRole.SPEAKER)
    to = f"{regions[0].pk}.{THURSDAY}"
    question = drop(client, event, to=to).json()
    assert question["reason_wanted"]
    assert "Atelier" in question["title"]
    assert "Mme Alaoui" in question["impact"]
    event.refresh_from_db()
    assert event.start_date == date(2026, 12, 1)

    without = drop(client, event, to=to, confirmed=True, reasons={"fr": " "}).json()
    assert without["reason_wanted"]
    assert without["refused"]

    moved(client, event, to=to, confirmed=True, reasons={"fr": "Salle occupée"})
    assert (event.start_date, event.status) == (date(2026, 12, 3), EventStatus.RESCHEDULED)
    assert event.change_reason_fr == "Salle occupée"
    told = EventChange.objects.filter(event=event).values_list("kind", flat=True)
    assert set(told) == {"date", "status"}


def test_giving_a_public_event_to_somebody_else_needs_no_reason(client, edition, regions):
    event = announced(edition, region=regions[0])
    person = PersonFactory(region=regions[0])
    places = {"rows": "facilitators", "start": f"none.{TUESDAY}"}
    moved(client, event, to=f"{person.pk}.{TUESDAY}", **places)
    assert people(event) == {(person.pk, "facilitator")}


def test_a_day_outside_the_edition_is_refused_with_its_days(client, edition, regions):
    key = regions[0].pk
    draft = planned(edition, region=regions[0])
    public = announced(edition, region=regions[0])
    for event in (draft, public):
        assert "déc. 2026" in refused(client, event, to=f"{key}.2026-12-06")


def test_what_somebody_moved_meanwhile_is_not_moved_again(client, edition, regions):
    key = regions[0].pk
    event = planned(edition, region=regions[0])
    refused(client, event, start=f"{key}.{WEDNESDAY}", to=f"{key}.{THURSDAY}")
    refused(client, event, start=f"{regions[1].pk}.{TUESDAY}", to=f"{key}.{THURSDAY}")


def test_an_archived_edition_stays_as_it_is(client, edition, regions):
    event = planned(edition, region=regions[0])
    Edition.objects.update(state=EditionState.ARCHIVED)
    refused(client, event, to=f"{regions[0].pk}.{THURSDAY}")


def test_a_locked_event_stays_where_it_is(client, edition, regions):
    other = account(NATIONAL, first_name="Salma")
    event = planned(edition, region=regions[0], locked=True, locked_by=other)
    refused(client, event, to=f"{regions[0].pk}.{THURSDAY}")


def test_the_last_moves_are_taken_back_one_after_the_other(client, edition, regions):
    key = regions[0].pk
    event = planned(edition, region=regions[0])
    days = [f"2026-12-0{1 + n % 5}" for n in range(11)]
    undo = [moved(client, event, to=f"{key}.{day}")["undo"] for day in days[1:]]
    assert len(undo) == 10
    for token, day in zip(reversed(undo), reversed(days[:-1]), strict=True):
        answer = send(client, edition, {"undo": token}).json()
        event.refresh_from_db()
        assert event.start_date == date.fromisoformat(day)
        assert f'data-e="{event.pk}"' in answer["parts"][f"c.{key}.{day}"]


def test_taking_back_the_move_of_a_public_event_needs_no_reason(client, edition, regions):
    event = announced(edition, region=regions[0])
    to = f"{regions[0].pk}.{THURSDAY}"
    answer = moved(client, event, to=to, confirmed=True, reasons={"fr": "Erreur"})
    assert "parts" in send(client, edition, {"undo": answer["undo"]}).json()
    event.refresh_from_db()
    assert (event.start_date, event.status) == (date(2026, 12, 1), EventStatus.SCHEDULED)


def test_an_assignment_is_taken_back(client, edition, regions):
    event = planned(edition, region=regions[0])
    person = PersonFactory(region=regions[0])
    places = {"rows": "facilitators", "start": f"none.{TUESDAY}"}
    answer = moved(client, event, to=f"{person.pk}.{TUESDAY}", **places)
    back = send(client, edition, {"undo": answer["undo"]}, rows="facilitators").json()
    assert people(event) == set()
    assert {f"c.{person.pk}.{TUESDAY}", f"c.none.{TUESDAY}"} <= set(back["parts"])


def test_only_whoever_moved_takes_back_and_only_what_the_site_wrote(client, edition, regions):
    rabat, _marrakech = regions
    event = planned(edition, region=rabat)
    token = moved(client, event, to=f"{rabat.pk}.{THURSDAY}")["undo"]
    for somebody, text in ((browser(coordinator(rabat)), token), (client, token[:-2] + "xx")):
        assert set(send(somebody, edition, {"undo": text}).json()) == {"refused"}
    event.refresh_from_db()
    assert event.start_date == date(2026, 12, 3)


def test_opened_cells_stay_open_after_a_move(client, edition, regions, monkeypatch):
    monkeypatch.setattr("events.admin.board.grid.CARDS", 1)
    monkeypatch.setattr("events.admin.board.grid.FEWEST", 1)
    key = regions[0].pk
    events = [planned(edition, region=regions[0]) for _n in range(4)]
    opened = f"{key}.{TUESDAY}"
    answer = moved(client, events[0], to=f"{key}.{THURSDAY}", open=[opened])
    assert answer["parts"][f"c.{opened}"].count("data-e=") == 3
    back = moved(client, events[0], to=opened)
    cell = back["parts"][f"c.{opened}"]
    assert cell.count("data-e=") == 1
    assert f'data-e="{events[0].pk}"' in cell


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{",
        {},
        {"event": "x"},
        {"event": 1, "row": "1", "day": "1"},
        {"undo": 5},
        {"event": 10**30, "row": "1", "day": TUESDAY, "from_row": "1", "from_day": TUESDAY},
    ],
)
def test_what_no_script_sends_changes_nothing(client, edition, regions, body):
    event = planned(edition, region=regions[0])
    response = send(client, edition, body)
    assert response.status_code in (200, 302, 400, 404)
    assert "parts" not in response.content.decode()
    event.refresh_from_db()
    assert event.start_date == date(2026, 12, 1)


@pytest.mark.parametrize("to", ["x.2026-12-03", "1.2026-13-01", "1.", "999999.2026-12-03", "1.x"])
@pytest.mark.parametrize("rows", ["regions", "venues", "facilitators", "month"])
def test_a_cell_that_is_no_place_changes_nothing(client, edition, regions, rows, to):
    event = planned(edition)
    start = {"month": f".{TUESDAY}"}.get(rows, f"none.{TUESDAY}")
    response = drop(client, event, rows=rows, start=start, to=to)
    assert response.status_code == 400 or set(response.json()) == {"refused"}
    event.refresh_from_db()
    assert (event.start_date, event.venue, people(event)) == (date(2026, 12, 1), None, set())


def test_only_post(client, edition):
    assert client.get(f"{MOVE}?edition={edition.pk}").status_code == 405


def test_an_observer_moves_nothing(edition, regions):
    event = planned(edition, region=regions[0])
    public = announced(edition, region=regions[0])
    observer = browser(account(OBSERVERS))
    for one in (event, public):
        refused(observer, one, to=f"{regions[0].pk}.{THURSDAY}")


@pytest.mark.parametrize("others", [1, 3])
def test_a_move_costs_the_same_among_one_and_among_three(
    client, edition, regions, others, django_assert_max_num_queries
):
    for _n in range(others):
        planned(edition, region=regions[0])
    event = planned(edition, region=regions[0])
    with django_assert_max_num_queries(75):
        moved(client, event, to=f"{regions[0].pk}.{THURSDAY}")
