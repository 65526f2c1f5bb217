"""The pages of the menu: which they are, their addresses, and who answers for the others."""

import pytest
from wagtail.models import PageViewRestriction, Site

from campaign_site.home.selectors.pages import children, live_pages, translations, ways_down

from .conftest import news_index, news_page, standard_page

pytestmark = pytest.mark.django_db


def urls() -> list[str]:
    return [page.url for page in live_pages()]


def restrict(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("number", [1, 3])
def test_one_query_however_many(homes, django_assert_num_queries, number):
    for count in range(number):
        standard_page(homes["fr"], f"Page {count}", slug=f"page-{count}")
    with django_assert_num_queries(1):
        assert len(live_pages()) == 3 + number


def test_addresses_begin_with_the_language_and_are_wagtails_own(homes):
    about = standard_page(homes["ar"], "About")
    below = standard_page(about, "Below")
    item = news_page(news_index(homes["fr"]))
    found = {page.pk: page.url for page in live_pages()}
    assert found[homes["en"].pk] == "/en/"
    assert found[below.pk] == "/ar/about/below/"
    assert found[item.pk] == "/fr/news/news-1/"
    for page in (homes["fr"], about, below, item):
        assert found[page.pk] == page.get_url()


def test_kind_and_language_and_instant(homes):
    news_page(news_index(homes["fr"]))
    found = {page.url: page for page in live_pages()}
    assert [found[url].kind for url in ("/fr/", "/fr/news/", "/fr/news/news-1/")] == [
        "home", "newsindex", "news",
    ]  # fmt: skip
    assert found["/fr/news/news-1/"].lang == "fr"
    assert found["/fr/news/news-1/"].published_at.isoformat() == "2026-11-20T09:00:00+00:00"


def test_drafts_are_left_out(homes):
    standard_page(homes["fr"], "Draft", live=False)
    assert urls() == ["/ar/", "/fr/", "/en/"]


def test_what_is_kept_for_certain_visitors_is_left_out_with_all_below_it(homes):
    secret = standard_page(homes["fr"], "Secret")
    standard_page(secret, "Below")
    standard_page(homes["fr"], "Secretary")
    restrict(secret)
    assert urls() == ["/ar/", "/fr/", "/fr/secretary/", "/en/"]


def test_a_page_outside_every_site_has_no_address(homes):
    other = Site.objects.get().root_page.get_parent().get_first_child()
    assert other.pk not in {page.pk for page in live_pages()} or other.pk == homes["ar"].pk
    Site.objects.all().delete()
    assert urls() == []


def test_translations_share_a_key(homes):
    about = standard_page(homes["ar"], "About")
    standard_page(homes["fr"], "Apropos", key=about.translation_key)
    assert translations(live_pages(), about.translation_key) == {
        "ar": "/ar/about/", "fr": "/fr/apropos/",
    }  # fmt: skip


def test_the_way_down_and_the_pages_below(homes):
    about = standard_page(homes["fr"], "About")
    standard_page(standard_page(about, "Parents"), "More")
    standard_page(homes["fr"], "Aboutness")
    pages = live_pages()
    assert [page.url for page in ways_down(pages, "/fr/about/parents/more/")] == [
        "/fr/about/", "/fr/about/parents/",
    ]  # fmt: skip
    assert ways_down(pages, "/fr/") == []
    assert [page.url for page in children(pages, "/fr/about/")] == ["/fr/about/parents/"]
    assert [page.url for page in children(pages, "/fr/")] == ["/fr/about/", "/fr/aboutness/"]


def test_a_page_for_certain_visitors_asks_who_one_is(client, homes):
    secret = standard_page(homes["fr"], "Secret", introduction="For members")
    restrict(secret)
    response = client.get("/fr/secret/")
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_a_page_can_only_be_read(client, homes):
    standard_page(homes["fr"], "About")
    assert client.head("/fr/about/").status_code == 200
    assert client.post("/fr/about/").status_code == 405


def test_the_menu_and_the_breadcrumbs_hide_what_one_may_not_read(client, homes):
    about = standard_page(homes["fr"], "About")
    restrict(standard_page(about, "Secret"))
    context = client.get("/fr/about/").context
    assert context["children"] == []
    assert [link["url"] for link in context["footer_links"]] == ["/fr/about/"]
