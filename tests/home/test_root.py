import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("", "ar"),
        ("fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ("en-GB,en;q=0.5", "en"),
        ("de-DE,fr;q=0.4,ar;q=0.6", "ar"),
        ("de", "ar"),
        ("zgh,fr;q=0.1", "fr"),
        ("*", "ar"),
        (";;;q=x,\x7f", "ar"),
        ("x" * 20_000, "ar"),
    ],
)
def test_the_entrance_leads_to_the_visitors_language_arabic_first(client, header, lang):
    response = client.get("/", headers={"Accept-Language": header})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{lang}/")
    assert "Accept-Language" in response.headers["Vary"]
    assert not response.cookies


def test_robots_are_told_what_to_leave_and_where_the_sitemap_is(client, settings):
    settings.SITE_BASE_URL = "https://campaign.example"
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert lines[:2] == ["User-agent: *", "Disallow: /admin/"]
    assert "Disallow: /ar/search/" in lines
    assert lines[-1] == "Sitemap: https://campaign.example/sitemap.xml"


def test_nothing_is_posted_there(client):
    assert client.post("/").status_code == 405
    assert client.post("/robots.txt").status_code == 405
