"""Rows found by any spelling of their words, in whichever database."""

import pytest

from campaign_site.core.folded import Folded, _fold, containing
from campaign_site.core.letters import LETTERS, fold
from campaign_site.core.models import City, Region
from tests.factories import CityFactory, ProvinceFactory, RegionFactory

pytestmark = pytest.mark.django_db
FIELDS = ("name_fr", "name_ar", "name_en")
WORDS = [
    "École", "ÉCOLE", "Fès-Meknès", "œuvre", "Œuvre", "cœur", "naïve", "ÇA", "Tétouan", "Ægir",
    "مدرسة", "مَدْرَسَةٌ", "مـدرسـة", "أكادير", "أݣادير", "إبتدائية", "آسفي", "مستشفى", "مسؤول",
    "هيئة", "سوء", "ٱلكتاب", "٢٠٢٦", "۲۰۲۶", "ﻻ", "12345A", "plain",
]  # fmt: skip


@pytest.mark.parametrize("word", [*WORDS, *LETTERS])
def test_the_database_folds_as_python_does(word):
    RegionFactory(name_fr=word)
    folded = Region.objects.annotate(f=Folded("name_fr")).values_list("f", flat=True).get()
    assert " ".join(folded.replace("-", " ").split()) == fold(word)


def test_no_text_folds_to_an_empty_one():
    RegionFactory(name_en=None)
    assert Region.objects.annotate(f=Folded("name_en")).values_list("f", flat=True).get() == ""


@pytest.fixture
def school():
    return RegionFactory(
        name_fr="École « Al-Massira » d’Œuvres", name_ar="مدرسة المسيرة", name_en=""
    )


@pytest.mark.parametrize(
    "text",
    [
        "ecole", "ECOLE", "École", "col", "massira", "al-massira", "ecole massira",
        "massira ecole", "oeuvres", "œuvres", "مدرسه", "مدرسة", "مَدرسة", "المسيره", "ecole مدرسه",
    ],
)  # fmt: skip
def test_a_row_is_found_by_its_words(school, text):
    RegionFactory(name_fr="Lycée", name_ar="ثانوية")
    assert list(containing(Region.objects.all(), text, FIELDS)) == [school]


@pytest.mark.parametrize(
    "text", ["lycee", "ecole lycee", "%", "_", "\\", "'", "«»", "ecole%", "\u200f\u0640"]
)
def test_other_words_and_marks_find_nothing(school, text):
    found = containing(Region.objects.all(), text, FIELDS)
    assert list(found) == ([school] if text == "ecole%" else [])


@pytest.mark.parametrize("text", ["", "  ", "\t"])
def test_without_a_word_every_row_stays(school, text):
    assert list(containing(Region.objects.all(), text, FIELDS)) == [school]


def test_words_may_stand_in_different_fields_and_tables():
    region = RegionFactory(name_fr="Drâa-Tafilalet")
    city = CityFactory(name_fr="Zagora", province=ProvinceFactory(region=region))
    CityFactory(name_fr="Zagora")
    fields = ("name_fr", "province__region__name_fr")
    assert list(containing(City.objects.all(), "zagora draa", fields)) == [city]


def test_a_field_without_a_value_hides_no_other():
    region = RegionFactory(name_fr="Fès", name_ar=None, name_en=None)
    assert list(containing(Region.objects.all(), "fes", FIELDS)) == [region]


def test_a_search_is_one_query_and_can_be_counted(school, django_assert_num_queries):
    rows = containing(Region.objects.all(), "ecole massira", FIELDS)
    with django_assert_num_queries(2):
        assert rows.count() == 1 and len(rows) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "École-atelier",
        "- -- -",
        "l’école d'Errachidia",
        "مدرسةُ الـنّور",
        "أڭادير-أݣادير",
        "ﻣﺪﺭﺳﺔ ﷺ",
        "Œuvre ½ ´ x²",
        "a\u00a0b\u2009c\u200bd\u202ee",
        "sid2022-almoukawama",
        "\u0301 \u0301e",
    ],
)
def test_word_by_word_is_the_same_as_at_once(text):
    assert _fold(text) == fold(text)
