"""Going on and back, and who may."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaign_site.core.permissions.roles import EDITORS, NATIONAL, OBSERVERS, PRESS
from events.models import Preparation
from tests.factories import (
    SchoolFactory,
)
from tests.roles import account, browser, coordinator

from .steps import START, address, begin, by_rule, with_schools


def test_choices_are_there_again_when_one_goes_back(client, regions, edition, kind):
    preparation = by_rule(client, edition, kind, regions[0], times="8:30 ; 14:00", minutes="45")
    form = client.get(address(preparation, "details")).context["form"]
    assert form["times"].value() == "08:30, 14:00"
    assert form["minutes"].value() == 45
    assert form["title_fr"].value() == "Permanence {n}"
    assert form["first"].value() == date(2026, 12, 1)


def test_steps_cannot_be_jumped(client):
    schools, rule = begin(client), begin(client, "rule")
    assert client.get(address(schools, "schools")).url == address(schools, "details")
    assert client.get(address(schools, "preview")).url == address(schools, "details")
    assert client.get(address(schools, "result")).url == address(schools, "preview")
    assert client.get(address(rule, "schools")).url == address(rule, "details")


def test_what_is_done_is_not_done_again(client, regions, edition, kind):
    preparation = by_rule(client, edition, kind, regions[0], last="2026-12-01")
    client.post(address(preparation, "preview"), {"create": "1"})
    for step in ("details", "schools", "preview"):
        for method in (client.get, client.post):
            assert method(address(preparation, step)).url == address(preparation, "result")


@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_else_s_series_is_refused(client, regions, edition, kind, method):
    preparation = by_rule(client, edition, kind, regions[0])
    for other in (coordinator(regions[0]), coordinator(regions[1]), account(NATIONAL)):
        for step in ("details", "schools", "preview", "result"):
            response = getattr(browser(other), method)(address(preparation, step))
            assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", [EDITORS, OBSERVERS, PRESS])
def test_only_who_may_add_events_gets_in(regions, role, method):
    user = account(role)
    preparation = Preparation.objects.create(
        kind="series", owner=user, choices={"mode": "rule"}, created_at="2026-11-01T00:00Z"
    )
    for url in (START, *(address(preparation, step) for step in ("details", "preview", "result"))):
        response = getattr(browser(user), method)(url, {"mode": "rule", "create": "1"})
        assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home")), url


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_step_opens_in_each_language(regions, edition, kind, language):
    client = browser(coordinator(regions[0], language=language))
    SchoolFactory(region=regions[0])
    assert client.get(START).status_code == 200
    school = SchoolFactory(region=regions[0])
    preparation = with_schools(client, edition, kind, [school])
    for step in ("details", "schools", "preview"):
        assert client.get(address(preparation, step)).status_code == 200
    client.post(address(preparation, "preview"), {"create": "1"})
    assert client.get(address(preparation, "result")).status_code == 200


def test_three_rows_and_thirty_cost_the_same(client, regions, edition, kind):
    few = [SchoolFactory(region=regions[0]) for _number in range(3)]
    many = few + [SchoolFactory(region=regions[0]) for _number in range(27)]
    counts = []
    for schools in (few, many):
        preparation = with_schools(client, edition, kind, schools, per_day="20")
        for step in ("schools", "preview"):
            client.get(address(preparation, step))
            with CaptureQueriesContext(connection) as queries:
                client.get(address(preparation, step))
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 45
