from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from campaign_site.home.public import sitemaps
from tests.factories import EditionFactory, EventFactory, InstitutionFactory, published_event

from .conftest import standard_page

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(autouse=True)
def _address(settings):
    settings.SITE_BASE_URL = "https://campaign.example"


def addresses(client, section, query=""):
    xml = client.get(f"/sitemap-{section}.xml{query}").content
    return {
        url.findtext(f"{MAP}loc"): (
            url.findtext(f"{MAP}lastmod"),
            {link.get("hreflang"): link.get("href") for link in url.iter(LINK)},
        )
        for url in ElementTree.fromstring(xml).iter(f"{MAP}url")
    }


def test_the_index_names_every_map(client):
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    names = [loc.text.rsplit("/", 1)[1] for loc in tree.iter(f"{MAP}loc")]
    assert names == [f"sitemap-{section}.xml" for section in sitemaps.SITEMAPS]


def test_a_live_event_stands_there_in_all_languages_with_its_last_change(client):
    event = published_event(slug="launch", at=datetime(2026, 11, 2, 9, tzinfo=UTC))
    EventFactory(live=False)
    found = addresses(client, "events")
    base = "https://campaign.example"
    assert set(found) == {f"{base}/{lang}/events/launch/" for lang in ("ar", "fr", "en")}
    lastmod, alternates = found[f"{base}/fr/events/launch/"]
    assert lastmod.startswith("2026-11-02")
    assert alternates == {
        "ar": f"{base}/ar/events/launch/",
        "fr": f"{base}/fr/events/launch/",
        "en": f"{base}/en/events/launch/",
        "x-default": f"{base}/ar/events/launch/",
    }
    assert event.publication.is_live


def test_what_is_not_public_is_absent(client):
    EditionFactory(slug="secret", preparing=True)
    EditionFactory(slug="public")
    assert [url for url in addresses(client, "editions") if "secret" in url] == []
    assert "https://campaign.example/ar/editions/public/" in addresses(client, "editions")


def test_a_page_stands_there_in_the_languages_it_has(client, homes):
    about = standard_page(homes["ar"], "عن", slug="about")
    standard_page(homes["fr"], "À propos", slug="a-propos", key=about.translation_key)
    standard_page(homes["fr"], "Brouillon", slug="brouillon", live=False)
    found = addresses(client, "pages")
    assert "https://campaign.example/fr/brouillon/" not in found
    _lastmod, alternates = found["https://campaign.example/fr/a-propos/"]
    assert alternates == {
        "ar": "https://campaign.example/ar/about/",
        "fr": "https://campaign.example/fr/a-propos/",
        "x-default": "https://campaign.example/ar/about/",
    }


@pytest.mark.parametrize("section", list(sitemaps.SITEMAPS))
def test_every_address_is_the_one_its_page_calls_its_own(client, homes, section):
    """Search engines are sent to no page that sends them on to another."""
    standard_page(homes["fr"], "À propos", slug="a-propos")
    InstitutionFactory()
    published_event()
    for address in addresses(client, section):
        html = client.get(address.removeprefix("https://campaign.example")).content.decode()
        assert f'<link rel="canonical" href="{address}">' in html


def test_the_programme_of_an_edition_stands_there_without_a_date_that_is_not_its_own(client):
    EditionFactory(slug="2022")
    lastmod, alternates = addresses(client, "programmes")[
        "https://campaign.example/fr/editions/2022/programme/"
    ]
    assert lastmod is None
    assert alternates["ar"] == "https://campaign.example/ar/editions/2022/programme/"


@pytest.mark.parametrize("section", list(sitemaps.SITEMAPS))
def test_every_address_of_the_site_answers(client, homes, section):
    InstitutionFactory()
    published_event()
    for address in addresses(client, section):
        path = address.removeprefix("https://campaign.example")
        assert client.get(path).status_code in (200, 302), path


def test_a_large_map_is_split(client, monkeypatch):
    InstitutionFactory.create_batch(2)
    monkeypatch.setattr(sitemaps.Institutions, "limit", 4)
    assert len(addresses(client, "institutions")) == 4
    assert len(addresses(client, "institutions", "?p=2")) == 2
    assert "sitemap-institutions.xml?p=2" in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize(
    "path", ["events.xml?p=7", "events.xml?p=x", "nothing.xml", "x.xml?p=" + "9" * 999]
)
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(f"/sitemap-{path}").status_code == 404
