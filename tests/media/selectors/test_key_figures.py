import pytest

from media.models import KeyFigure
from media.selectors.key_figures import edition_figures, printed_value
from tests.factories import EditionFactory


def figure(**fields: object) -> KeyFigure:
    usual = {"value": 45, "unit": "person", "kind": "result", "precision": "exact"}
    return KeyFigure(**{**usual, **fields})


@pytest.mark.parametrize(
    ("fields", "lang", "text"),
    [
        ({}, "fr", "45"),
        ({"value": "1234.50"}, "fr", "1\u202f234,5"),
        ({"value": "42.70", "unit": "percent"}, "fr", "42,7\u00a0%"),
        ({"value": "42.70", "unit": "percent"}, "ar", "42,7%"),
        ({"value": 50, "precision": "approximate"}, "ar", "≈ 50"),
        ({"value": 100}, "fr", "100"),
    ],
)
def test_values_as_printed(fields, lang, text):
    one = figure(**fields)
    one.value = KeyFigure._meta.get_field("value").to_python(one.value)
    assert printed_value(one, lang) == text


def test_an_unknown_number_is_said_to_be_unknown():
    assert printed_value(figure(value=None), "fr")
    assert printed_value(figure(value=None), "fr") != "0"


@pytest.mark.django_db
def test_figures_of_an_edition_with_source_and_kind():
    edition = EditionFactory()
    figure(
        edition=edition, label_fr="cadres formés", kind="target", year=2023, attributed_to="CMRPI"
    ).save()
    figure(edition=EditionFactory(), label_fr="d’ailleurs").save()
    found = edition_figures(edition, "fr")
    assert [(one["label"], one["value"], one["source"]) for one in found] == [
        ("cadres formés", "45", "CMRPI, 2023")
    ]
