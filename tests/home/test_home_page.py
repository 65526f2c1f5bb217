from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from campaign_site.core.models import SiteTexts
from campaign_site.home.selectors.home import countdown, figure_card, key_figures
from events.enums import EditionState
from events.models import Edition
from media.models import KeyFigure
from tests.factories import EditionFactory, RegionFactory, published_event

from .conftest import TODAY, news_index, news_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return EditionFactory(
        slogan_fr="Ensemble, brisons le silence", slogan_ar="معا نكسر الصمت", number=3
    )


def test_the_current_edition_leads(client, homes, edition):
    page = client.get("/fr/").content.decode()
    assert page.count("<h1") == 1
    assert "Ensemble, brisons le silence" in page
    assert "du 1er au 20 décembre 2026" in page
    assert 'data-copy="Ensemble, brisons le silence"' in page
    arabic = client.get("/ar/").content.decode()
    assert "من فاتح إلى 20 دجنبر 2026" in arabic
    assert 'data-copy="معا نكسر الصمت"' in arabic


def test_a_slogan_in_another_language_is_marked_as_such(client, homes):
    EditionFactory(slogan_ar="معا نكسر الصمت")
    page = client.get("/fr/").content.decode()
    assert 'class="slogan-text" lang="ar" dir="rtl">معا نكسر الصمت' in page


def test_the_next_six_events_are_shown(client, homes, edition):
    for day in range(1, 9):
        published_event(
            edition=edition, start_date=date(2026, 12, day), title_fr=f"Atelier du {day}"
        )
    context = client.get("/fr/").context
    assert [event["title"] for event in context["next_events"]] == [
        f"Atelier du {day}" for day in range(1, 7)
    ]
    assert context["events_total"] == 8


def test_an_event_near_me_is_found_by_name_or_region(client, homes, edition):
    region = RegionFactory(name_fr="Fès-Meknès")
    published_event(edition=edition)
    page = client.get("/fr/").content.decode()
    assert 'action="/fr/near/"' in page and 'name="place"' in page
    assert f'href="/fr/regions/{region.slug}/"' in page


def test_between_editions_the_archive_is_shown(client, homes):
    homes["fr"].between_editions = "Rendez-vous en décembre."
    homes["fr"].save()
    EditionFactory(
        state=EditionState.ARCHIVED, title_fr="Édition 2022", year=2022,
        start_date=date(2022, 12, 1), end_date=date(2022, 12, 20),
    )  # fmt: skip
    page = client.get("/fr/").content.decode()
    assert "Rendez-vous en décembre." in page
    assert "Édition 2022" in page and "du 1er au 20 décembre 2022" in page
    assert 'id="next"' not in page


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 20), "It starts in 11 days."),
        (date(2026, 11, 30), "It starts tomorrow."),
        (date(2026, 12, 1), "It is on now and ends in 19 days."),
        (date(2026, 12, 20), "Today is the last day."),
        (date(2026, 12, 21), ""),
    ],
)
def test_how_long_it_still_takes(today, words):
    with translation.override("en"):
        assert countdown(EditionFactory.build(campaign=None), "en", today) == words


def test_an_edition_without_dates_counts_no_days():
    assert countdown(Edition(year=2027), "fr", TODAY) == ""


def test_the_home_page_asks_as_much_for_one_event_as_for_three(
    client, homes, edition, django_assert_num_queries
):
    def uncached(number):
        return client.get(f"/fr/?x={number}")

    published_event(edition=edition)
    uncached(1)
    with django_assert_num_queries(2):
        uncached(2)
    published_event(edition=edition)
    published_event(edition=edition)
    uncached(3)
    with django_assert_num_queries(2):
        uncached(4)


def test_news_and_help_stand_on_the_home_page(client, homes):
    SiteTexts.objects.create(portal_url="https://portal.example/", portal_name_fr="Portail")
    news_page(news_index(homes["fr"]), title="La caravane arrive")
    page = client.get("/fr/").content.decode()
    assert "La caravane arrive" in page
    assert "vendredi 20 novembre 2026" in page
    assert 'id="help-title"' in page and "https://portal.example/" in page


class TestFigures:
    def test_a_figure_has_unit_source_and_year(self):
        figure = KeyFigure(
            label_fr="élèves touchés", value=Decimal("12000.00"), unit="person", kind="result",
            precision="approximate", year=2022, attributed_to="CMRPI",
        )  # fmt: skip
        with translation.override("en"):
            card = figure_card(figure, "fr")
        assert card == {
            "value": "about 12\u202f000",
            "label": "élèves touchés",
            "lang": "",
            "source": "CMRPI, 2022",
            "kind": "Result",
        }

    def test_a_label_in_another_language_says_in_which(self):
        figure = KeyFigure(
            value=Decimal(1), label_fr="élèves touchés", unit="person", kind="result"
        )
        assert figure_card(figure, "ar")["lang"] == "fr"

    def test_a_percentage_carries_its_sign(self):
        figure = KeyFigure(value=Decimal("34.50"), unit="percent", kind="context", year=None)
        assert figure_card(figure, "fr")["value"] == "34,5\u00a0%"

    def test_neither_targets_nor_unknown_values_are_shown(self):
        facts = {"unit": "person", "precision": "exact", "attributed_to": "UNICEF"}
        KeyFigure.objects.create(label_fr="x", value=1, kind="target", **facts)
        KeyFigure.objects.create(label_fr="x", value=None, kind="result", **facts)
        KeyFigure.objects.create(label_fr="x", value=1, kind="result", **facts | _NOBODY)
        assert key_figures("fr") == []
        KeyFigure.objects.create(label_fr="x", value=1, kind="context", **facts)
        assert len(key_figures("fr")) == 1


_NOBODY = {"attributed_to": ""}
