"""The panel on an event's form, and what is said when it is saved: never a hindrance."""

from datetime import date, time

import pytest
from django.urls import reverse

from campaign_site.core.permissions.roles import NATIONAL, PARTNERS
from events.models import Event
from tests.events.admin.test_event_form import ADD, edit_url, sent, typed
from tests.factories import (
    BlackoutFactory,
    EditionFactory,
    EventFactory,
    EventKindFactory,
    EventPersonFactory,
    PartnerRoleFactory,
    PersonFactory,
    VenueFactory,
)
from tests.roles import account, browser, coordinator, two_regions

SECRET = "Confidentiel7"


@pytest.fixture
def regions(db):
    return two_regions()


@pytest.fixture
def national(regions):
    return browser(account(NATIONAL))


def complete(**fields: object) -> Event:
    event = EventFactory(**{"summary_fr": "Résumé", "summary_ar": "ملخص", **fields})
    PartnerRoleFactory(event=event)
    return event


def panel(response) -> list[str]:
    """The codes of the panel of a form."""
    assert response.status_code == 200
    problems = response.context.get("problems")
    return [code.value for code, _text in problems["lines"]] if problems else []


def test_the_form_opens_with_what_is_wrong_and_links_to_the_other_event(national):
    room = VenueFactory()
    here, there = complete(venue=room), complete(venue=room, title_fr="Forum")
    page = national.get(edit_url(here))
    assert panel(page) == ["venue"]
    assert 'data-problem="venue"' in page.text
    assert f'<a href="{edit_url(there)}"><bdi>Forum</bdi></a>' in page.text


def test_an_event_without_a_fault_has_no_panel(national):
    page = national.get(edit_url(complete(venue=VenueFactory())))
    assert panel(page) == []
    assert 'id="problems"' not in page.text


def test_the_panel_is_about_the_draft_and_the_list_about_what_is_public(national):
    room = VenueFactory()
    here = complete(venue=room)
    complete(venue=room, start_time=time(14), end_time=time(16))
    version = Event.objects.get(pk=here.pk)
    version.start_time, version.end_time = time(15), time(17)
    version.save_revision()
    assert panel(national.get(edit_url(here))) == ["venue"]
    rows = national.get(reverse("wagtailsnippets_events_event:list")).context["table"].data
    assert {row.problem_count for row in rows} == {0}


def test_another_regions_event_is_placed_but_not_named(regions):
    rabat, marrakech = regions
    person = PersonFactory()
    here = complete(region=rabat, venue=VenueFactory())
    there = complete(region=marrakech, venue=VenueFactory(), title_fr=SECRET, title_ar=SECRET)
    for event in (here, there):
        EventPersonFactory(event=event, person=person)
    page = browser(coordinator(rabat)).get(edit_url(here))
    assert panel(page) == ["person"]
    assert SECRET not in page.text
    assert edit_url(there) not in page.text
    assert marrakech.name_fr in page.text


def test_saving_is_never_hindered_and_says_how_many(national):
    event = complete(venue=VenueFactory())
    BlackoutFactory(
        kind="public_holiday", start_date=date(2026, 12, 11), end_date=date(2026, 12, 11)
    )
    data = sent(event, venue=event.venue_id, start_date="2026-12-11", start_time="12:00",
                end_time="13:00")  # fmt: skip
    response = national.post(edit_url(event), data)
    assert response.status_code == 302
    page = national.get(response.url)
    assert set(panel(page)) >= {"blackout", "friday"}
    (message,) = [str(m) for m in page.context["messages"]]
    assert str(len(panel(page))) in message


def test_publishing_with_warnings_is_possible(national):
    event = complete(venue=VenueFactory(), live=False)
    data = sent(event, venue=event.venue_id, start_date="2026-12-11", start_time="12:00",
                end_time="13:00")  # fmt: skip
    assert national.post(edit_url(event), data | {"action-publish": "1"}).status_code == 302
    event.refresh_from_db()
    assert (event.live, event.start_date) == (True, date(2026, 12, 11))


def test_a_new_event_is_saved_with_its_problems(national):
    data = typed(title_fr="Atelier", edition=EditionFactory().pk, kind=EventKindFactory().pk)
    assert panel(national.get(ADD)) == []
    response = national.post(ADD, data)
    assert response.status_code == 302
    page = national.get(response.url)
    assert panel(page) == ["day", "place", "organiser", "ar"]
    assert "4" in str(next(iter(page.context["messages"])))


def test_what_is_refused_shows_errors_and_no_panel(national):
    event = complete(venue=VenueFactory(), title_ar="")
    page = national.post(edit_url(event), sent(event, start_date="2027-06-01"))
    assert page.context["form"].errors
    assert panel(page) == []


def test_an_automatic_save_says_nothing(national):
    event = complete(venue=VenueFactory(), title_ar="")
    response = national.post(edit_url(event), sent(event), headers={"accept": "application/json"})
    assert response.status_code == 200
    assert not list(national.get(edit_url(event)).context["messages"])


def test_a_partner_reads_of_its_own_proposal(regions):
    rabat, _marrakech = regions
    author = account(PARTNERS)
    room = VenueFactory()
    own = complete(region=rabat, live=False, venue=room)
    own.save_revision(user=author)
    complete(region=rabat, venue=room, title_fr=SECRET, title_ar=SECRET)
    page = browser(author).get(edit_url(own))
    assert panel(page) == ["venue"]
    assert SECRET not in page.text
