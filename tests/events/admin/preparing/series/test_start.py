"""How a series begins."""

from uuid import uuid4

import pytest
from django.urls import reverse

from campaign_site.core.permissions.roles import PARTNERS
from events.models import Event, Preparation
from tests.factories import (
    EventFactory,
)
from tests.roles import account, browser

from .steps import SECRET, START, address, begin


def test_the_limit_is_said_first(client):
    assert "500" in client.get(START).text


def test_partners_make_rules_only_and_short_ones(regions):
    page = browser(account(PARTNERS)).get(START)
    assert [value for value, _label in page.context["form"].fields["mode"].choices] == ["rule"]
    assert page.context["most"] == 30
    response = browser(account(PARTNERS)).post(START, {"mode": "schools", "key": uuid4()})
    assert response.status_code == 200
    assert not Preparation.objects.exists()


@pytest.mark.parametrize("mode", ["", "other"])
def test_a_way_must_be_chosen(client, mode):
    assert client.post(START, {"mode": mode}).status_code == 200
    assert not Preparation.objects.exists()


def test_a_model_event_is_chosen(client, regions):
    event = EventFactory(region=regions[0], capacity=33)
    preparation = begin(client, pattern=event.pk)
    assert preparation.pattern == event
    form = client.get(address(preparation, "details")).context["form"]
    assert form["capacity"].value() == 33
    assert form["title_fr"].value() == f"{event.title_fr} – {{school}}"
    assert form["kind"].value() == event.kind_id


def test_the_chooser_is_the_one_of_events(client, regions):
    event = EventFactory(region=regions[0], title_fr="Atelier modèle")
    foreign = EventFactory(region=regions[1], title_fr=SECRET)
    page = client.get(f"{START}?pattern={event.pk}")
    assert page.context["form"]["pattern"].value() == event.pk
    assert "Atelier modèle" in page.text
    chooser = Event.snippet_viewset.chooser_viewset
    assert reverse(chooser.get_url_name("choose")) in page.text
    listed = client.get(reverse(chooser.get_url_name("choose"))).json()["html"]
    assert "Atelier modèle" in listed
    assert SECRET not in listed
    assert SECRET not in client.get(f"{START}?pattern={foreign.pk}").text


@pytest.mark.parametrize("typed", ["", "x", "999999999999999999999999", "-1"])
def test_an_address_with_nonsense_begins_without_a_model(client, typed):
    page = client.get(f"{START}?pattern={typed}")
    assert page.status_code == 200
    assert page.context["form"]["pattern"].value() is None


def test_a_foreign_model_event_is_none(client, regions):
    foreign = EventFactory(region=regions[1], title_fr=SECRET, title_ar=SECRET, title_en=SECRET)
    response = client.post(START, {"mode": "rule", "pattern": foreign.pk, "key": uuid4()})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["pattern"]
    assert SECRET not in response.text
    assert not Preparation.objects.exists()


def test_sending_the_first_step_twice_begins_once(client):
    sent = {"mode": "rule", "key": uuid4()}
    assert client.post(START, sent).url == client.post(START, sent).url
    assert Preparation.objects.count() == 1
