"""One event is moved, postponed or cancelled: shown first, with a reason, by whoever may."""

import re
from datetime import date

import pytest
from django.urls import reverse

from campaign_site.core.permissions.roles import NATIONAL, OBSERVERS, PARTNERS, coordination_name
from events.enums import EditionState, EventStatus
from events.models import Event, EventChange
from tests.events.admin.test_event_form import edit_url
from tests.factories import EventFactory, EventPersonFactory, PersonFactory, published_event
from tests.roles import account, browser, coordinator, two_regions

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions():
    return two_regions()


@pytest.fixture
def national(regions):
    return browser(account(NATIONAL))


def url(event: Event, to: str = "") -> str:
    address = reverse("planning_change_event", args=[event.pk])
    return f"{address}?to={to}" if to else address


def typed(answer, **fields: str) -> dict[str, str]:
    """What a browser sends back from a shown form, some fields typed anew."""
    form = answer.context["form"]
    values = {field.name: field.value() for field in form}
    texts = {name: "" if value is None else str(value) for name, value in values.items()}
    return texts | fields


def test_cancelling_shows_what_it_touches_and_wants_one_reason(national):
    event = published_event(title_fr="Atelier")
    EventPersonFactory(event=event, person=PersonFactory(name_fr="Nadia Alaoui"))
    page = national.get(url(event, "cancelled"))
    assert "Nadia Alaoui" in page.text
    assert event.edition.title_fr in page.text
    refused = national.post(url(event, "cancelled"), typed(page))
    assert set(refused.context["form"].errors) == {"change_reason_ar"}
    assert Event.objects.get().status == EventStatus.SCHEDULED
    done = national.post(url(event, "cancelled"), typed(page, change_reason_fr="Grève"))
    assert done["Location"] == edit_url(event)
    assert Event.objects.get().status == EventStatus.CANCELLED
    assert {change.reason_fr for change in EventChange.objects.all()} == {"Grève"}


def test_a_move_is_shown_before_it_is_made_and_another_one_again(national):
    event = published_event()
    page = national.get(url(event))
    assert page.context["impact"] is None
    first = national.post(
        url(event), typed(page, start_date="2026-12-08", change_reason_fr="Salle fermée")
    )
    assert first.context["impact"]["differences"]
    assert 'value="Salle fermée"' in first.text
    assert Event.objects.get().start_date == date(2026, 12, 1)
    other = national.post(url(event), typed(first, start_date="2026-12-09"))
    assert other.status_code == 200
    assert Event.objects.get().start_date == date(2026, 12, 1)
    assert national.post(url(event), typed(other)).status_code == 302
    row = Event.objects.get()
    assert (row.start_date, row.status) == (date(2026, 12, 9), EventStatus.RESCHEDULED)


def test_a_draft_is_changed_at_once_and_asks_for_no_reason(national):
    event = EventFactory(draft=True)
    page = national.get(url(event))
    assert "<legend" in page.text
    assert national.post(url(event), typed(page, start_date="2026-12-08")).status_code == 302
    assert Event.objects.get().start_date == date(2026, 12, 8)


def test_what_is_impossible_is_refused_and_the_typing_kept(national):
    event = published_event()
    page = national.get(url(event))
    for day in ("2026-02-30", "2026-12-21", "nonsense"):
        wrong = typed(page, start_date=day, change_reason_fr="Salle fermée")
        answer = national.post(url(event), wrong)
        if answer.context["form"].is_valid():
            answer = national.post(url(event), typed(answer))
        assert "start_date" in answer.context["form"].errors
        assert f'value="{day}"' in answer.text
        assert 'value="Salle fermée"' in answer.text
    assert Event.objects.get().start_date == date(2026, 12, 1)


def test_the_second_of_two_writers_is_told_and_may_insist(national, regions):
    event = published_event()
    page = national.get(url(event, "cancelled"))
    driss = browser(account(NATIONAL, first_name="Driss"))
    opened = driss.get(url(event, "postponed"))
    driss.post(url(event, "postponed"), typed(opened, change_reason_fr="Salle fermée"))
    told = national.post(url(event, "cancelled"), typed(page, change_reason_fr="Grève"))
    if not told.context["refusals"]:
        told = national.post(url(event, "cancelled"), typed(told))
    assert "Driss" in " ".join(told.context["refusals"])
    assert Event.objects.get().status == EventStatus.POSTPONED
    assert national.post(url(event, "cancelled"), typed(told)).status_code == 302
    assert Event.objects.get().status == EventStatus.CANCELLED


