"""Each address of the public site, in each language: its headers, and what it does not do.

The table names every route; a new one fails here until it is added.
"""

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from campaign_site.core.languages import CODES
from tests.factories import (
    EditionFactory,
    InstitutionFactory,
    RegionFactory,
    published_event,
)

from .conftest import news_index, news_page, standard_page

pytestmark = pytest.mark.django_db

# Routes below the language, each with a path that answers.
ROUTES = {
    "events:programme": "programme/",
    "events:near": "near/",
    "events:api-guide": "api/",
    "events:event": "events/launch/",
    "events:event-calendar": "events/launch.ics",
    "events:edition-feed": "calendar/ninth.ics",
    "events:edition-list": "editions/",
    "events:edition": "editions/ninth/",
    "events:edition-programme": "editions/ninth/programme/",
    "events:region-list": "regions/",
    "events:region": "regions/rabat/",
    "home:institutions": "partners/",
    "home:institution": "partners/cmrpi/",
    "home:search": "search/",
    "home:news-feed": "news.atom",
    "home:event-share-image": "events/launch/share.png",
}
PAGES = ("", "about/", "news/", "news/news-1/")
OUTSIDE = ("/robots.txt", "/sitemap.xml", "/sitemap-events.xml", "/healthz", "/api/v1/events/")
LOCAL = [f"/{lang}/{path}" for lang in CODES for path in (*PAGES, *ROUTES.values())]
NOT_FOUND = [
    f"/{lang}/{path}"
    for lang in CODES
    for path in (
        "no-such-page/",
        "events/no-such-event/",
        "events/no-such-event.ics",
        "editions/no-such-edition/",
        "regions/no-such-region/",
        "partners/nobody/",
        "calendar/none.ics",
        "events/none/share.png",
    )
]
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


@pytest.fixture
def site(homes):
    """One of everything, so that every route has something to show."""
    edition = EditionFactory(slug="ninth")
    region = RegionFactory(slug="rabat")
    published_event(slug="launch", edition=edition, region=region)
    InstitutionFactory(slug="cmrpi")
    for home in homes.values():
        standard_page(home, slug="about", title="About")
        news_page(news_index(home))


def routes(patterns, names=()):
    for one in patterns:
        if isinstance(one, URLResolver):
            name = (*names, one.namespace) if one.namespace else names
            yield from routes(one.url_patterns, name)
        elif isinstance(one, URLPattern) and one.name:
            yield ":".join((*names, one.name))


def test_the_table_names_every_route_of_the_public_site():
    known = set(routes(get_resolver().url_patterns))
    public = {name for name in known if name.split(":")[0] in ("events", "home")}
    assert public == set(ROUTES)


def test_every_address_answers_with_all_the_headers_and_no_cookie(client, site):
    for path in (*LOCAL, *OUTSIDE):
        response = client.get(path)
        assert response.status_code == 200, path
        _is_safe(path, response)


def test_what_is_not_there_has_the_same_headers(client, site):
    for path in NOT_FOUND:
        response = client.get(path)
        assert response.status_code == 404, path
        _is_safe(path, response)


def _is_safe(path, response):
    for name, value in EVERYWHERE.items():
        assert response.headers.get(name) == value, (path, name)
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy, path
    assert "'unsafe" not in policy, path
    assert "geolocation=()" in response.headers["Permissions-Policy"], path
    assert not response.cookies, path
    assert "X-Powered-By" not in response.headers, path


def test_a_page_says_its_language_and_direction(client, site):
    for lang in CODES:
        direction = "rtl" if lang == "ar" else "ltr"
        for path in (*PAGES, *(p for p in ROUTES.values() if p.endswith("/"))):
            page = client.get(f"/{lang}/{path}").content.decode()
            head = page[page.index("<html") : page.index("<head")]
            assert f'lang="{lang}"' in head, path
            assert f'dir="{direction}"' in head, path


def test_the_visitors_language_changes_no_page_that_has_an_address(client, site):
    # The picture of an event is drawn after it was first asked for, then it is another one.
    for path in (path for path in LOCAL if not path.endswith(".png")):
        one = client.get(path, headers={"Accept-Language": "en"}).getvalue()
        other = client.get(path, headers={"Accept-Language": "ar"}).getvalue()
        assert one == other, path


def test_head_answers_like_get_without_a_body(client, site):
    for path in LOCAL:
        head, get = client.head(path), client.get(path)
        assert head.status_code == get.status_code, path
        assert head.getvalue() == b"", path
        assert head.headers["Content-Type"] == get.headers["Content-Type"], path


def test_nothing_public_is_posted(client, site):
    refused = {405, 403}
    for path in (f"/fr/{path}" for path in ROUTES.values()):
        assert client.post(path, {"q": "x"}).status_code in refused, path


@pytest.mark.parametrize("query", ["q=%00", "page=9" + "9" * 400, "q=" + "a" * 900, "=&&&;", "%ff"])
def test_no_query_breaks_a_page(client, site, query):
    for path in LOCAL:
        status = client.get(f"{path}?{query}").status_code
        assert status in (200, 400, 404), (path, status)


def test_a_path_without_its_slash_leads_to_the_page(client, site):
    for path in ("/fr/programme", "/fr/editions", "/ar/regions/rabat", "/en/partners/cmrpi"):
        response = client.get(path)
        assert (response.status_code, response.headers["Location"]) == (301, f"{path}/"), path


@pytest.mark.parametrize("path", ["/de/", "/zz/programme/", "/programme/", "/partners/cmrpi/"])
def test_an_address_without_a_language_of_the_site_is_no_page(client, site, path):
    response = client.get(path, headers={"Accept-Language": "fr"})
    if response.status_code == 302:
        assert response.headers["Location"].startswith("/fr/")
    else:
        assert response.status_code == 404
