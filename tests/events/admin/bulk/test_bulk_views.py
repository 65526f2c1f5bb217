"""Actions on what the list shows: chosen by its filters, shown, confirmed, reported."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from campaign_site.core.permissions.roles import (
    NATIONAL,
    OBSERVERS,
    PARTNERS,
    PRESS,
    coordination_name,
    editing_name,
)
from events.admin.bulk import selection
from events.enums import EventStatus
from events.models import Event, Preparation
from events.services.bulk_batches import BulkAction
from tests.factories import EditionFactory, EventFactory, PersonFactory, published_event
from tests.roles import account, browser, coordinator, two_regions

pytestmark = pytest.mark.django_db

LIST = reverse("wagtailsnippets_events_event:list")


@pytest.fixture
def regions():
    return two_regions()


@pytest.fixture
def national(regions):
    return browser(account(NATIONAL))


def order(action: str, query: str = "") -> str:
    return f"{reverse('planning_bulk_order', args=[action])}?{query}"


def test_the_filtered_events_are_moved_after_a_look_and_the_others_are_not(national):
    edition = EditionFactory()
    chosen = [published_event(edition=edition) for _number in range(2)]
    other = published_event()
    dayless = EventFactory(edition=edition, draft=True, no_date=True)
    address = order("move", f"edition={edition.pk}")
    page = national.get(address)
    assert (page.context["chosen"], page.context["count"]) == (3, 2)
    shown = national.post(address, {"days": "7", "reason_fr": "Examens"}, follow=True)
    assert shown.context["totals"].public == 2
    assert [group["count"] for group in shown.context["refused"]] == [1]
    assert Event.objects.filter(start_date=date(2026, 12, 8)).count() == 0
    run = shown.redirect_chain[-1][0]
    result = national.post(run, follow=True)
    assert (result.context["count"], result.context["finished"]) == (2, True)
    assert [group["first"][0]["title"] for group in result.context["refused"]] == [dayless.title_fr]
    assert {e.start_date for e in Event.objects.filter(pk__in=[e.pk for e in chosen])} == {
        date(2026, 12, 8)
    }
    assert Event.objects.get(pk=other.pk).start_date == date(2026, 12, 1)
    assert Event.objects.get(pk=dayless.pk).start_date is None
    national.post(run)
    assert Event.objects.get(pk=chosen[0].pk).start_date == date(2026, 12, 8)


def test_search_and_ticked_rows_choose_too(national):
    one, two = EventFactory(title_fr="Table ronde"), EventFactory(title_fr="Atelier")
    found = national.get(order("cancel", "q=ronde"))
    assert [row["title"] for row in found.context["first"]] == [str(one)] or "Table ronde" in str(
        found.context["first"]
    )
    assert found.context["chosen"] == 1
    ticked = national.get(order("cancel", f"id={two.pk}&id=abc&id={10**30}"))
    assert ticked.context["chosen"] == 1


def test_an_unknown_filter_never_means_everything(national):
    EventFactory()
    assert national.get(order("cancel", "edition=987654")).status_code == 400
    assert national.get(order("cancel", "status=nonsense")).status_code == 400


def test_too_many_are_refused(national, monkeypatch):
    for module in (selection,):
        monkeypatch.setattr(module, "MOST", 1)
    monkeypatch.setattr("events.admin.bulk.views.MOST", 1)
    EventFactory()
    EventFactory()
    assert national.get(order("cancel")).status_code == 400


def test_cancelling_public_events_wants_a_reason_and_keeps_the_typing(national):
    event = published_event()
    refused = national.post(order("cancel", f"id={event.pk}"), {"reason_fr": "  "})
    assert "reason_ar" in refused.context["form"].errors
    assert not Preparation.objects.exists()
    draft = EventFactory(draft=True)
    shown = national.post(order("cancel", f"id={draft.pk}"), {}, follow=True)
    assert shown.context["count"] == 1
    wrong = national.post(order("move", f"id={event.pk}"), {"days": "0", "reason_fr": "Examens"})
    assert 'value="Examens"' in wrong.text
    assert "days" in wrong.context["form"].errors


def test_a_refused_order_says_so_at_the_top(national):
    event = published_event()
    without_reason = national.post(order("cancel", f"id={event.pk}"), {})
    assert said(without_reason) == ["Il y a une chose à corriger"]
    no_number = national.post(order("move", f"id={event.pk}"), {"days": "x"})
    assert said(no_number) == ["Il y a une chose à corriger"]
    dayless = EventFactory(draft=True, no_date=True)
    nothing = national.post(order("move", f"id={dayless.pk}"), {"days": "7"})
    assert said(nothing) == ["Rien n’a été enregistré"]
    assert said(national.get(order("cancel", f"id={event.pk}"))) == []


def said(response):
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def test_an_order_for_nothing_is_not_kept(national):
    event = EventFactory(draft=True, no_date=True)
    answer = national.post(order("move", f"id={event.pk}"), {"days": "7"})
    assert answer.status_code == 200
    assert not Preparation.objects.exists()


def test_somebody_is_assigned_and_drafts_are_published(national):
    events = [EventFactory(draft=True) for _number in range(2)]
    person = PersonFactory()
    query = "&".join(f"id={event.pk}" for event in events)
    data = {"person": person.pk, "role": "trainer"}
    shown = national.post(order("assign", query), data, follow=True)
    national.post(shown.redirect_chain[-1][0])
    assert person.appearances.count() == 2
    shown = national.post(order("publish", query), {}, follow=True)
    national.post(shown.redirect_chain[-1][0])
    assert Event.objects.filter(live=True).count() == 2


def test_mixed_rights_name_only_what_is_ones_own(regions):
    rabat, marrakech = regions
    own = published_event(region=rabat, title_fr="À Rabat")
    foreign = published_event(region=marrakech, title_fr="Titre secret")
    client = browser(coordinator(rabat))
    query = f"id={own.pk}&id={foreign.pk}"
    page = client.get(order("cancel", query))
    shown = client.post(order("cancel", query), {"reason_fr": "Grève"}, follow=True)
    result = client.post(shown.redirect_chain[-1][0], follow=True)
    for answer in (page, shown, result):
        assert "À Rabat" in answer.text
        assert "Titre secret" not in answer.text
    assert Event.objects.get(pk=foreign.pk).status == EventStatus.SCHEDULED
    assert Event.objects.get(pk=own.pk).status == EventStatus.CANCELLED


def test_an_order_is_its_owners_alone(regions):
    event = published_event(region=regions[0])
    client = browser(coordinator(regions[0]))
    shown = client.post(
        order("cancel", f"id={event.pk}"), {"reason_fr": "Grève"}, follow=True
    ).redirect_chain[-1][0]
    for other in (browser(account(NATIONAL)), browser(coordinator(regions[1]))):
        assert other.get(shown).status_code == 404
        assert other.post(shown).status_code == 404
    assert Event.objects.get().status == EventStatus.SCHEDULED


def test_a_region_taken_away_between_looking_and_confirming(regions):
    rabat, marrakech = regions
    who = coordinator(rabat)
    event = published_event(region=rabat, title_fr="Titre secret")
    client = browser(who)
    shown = client.post(order("cancel", f"id={event.pk}"), {"reason_fr": "Grève"}, follow=True)
    who.groups.set(coordinator(marrakech).groups.all())
    result = client.post(shown.redirect_chain[-1][0], follow=True)
    assert result.context["lost"] == 1
    assert "Titre secret" not in result.text
    assert Event.objects.get().status == EventStatus.SCHEDULED


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (NATIONAL, {"move", "assign", "publish", "cancel"}),
        (coordination_name("MA-04"), {"move", "assign", "publish", "cancel"}),
        (editing_name("MA-04"), {"move", "assign"}),
        (PARTNERS, set()),
        (OBSERVERS, set()),
        (PRESS, set()),
    ],
)
def test_who_may_give_which_order(regions, role, allowed):
    event = published_event(region=regions[0])
    client = browser(account(role))
    for action in BulkAction.values:
        address = order(action, f"id={event.pk}")
        answers = [client.get(address), client.post(address, {"reason_fr": "Grève"})]
        refused = [answer.status_code in (302, 403, 404) for answer in answers]
        if action not in allowed:
            assert refused == [True, True]
            assert not Preparation.objects.exists()
        else:
            assert answers[0].status_code == 200
            Preparation.objects.all().delete()
    listing = client.get(LIST)
    if listing.status_code == 200:
        shown = {a for a in BulkAction.values if f"events/bulk/{a}/" in listing.text}
        assert shown == allowed


def test_the_menu_of_the_list_keeps_its_filters(national):
    edition = EditionFactory()
    EventFactory(edition=edition)
    text = national.get(f"{LIST}?edition={edition.pk}&q=%C3%89v&p=1").text
    assert f"bulk/cancel/?edition={edition.pk}&amp;q=%C3%89v" in text


def test_the_footer_leads_to_the_same_screens(national, regions):
    event = EventFactory()
    address = reverse("wagtail_bulk_action", args=["events", "event", "event_cancel"])
    ticked = national.get(f"{address}?id={event.pk}&next={LIST}")
    assert ticked["Location"] == order("cancel", f"id={event.pk}")
    everything = national.get(f"{address}?id=all&next={LIST}%3Fq%3Dronde%26p%3D2")
    assert everything["Location"] == order("cancel", "q=ronde")
    stranger = browser(account(OBSERVERS)).get(f"{address}?id={event.pk}")
    assert stranger.status_code in (302, 403, 404)
    assert "planning" not in stranger.get("Location", "")


def test_an_action_that_does_not_exist(national):
    assert national.get(order("explode")).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_the_screens_cost_the_same_for_few_and_for_many(
    national, number, django_assert_max_num_queries
):
    edition = EditionFactory()
    for _event in range(number):
        published_event(edition=edition)
    address = order("cancel", f"edition={edition.pk}")
    national.get(address)
    with django_assert_max_num_queries(25):
        page = national.get(address)
    assert len(page.context["first"]) == min(number, 20)
    run = national.post(address, {"reason_fr": "Grève"})["Location"]
    with django_assert_max_num_queries(25):
        shown = national.get(run)
    assert shown.context["count"] == number
