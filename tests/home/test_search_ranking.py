"""In which order a search answers, how much of it, and in which language."""

from datetime import date, timedelta

import pytest

from campaign_site.core.content_version import content_version
from campaign_site.home.selectors.search import MOST_EVENTS, MOST_OTHERS, search
from tests.factories import (
    CampaignFactory,
    EditionFactory,
    InstitutionFactory,
    published_event,
)

from .conftest import TODAY, news_index, news_page, standard_page

pytestmark = pytest.mark.django_db


def ask(query, lang="fr"):
    return search(query, lang=lang, today=TODAY, version=content_version)


def events(query, lang="fr"):
    return [str(card["title"]) for card in ask(query, lang).events]


def others(query, group, lang="fr"):
    return [item["title"] for item in ask(query, lang).groups.get(group, [])]


@pytest.fixture
def edition():
    return EditionFactory(title_fr="Neuvième", title_ar="التاسعة", title_en="Ninth")


@pytest.mark.parametrize("query", ["", " ", "!?", "\0", "\u200f", "«»"])
def test_a_query_without_words_asks_the_database_nothing(query, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert ask(query).total == 0


def test_the_next_event_stands_first_and_the_latest_past_one_after_all_coming(edition):
    days = (-40, 30, -1, 1, 0)
    for offset in days:
        day = TODAY + timedelta(days=offset)
        published_event(edition=edition, title_fr=f"Atelier {offset}", start_date=day)
    assert [title.split()[-1] for title in events("atelier")] == ["0", "1", "30", "-1", "-40"]


def test_an_event_of_today_is_still_coming(edition):
    published_event(edition=edition, title_fr="Atelier du jour", start_date=TODAY)
    published_event(edition=edition, title_fr="Atelier d’hier", start_date=date(2026, 11, 19))
    assert events("atelier")[0] == "Atelier du jour"


def test_coming_events_fill_the_list_before_past_ones(edition):
    for number in range(MOST_EVENTS):
        published_event(edition=edition, title_fr=f"Atelier {number}")
    published_event(edition=edition, title_fr="Atelier passé", start_date=date(2026, 11, 1))
    results = ask("atelier")
    assert len(results.events) == MOST_EVENTS
    assert results.counts["event"] == MOST_EVENTS + 1
    assert "Atelier passé" not in [card["title"] for card in results.events]


def test_more_than_is_shown_is_counted():
    for number in range(MOST_OTHERS + 2):
        InstitutionFactory(name_fr=f"Association {number:02}")
    results = ask("association")
    assert len(results.groups["institution"]) == MOST_OTHERS
    assert results.counts["institution"] == results.total == MOST_OTHERS + 2


def test_institutions_stand_in_the_order_of_their_names():
    for name in ("Zaouia", "Alpha", "Mira"):
        InstitutionFactory(name_fr=f"Centre {name}", name_ar="", name_en="")
    assert others("centre", "institution") == ["Centre Alpha", "Centre Mira", "Centre Zaouia"]


def test_the_newest_edition_and_the_newest_piece_of_news_stand_first(homes):
    campaign = CampaignFactory(name_fr="Bienveillance")
    for year in (2022, 2026, 2024):
        EditionFactory(campaign=campaign, year=year, title_fr=f"Édition {year}")
    index = news_index(homes["fr"])
    for number, day in ((1, date(2026, 11, 1)), (2, date(2026, 11, 9)), (3, date(2026, 10, 1))):
        news_page(index, number, title=f"Bienveillance {number}", date=day)
    assert others("bienveillance", "edition") == ["Édition 2026", "Édition 2024", "Édition 2022"]
    assert others("bienveillance", "news") == [f"Bienveillance {n}" for n in (2, 1, 3)]


@pytest.mark.parametrize(
    ("lang", "found"), [("fr", ["Aide"]), ("ar", ["مساعدة"]), ("en", ["Help"])]
)
def test_a_page_is_found_in_its_own_language_alone(homes, lang, found):
    for code, title in (("fr", "Aide"), ("ar", "مساعدة"), ("en", "Help")):
        standard_page(homes[code], title=title, slug=f"help-{code}", introduction="2511")
    assert others("2511", "page", lang) == found


def test_a_record_is_found_by_its_words_in_any_language(edition):
    InstitutionFactory(name_fr="Observatoire", name_ar="المرصد الوطني", name_en="")
    for query in ("observatoire", "المرصد", "مرصد"):
        assert others(query, "institution") == ["Observatoire"], query


def test_a_title_of_another_language_says_so():
    InstitutionFactory(name_fr="", name_ar="المرصد الوطني", name_en="")
    (item,) = ask("المرصد", "fr").groups["institution"]
    assert (item["title"], item["lang"], item["dir"]) == ("المرصد الوطني", "ar", "rtl")
    (own,) = ask("المرصد", "ar").groups["institution"]
    assert "lang" not in own


def test_an_institution_without_a_name_is_found_by_its_acronym():
    InstitutionFactory(name_fr="", name_ar="", name_en="", acronym="ABCD")
    assert others("abcd", "institution") == ["ABCD"]


def test_an_edition_is_found_by_its_year(edition):
    assert others("2026", "edition") == ["Neuvième"]
    assert others("2025", "edition") == []


@pytest.mark.parametrize("state", ["preparing", "archived"])
def test_an_edition_in_preparation_is_not_found_and_an_archived_one_is(state):
    EditionFactory(title_fr="Kaléidoscope", **{state: True})
    assert others("kaleidoscope", "edition") == (["Kaléidoscope"] if state == "archived" else [])


def test_a_change_of_a_record_is_found_at_once():
    one = InstitutionFactory(name_fr="Ancien nom")
    assert others("ancien", "institution") == ["Ancien nom"]
    one.name_fr = "Nouveau nom"
    one.save()
    assert others("ancien", "institution") == []
    assert others("nouveau", "institution") == ["Nouveau nom"]


def test_all_words_must_be_in_one_record():
    InstitutionFactory(name_fr="Centre de recherche")
    InstitutionFactory(name_fr="Ligue des parents")
    assert ask("centre parents").total == 0


def test_signs_of_the_database_are_letters_like_others(edition):
    published_event(edition=edition, title_fr="Atelier")
    for query in ("%", "_telier", "a%r", "' OR 'zz'='zz' --", "\\"):
        assert "Atelier" not in events(query), query
