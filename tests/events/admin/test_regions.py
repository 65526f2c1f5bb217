"""A coordinator of one region against the records of another: every address, GET and POST."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.forms.models import model_to_dict
from django.urls import URLPattern, reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Revision, TaskState, WorkflowState

from campaign_site.core.models import CampaignImage, Region, User
from campaign_site.core.permissions.roles import NATIONAL
from events.models import Event, Person, Venue
from partners.models import Institution, School
from tests.factories import (
    EventFactory,
    InstitutionFactory,
    PersonFactory,
    SchoolFactory,
    UserFactory,
    VenueFactory,
)
from tests.roles import account, browser, coordinator, two_regions

SECRET = "Confidentiel7"
SCOPED = [Event, Venue, Person, School, Institution]


@pytest.fixture
def stranger(db) -> Iterator[tuple[Any, dict[type, Any]]]:
    """A browser of MA-04, and one record of MA-07 of each kind."""
    rabat, marrakech = two_regions()
    foreign = {
        Event: _event_under_review(marrakech),
        Venue: VenueFactory(region=marrakech, name_fr=SECRET, name_ar=SECRET),
        Person: PersonFactory(region=marrakech, name_fr=SECRET, name_ar=SECRET),
        School: SchoolFactory(region=marrakech, name_fr=SECRET, name_ar=SECRET),
        Institution: InstitutionFactory(
            region=marrakech, name_fr=SECRET, name_ar=SECRET, short_name_fr=SECRET
        ),
    }
    return browser(coordinator(rabat)), foreign


def _event_under_review(region: Any) -> Event:
    """A draft sent for review by its own coordinator, with two versions."""
    event = EventFactory(region=region, title_fr=SECRET, title_ar=SECRET, live=False)
    author = coordinator(region)
    event.save_revision(user=author)
    event.save_revision(user=author)
    event.get_workflow().start(event, author)
    event.refresh_from_db()
    return event


def _arguments(pattern: URLPattern, row: Any) -> dict[str, Any] | None:
    """Values for every part of an address of this record."""
    state = WorkflowState.objects.first()
    known = {
        "pk": row.pk,
        "to": "closed",
        "revision_id": Revision.objects.values_list("pk", flat=True).first(),
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "action_name": "approve",
        "task_state_id": state and state.current_task_state_id,
        "task_id": state and state.current_task_state.task_id,
        "workflow_state_id": state and state.pk,
    }
    names = pattern.pattern.regex.groupindex
    return {name: known[name] for name in names}


def _frozen(row: Any) -> dict[str, Any]:
    fresh = type(row).objects.get(pk=row.pk)
    values = model_to_dict(fresh)
    return {name: str(value) for name, value in values.items()}


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model.__name__)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_of_a_record_answers_a_stranger(stranger, model, method):
    client, foreign = stranger
    row = foreign[model]
    before = _frozen(row)
    viewset = model.snippet_viewset
    visited = 0
    for pattern in viewset.get_urlpatterns():
        values = _arguments(pattern, row)
        if "pk" not in values:
            continue
        visited += 1
        url = reverse(viewset.get_url_name(pattern.name), kwargs=values)
        response = getattr(client, method)(url)
        assert response.status_code in {302, 403, 404, 405}, (pattern.name, response.status_code)
        if response.status_code == 302:
            assert response.url == reverse("wagtailadmin_home"), pattern.name
        assert SECRET not in response.text, pattern.name
    assert visited >= 5
    assert _frozen(row) == before
    assert not Event.objects.filter(live=True).exists()


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model.__name__)
@pytest.mark.parametrize("query", ["", "?q=Confidentiel", "?export=csv", "?export=xlsx", "?p=1"])
def test_lists_and_exports_leave_out_other_regions(stranger, model, query):
    client, _foreign = stranger
    viewset = model.snippet_viewset
    for name in ("list", "list_results"):
        response = client.get(reverse(viewset.get_url_name(name)) + query)
        assert response.status_code == 200
        content = b"".join(response) if response.streaming else response.content
        assert SECRET.encode() not in _unzipped(content)


def _unzipped(content: bytes) -> bytes:
    if not content.startswith(b"PK"):
        return content
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model.__name__)
def test_choosers_offer_nothing_of_other_regions(stranger, model):
    client, foreign = stranger
    chooser = model.snippet_viewset.chooser_viewset
    pk = foreign[model].pk
    for name, query in (
        ("choose", ""),
        ("choose", "?q=Confidentiel"),
        ("choose_results", ""),
        ("choose_results", "?q=Confidentiel"),
        ("chosen_multiple", f"?id={pk}"),
    ):
        response = client.get(reverse(chooser.get_url_name(name)) + query)
        assert response.status_code == 200
        assert SECRET not in response.text, (name, query)
    chosen = client.get(reverse(chooser.get_url_name("chosen"), args=[pk]))
    assert chosen.status_code in {302, 404}
    assert SECRET not in chosen.text


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model.__name__)
def test_bulk_actions_neither_name_nor_touch_other_regions(stranger, model):
    client, foreign = stranger
    url = reverse(
        "wagtail_bulk_action", args=[model._meta.app_label, model._meta.model_name, "delete"]
    )
    for query in (f"?id={foreign[model].pk}", "?id=all"):
        for method in (client.get, client.post):
            response = method(url + query)
            assert response.status_code in {200, 302, 403, 404}
            assert SECRET not in response.text
    assert model.objects.filter(pk=foreign[model].pk).exists()


def test_nobody_of_another_region_sees_or_approves_a_proposal(stranger):
    client, foreign = stranger
    state = TaskState.objects.get()
    for name in ("workflow_action", "collect_workflow_action_data"):
        url = reverse(
            Event.snippet_viewset.get_url_name(name),
            args=[foreign[Event].pk, "approve", state.pk],
        )
        assert client.post(url).status_code == 302
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS
    assert SECRET not in client.get(reverse("wagtailadmin_home")).text


@pytest.mark.parametrize(
    "name",
    [
        "site_history", "site_history_results", "workflow", "workflow_results", "workflow_tasks",
        "workflow_tasks_results", "locked_pages", "aging_pages", "page_types_usage",
    ],
)  # fmt: skip
def test_reports_are_for_the_national_team(stranger, name):
    client, _foreign = stranger
    response = client.get(reverse(f"wagtailadmin_reports:{name}"))
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")


def test_menu_offers_no_national_report(stranger):
    client, _foreign = stranger
    assert reverse("wagtailadmin_reports:site_history") not in client.get("/admin/").text


def test_usage_of_shared_records_hides_other_regions(stranger):
    client, foreign = stranger
    shared = VenueFactory(region=None)
    Event.objects.filter(pk=foreign[Event].pk).update(venue=shared)
    foreign[Event].refresh_from_db()
    foreign[Event].save()
    response = client.get(reverse(Venue.snippet_viewset.get_url_name("usage"), args=[shared.pk]))
    assert response.status_code == 200
    assert SECRET not in response.text


def test_pictures_of_other_people_are_used_but_not_changed(stranger, settings, tmp_path):
    client, foreign = stranger
    settings.MEDIA_ROOT = tmp_path
    me = User.objects.get(pk=client.session["_auth_user_id"])
    theirs, mine = (
        CampaignImage.objects.create(
            title="Affiche", file=get_test_image_file(f"{name}.png"), uploaded_by_user=owner
        )
        for name, owner in (("theirs", UserFactory()), ("mine", me))
    )
    Event.objects.filter(pk=foreign[Event].pk).update(cover=theirs)
    for name in ("edit", "delete", "edit_multiple", "delete_multiple"):
        url = reverse(f"wagtailimages:{name}", args=[theirs.pk])
        client.post(url, {"title": "Autre"}, headers={"x-requested-with": "XMLHttpRequest"})
    theirs.refresh_from_db()
    assert theirs.title == "Affiche"
    chosen = reverse("wagtailimages_chooser:chosen", args=[theirs.pk])
    assert client.get(chosen).status_code == 200
    assert client.get(reverse("wagtailimages:edit", args=[mine.pk])).status_code == 200


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model.__name__)
def test_the_translators_list_of_names_is_for_the_national_team(stranger, model):
    client, foreign = stranger
    url = f"/admin/localize/api/snippets/{model._meta.label_lower.replace('.', '/')}/"
    for address in (url, f"{url}{foreign[model].pk}/"):
        response = client.get(address)
        assert response.status_code == 302
        assert SECRET not in response.text


@pytest.mark.parametrize("name", ["previous_occurrence", "parent"])
def test_an_event_names_no_event_of_another_region(stranger, name):
    client, foreign = stranger
    marrakech = foreign[Event].region
    rabat = Region.objects.get(code="MA-04")
    own = EventFactory(region=rabat, **{name: foreign[Event]})
    url = reverse(Event.snippet_viewset.get_url_name("inspect"), args=[own.pk])
    page = client.get(url).text
    assert SECRET not in page
    assert marrakech.name_fr in page
    assert SECRET in browser(account(NATIONAL)).get(url).text
