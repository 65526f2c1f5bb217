"""What was typed is given back to whoever may no longer save it; nothing else is said."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from django.utils.translation import override

from campaign_site.core.permissions.roles import NATIONAL
from events.admin.changing.kept import keeping_typing
from events.enums import EditionState
from events.models import Edition
from tests.factories import EditionFactory, EventFactory
from tests.roles import account, browser, coordinator, two_regions

pytestmark = pytest.mark.django_db


def _refusing(error: Exception, *model: type):
    def view(request, **kwargs):
        raise error

    return keeping_typing(view, *model)


def _posted(user, data: dict):
    request = RequestFactory().post("/", data)
    request.user = user
    request.session = {}
    return request


@pytest.mark.parametrize(("error", "status"), [(PermissionDenied(), 403), (Http404(), 404)])
def test_the_status_of_the_refusal_stays(error, status):
    rabat = two_regions()[0]
    request = _posted(coordinator(rabat), {"title_fr": "<i>Mon titre</i>"})
    answer = _refusing(error)(request, pk="7")
    assert answer.status_code == status
    assert "&lt;i&gt;Mon titre&lt;/i&gt;" in answer.content.decode()


@pytest.mark.parametrize("pk", ["abc", "9" * 30, "_5f", None])
def test_an_address_that_is_no_number_is_refused_like_any_other(pk):
    rabat = two_regions()[0]
    request = _posted(coordinator(rabat), {"title_fr": "Mon titre"})
    assert _refusing(PermissionDenied())(request, pk=pk).status_code == 403


def test_looking_and_empty_forms_are_refused_as_ever():
    user = account()
    for request in (RequestFactory().get("/?title_fr=x"), _posted(user, {"action": "x"})):
        request.user = user
        with pytest.raises(PermissionDenied):
            _refusing(PermissionDenied())(request, pk="1")


def test_what_is_answered_is_left_alone():
    view = keeping_typing(lambda request: HttpResponse("fine"))
    assert view(_posted(account(), {"title_fr": "x"})).content == b"fine"


def test_the_reason_depends_on_what_the_person_still_sees():
    rabat, marrakech = two_regions()
    archived = EventFactory(region=rabat, edition__state=EditionState.ARCHIVED)
    data = {"title_fr": "Mon titre"}
    seen = _refusing(PermissionDenied())(_posted(account(NATIONAL), data), pk=str(archived.pk))
    stranger = _refusing(PermissionDenied())(
        _posted(coordinator(marrakech), data), pk=str(archived.pk)
    )
    assert seen.content != stranger.content
    assert archived.title_fr not in stranger.content.decode()


def test_of_an_edition_the_reason_is_the_edition_s():
    two_regions()
    open_one, archived = EditionFactory(), EditionFactory(archived=True)
    view = _refusing(PermissionDenied(), Edition)
    request = _posted(account(NATIONAL), {"slogan_fr": "Mon slogan"})
    with override("en"):
        one, other, none = (
            view(request, pk=pk).content.decode()
            for pk in (str(open_one.pk), str(archived.pk), "0")
        )
    assert all("Mon slogan" in text for text in (one, other, none))
    assert "This edition is archived" in other
    assert "You may not change this edition" in one
    assert "You may not change this edition" in none
    assert open_one.title_fr not in one


def test_the_form_of_an_edition_archived_meanwhile_keeps_the_typing():
    two_regions()
    edition = EditionFactory(title_fr="Titre d’avant")
    address = reverse("wagtailsnippets_events_edition:edit", args=[edition.pk])
    writer, archivist = (browser(account(NATIONAL)) for _both in range(2))
    assert writer.get(address).status_code == 200
    edition.state = EditionState.CLOSED
    edition.save()
    archive = reverse(
        "wagtailsnippets_events_edition:state", args=[edition.pk, EditionState.ARCHIVED]
    )
    archivist.post(archive)
    answer = writer.post(
        address,
        {
            "slogan_fr": "Ce que j’ai tapé",
            "goals-TOTAL_FORMS": 1,
            "goals-0-schools": 417,
            "partner_roles-0-wording_fr": "Avec le concours de",
        },
    )
    assert Edition.objects.get().is_archived
    assert answer.status_code == 403
    for typed in ("Ce que j’ai tapé", "417", "Avec le concours de", "Cette édition est archivée"):
        assert typed in answer.text
    assert "Titre d’avant" not in answer.text
    assert writer.get(address).status_code == 302


def test_the_words_of_an_event_s_blocks_and_rows_are_given_back():
    rabat = two_regions()[0]
    event = EventFactory(edition__archived=True, region=rabat)
    address = reverse("wagtailsnippets_events_event:edit", args=[event.pk])
    answer = browser(coordinator(rabat)).post(
        address,
        {
            "description_fr-0-type": "paragraph",
            "description_fr-0-value": '{"blocks": [{"text": "Un <b>paragraphe"}]}',
            "people-0-function_fr": "Directrice",
        },
    )
    assert answer.status_code == 403
    assert "Un &lt;b&gt;paragraphe" in answer.text
    assert "Directrice" in answer.text
    assert "blocks" not in answer.text.split("typed-texts")[1]
