"""Plain records: the second of two writers is told who and what."""

import pytest
from django.urls import reverse
from django.utils import translation

from campaign_site.core.permissions.roles import NATIONAL
from events.models import EditionGoal, Venue
from tests.factories import EditionFactory, VenueFactory
from tests.roles import account, browser, coordinator, two_regions


@pytest.fixture
def regions(db):
    return two_regions()


def edit_url(record) -> str:
    return reverse(type(record).snippet_viewset.get_url_name("edit"), args=[record.pk])


def label(model, name: str) -> str:
    with translation.override("fr"):
        return str(model._meta.get_field(name).verbose_name).capitalize()


def opened(client, record) -> dict[str, str]:
    """What the browser holds after opening a form."""
    form = client.get(edit_url(record)).context["form"]
    return {"form_snapshot": form["form_snapshot"].value()}


def venue_fields(venue: Venue, **changes: object) -> dict[str, object]:
    fields = {"name_fr": venue.name_fr, "name_ar": venue.name_ar, "kind": venue.kind}
    return fields | changes


def test_the_second_writer_is_told_and_keeps_what_was_typed(regions):
    venue = VenueFactory()
    first = browser(account(NATIONAL, first_name="Nadia", last_name="Alami"))
    second = browser(account(NATIONAL))
    snapshot = opened(second, venue)
    done = first.post(edit_url(venue), venue_fields(venue, capacity=80) | opened(first, venue))
    assert done.status_code == 302
    mine = venue_fields(venue, name_fr="Maison des jeunes") | snapshot
    response = second.post(edit_url(venue), mine)
    assert response.status_code == 200
    message = [str(message) for message in response.context["messages"]][0]
    assert "Nadia Alami" in message
    assert label(Venue, "capacity") in message
    assert label(Venue, "address_fr") not in message
    assert 'value="Maison des jeunes"' in response.text
    venue.refresh_from_db()
    assert venue.capacity == 80
    # Told, the person sends the page again as it came back.
    renewed = response.context["form"]["form_snapshot"].value()
    assert second.post(edit_url(venue), mine | {"form_snapshot": renewed}).status_code == 302
    venue.refresh_from_db()
    assert venue.name_fr == "Maison des jeunes"


def test_alone_nobody_is_told_anything(regions):
    venue = VenueFactory()
    client = browser(account(NATIONAL))
    fields = venue_fields(venue, capacity=30) | opened(client, venue)
    assert client.post(edit_url(venue), fields).status_code == 302


@pytest.mark.parametrize("snapshot", ["", "{", "[]", "null", '{"name_fr": 3}', "\x00", "9" * 5000])
def test_a_broken_snapshot_breaks_nothing(regions, snapshot):
    venue = VenueFactory()
    client = browser(account(NATIONAL))
    response = client.post(edit_url(venue), venue_fields(venue) | {"form_snapshot": snapshot})
    assert response.status_code in {200, 302}


def test_rows_added_by_somebody_else_are_noticed(regions):
    edition = EditionFactory()
    client = browser(account(NATIONAL))
    snapshot = opened(client, edition)
    EditionGoal.objects.create(edition=edition, events=40)
    fields = {
        "campaign": edition.campaign_id,
        "year": 2026,
        "slug": edition.slug,
        "goals-TOTAL_FORMS": 0,
        "goals-INITIAL_FORMS": 0,
        "partner_roles-TOTAL_FORMS": 0,
        "partner_roles-INITIAL_FORMS": 0,
    }
    response = client.post(edit_url(edition), fields | snapshot)
    assert response.status_code == 200
    assert EditionGoal.objects.count() == 1


def test_the_only_region_of_a_coordinator_is_chosen_already(regions):
    client = browser(coordinator(regions[0]))
    form = client.get(reverse("wagtailsnippets_events_venue:add")).context["form"]
    assert form["region"].value() == regions[0].pk
    assert list(form.fields["region"].queryset) == [regions[0]]
