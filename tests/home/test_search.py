from datetime import date

import pytest

from tests.factories import EditionFactory, InstitutionFactory, ProjectFactory, published_event

from .conftest import news_index, news_page, standard_page

pytestmark = pytest.mark.django_db


def titles(response, group):
    return [item["title"] for item in response.context["results"].groups.get(group, [])]


def test_an_empty_search_shows_the_form_alone(client):
    for query in ("", "   ", "?q=", "?q=%20"):
        page = client.get(f"/fr/search/{query if query.startswith('?') else ''}")
        assert page.status_code == 200
        assert "data-result-status" not in page.content.decode()


def test_results_are_nobodys_index(client):
    assert '<meta name="robots" content="noindex">' in client.get("/fr/search/").content.decode()


def test_arabic_is_found_however_it_is_spelt(client):
    published_event(title_ar="ورشة حول السلامة الرقمية بالمدرسة", title_fr="", title_en="")
    for query in ("ورشه", "السَّلامة", "المدرسة", "سلامة رقمية"):
        response = client.get("/ar/search/", {"q": query})
        assert len(response.context["results"].events) == 1, query


def test_accents_make_no_difference(client):
    published_event(title_fr="Sécurité numérique")
    assert len(client.get("/fr/search/?q=securite").context["results"].events) == 1


def test_every_word_must_be_found(client):
    published_event(title_fr="Atelier numérique")
    assert client.get("/fr/search/?q=atelier+cuisine").context["results"].total == 0


def test_coming_events_stand_before_past_ones_of_all_editions(client):
    old = EditionFactory(
        year=2022, start_date=date(2022, 12, 1), end_date=date(2022, 12, 20), archived=True
    )
    published_event(edition=old, title_fr="Atelier jamais daté", no_date=True)
    published_event(edition=old, title_fr="Atelier 2022", start_date=date(2022, 12, 1))
    published_event(edition=old, title_fr="Atelier 2023", start_date=date(2023, 1, 1))
    published_event(title_fr="Atelier à venir", no_date=True)
    published_event(title_fr="Atelier 2026", start_date=date(2026, 12, 1))
    cards = client.get("/fr/search/?q=atelier").context["results"].events
    assert [card["title"] for card in cards] == [
        "Atelier 2026",
        "Atelier à venir",
        "Atelier 2023",
        "Atelier 2022",
        "Atelier jamais daté",
    ]


def test_results_are_grouped_and_counted_aloud(client, homes):
    edition = EditionFactory(title_fr="Édition bienveillance")
    published_event(edition=edition, title_fr="Forum bienveillance")
    InstitutionFactory(name_fr="Fondation Bienveillance", acronym="FB")
    standard_page(homes["fr"], "Charte", slug="charte", introduction="De la bienveillance")
    news_page(news_index(homes["fr"]), title="Prix de la bienveillance", summary="Bravo")
    standard_page(homes["en"], "Bienveillance", slug="kindness")
    response = client.get("/fr/search/?q=bienveillance")
    assert titles(response, "edition") == ["Édition bienveillance"]
    assert titles(response, "institution") == ["Fondation Bienveillance"]
    assert titles(response, "page") == ["Charte"]
    assert titles(response, "news") == ["Prix de la bienveillance"]
    page = response.content.decode()
    assert 'role="status" data-result-status>5 ' in page
    assert 'value="bienveillance"' in page


def test_an_institution_is_found_by_acronym_and_by_the_names_of_the_press(client):
    InstitutionFactory(name_fr="Direction générale", acronym="DGSN", aliases=["Sûreté nationale"])
    for query in ("dgsn", "surete"):
        response = client.get("/ar/search/", {"q": query})
        assert len(titles(response, "institution")) == 1, query


def test_records_lead_to_the_readers_language(client):
    institution = InstitutionFactory(name_fr="Observatoire")
    client.get("/fr/search/?q=observatoire")
    card = client.get("/ar/search/?q=observatoire").context["results"].groups["institution"][0]
    assert card["url"] == f"/ar/partners/{institution.slug}/"


def test_the_body_of_a_page_is_searched(client, homes):
    body = [("paragraph", "<p>Le <b>Massar</b> n’est pas demandé.</p>")]
    standard_page(homes["fr"], "Vie privée", slug="vie-privee", body=body)
    assert titles(client.get("/fr/search/?q=massar"), "page") == ["Vie privée"]


def test_the_language_switch_keeps_the_query(client):
    links = client.get("/fr/search/?q=%C3%A9cole").context["language_links"]
    assert links[0]["url"] == "/ar/search/?q=%C3%A9cole"


def test_what_is_not_public_is_not_found(client, homes):
    EditionFactory(title_fr="Secrète", preparing=True)
    standard_page(homes["fr"], "Secrète", slug="secrete", live=False)
    assert client.get("/fr/search/?q=secrete").context["results"].total == 0


@pytest.mark.parametrize(
    "query", ["x" * 900, "%", "_", "' OR 1=1 --", "<script>alert(1)</script>", "ـــ", "😀", "\\"]
)
def test_no_query_is_an_error(client, query):
    published_event()
    response = client.get("/fr/search/", {"q": query})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_a_search_asks_as_much_for_one_as_for_three(client, django_assert_num_queries):
    published_event(title_fr="Atelier")
    client.get("/fr/search/?q=atelier")
    with django_assert_num_queries(5):
        client.get("/fr/search/?q=atelier&x=1")
    published_event(title_fr="Atelier")
    published_event(title_fr="Atelier")
    client.get("/fr/search/?q=atelier&x=2")
    with django_assert_num_queries(5):
        client.get("/fr/search/?q=atelier&x=3")


def test_an_undated_event_of_a_project_is_found_among_the_past(client):
    published_event(edition=None, project=ProjectFactory(), title_fr="Atelier", no_date=True)
    results = client.get("/fr/search/?q=atelier").context["results"]
    assert (len(results.events), results.counts["event"]) == (1, 1)
