"""What a measurement asks of the site itself: its addresses, the floor, counted queries."""

import json
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from bench.addresses import addresses
from bench.floor import floor
from bench.query_count import QueryCountMiddleware
from campaign_site.core.models import Region, User
from tests.factories import EditionFactory, RegionFactory, published_event

pytestmark = pytest.mark.django_db
rf = RequestFactory()


@pytest.fixture(autouse=True)
def _in_november(time_machine):
    time_machine.move_to("2026-11-20T09:00:00Z", tick=False)


@pytest.fixture
def edition():
    """The larger of two editions, in a country that has the region asked for."""
    RegionFactory(code="MA-07", code_hcp="07", slug="marrakech-safi")
    published_event()
    edition = EditionFactory(slug="la-grande")
    for number in range(2):
        published_event(
            edition=edition, slug=f"atelier-{number}", start_date=date(2026, 12, 2 + number)
        )
    return edition


def test_addresses_are_of_the_largest_edition(edition):
    found = addresses()
    assert found["programme"] == "/fr/editions/la-grande/programme/"
    assert found["event"] == "/fr/events/atelier-0/"
    assert found["feed"] == "/fr/calendar/la-grande.ics"
    assert found["region"] == "/fr/regions/marrakech-safi/"
    assert found["events"] == "2"


def test_the_addresses_answer(client, edition):
    found = addresses()
    for name in ("programme", "event", "region", "feed", "api"):
        assert client.get(found[name]).status_code == 200, name


def test_the_cookie_opens_the_admin(client, edition):
    found = addresses()
    assert client.get(found["admin"]).status_code == 302
    sign_in(client, found)
    for name in ("admin", "overview", "board", "problems"):
        assert client.get(found[name]).status_code == 200, name


def sign_in(client, found) -> None:
    for cookie in found["cookie"].split("; "):
        name, _, value = cookie.partition("=")
        client.cookies[name] = value


def test_each_move_carries_another_card_through_the_guard_of_forms(edition):
    found = addresses()
    moves = json.loads(found["moves"])
    assert len(moves) == 2
    client = Client(enforce_csrf_checks=True)
    sign_in(client, found)
    for body in moves:
        sent = {"data": body, "content_type": "application/json"}
        answer = client.post(found["move"], **sent, headers={"X-CSRFToken": found["token"]})
        assert "parts" in answer.json(), answer.content
        assert client.post(found["move"], **sent).status_code == 403
    days = edition.events.order_by("slug").values_list("start_date", flat=True)
    assert list(days) == [date(2026, 12, 1), date(2026, 12, 2)]


def test_asking_twice_makes_one_account(edition):
    addresses()
    addresses()
    assert User.objects.filter(username="bench").count() == 1


def test_the_floor_costs_one_query_and_thirty_kilobytes(django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = floor(rf.get("/bench/floor"))
    assert 20_000 < len(answer.content) < 45_000
    assert "no-store" in answer.headers["Cache-Control"]


def counting(number: int) -> QueryCountMiddleware:
    def view(_request):
        for _ in range(number):
            Region.objects.exists()
        return HttpResponse("ok")

    return QueryCountMiddleware(view)


@pytest.mark.parametrize("number", [0, 1, 3])
def test_queries_are_counted_where_it_is_asked_for(number):
    answer = counting(number)(rf.get("/", headers={"x-count-queries": "1"}))
    assert answer.headers["X-Query-Count"] == str(number)


def test_nobody_else_is_told(django_assert_num_queries):
    with django_assert_num_queries(2):
        answer = counting(2)(rf.get("/"))
    assert "X-Query-Count" not in answer.headers


def test_each_request_is_counted_by_itself():
    middleware = counting(2)
    asked = [middleware(rf.get("/", headers={"x-count-queries": "1"})) for _ in range(2)]
    assert [answer.headers["X-Query-Count"] for answer in asked] == ["2", "2"]
