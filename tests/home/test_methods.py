"""Public addresses are read: whatever else is sent to them is refused."""

import pytest

from .conftest import news_index, news_page, standard_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(homes):
    standard_page(homes["fr"], "Aide", slug="aide")
    news_page(news_index(homes["fr"]))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "NONSENSE"])
@pytest.mark.parametrize(
    "path",
    [
        "/", "/robots.txt", "/sitemap.xml", "/sitemap-events.xml", "/fr/", "/fr/aide/", "/fr/news/",
        "/fr/news.atom", "/fr/programme/", "/fr/near/", "/fr/editions/", "/fr/regions/",
        "/fr/partners/", "/fr/search/", "/fr/calendar/all.ics", "/fr/styleguide/",
    ],
)  # fmt: skip
def test_a_public_address_is_read_and_nothing_else(client, pages, path, method):
    answer = client.generic(method, path)
    assert answer.status_code == 405
    assert "GET" in answer["Allow"]
    assert "Content-Security-Policy" in answer
    assert answer.cookies == {}


@pytest.mark.parametrize(
    "path", ["/fr/", "/fr/aide/", "/fr/news/", "/fr/news.atom", "/sitemap.xml"]
)
def test_head_is_get_without_its_body(client, pages, path):
    answer = client.head(path)
    assert (answer.status_code, answer.content) == (200, b"")
