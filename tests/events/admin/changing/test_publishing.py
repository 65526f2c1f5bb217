"""Publishing another day of a live event from its form: first what it touches, then once more."""

from datetime import date

import pytest
from django.urls import reverse

from campaign_site.core.permissions.roles import NATIONAL, coordination_name
from events.enums import EditionState, EventStatus
from events.models import Event, EventChange, Publication
from tests.events.admin.test_event_form import edit_url, sent
from tests.factories import EventFactory, EventPersonFactory, PersonFactory, published_event
from tests.roles import account, browser, coordinator, two_regions

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}


@pytest.fixture
def regions():
    return two_regions()


@pytest.fixture
def national(regions):
    return browser(account(NATIONAL))


def shown(answer) -> str:
    return answer.context["form"].data["shown_impact"]


def test_publishing_another_day_shows_what_it_touches_then_publishes_once(national):
    event = published_event()
    EventPersonFactory(event=event, person=PersonFactory(name_fr="Nadia Alaoui"))
    data = sent(event, start_date="2026-12-08", capacity=77, **PUBLISH)
    first = national.post(edit_url(event), data)
    assert first.status_code == 200
    message = str(next(iter(first.context["messages"])))
    assert "Nadia Alaoui" in message
    assert "&lt;" not in message
    assert set(first.context["form"].errors) == {"change_reason_ar"}
    assert 'value="77"' in first.text
    assert Event.objects.get().latest_revision is None
    data |= {"shown_impact": shown(first), "change_reason_fr": "Salle fermée"}
    data |= {"people-TOTAL_FORMS": 0}
    assert national.post(edit_url(event), data).status_code == 302
    row = Event.objects.get()
    assert (row.start_date, row.status) == (date(2026, 12, 8), EventStatus.RESCHEDULED)
    assert {change.reason_fr for change in EventChange.objects.all()} == {"Salle fermée"}
    assert Publication.objects.get().sequence == 1


def test_a_reason_alone_does_not_publish_what_was_not_shown(national):
    event = published_event()
    data = sent(event, status="cancelled", change_reason_ar="عطلة", **PUBLISH)
    first = national.post(edit_url(event), data)
    assert first.status_code == 200
    other = national.post(
        edit_url(event), data | {"status": "postponed", "shown_impact": shown(first)}
    )
    assert other.status_code == 200
    assert Event.objects.get().status == EventStatus.SCHEDULED
    again = data | {"status": "postponed", "shown_impact": shown(other)}
    assert national.post(edit_url(event), again).status_code == 302
    assert Event.objects.get().status == EventStatus.POSTPONED


def test_a_text_of_somebody_else_cannot_begin_markup_in_the_message(national):
    event = published_event()
    EventPersonFactory(event=event, person=PersonFactory(name_fr="<script>alert(1)</script>"))
    answer = national.post(edit_url(event), sent(event, status="cancelled", **PUBLISH))
    assert "<script>alert(1)" not in answer.text


def test_what_announces_nothing_is_published_at_once(national):
    event = published_event()
    assert national.post(edit_url(event), sent(event, capacity=50, **PUBLISH)).status_code == 302
    hidden = EventFactory(edition__state=EditionState.PREPARING)
    moved = sent(hidden, start_date="2026-12-08", **PUBLISH)
    assert national.post(edit_url(hidden), moved).status_code == 302
    draft = EventFactory(draft=True)
    moved = sent(draft, start_date="2026-12-08", **PUBLISH)
    assert national.post(edit_url(draft), moved).status_code == 302
    assert Event.objects.get(pk=draft.pk).live


def test_saving_a_draft_asks_nothing(national):
    event = published_event()
    assert national.post(edit_url(event), sent(event, start_date="2026-12-08")).status_code == 302
    assert Event.objects.get().start_date == date(2026, 12, 1)


