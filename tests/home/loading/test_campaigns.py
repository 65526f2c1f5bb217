"""Campaigns, editions, projects, people, figures: what the sources say, and no more."""

from datetime import date
from typing import Any

import pytest

from campaign_site.home.loading.campaigns import CAMPAIGNS, scope_slug
from campaign_site.home.loading.tables import read_json
from events.enums import EditionState
from events.models import Campaign, Edition, Event, Person, Project, Venue
from media.models import KeyFigure, PressClipping

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sources")]

DATA = read_json(CAMPAIGNS)


def quotes_of(value: Any) -> set[tuple[str, str]]:
    """Every (file, quote) anywhere inside."""
    if isinstance(value, dict):
        if set(value) == {"file", "quote"}:
            return {(value["file"], value["quote"])}
        return set().union(*map(quotes_of, value.values()))
    if isinstance(value, list):
        return set().union(set(), *map(quotes_of, value))
    return set()


def test_counts():
    assert (Campaign.objects.count(), Edition.objects.count(), Project.objects.count()) == (2, 3, 4)
    assert (Person.objects.count(), Venue.objects.count()) == (6, 2)
    assert (KeyFigure.objects.count(), PressClipping.objects.count()) == (9, 3)


def test_no_quote_of_these_records_is_lost():
    told = ("series", "editions", "projects", "events", "key_figures", "press_articles", "people")
    expected = quotes_of([DATA[name] for name in (*told, "systems", "programme_support")])
    models = (Campaign, Edition, Project, Event, Person, Venue, KeyFigure, PressClipping)
    kept = quotes_of([s for m in models for s in m.objects.values_list("sources", flat=True)])
    assert expected - kept == set()


def test_dates_of_the_editions():
    dates = {e.slug: (e.number, e.start_date, e.end_date) for e in Edition.objects.all()}
    assert dates == {
        "2021": (1, date(2021, 11, 4), None),
        "2022": (2, date(2022, 12, 1), date(2022, 12, 20)),
        "safer-internet-day-2022": (None, None, None),
    }
    assert date(2022, 12, 1).strftime("%A") == "Thursday"


def test_editions_are_archived_and_public():
    assert set(Edition.objects.values_list("state", flat=True)) == {EditionState.ARCHIVED}
    assert Edition.objects.public().count() == 3
    assert Edition.objects.current(on=date(2026, 11, 22)) is None


def test_slogans_are_independent_texts():
    edition = Edition.objects.get(slug="2022")
    assert edition.slogan_fr == (
        "Signalez pour arrêter le cyberharcèlement à l’encontre des enfants et des jeunes"
    )
    assert edition.slogan_ar == "بلّغوا لوقف العنف الإلكتروني ضد الأطفال والشباب"
    assert edition.slogan_en is None


def test_the_supporting_programme_is_kept_as_a_source():
    quotes = Edition.objects.get(slug="2022").sources["supported_by"]
    assert [quote["quote"] for quote in quotes] == [
        "Cette activité bénéficie du soutien du Programme Sud V",
        "كما يدعم هذا النشاط برنامج جنوب 5",
    ]


def test_projects_programme_and_service():
    kinds = dict(Project.objects.values_list("external_id", "kind"))
    assert kinds == {
        "prj-pilot-resource-teams": "project",
        "prj-youth-dept-training": "project",
        "prj-south-v": "programme",
        "sys-emc": "service",
    }
    assert Project.objects.get(slug="pilot-resource-teams").launched == "2022-01"
    assert Project.objects.get(slug="emc").website == "https://www.cyberconfiance.ma"


def test_names_are_only_those_the_sources_give():
    assert set(Person.objects.exclude(name_fr=None).values_list("name_fr", flat=True)) == {
        "Youssef Bentaleb",
        "Malika Smaali",
        "Amal Hassoun",
    }
    assert Person.objects.get(external_id="p-coe-head").institution.slug == "coe"


def test_targets_and_results_stay_apart():
    trained = KeyFigure.objects.filter(value=50).order_by("kind")
    assert [(figure.kind, figure.precision) for figure in trained] == [
        ("result", "approximate"),
        ("target", "approximate"),
    ]
    assert {figure.project.external_id for figure in trained} == {"prj-pilot-resource-teams"}
    victims = KeyFigure.objects.get(external_id="kf-victims-all")
    assert (str(victims.value), victims.attributed_to) == ("42.70", "UNESCO")


def test_press_clippings_know_month_or_day_or_nothing():
    published = dict(PressClipping.objects.values_list("external_id", "published"))
    assert published == {"art-s1": "2022-11", "art-s3": "", "art-s4": "2021-11-14"}
    article = PressClipping.objects.get(external_id="art-s4")
    assert article.outlet == "H24 Info"
    assert [edition.slug for edition in article.editions.all()] == ["2021"]


@pytest.mark.parametrize(
    ("scope", "slug"),
    [("ed-2022", "2022"), ("prj-south-v", "south-v"), ("ev-2021-launch", "2021-launch")],
)
def test_addresses(scope, slug):
    assert scope_slug(scope) == slug


def test_what_other_pages_say_is_not_loaded():
    assert not Edition.objects.filter(year__gt=2022).exists()
    assert Edition.objects.get(slug="2021").slogan_fr is None