def test_a_lock_and_an_archive_say_why_and_offer_nothing_to_send(national):
    event = published_event()
    page = national.get(url(event, "cancelled"))
    data = typed(page, change_reason_fr="Grève")
    holder = account(NATIONAL, first_name="Driss", last_name="Alami")
    Event.objects.update(locked=True, locked_by=holder)
    assert "Driss Alami" in " ".join(national.get(url(event)).context["refusals"])
    assert "Driss Alami" in " ".join(national.post(url(event), data).context["refusals"])
    Event.objects.update(locked=False, locked_by=None)
    type(event.edition).objects.update(state=EditionState.ARCHIVED)
    answer = national.post(url(event, "cancelled"), data)
    assert answer.context["refusals"]
    assert 'value="Grève"' in answer.text
    assert Event.objects.get().status == EventStatus.SCHEDULED


def test_a_region_taken_away_meanwhile_keeps_the_typing_and_names_nothing(regions):
    rabat, _marrakech = regions
    who = coordinator(rabat)
    event = published_event(region=rabat, title_fr="Titre secret", title_ar="", title_en="")
    client = browser(who)
    data = typed(client.get(url(event, "cancelled")), change_reason_fr="Grève à Rabat")
    who.groups.clear()
    who.groups.add(coordinator(_marrakech).groups.get())
    answer = client.post(url(event, "cancelled"), data)
    assert answer.status_code == 404
    assert "Grève à Rabat" in answer.text
    assert "Titre secret" not in answer.text
    assert Event.objects.get().status == EventStatus.SCHEDULED


@pytest.mark.parametrize("role", [PARTNERS, OBSERVERS, coordination_name("MA-07")])
def test_strangers_and_those_who_only_read_change_nothing(regions, role):
    event = published_event(region=regions[0], title_fr="Titre secret")
    client = browser(account(role))
    data = {"status": "cancelled", "change_reason_fr": "Grève", "date_precision": "day"}
    for answer in (client.get(url(event)), client.post(url(event, "cancelled"), data)):
        assert answer.status_code in (302, 403, 404)
        assert "Titre secret" not in answer.text
    assert client.post(url(event), {}).status_code in (302, 403, 404)
    assert Event.objects.get().status == EventStatus.SCHEDULED


def test_buttons_are_where_they_are_of_use(regions):
    rabat, marrakech = regions
    own = published_event(region=rabat)
    cancelled = published_event(region=rabat, status=EventStatus.CANCELLED)
    client = browser(coordinator(rabat))
    listing = client.get(reverse("wagtailsnippets_events_event:list")).text
    assert url(own, "cancelled") in listing
    assert url(cancelled, "cancelled") not in listing
    assert url(own, "postponed") in client.get(edit_url(own)).text
    observer = browser(account(OBSERVERS))
    assert "/change/" not in observer.get(reverse("wagtailsnippets_events_event:list")).text


def test_the_screen_costs_the_same_for_one_person_and_for_three(
    national, django_assert_max_num_queries
):
    event = published_event()
    for _person in range(3):
        EventPersonFactory(event=event)
    national.get(url(event, "cancelled"))
    with django_assert_max_num_queries(25):
        page = national.get(url(event, "cancelled"))
    assert len(page.context["impact"]["people"]) == 3


def test_no_inline_script_and_every_field_has_its_label(national):
    page = national.get(url(published_event(), "cancelled")).text
    main = page[page.index('class="change-form"') :]
    main = main[: main.index("</form>")]
    ids = set(re.findall(r'<(?:input|select|textarea)[^>]*id="(id_[a-z_]+)"', main))
    labelled = set(re.findall(r'<label[^>]*for="(id_[a-z_]+)"', main))
    assert {name for name in ids if "venue" not in name and "school" not in name} - labelled <= {
        "id_seen",
        "id_confirmed",
    }
