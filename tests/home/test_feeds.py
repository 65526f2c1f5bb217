from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest

from campaign_site.core.models import SiteTexts

from .conftest import NOW, news_index, news_page

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def index(homes, settings):
    settings.SITE_BASE_URL = "https://campaign.example"
    SiteTexts.objects.create(site_title_fr="Campagne")
    return news_index(homes["fr"])


def feed(client, lang="fr"):
    response = client.get(f"/{lang}/news.atom")
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def test_the_feed_is_in_its_language_and_names_itself(client, index):
    tree = feed(client)
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert "Campagne" in tree.findtext(f"{ATOM}title")
    links = {link.get("rel"): link.get("href") for link in tree.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://campaign.example/fr/",
        "self": "https://campaign.example/fr/news.atom",
    }


def test_an_entry_has_a_stable_id_and_true_dates(client, index):
    page = news_page(index, date=date(2026, 11, 18), title="La <caravane> & nous")
    (entry,) = feed(client).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{page.translation_key}#fr"
    assert entry.findtext(f"{ATOM}title") == "La <caravane> & nous"
    assert entry.find(f"{ATOM}link").get("href") == "https://campaign.example/fr/news/news-1/"
    published = datetime.fromisoformat(entry.findtext(f"{ATOM}published"))
    assert published == datetime(2026, 11, 18, tzinfo=UTC)
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) == NOW


def test_other_languages_and_drafts_are_left_out(client, index, homes):
    news_page(index, live=False)
    news_page(news_index(homes["ar"]))
    assert feed(client).findall(f"{ATOM}entry") == []
    assert len(feed(client, "ar").findall(f"{ATOM}entry")) == 1


def test_an_unchanged_feed_answers_304(client, index):
    news_page(index)
    etag = client.get("/fr/news.atom").headers["ETag"]
    assert client.get("/fr/news.atom", headers={"If-None-Match": etag}).status_code == 304


def test_the_feed_asks_as_much_for_one_as_for_three(client, index, django_assert_num_queries):
    news_page(index, 1)
    client.get("/fr/news.atom")
    with django_assert_num_queries(2):
        client.get("/fr/news.atom?x=1")
    news_page(index, 2)
    news_page(index, 3)
    client.get("/fr/news.atom?x=2")
    with django_assert_num_queries(2):
        client.get("/fr/news.atom?x=3")
