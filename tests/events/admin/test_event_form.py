"""The form of an event, as people of different roles send it."""

from datetime import date, datetime, time

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from campaign_site.core.permissions.roles import NATIONAL, PARTNERS
from events.enums import DatePrecision, EventStatus
from events.models import Event
from tests.factories import (
    CityFactory,
    EditionFactory,
    EventFactory,
    EventKindFactory,
    VenueFactory,
    published_event,
)
from tests.roles import account, browser, coordinator, two_regions

ADD = reverse("wagtailsnippets_events_event:add")


def edit_url(event: Event) -> str:
    return reverse("wagtailsnippets_events_event:edit", args=[event.pk])


def typed(**fields: object) -> dict[str, object]:
    """What a browser sends, with empty inline rows and descriptions."""
    data: dict[str, object] = {
        "date_precision": "day",
        "registration_mode": "none",
        "status": "scheduled",
    }
    for prefix in ("partner_roles", "people"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    for language in ("ar", "fr", "en"):
        data[f"description_{language}-count"] = 0
    return data | fields


def sent(event: Event, **changes: object) -> dict[str, object]:
    """The form of a stored event, some fields changed."""
    fields = {
        "edition": event.edition_id,
        "kind": event.kind_id,
        "slug": event.slug,
        "title_ar": event.title_ar,
        "title_fr": event.title_fr,
        "title_en": event.title_en,
        "start_date": event.start_date or "",
        "start_time": event.start_time or "",
        "end_time": event.end_time or "",
        "region": event.region_id or "",
        "status": event.status,
        "date_precision": event.date_precision,
    }
    return typed(**(fields | changes))


@pytest.fixture
def regions(db):
    return two_regions()


@pytest.fixture
def national(regions):
    return browser(account(NATIONAL))


@pytest.fixture
def basics(db):
    return {"edition": EditionFactory().pk, "kind": EventKindFactory().pk}


def test_a_draft_needs_a_title_and_little_else(national, basics):
    response = national.post(ADD, typed(title_ar="ورشة الأمان الرقمي", **basics))
    event = Event.objects.get()
    assert response.status_code == 302
    assert (event.live, event.date_precision, event.start_date) == (False, DatePrecision.NONE, None)
    assert event.slug.isascii()
    assert event.slug not in ("", "event")


def test_the_address_comes_from_the_french_title_and_is_never_taken_twice(national, basics):
    EventFactory(slug="atelier-securite")
    national.post(ADD, typed(title_ar="ورشة", title_fr="Atelier sécurité", **basics))
    assert Event.objects.filter(slug="atelier-securite-2").exists()


def test_without_a_title_everything_typed_stays(national, basics):
    response = national.post(ADD, typed(title_en="Only English", capacity=40, **basics))
    assert response.status_code == 200
    assert not Event.objects.exists()
    assert "Only English" in response.text
    assert 'value="40"' in response.text


def test_publishing_asks_for_the_day(national, basics):
    data = typed(title_fr="Atelier", **basics)
    response = national.post(ADD, data | {"action-publish": "1"})
    assert response.status_code == 200
    assert "start_date" in response.context["form"].errors


def test_a_typed_day_is_known(national):
    event = EventFactory(no_date=True, live=False)
    national.post(edit_url(event), sent(event, start_date="2026-12-03"))
    draft = Event.objects.get().get_latest_revision_as_object()
    assert (draft.date_precision, draft.start_date) == (DatePrecision.DAY, date(2026, 12, 3))


def test_place_follows_from_the_venue(national, regions, basics):
    city = CityFactory(province__region=regions[1])
    venue = VenueFactory(city=city, province=city.province, region=regions[1])
    national.post(ADD, typed(title_fr="Atelier", venue=venue.pk, **basics))
    event = Event.objects.get()
    assert (event.city, event.province, event.region) == (city, city.province, regions[1])


def test_moving_a_public_event_is_told(national):
    event = EventFactory()
    data = sent(event, start_date="2026-12-05", change_reason_fr="Salle fermée")
    data["action-publish"] = "1"
    data["shown_impact"] = (
        national.post(edit_url(event), data).context["form"]["shown_impact"].value()
    )
    assert national.post(edit_url(event), data).status_code == 302
    event.refresh_from_db()
    assert (event.start_date, event.status) == (date(2026, 12, 5), EventStatus.RESCHEDULED)


def test_filling_in_the_hour_moves_nothing(national):
    event = EventFactory(all_day=True)
    data = sent(event, start_time="09:30") | {"action-publish": "1"}
    assert national.post(edit_url(event), data).status_code == 302
    event.refresh_from_db()
    assert (event.start_time, event.status) == (time(9, 30), EventStatus.SCHEDULED)


def test_a_public_status_changes_only_along_the_table(national):
    event = EventFactory(status=EventStatus.CANCELLED)
    response = national.post(edit_url(event), sent(event, status="postponed"))
    assert response.status_code == 200
    assert "status" in response.context["form"].errors


def test_a_coordinator_cannot_create_for_another_region(regions, basics):
    rabat, marrakech = regions
    client = browser(coordinator(rabat))
    response = client.post(ADD, typed(title_fr="Atelier", region=marrakech.pk, **basics))
    assert response.status_code == 200
    assert "region" in response.context["form"].errors
    assert not Event.objects.exists()


def test_a_coordinator_cannot_give_an_event_away(regions):
    rabat, marrakech = regions
    event = EventFactory(region=rabat)
    client = browser(coordinator(rabat))
    response = client.post(edit_url(event), sent(event, region=marrakech.pk))
    assert response.status_code == 200
    assert "region" in response.context["form"].errors
    response = client.post(edit_url(event), sent(event, region=""))
    assert "region" in response.context["form"].errors


def test_a_coordinator_cannot_invite_a_venue_of_another_region(regions, basics):
    rabat, marrakech = regions
    venue = VenueFactory(region=marrakech, name_fr="Confidentiel", name_ar="Confidentiel")
    client = browser(coordinator(rabat))
    data = typed(title_fr="Atelier", region=rabat.pk, venue=venue.pk, **basics)
    response = client.post(ADD, data)
    assert "venue" in response.context["form"].errors
    assert "Confidentiel" not in response.text


def test_a_partner_proposes_to_any_region_and_never_publishes(regions, basics):
    rabat, marrakech = regions
    partner = account(PARTNERS)
    client = browser(partner)
    data = typed(title_fr="Proposition", region=marrakech.pk, start_date="2026-12-03", **basics)
    response = client.post(ADD, data | {"action-publish": "1"})
    assert response.status_code == 302
    event = Event.objects.get()
    assert event.live is False
    # It sees its own proposal, another partner does not, the region does.
    assert client.get(edit_url(event)).status_code == 200
    assert browser(account(PARTNERS)).get(edit_url(event)).status_code == 302
    assert browser(coordinator(marrakech)).get(edit_url(event)).status_code == 200
    assert browser(coordinator(rabat)).get(edit_url(event)).status_code == 302


def test_a_published_proposal_is_no_longer_the_partners(regions, basics):
    partner = account(PARTNERS)
    client = browser(partner)
    client.post(ADD, typed(title_fr="Proposition", region=regions[0].pk, **basics))
    event = Event.objects.get()
    Event.objects.update(live=True)
    assert client.get(edit_url(event)).status_code == 302
    inspect = reverse("wagtailsnippets_events_event:inspect", args=[event.pk])
    assert client.get(inspect).status_code == 200


def test_a_proposal_is_approved_by_its_region(regions, basics, mailoutbox):
    rabat, marrakech = regions
    reviewer = coordinator(marrakech, email="marrakech@example.org")
    coordinator(rabat, email="rabat@example.org")
    data = typed(title_fr="Proposition", region=marrakech.pk, start_date="2026-12-03", **basics)
    browser(account(PARTNERS)).post(ADD, data | {"action-submit": "1"})
    event = Event.objects.get()
    assert [address for mail in mailoutbox for address in mail.to] == ["marrakech@example.org"]
    task_state = event.current_workflow_task_state
    url = reverse(
        "wagtailsnippets_events_event:workflow_action", args=[event.pk, "approve", task_state.pk]
    )
    home = reverse("wagtailadmin_home")
    assert "Proposition" not in browser(coordinator(rabat)).get(home).text
    client = browser(reviewer)
    assert "Proposition" in client.get(home).text
    client.post(url)
    event.refresh_from_db()
    assert event.live is True


def test_the_second_of_two_writers_is_told_who_and_what(national, regions):
    event = EventFactory()
    event.save_revision(user=None)
    loaded = Event.objects.get().latest_revision
    first = account(NATIONAL, first_name="Nadia", last_name="Alami")
    browser(first).post(edit_url(event), sent(event, capacity=50))
    conflict = sent(event, title_fr="Mon titre") | {
        "loaded_revision_id": loaded.pk,
        "loaded_revision_created_at": loaded.created_at.isoformat(),
    }
    response = national.post(edit_url(event), conflict)
    assert response.status_code == 200
    message = [str(message) for message in response.context["messages"]][0]
    assert "Nadia Alami" in message
    with translation.override("fr"):
        assert str(Event._meta.get_field("capacity").verbose_name).capitalize() in message
        assert str(Event._meta.get_field("summary_fr").verbose_name).capitalize() not in message
    assert "Mon titre" in response.text
    # Once told, sending the page as it came back is a decision.
    newest = Event.objects.get().latest_revision
    again = conflict | {
        "loaded_revision_id": newest.pk,
        "loaded_revision_created_at": newest.created_at.isoformat(),
    }
    assert national.post(edit_url(event), again).status_code == 302


def test_the_weekday_stands_beside_every_date(national, regions):
    event = EventFactory()
    page = national.get(edit_url(event)).text
    assert page.count('class="weekday"') == 4
    assert 'data-weekday-of="id_start_date">mardi</output>' in page
    arabic = browser(account(NATIONAL, language="ar")).get(edit_url(event)).text
    assert 'data-weekday-of="id_start_date">الثلاثاء</output>' in arabic


def test_texts_are_typed_in_the_direction_of_their_language(national):
    page = national.get(ADD).text
    assert 'lang="ar" dir="rtl"' in page
    assert page.count('name="title_') == 3


def test_hostile_values_are_refused_politely(national, basics):
    for value in ("\x00", "x" * 20_000, "9999999-99-99", "'; drop", "\u202e"):
        data = typed(title_fr="Atelier", start_date=value, capacity=value, venue=value, **basics)
        assert national.post(ADD, data).status_code in {200, 400}
    assert not Event.objects.exists()


def test_a_mutilated_form_is_a_bad_request(national, basics):
    data = typed(title_fr="Atelier", **basics) | {
        "people-TOTAL_FORMS": 48,
        "people-INITIAL_FORMS": 48,
    }
    assert national.post(ADD, data).status_code == 400


def test_a_day_moved_outside_the_edition_is_refused_and_the_typing_kept(national):
    event = EventFactory()
    data = sent(event, start_date="2026-12-21", capacity=77)
    response = national.post(edit_url(event), data)
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"start_date"}
    assert 'value="77"' in response.text
    event.refresh_from_db()
    assert event.latest_revision is None


