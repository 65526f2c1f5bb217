"""Addresses without a language, and addresses that lead nowhere."""

import pytest

from campaign_site.core.permissions.roles import NATIONAL
from tests.factories import EditionFactory
from tests.roles import account, browser, two_regions

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/admin/nothing/",
        "/admin/snippets/events/nothing/",
        "/admin/planning/nothing/",
        "/wp-login.php",
        "/wp-admin/",
        "/de/programme/",
        "/nothing",
        "/nothing/at/all/",
        "/api/v1/nothing/",
        "/fr/nothing/",
        "/fr/nothing/at/all/",
    ],
)
def test_an_address_that_leads_nowhere_is_not_found_at_once(client, path):
    response = client.get(path)
    assert response.status_code in ({302} if path.startswith("/admin/") else {404})
    assert "/ar/" not in response.headers.get("Location", "")


def test_an_organiser_is_told_at_once_too():
    two_regions()
    response = browser(account(NATIONAL)).get("/admin/nothing/")
    assert response.status_code == 404


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/programme/", "/fr/programme/"),
        ("/programme", "/fr/programme/"),
        ("/programme/?region=MA-07", "/fr/programme/?region=MA-07"),
        ("/events/launch/", "/fr/events/launch/"),
        ("/partners/", "/fr/partners/"),
    ],
)
def test_a_page_of_the_site_is_found_without_its_language(client, path, there):
    response = client.get(path, headers={"Accept-Language": "fr"})
    assert (response.status_code, response["Location"]) == (302, there)
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize("path", ["/fr/nothing/", "/fr/events/nothing/", "/nothing/"])
def test_a_page_that_does_not_exist_has_no_address_to_keep(client, path):
    html = client.get(path).content.decode()
    assert 'rel="canonical"' not in html
    assert "hreflang=" not in html.split("<body")[0]
    assert 'property="og:url"' not in html
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.parametrize("query", ["?page=99", "?region=MA-99"])
def test_a_page_beyond_the_end_and_a_wrong_filter_have_none_either(client, query):
    EditionFactory()
    assert 'rel="canonical"' in client.get("/fr/programme/").content.decode()
    assert 'rel="canonical"' not in client.get(f"/fr/programme/{query}").content.decode()
