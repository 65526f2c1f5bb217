"""Names by code, and places by the names visitors know; tables made by hand."""

import pytest

from campaign_site.core.languages import CODES
from campaign_site.core.models import City, Province, Region
from events.selectors import near
from events.selectors.lookups import KindNames, Lookups, ProvinceNames, RegionNames, load_lookups
from events.selectors.near import MOST_FOUND, Place, places_named
from tests.factories import CityFactory, EventKindFactory, ProvinceFactory, RegionFactory

TABLES = Lookups(
    kinds={"forum": KindNames("forum", {"fr": "Forum", "ar": "منتدى"}, {})},
    regions={
        "MA-03": RegionNames("MA-03", "fes-meknes", {"fr": "Fès-Meknès"}),
        "MA-99": RegionNames("MA-99", "x", {}),
    },
    provinces={"03.231": ProvinceNames("03.231", "MA-03", {"ar": "فاس"})},
)


@pytest.mark.parametrize(
    ("facet", "code", "lang", "text", "text_lang"),
    [
        ("kind", "forum", "ar", "منتدى", "ar"),
        ("kind", "forum", "fr", "Forum", "fr"),
        ("kind", "forum", "en", "Forum", "fr"),
        ("region", "MA-03", "ar", "Fès-Meknès", "fr"),
        ("province", "03.231", "fr", "فاس", "ar"),
        ("region", "MA-99", "fr", "MA-99", "fr"),
        ("region", "MA-00", "ar", "MA-00", "ar"),
        ("kind", "", "fr", "", "fr"),
    ],
)
def test_a_name_in_the_language_or_another_or_the_code(facet, code, lang, text, text_lang):
    found = TABLES.label(facet, code, lang)
    assert (found.text, found.lang) == (text, text_lang)


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_tables_are_one_query_however_long(number, django_assert_num_queries):
    for _ in range(number):
        EventKindFactory()
        ProvinceFactory()
    with django_assert_num_queries(1):
        found = load_lookups()
    sizes = (len(found.kinds), len(found.regions), len(found.provinces))
    assert sizes == (EventKindFactory._meta.model.objects.count(), number, number)


@pytest.mark.django_db
def test_tables_have_their_own_order_and_the_languages_that_are_written():
    for code, order in (("b", 2), ("a", 3), ("c", 1)):
        EventKindFactory(code=f"own-{code}", order=order, name_en="", plural_fr=f"{code}s")
    RegionFactory(code="MA-07", name_en="")
    RegionFactory(code="MA-03", slug="fes")
    found = load_lookups()
    assert [code for code in found.kinds if code.startswith("own-")] == ["own-c", "own-b", "own-a"]
    assert list(found.regions) == ["MA-03", "MA-07"]
    assert set(found.regions["MA-07"].names) == {"ar", "fr"}
    assert found.kinds["own-b"].plurals == {"fr": "bs"}
    assert found.regions["MA-03"].slug == "fes"


FES_TOWN = Place("city", {"fr": "Fès", "ar": "فاس"}, "03.231", "MA-03")
FES = Place("province", {"fr": "Fès", "ar": "فاس"}, "03.231", "MA-03")
REGION = Place("region", {"fr": "Fès-Meknès", "ar": "فاس مكناس"}, "", "MA-03")
HOCEIMA = Place("city", {"fr": "Al Hoceïma", "ar": "الحسيمة"}, "01.051", "MA-01")
LARACHE = Place("province", {"fr": "Larache", "ar": "العرائش"}, "01.227", "MA-01")


@pytest.fixture
def known(monkeypatch):
    places = [FES_TOWN, HOCEIMA, FES, LARACHE, REGION]
    monkeypatch.setattr(near, "_places", lambda: iter(places))
    return places


@pytest.mark.parametrize(
    ("asked", "provinces"),
    [
        ("Fès", ["03.231"]),
        ("fes", ["03.231"]),
        ("  FÈS ", ["03.231"]),
        ("فاس", ["03.231"]),
        ("al hoceima", ["01.051"]),
        ("hoce", ["01.051"]),
        ("الحسيمه", ["01.051"]),
        ("lar", ["01.227"]),
        ("Fès-Meknès", [""]),
        ("nowhere", []),
        ("", []),
        ("   ", []),
        ("%", []),
        ("ès", []),
    ],
)
def test_places_by_their_names(known, asked, provinces):
    assert [place.province for place in places_named(asked)] == provinces


def test_a_beginning_common_to_many_names_few(monkeypatch):
    many = [Place("city", {"fr": f"Sidi {n}"}, f"01.{n:03}", "MA-01") for n in range(100)]
    monkeypatch.setattr(near, "_places", lambda: iter(many))
    found = places_named("sidi")
    assert len(found) == MOST_FOUND == len({place.province for place in found})


@pytest.mark.django_db
def test_the_names_of_the_country_are_three_queries(django_assert_num_queries):
    for _ in range(3):
        CityFactory()
    assert (City.objects.count(), Province.objects.count(), Region.objects.count()) == (3, 3, 3)
    with django_assert_num_queries(3):
        assert len(places_named("Ville")) == 3


@pytest.mark.parametrize("lang", CODES)
def test_a_place_is_called_in_the_language(lang):
    assert FES.name(lang).text == ("فاس" if lang == "ar" else "Fès")
