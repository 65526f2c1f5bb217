"""What one reads who sends something to a page that can only be read."""

import pytest

from tests.home.conftest import homes, standard_page  # noqa: F401  fixture
from tests.html_checks import faults

pytestmark = pytest.mark.django_db
PATHS = ["/fr/programme/", "/fr/search/", "/fr/partners/", "/fr/events/nothing/", "/fr/news.atom"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_answer_is_a_page_with_a_way_on(client, path, method):
    response = getattr(client, method)(path)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    html = response.content.decode()
    assert '<html lang="fr" dir="ltr">' in html
    assert html.count("<h1>") == 1
    assert f'href="{path}"' in html and 'href="/fr/programme/"' in html
    assert faults(html, whole_page=True) == []


def test_it_speaks_the_language_of_the_address(client):
    assert '<html lang="ar" dir="rtl">' in client.post("/ar/programme/").content.decode()


def test_a_page_of_prose_says_what_it_allows(client, homes):  # noqa: F811
    standard_page(homes["fr"], "About")
    response = client.post("/fr/about/")
    assert response.status_code == 405
    assert "GET" in response["Allow"] and "POST" not in response["Allow"]
    assert 'href="/fr/about/"' in response.content.decode()


def test_nothing_of_it_is_kept(client):
    client.post("/fr/programme/?x=1")
    assert client.get("/fr/programme/?x=1").status_code == 200


@pytest.mark.parametrize("path", ["/robots.txt", "/healthz", "/sitemap.xml"])
def test_machines_get_no_page(client, path):
    response = client.post(path)
    assert (response.status_code, response.content) == (405, b"")


def test_a_program_is_answered_in_its_own_form(client):
    response = client.post("/api/v1/events/")
    assert response.status_code == 405
    assert b"<html" not in response.content