def test_a_new_event_outside_the_edition_is_refused(national, basics):
    response = national.post(ADD, typed(title_fr="Atelier", start_date="2027-01-04", **basics))
    assert set(response.context["form"].errors) == {"start_date"}
    assert not Event.objects.exists()


def test_what_is_outside_already_can_still_be_corrected(national):
    event = EventFactory(start_date=date(2026, 12, 24))
    assert national.post(edit_url(event), sent(event, capacity=30)).status_code == 302
    assert Event.objects.get().get_latest_revision_as_object().capacity == 30


def test_places_given_by_phone_are_typed_and_fill_the_event(national, client):
    event = published_event(capacity=30)
    html = national.get(edit_url(event)).text
    assert 'name="heads_promised"' in html
    full = {"capacity": 30, "heads_promised": 30, "action-publish": "1"}
    assert national.post(edit_url(event), sent(event, **full)).status_code == 302
    event.refresh_from_db()
    assert (event.heads_promised, event.publication.facts["full"]) == (30, True)
    with time_machine.travel(datetime(2026, 11, 22, 10, 0), tick=False):
        assert "Complet" in client.get(f"/fr/events/{event.slug}/").text


def test_no_places_typed_are_none_given(national):
    event = EventFactory(live=False, capacity=30, heads_promised=12)
    national.post(edit_url(event), sent(event, capacity=30, heads_promised=""))
    assert Event.objects.get().get_latest_revision_as_object().heads_promised == 0
