"""Once a page is made, nothing of what it was made of is kept by its response."""

import gc
import weakref

import pytest
from django.http import HttpResponse
from django.template import engines
from django.template.response import SimpleTemplateResponse
from django.urls import reverse

from campaign_site.core.finished_pages import FinishedPageMiddleware
from tests.factories import UserFactory


class Rows(list):
    """A list that can be watched."""


def page(rows: Rows, *, rendered: bool = True) -> SimpleTemplateResponse:
    template = engines["django"].from_string("{{ rows|length }} rows")
    response = SimpleTemplateResponse(template, {"rows": rows})
    # Wagtail ties its responses into a knot like this one.
    response.render = lambda render=response.render: render()
    return response.render() if rendered else response


def passed(rf, response: HttpResponse) -> HttpResponse:
    return FinishedPageMiddleware(lambda _request: response)(rf.get("/"))


def test_the_rows_of_a_sent_page_are_gone_without_the_collector(rf):
    gc.disable()
    try:
        rows = Rows([1, 2])
        gone = weakref.ref(rows)
        response = passed(rf, page(rows))
        del rows
        assert gone() is None
        assert response.content == b"2 rows"
    finally:
        gc.enable()


def test_what_is_still_to_be_rendered_keeps_all_it_needs(rf):
    response = passed(rf, page(Rows([1]), rendered=False))
    assert response.render().content == b"1 rows"


def test_an_answer_without_a_template_passes_as_it_is(rf):
    plain = HttpResponse("ok")
    assert passed(rf, plain) is plain
    assert plain.content == b"ok"


@pytest.mark.django_db
def test_screens_of_the_cms_let_go(client):
    client.force_login(UserFactory(admin=True))
    answer = client.get(reverse("planning_problems"))
    assert answer.status_code == 200
    kept = vars(answer)
    assert not {"context_data", "_request", "render"} & kept.keys()
