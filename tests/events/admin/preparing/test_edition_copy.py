"""Starting an edition from an earlier one, screen by screen."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.menu import admin_menu

from campaign_site.core.permissions.roles import EDITORS, NATIONAL, OBSERVERS, PARTNERS, PRESS
from events.admin.preparing import edition_views
from events.enums import EditionState, EventStatus
from events.models import Edition, Event, Preparation
from tests.events.admin.preparing.editions import START, address, begin, details, prepared
from tests.events.proposals import event_of, proposed
from tests.factories import (
    BlackoutFactory,
    EditionFactory,
    EventFactory,
    EventKindFactory,
    VenueFactory,
)
from tests.roles import account, browser, coordinator, two_regions


@pytest.fixture
def regions(db):
    return two_regions()


@pytest.fixture
def client(regions):
    return browser(account(NATIONAL))


@pytest.fixture
def source(db):
    return EditionFactory(slug="decembre-2026", number=12, title_fr="Douzième édition")


def test_the_menu_offers_it_to_who_may_create_editions(regions, rf):
    def offered(user):
        request = rf.get("/admin/")
        request.user = user
        planning = admin_menu.menu_items_for_request(request)
        items = [item for item in planning if item.name == "planning"]
        names = items[0].menu.menu_items_for_request(request) if items else []
        return "copy-edition" in [item.name for item in names]

    assert offered(account(NATIONAL))
    assert not offered(coordinator(regions[0]))


def test_archived_editions_can_be_chosen(client, source):
    archived = EditionFactory(archived=True, title_fr="Vieille édition")
    response = client.get(f"{START}?source={archived.pk}")
    assert response.context["chosen"] == archived.pk
    assert f'value="{archived.pk}" required checked' in response.text


@pytest.mark.parametrize("value", ["", "0", "x", "99999999999999999999999999"])
def test_an_edition_that_is_none_is_asked_again(client, source, value):
    response = client.post(START, {"source": value, "key": "not-a-key"})
    assert response.status_code == 200
    assert not Preparation.objects.exists()


def test_sending_the_first_step_twice_begins_once(client, source):
    sent = {"source": source.pk, "key": uuid4()}
    first, second = client.post(START, sent), client.post(START, sent)
    assert first.url == second.url
    assert Preparation.objects.count() == 1


def test_going_back_to_another_source_begins_anew(client, source):
    other = EditionFactory()
    key = uuid4()
    client.post(START, {"source": source.pk, "key": key})
    client.post(START, {"source": other.pk, "key": key})
    assert Preparation.objects.get().source == other


def test_both_proposals_are_shown_with_their_weekdays(client, source):
    page = client.get(address(begin(client, source), "details")).text
    # Tuesday 1 December 2026: a Tuesday again, or a Wednesday.
    assert "mardi 30 novembre 2027" in page
    assert "mercredi 1er décembre 2027" in page
    assert 'value="decembre-2027"' in page
    assert 'value="13"' in page


def test_proposals_follow_the_year_that_was_typed(client, source):
    preparation = begin(client, source)
    response = client.post(address(preparation, "details"), details(year="2028", slug=""))
    assert response.status_code == 200
    assert "2028" in str(response.context["form"].fields["rule"].choices[0][1])
    assert 'value="2028"' in response.text


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"year": "2025"}, "year"),
        ({"year": "99999"}, "year"),
        ({"slug": "decembre-2026"}, "slug"),
        ({"number": "12"}, "number"),
        ({"rule": "other"}, "rule"),
        ({"start_date": "2027-12-10", "end_date": "2027-12-01"}, "end_date"),
        ({"start_date": "2026-12-10"}, "year"),
        ({"kinds": ["987654"]}, "kinds"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_typing_kept(client, source, fields, wrong):
    preparation = begin(client, source)
    response = client.post(address(preparation, "details"), details(**fields))
    assert list(response.context["form"].errors) == [wrong]
    assert "error-summary" in response.text
    preparation.refresh_from_db()
    assert "plan" not in preparation.choices


def test_a_first_day_alone_keeps_the_length(client, source):
    preparation = prepared(client, source, start_date="2027-12-06")
    plan = Preparation.objects.get(pk=preparation.pk).choices["plan"]
    assert (plan["start_date"], plan["end_date"]) == ("2027-12-06", "2027-12-25")


def test_choices_are_there_again_when_one_goes_back(client, source):
    preparation = prepared(client, source, slug="autre-adresse", people="")
    form = client.get(address(preparation, "details")).context["form"]
    assert form["slug"].value() == "autre-adresse"
    assert not form["people"].value()
    assert form["start_date"].value() == date(2027, 11, 30)


def test_the_preview_shows_both_days_and_what_is_wrong(client, source):
    BlackoutFactory(
        start_date=date(2027, 12, 3), end_date=date(2027, 12, 3), name_fr="Fête", kind="other"
    )
    fine = EventFactory(edition=source, start_date=date(2026, 12, 1))
    holiday = EventFactory(edition=source, start_date=date(2026, 12, 4), title_fr="Congé")
    outside = EventFactory(edition=source, start_date=date(2026, 12, 24))
    cancelled = EventFactory(edition=source, status=EventStatus.CANCELLED)
    response = client.get(address(prepared(client, source), "preview"))
    rows = {row["id"]: row for row in response.context["rows"]}
    assert (rows[fine.pk]["before"], rows[fine.pk]["after"]) == (
        "mar. 1er déc. 2026, 10:00",
        "mar. 30 nov. 2027, 10:00",
    )
    assert rows[fine.pk]["problems"] == []
    assert any("Fête" in problem["text"] for problem in rows[holiday.pk]["problems"])
    assert [problem["severity"] for problem in rows[outside.pk]["problems"]] == ["error"]
    assert rows[cancelled.pk]["was"]
    assert not Edition.objects.filter(previous_occurrence=source).exists()


def test_friday_prayer_and_one_room_twice(client, source):
    venue = VenueFactory()
    friday = {"edition": source, "start_date": date(2026, 12, 4), "venue": venue}
    first = EventFactory(**friday, end_time=None)
    second = EventFactory(**friday)
    context = client.get(address(prepared(client, source), "preview")).context
    counts = {row["id"]: len(row["problems"]) for row in context["rows"]}
    assert counts[first.pk] >= 1
    assert counts[second.pk] >= 1
    sent = {"shown": [first.pk, second.pk], "keep": [second.pk]}
    client.post(address(Preparation.objects.get(), "preview"), sent)
    context = client.get(address(Preparation.objects.get(), "preview")).context
    counts = {row["id"]: len(row["problems"]) for row in context["rows"]}
    assert counts[second.pk] == 0


def test_what_is_ticked_off_stays_so_from_page_to_page(client, source, monkeypatch):
    monkeypatch.setattr("events.admin.preparing.edition_views.ROWS", 2)
    events = [
        EventFactory(edition=source, start_date=date(2026, 12, day)) for day in (1, 2, 3, 7, 8)
    ]
    preview = address(prepared(client, source), "preview")
    first, second = events[0].pk, events[1].pk
    response = client.post(preview, {"shown": [first, second], "keep": [second], "to": "2"})
    assert response.url == f"{preview}?p=2"
    rows = client.get(response.url).context["rows"]
    assert [row["id"] for row in rows] == [events[2].pk, events[3].pk]
    assert all(row["kept"] for row in rows)
    client.post(preview, {"shown": [row["id"] for row in rows], "keep": [], "create": "1"})
    edition = Edition.objects.get(slug="decembre-2027")
    assert {event.previous_occurrence_id for event in edition.events.all()} == {
        second,
        events[4].pk,
    }


def test_creating_twice_creates_once_and_shows_the_same_result(client, source):
    EventFactory(edition=source)
    preparation = prepared(client, source)
    preview = address(preparation, "preview")
    for _time in range(2):
        response = client.post(preview, {"create": "1"})
        assert response.url == address(preparation, "result")
    assert Edition.objects.filter(previous_occurrence=source).count() == 1
    page = client.get(response.url)
    assert page.context["created"] == 1
    assert reverse("copy_stale_texts", args=[page.context["edition"].pk]) in page.text


@pytest.mark.parametrize("screen", ["planning_board", "planning_problems"])
def test_the_result_leads_to_the_screens_of_the_new_edition(client, source, screen):
    preparation = prepared(client, source)
    client.post(address(preparation, "preview"), {"create": "1"})
    preparation.refresh_from_db()
    link = f"{reverse(screen)}?edition={preparation.edition.pk}"
    assert f'href="{link}"' in client.get(address(preparation, "result")).text
    assert client.get(link).status_code == 200


def test_the_calendar_of_the_days_is_loaded_with_the_form(client, source):
    page = client.get(address(begin(client, source), "details")).text
    assert page.count("initDateChooser(") == 2
    assert "date-time-chooser.js" in page


def test_an_address_taken_meanwhile_leads_back_to_the_form(client, source):
    preparation = prepared(client, source)
    EditionFactory(slug="decembre-2027")
    response = client.post(address(preparation, "preview"), {"create": "1"})
    assert response.url == address(preparation, "details")
    assert not Edition.objects.filter(previous_occurrence=source).exists()
    form = client.get(response.url).context["form"]
    assert form["slug"].value() == "decembre-2027"


def test_a_source_deleted_meanwhile_leads_back_to_the_start(client, source):
    preparation = prepared(client, source)
    source.delete()
    for step in ("details", "preview"):
        assert client.get(address(preparation, step)).url == START


def test_what_is_done_is_not_done_again(client, source):
    preparation = prepared(client, source)
    client.post(address(preparation, "preview"), {"create": "1"})
    for step in ("details", "preview"):
        for method in (client.get, client.post):
            assert method(address(preparation, step)).url == address(preparation, "result")


def test_there_is_no_result_before(client, source):
    preparation = begin(client, source)
    assert client.get(address(preparation, "result")).url == address(preparation, "preview")
    assert client.get(address(preparation, "preview")).url == address(preparation, "details")


def test_why_it_stopped_is_said(client, source):
    preparation = prepared(client, source)
    client.post(address(preparation, "preview"), {"create": "1"})
    Preparation.objects.update(state="failed", message="edition_archived")
    assert 'role="alert"' in client.get(address(preparation, "result")).text


def test_a_job_shows_how_far_it_is(client, source, monkeypatch):
    monkeypatch.setattr("events.services.preparations.INLINE_LIMIT", 0)
    EventFactory(edition=source)
    preparation = prepared(client, source)
    client.post(address(preparation, "preview"), {"create": "1"})
    Preparation.objects.update(state="confirmed", created={})
    assert "<progress" in client.get(address(preparation, "result")).text


@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_else_s_preparation_is_refused(client, source, method):
    preparation = prepared(client, source)
    other = browser(account(NATIONAL))
    for step in ("details", "preview", "result"):
        response = getattr(other, method)(address(preparation, step))
        assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", [EDITORS, OBSERVERS, PARTNERS, PRESS, "region"])
def test_only_who_may_create_editions_gets_in(regions, source, role, method):
    user = coordinator(regions[0]) if role == "region" else account(role)
    client = browser(user)
    preparation = Preparation.objects.create(
        kind="edition", owner=user, source=source, created_at="2026-11-01T00:00Z"
    )
    for url in (START, *(address(preparation, step) for step in ("details", "preview", "result"))):
        response = getattr(client, method)(url, {"source": source.pk, "create": "1"})
        assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home")), url
    assert Edition.objects.count() == 1


def test_an_anonymous_visitor_is_asked_to_log_in(client, source):
    preparation = begin(client, source)
    client.logout()
    for url in (START, address(preparation, "details")):
        assert client.get(url).status_code == 302


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_step_opens_in_each_language(regions, source, language):
    client = browser(account(NATIONAL, language=language))
    EventFactory(edition=source, summary_fr="La campagne 2026")
    preparation = prepared(client, source)
    for step in ("details", "preview"):
        assert client.get(address(preparation, step)).status_code == 200
    client.post(address(preparation, "preview"), {"create": "1"})
    assert client.get(address(preparation, "result")).status_code == 200


def test_the_preview_costs_the_same_for_three_and_for_thirty(
    client, source, django_assert_num_queries
):
    kind = EventKindFactory()
    for _number in range(3):
        EventFactory(edition=source, kind=kind)
    preview = address(prepared(client, source), "preview")
    client.get(preview)
    with CaptureQueriesContext(connection) as few:
        client.get(preview)
    for _number in range(27):
        EventFactory(edition=source, kind=kind)
    with CaptureQueriesContext(connection) as many:
        client.get(preview)
    assert len(many) <= len(few) + 2
    assert len(few) <= 40


def test_the_state_of_the_new_edition_is_preparing(client, source):
    EventFactory(edition=source, live=True)
    client.post(address(prepared(client, source), "preview"), {"create": "1"})
    edition = Edition.objects.get(slug="decembre-2027")
    assert edition.state == EditionState.PREPARING
    assert not edition.events.filter(live=True).exists()


def test_proposals_are_counted_and_not_offered(client, source):
    kept = EventFactory(edition=source)
    out = event_of(proposed(region=None, edition=source, kind=kept.kind))
    preparation = begin(client, source)
    page = client.get(address(preparation, "details"))
    assert [kind.events_here for kind in page.context["form"].fields["kinds"].queryset] == [1]
    shown = client.get(address(prepared(client, source), "preview"))
    assert [row["id"] for row in shown.context["rows"]] == [kept.pk]
    assert shown.context["proposals"] == 1
    assert "1 proposition que personne n’a approuvée" in shown.text
    Event.objects.filter(pk=out.pk).update(live=True)
    assert client.get(address(preparation, "details")).context["form"]["kinds"].initial


def test_every_stale_text_is_reached_from_page_to_page(client, source, monkeypatch):
    monkeypatch.setattr(edition_views, "SENTENCES", 2)
    monkeypatch.setattr(edition_views, "ROWS", 2)
    titles = {f"Atelier {n} de 2026" for n in range(5)}
    for title in titles:
        EventFactory(edition=source, title_fr=title, title_ar="ورشة", title_en="")
    preview = address(prepared(client, source, texts=""), "preview")
    read, following = set(), preview
    while following:
        shown = client.get(following)
        assert len(shown.context["stale"]) <= 2
        read |= {one.stale.sentence for one, _url in shown.context["stale"]}
        page = shown.context["stale_page"]
        link = f"?s={page.number + 1}#stale"
        following = f"{preview}{link.partition('#')[0]}" if f'href="{link}"' in shown.text else ""
    assert read == titles
    assert 'href="?p=1#stale"' in client.get(f"{preview}?p=2").text
