"""What was typed is given back to whoever may no longer save it; nothing else is said."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from campaign_site.core.permissions.roles import NATIONAL
from events.admin.changing.kept import keeping_typing, typed_texts
from events.enums import EditionState
from tests.factories import EventFactory
from tests.roles import account, coordinator, two_regions

pytestmark = pytest.mark.django_db


def _refusing(error: Exception):
    def view(request, **kwargs):
        raise error

    return keeping_typing(view)


def _posted(user, data: dict):
    request = RequestFactory().post("/", data)
    request.user = user
    request.session = {}
    return request


def test_texts_days_and_numbers_are_kept_the_rest_is_not():
    request = RequestFactory().post(
        "/",
        {
            "title_fr": "Mon titre", "start_date": "2026-12-08", "capacity": "40", "status": "x",
            "venue": "3", "csrfmiddlewaretoken": "secret", "summary_fr": "  ", "unknown": "y",
        },
    )  # fmt: skip
    assert [value for _label, value in typed_texts(request)] == ["Mon titre", "2026-12-08", "40"]
    assert "secret" not in str(typed_texts(request))


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