def test_the_edit_page_keeps_the_typing_of_whoever_loses_the_region(regions):
    rabat, marrakech = regions
    event = published_event(region=rabat, title_fr="Titre secret")
    who = coordinator(rabat)
    client = browser(who)
    data = sent(event, title_fr="Ce que j’ai tapé", **PUBLISH)
    who.groups.set(type(who.groups.first()).objects.filter(name=coordination_name("MA-07")))
    answer = client.post(edit_url(event), data)
    assert answer.status_code == 403
    assert "Ce que j’ai tapé" in answer.text
    assert "Titre secret" not in answer.text
    assert Event.objects.get().title_fr == "Titre secret"
    assert client.get(edit_url(event)).status_code == 302


def test_the_edit_page_keeps_the_typing_when_the_edition_is_archived(national):
    event = published_event()
    data = sent(event, title_fr="Ce que j’ai tapé")
    type(event.edition).objects.update(state=EditionState.ARCHIVED)
    answer = national.post(edit_url(event), data)
    assert answer.status_code == 403
    assert "Ce que j’ai tapé" in answer.text


def test_a_refused_post_without_any_text_is_refused_as_ever(regions):
    event = published_event(region=regions[0])
    client = browser(coordinator(regions[1]))
    assert client.post(edit_url(event), {}).status_code == 302
    address = reverse("planning_change_event", args=[event.pk])
    assert client.post(address, {}).status_code == 404


def reasons(answer) -> dict[str, str]:
    form = answer.context["form"]
    return {lang: form[f"change_reason_{lang}"].value() for lang in ("ar", "fr", "en")}


def told_before(**fields: object) -> Event:
    return published_event(
        status=EventStatus.RESCHEDULED, change_reason_fr="Salle fermée", **fields
    )


@pytest.mark.parametrize("second", ["Grève", "Salle fermée"])
def test_a_second_move_asks_for_its_own_reason(national, second):
    event = published_event()
    move = {"start_date": "2026-12-08", "change_reason_fr": "Salle fermée", **PUBLISH}
    first = national.post(edit_url(event), sent(event, **move))
    assert not first.context["form"].errors
    move["shown_impact"] = shown(first)
    assert national.post(edit_url(event), sent(event, **move)).status_code == 302
    event = Event.objects.get()
    # The form comes with the reason of the first move in it.
    form = national.get(edit_url(event)).context["form"]
    assert form["change_reason_fr"].value() == "Salle fermée"
    again = sent(event, start_date="2026-12-10", change_reason_fr="Salle fermée", **PUBLISH)
    answer = national.post(edit_url(event), again)
    assert set(answer.context["form"].errors) == {"change_reason_ar"}
    assert set(reasons(answer).values()) == {""}
    again |= {"shown_impact": shown(answer), "change_reason_fr": ""}
    assert national.post(edit_url(event), again).status_code == 200
    assert Event.objects.get().start_date == date(2026, 12, 8)
    # The same words are as good, when somebody typed them again.
    again["change_reason_fr"] = second
    assert national.post(edit_url(event), again).status_code == 302
    assert Event.objects.get().start_date == date(2026, 12, 10)
    newest = EventChange.objects.order_by("pk").last()
    assert newest.reason_fr == second


def test_an_old_reason_in_another_language_is_not_published_again(national):
    event = told_before()
    data = sent(event, start_date="2026-12-10", change_reason_fr="Salle fermée", **PUBLISH)
    answer = national.post(edit_url(event), data | {"change_reason_ar": "إضراب"})
    assert not answer.context["form"].errors
    assert reasons(answer) == {"ar": "إضراب", "fr": "", "en": ""}


def test_what_announces_nothing_keeps_the_reason_of_the_last_change(national):
    event = told_before()
    data = sent(event, capacity=50, change_reason_fr="Salle fermée", **PUBLISH)
    assert national.post(edit_url(event), data).status_code == 302
    assert Event.objects.get().change_reason_fr == "Salle fermée"
