import pytest

from .conftest import TODAY, news_index, news_page, standard_page

pytestmark = pytest.mark.django_db
BODY = [
    ("heading", "Qui sommes-nous"),
    ("question", {"question": "Pourquoi ?", "answer": "<p>Ici.</p>"}),
]


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_a_standard_page_stands_in_its_language(client, homes, lang):
    standard_page(homes[lang], "Page", introduction="Intro")
    page = client.get(f"/{lang}/page/").content.decode()
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in page
    assert page.count("<h1") == 1 and "Intro" in page


def test_a_page_shows_its_blocks_and_the_pages_below_it(client, homes):
    page = standard_page(homes["fr"], "Aide", slug="aide", body=BODY)
    standard_page(page, "Parents", slug="parents", introduction="Pour les parents")
    html = client.get("/fr/aide/").content.decode()
    assert "Qui sommes-nous" in html and "Pourquoi ?" in html
    assert 'href="/fr/aide/parents/"' in html and "Pour les parents" in html
    below = client.get("/fr/aide/parents/").context["breadcrumbs"]
    assert [(step["label"], step["url"]) for step in below][1:] == [
        ("Aide", "/fr/aide/"), ("Parents", ""),
    ]  # fmt: skip


def test_news_are_listed_newest_first_and_paged(client, homes):
    index = news_index(homes["fr"])
    for number in range(1, 15):
        news_page(index, number, date=TODAY.replace(day=number))
    first = client.get("/fr/news/").context
    assert [item["title"] for item in first["news"]][:2] == ["News 14", "News 13"]
    assert len(first["news"]) == 12
    second = client.get("/fr/news/?page=2").context
    assert [item["title"] for item in second["news"]] == ["News 2", "News 1"]


@pytest.mark.parametrize("page", ["0", "2", "x", "9" * 50, "-1", "١"])
def test_a_page_number_that_is_none_is_not_found(client, homes, page):
    news_page(news_index(homes["fr"]))
    assert client.get("/fr/news/", {"page": page}).status_code == 404


def test_the_list_asks_as_much_for_one_as_for_three(client, homes, django_assert_num_queries):
    index = news_index(homes["fr"])
    news_page(index, 1)
    client.get("/fr/news/?page=1&x=0")
    with django_assert_num_queries(4):
        client.get("/fr/news/?page=1&x=1")
    news_page(index, 2)
    news_page(index, 3)
    client.get("/fr/news/?page=1&x=2")
    with django_assert_num_queries(4):
        client.get("/fr/news/?page=1&x=3")


def test_news_say_their_day_in_words(client, homes):
    index = news_index(homes["ar"])
    news_page(index)
    page = client.get("/ar/news/news-1/").content.decode()
    assert "الجمعة، 20 نونبر 2026" in page
    assert '<meta property="og:type" content="article">' in page


def test_a_draft_is_not_found(client, homes):
    news_page(news_index(homes["fr"]), live=False)
    assert client.get("/fr/news/news-1/").status_code == 404


def test_an_unknown_page_is_not_found_in_the_language_of_its_address(client, homes):
    response = client.get("/fr/nulle-part/")
    assert response.status_code == 404
    assert '<html lang="fr"' in response.content.decode()
