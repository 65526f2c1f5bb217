"""What a visitor's browser is asked to do: little, and of this site alone."""

import re

import pytest

from campaign_site.core.models import SiteTexts
from tests.factories import EditionFactory, InstitutionFactory, PartnerRoleFactory, published_event

from .conftest import news_index, news_page, standard_page

pytestmark = pytest.mark.django_db
LOADED = re.compile(
    r'<(?:img|script|source|iframe)[^>]+src="([^"]+)"|<link[^>]+rel="(?:stylesheet|preload|icon)"[^>]*href="([^"]+)"'
)


@pytest.fixture
def paths(homes):
    SiteTexts.objects.create(
        portal_url="https://portal.example/", quick_exit_url="https://x.example/"
    )
    edition = EditionFactory(slogan_fr="Ensemble", slogan_ar="معا")
    institution = InstitutionFactory(slug="cmrpi")
    PartnerRoleFactory(event=None, edition=edition, institution=institution)
    for number in range(6):
        published_event(edition=edition, title_fr=f"Atelier {number}", title_ar=f"ورشة {number}")
    for home in homes.values():
        standard_page(home, slug="about", title="About")
        news_page(news_index(home))
    own = (
        "",
        "partners/",
        "partners/cmrpi/",
        "search/?q=atelier",
        "about/",
        "news/",
        "news/news-1/",
    )
    return [f"/{lang}/{path}" for lang in homes for path in own]


def test_pages_are_light_plain_and_of_this_site(client, paths):
    for path in paths:
        response = client.get(path)
        page = response.content.decode()
        assert response.status_code == 200, path
        assert len(response.content) < 60_000, path
        assert page.count("<h1") == 1, path
        assert "Set-Cookie" not in response.headers and not response.cookies, path
        for addresses in LOADED.findall(page):
            assert all(not one or one.startswith("/") for one in addresses), (path, addresses)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page), path
        assert not re.search(r"<script(?![^>]+src=)(?![^>]+application/ld\+json)", page), path
        assert "csrfmiddlewaretoken" not in page, path
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), path


def test_pages_are_the_same_for_everybody(client, paths, admin_user):
    for path in paths:
        before = client.get(path).content
        client.force_login(admin_user)
        # Whoever sends credentials is not served from the page cache.
        headers = {"Accept-Language": "en", "Authorization": "Basic eDp5"}
        assert client.get(path, headers=headers).content == before, path
        client.logout()
