"""One tree per language, tied together as translations."""

import pytest
from wagtail.models import Page, Site

from campaign_site.core.languages import CODES
from campaign_site.home.loading import pages
from campaign_site.home.loading.tables import read_json
from campaign_site.home.models import HomePage, NewsPage, StandardPage

pytestmark = pytest.mark.django_db
TEXTS = {code: read_json(place) for code, place in zip(CODES, pages.FILES, strict=True)}


@pytest.fixture(scope="module", autouse=True)
def _planted(_rolled_back):
    pages.load_pages()


def test_the_languages_say_the_same_with_the_same_parts():
    def shape(text):
        return {
            "keys": sorted(text),
            "body": [part[0] for part in text.get("body", [])],
            "items": [shape(item) for item in text.get("items", [])],
        }

    shapes = [{name: shape(text) for name, text in TEXTS[code].items()} for code in CODES]
    assert shapes[0] == shapes[1] == shapes[2]


def test_one_home_per_language():
    homes = HomePage.objects.order_by("slug").select_related("locale")
    assert [(home.slug, home.locale.language_code, home.url) for home in homes] == [
        ("ar", "ar", "/ar/"),
        ("en", "en", "/en/"),
        ("fr", "fr", "/fr/"),
    ]
    assert len({home.translation_key for home in homes}) == 1


def test_every_page_has_a_translation_in_every_language():
    source = HomePage.objects.get(locale__language_code="ar")
    tree = source.get_descendants(inclusive=True)
    assert tree.count() == 11
    for page in tree:
        found = page.get_translations(inclusive=True).live()
        assert {one.locale.language_code for one in found} == set(CODES), page.slug
        assert len({one.title for one in found}) == 3, page.slug


def test_all_is_live_and_wagtails_welcome_is_gone():
    assert Page.objects.filter(live=False).count() == 0
    assert not Page.objects.filter(depth=2).exact_type(Page).exists()
    assert Page.objects.filter(depth__gt=1).count() == 33


def test_the_site_answers_under_its_address(settings):
    site = Site.objects.get()
    assert (site.hostname, site.port) == ("localhost", 8000)
    assert site.root_page.specific == HomePage.objects.get(locale__language_code="ar")


def test_standard_pages_stand_in_the_menu():
    found = StandardPage.objects.filter(locale__language_code="fr").live().in_menu()
    assert [page.slug for page in found.order_by("path")] == list(pages.STANDARD)


def test_texts_are_whole():
    help_page = StandardPage.objects.get(slug="help", locale__language_code="fr")
    kinds = [block.block_type for block in help_page.body]
    assert kinds == [part[0] for part in TEXTS["fr"]["help"]["body"]]
    assert "Ne réponds pas" in str(help_page.body[1].value)
    assert help_page.body[-1].value["question"].startswith("Quelqu’un")


def test_news_is_dated_and_illustrated():
    news = NewsPage.objects.filter(locale__language_code="ar").order_by("-date")
    assert [item.slug for item in news] == [
        "programme-online",
        "schools-take-part",
        "youth-forum-call",
    ]
    assert all(item.cover and item.cover.alt_ar and item.cover.credit for item in news)


def test_each_is_valid_and_found_by_search_engines():
    for page in Page.objects.filter(depth__gt=1).specific():
        page.full_clean()
        if not isinstance(page, NewsPage):
            assert page.search_description


def test_a_site_that_has_a_home_keeps_its_pages():
    before = list(Page.objects.order_by("pk").values_list("pk", "latest_revision_created_at"))
    pages.load_pages()
    assert (
        list(Page.objects.order_by("pk").values_list("pk", "latest_revision_created_at")) == before
    )
