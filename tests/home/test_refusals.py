"""What Django refuses by itself is answered like everything else: in the right language or form."""

import json

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from tests.html_checks import faults

pytestmark = pytest.mark.django_db
LANGUAGES = [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")]
# Browsers and programs, unlike Django's test client, are asked for the token.
STRICT = Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(("code", "direction"), LANGUAGES)
@pytest.mark.parametrize("path", ["programme/?q=%00", "programme/?region=%FF", "events/%00/"])
def test_what_cannot_be_read_is_answered_in_the_language_of_the_address(
    client, code, direction, path
):
    answer = client.get(f"/{code}/{path}")
    assert answer.status_code == 400
    assert f'<html lang="{code}" dir="{direction}">' in answer.text
    assert answer.text.count("<h1>") == 1
    assert f'href="/{code}/programme/"' in answer.text
    others = [other for other, _direction in LANGUAGES if other != code]
    assert not any(f'href="/{other}/' in answer.text for other in others)
    assert faults(answer.text, whole_page=True) == []


def test_the_language_of_one_request_does_not_stay_for_the_next(client):
    before = translation.get_language()
    client.get("/fr/?q=%00")
    assert translation.get_language() == before


@pytest.mark.parametrize("path", ["/uploads/%00", "/?q=%00", "/xx/?q=%00"])
def test_an_address_without_a_language_is_answered_in_all(client, path):
    answer = client.get(path)
    assert answer.status_code == 400
    assert all(f'href="/{code}/programme/"' in answer.text for code, _direction in LANGUAGES)


@pytest.mark.parametrize("path", ["/api/v1/events/?region=%00", "/api/v1/editions/%01/"])
def test_a_program_is_told_in_its_own_form(client, path):
    answer = client.get(path)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["status"] == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "QUERY"])
@pytest.mark.parametrize(
    "path", ["/fr/", "/fr/programme/", "/fr/news.atom", "/fr/nothing/", "/robots.txt", "/healthz"]
)
def test_what_is_only_read_takes_no_form_with_or_without_a_token(method, path):
    answer = STRICT.generic(method, path)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "QUERY"])
def test_the_interface_for_programs_says_that_it_is_read_only(method):
    answer = STRICT.generic(method, "/api/v1/events/")
    assert answer.status_code == 405
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/language/", "/fr/_util/login/"])
def test_a_form_without_its_token_is_a_page_of_ours(path):
    answer = STRICT.post(path, {"username": "national", "password": "x"})
    assert answer.status_code == 403
    assert answer.text.count("<h1>") == 1
    assert faults(answer.text, whole_page=True) == []
    assert "CSRF" not in answer.text


@pytest.mark.parametrize(("code", "direction"), LANGUAGES)
def test_that_page_speaks_the_language_of_the_reader(code, direction):
    with translation.override(code):
        html = render_to_string("403_csrf.html")
    assert f'<html lang="{code}" dir="{direction}">' in html
    assert '<meta name="robots" content="noindex">' in html
