"""The screen of proposals: who sees what, deciding, taking back, and coming too late."""

from datetime import date

import pytest
from django.urls import reverse

from campaign_site.core.permissions.roles import (
    EDITORS,
    NATIONAL,
    OBSERVERS,
    PARTNERS,
    PRESS,
    editing_name,
)
from events.models import Event
from events.selectors.planning import problems_of
from events.services import moderation
from tests.events.proposals import change_proposed, event_of, proposed
from tests.roles import account, browser, coordinator, two_regions

pytestmark = pytest.mark.django_db
SCREEN = "/admin/planning/waiting/"
SECRET = "Confidentiel7"
QUERIES = 20
CHANGE_QUERIES = 18


@pytest.fixture
def regions():
    return two_regions()


def address(name, number):
    return reverse(f"planning_{name}", args=[number])


def test_a_coordinator_sees_age_author_and_two_buttons(regions):
    state = proposed(region=regions[0], days=4, title_fr="Soirée des parents")
    proposed(region=regions[1], title_fr=SECRET, title_ar=SECRET, title_en=SECRET)
    page = browser(coordinator(regions[0])).get(SCREEN).text
    assert "Soirée des parents" in page
    assert "4\u00a0jours" in page
    assert page.count('<tr class="is-late"') == 1
    assert address("approve", state.pk) in page
    assert address("return", state.pk) in page
    assert SECRET not in page


def test_the_problems_of_a_proposal_are_counted_before_the_decision(regions):
    state = proposed(region=regions[0], title_ar="", title_fr="Soirée")
    client = browser(coordinator(regions[0]))
    event = event_of(state)
    for url in (SCREEN, address("approve", state.pk)):
        page = client.get(url)
        row = page.context["waiting"][0] if url == SCREEN else page.context["row"]
        assert row["problems"] >= 1
        assert row["problems_url"].endswith(f"?edition={event.edition_id}&event={event.pk}")
    listed = client.get(row["problems_url"])
    assert listed.status_code == 200
    assert "Soirée" in listed.text


def test_the_menu_tells_the_number(regions):
    proposed(region=regions[0])
    proposed(region=regions[0])
    proposed(region=regions[1])
    assert "(2)" in browser(coordinator(regions[0])).get("/admin/").text
    assert SCREEN not in browser(account(PRESS)).get("/admin/").text


@pytest.mark.parametrize("role", [EDITORS, PRESS, OBSERVERS])
def test_who_neither_writes_nor_decides_has_no_screen(regions, role):
    response = browser(account(role)).get(SCREEN)
    assert (response.status_code, response.url) == (302, "/admin/")


@pytest.mark.parametrize("role", [NATIONAL, PARTNERS, editing_name("MA-04")])
def test_who_writes_or_decides_has_one(regions, role):
    assert browser(account(role)).get(SCREEN).status_code == 200


def test_approving_takes_a_look_and_a_click(regions):
    client = browser(coordinator(regions[0]))
    state = proposed(region=regions[0])
    url = address("approve", state.pk)
    page = client.get(url)
    assert page.status_code == 200
    assert event_of(state).live is False
    answer = client.post(url, {"version": page.context["version"]})
    assert (answer.status_code, answer.url) == (302, SCREEN)
    assert event_of(state).live is True


def test_a_newer_version_is_looked_at_first(regions):
    client = browser(coordinator(regions[0]))
    state = proposed(region=regions[0])
    url = address("approve", state.pk)
    seen = client.get(url).context["version"]
    event_of(state).save_revision(user=account(NATIONAL))
    answer = client.post(url, {"version": seen})
    assert answer.status_code == 409
    assert 'role="alert"' in answer.text
    assert event_of(state).live is False
    client.post(url, {"version": answer.context["version"]})
    assert event_of(state).live is True


def test_returning_asks_for_a_reason_and_keeps_the_page(regions):
    client = browser(coordinator(regions[0]))
    state = proposed(region=regions[0])
    url = address("return", state.pk)
    answer = client.post(url, {"reason": "  "})
    assert answer.status_code == 422
    assert 'id="decision-error"' in answer.text
    answer = client.post(url, {"reason": "Quelle école <b>?"})
    assert (answer.status_code, answer.url) == (302, SCREEN)
    state.refresh_from_db()
    assert state.comment == "Quelle école <b>?"


def test_the_author_reads_the_reason_on_the_screen_and_on_the_event(regions):
    author = account(PARTNERS)
    state = proposed(region=regions[0], author=author)
    own = coordinator(regions[0], first_name="Amina", last_name="Alaoui")
    moderation.return_proposal(state_id=state.pk, by=own, reason="Quelle école <b>?")
    client = browser(author)
    form = reverse("wagtailsnippets_events_event:edit", args=[event_of(state).pk])
    for url in (SCREEN, form):
        page = client.get(url).text
        assert "Amina Alaoui" in page
        assert "Quelle école &lt;b&gt;?" in page
    again = address("propose_again", state.workflow_state_id)
    assert again in client.get(SCREEN).text
    assert client.get(again).status_code == 200
    assert client.post(again).url == SCREEN
    assert "Quelle école" not in client.get(form).text


