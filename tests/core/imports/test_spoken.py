"""Values of changes in the reader's language, whichever it is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from campaign_site.core.imports.kinds import kind_named
from campaign_site.core.imports.spoken import Spoken, names_by
from campaign_site.core.models import Region
from tests.factories import EditionFactory, EventKindFactory, RegionFactory, VenueFactory


def test_words_are_looked_up_once_and_when_they_are_needed() -> None:
    asked = []

    def words() -> dict[str, str]:
        asked.append(1)
        return {"a": "Alpha", "b": "Beta"}

    spoken = Spoken({"letter": words})
    assert (spoken("title", "a|b"), spoken("letter", ""), asked) == ("a|b", "", [])
    assert [spoken("letter", text) for text in ("a", "a|b", "z")] == ["Alpha", "Alpha | Beta", "z"]
    assert asked == [1]


@pytest.mark.django_db
def test_names_of_places_cost_one_query() -> None:
    RegionFactory.create_batch(3)
    region = RegionFactory(code="MA-07", name_fr="Marrakech-Safi", name_ar="مراكش-آسفي")
    spoken = Spoken({"region": names_by(Region, "code")})
    with translation.override("ar"), CaptureQueriesContext(connection) as queries:
        assert spoken("region", "MA-07") == region.name_ar
        assert spoken("region", "MA-99") == "MA-99"
    assert len(queries) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "column", "text", "said"),
    [
        ("ar", "region_iso", "MA-07", "مراكش-آسفي"),
        ("fr", "region_iso", "MA-07", "Marrakech-Safi"),
        ("fr", "level", "primaire|college", "Primaire | Secondaire collégial (collège)"),
        ("ar", "sector", "prive", "خصوصي"),
        ("fr", "milieu", "rural", "Rural"),
        ("fr", "name_fr", "rural", "rural"),
    ],
)
def test_schools(language, column, text, said) -> None:
    RegionFactory(code="MA-07", name_fr="Marrakech-Safi", name_ar="مراكش-آسفي")
    with translation.override(language):
        assert kind_named("schools").spoken()(column, text) == said


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "column", "text", "said"),
    [
        ("ar", "region_fr", "Marrakech-Safi", "مراكش-آسفي"),
        ("ar", "venue", "Salle A", "قاعة أ"),
        ("ar", "kind", "atelier", "ورشة"),
        ("ar", "edition", "decembre", "دجنبر"),
        ("fr", "status", "cancelled", "Annulé"),
        ("fr", "audiences", "pupils|teachers", "Élèves | Enseignants et éducateurs"),
        ("fr", "title_fr", "cancelled", "cancelled"),
    ],
)
def test_events(language, column, text, said) -> None:
    region = RegionFactory(name_fr="Marrakech-Safi", name_ar="مراكش-آسفي")
    VenueFactory(name_fr="Salle A", name_ar="قاعة أ", region=region)
    EventKindFactory(code="atelier", name_fr="Atelier", name_ar="ورشة")
    EditionFactory(slug="decembre", title_fr="Décembre", title_ar="دجنبر")
    with translation.override(language):
        assert kind_named("events").spoken()(column, text) == said