def test_an_author_takes_a_proposal_back(regions):
    author = account(PARTNERS)
    state = proposed(region=regions[0], author=author)
    url = address("withdraw", state.workflow_state_id)
    client = browser(author)
    assert client.get(url).status_code == 200
    assert event_of(state).workflow_in_progress is True
    assert client.post(url).url == SCREEN
    assert event_of(state).workflow_in_progress is False
    assert client.post(url).status_code == 403


def test_the_second_moderator_is_told_and_sees_what_is_left(regions):
    own = coordinator(regions[0], first_name="Amina", last_name="Alaoui")
    state = proposed(region=regions[0], title_fr="Premier", title_ar="Premier")
    proposed(region=regions[0], title_fr="Deuxième", title_ar="Deuxième")
    moderation.return_proposal(state_id=state.pk, by=own, reason="Non")
    client = browser(account(NATIONAL))
    for answer in (
        client.get(address("approve", state.pk)),
        client.post(address("approve", state.pk)),
        client.post(address("return", state.pk), {"reason": "Non"}),
    ):
        assert answer.status_code == 409
        assert "Amina Alaoui" in answer.text
        assert "Deuxième" in answer.text
    assert event_of(state).live is False


@pytest.mark.parametrize("name", ["approve", "return"])
def test_another_regions_proposal_is_the_same_as_none(regions, name):
    state = proposed(region=regions[1], title_fr=SECRET, title_ar=SECRET)
    client = browser(coordinator(regions[0]))
    for number in (state.pk, 10**9):
        for answer in (
            client.get(address(name, number)),
            client.post(address(name, number), {"reason": "Non"}),
        ):
            assert answer.status_code == 403
            assert SECRET not in answer.text
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS


@pytest.mark.parametrize("name", ["withdraw", "propose_again"])
def test_other_peoples_proposals_are_not_taken_back(regions, name):
    state = proposed(region=regions[0])
    for person in (account(PARTNERS), coordinator(regions[0]), account(NATIONAL)):
        assert browser(person).post(address(name, state.workflow_state_id)).status_code == 403
    assert event_of(state).workflow_in_progress is True


def test_pages_that_are_none_are_forgiven(regions):
    client = browser(coordinator(regions[0]))
    for number in ("x", "-1", "99999999999999999999", ""):
        assert client.get(SCREEN, {"p": number}).status_code == 200


def test_the_screen_asks_as_much_for_one_as_for_three(regions, django_assert_num_queries):
    client = browser(coordinator(regions[0]))
    client.get(SCREEN)
    for number in (1, 2):
        for _proposal in range(number):
            proposed(region=regions[0])
        with django_assert_num_queries(QUERIES):
            client.get(SCREEN)
    assert Event.objects.count() == 3


def test_the_author_finds_the_approval_and_the_public_page(regions):
    author = account(PARTNERS)
    state = proposed(region=regions[0], author=author, title_fr="Soirée des parents")
    moderation.approve_proposal(state_id=state.pk, by=coordinator(regions[0]))
    for screen in (SCREEN, "/admin/"):
        page = browser(author).get(screen).text
        assert "Soirée des parents" in page
        assert "Approuvée par" in page
    listed = browser(author).get(SCREEN).text
    assert f'/fr/events/{event_of(state).slug}/"' in listed
    assert address("withdraw", state.workflow_state_id) not in listed


BEFORE = {"title_fr": "Titre public", "start_date": date(2026, 12, 3)}


def test_a_change_is_decided_on_by_what_it_would_be(regions):
    after = {"title_fr": "Titre proposé", "start_date": date(2026, 12, 4), "title_ar": ""}
    state = change_proposed(regions[0], before=BEFORE, **after)
    client = browser(coordinator(regions[0]))
    listed = client.get(SCREEN)
    assert "Titre proposé" in listed.text
    assert "Titre public" not in listed.text
    assert "4 déc" in plain(listed.context["waiting"][0]["day"])
    edit = reverse("wagtailsnippets_events_event:edit", args=[event_of(state).pk])
    for name in ("approve", "return"):
        page = client.get(address(name, state.pk))
        row = page.context["row"]
        assert (row["title"], row["problems_url"]) == ("Titre proposé", edit)
        # The public version has an Arabic title.
        assert row["problems"] == 1 + problems_of_row(state)
        (when,) = (one for one in page.context["differences"] if "3 déc" in plain(one["before"]))
        assert "4 déc" in plain(when["after"])
        assert len(page.context["changed_fields"]) == 3
        assert "<del>" in page.text
    assert event_of(state).title_fr == "Titre public"


def problems_of_row(state) -> int:
    event = event_of(state)
    rows = Event.objects.filter(pk=event.pk)
    return len(problems_of(rows, user=account(NATIONAL)).of(event.pk))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_proposal_of_something_new_has_nothing_to_compare(regions):
    state = proposed(region=regions[0])
    page = browser(coordinator(regions[0])).get(address("approve", state.pk))
    assert "differences" not in page.context
    assert "change-title" not in page.text


def test_the_screen_asks_as_much_for_one_change_as_for_three(regions, django_assert_num_queries):
    client = browser(coordinator(regions[0]))
    client.get(SCREEN)
    for number in (1, 2):
        for _change in range(number):
            change_proposed(regions[0], before=BEFORE, title_fr="Titre proposé")
        with django_assert_num_queries(CHANGE_QUERIES):
            client.get(SCREEN)
