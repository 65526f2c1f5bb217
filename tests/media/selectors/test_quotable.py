"""A figure as it may be quoted: its sign, its source and its kind, in three languages."""

from decimal import Decimal

import pytest
from django.utils import translation

from media.models import KeyFigure
from media.selectors.key_figures import printed_value, quotable


def figure(**fields: object) -> KeyFigure:
    usual = {"value": Decimal("45.00"), "unit": "person", "kind": "result", "precision": "exact"}
    return KeyFigure(**{**usual, **fields})


def said(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        ("0.00", "0", "0"),
        ("0.50", "0,5", "0.5"),
        ("1000.00", "1 000", "1,000"),
        ("1200.00", "1 200", "1,200"),
        ("12000000.00", "12 000 000", "12,000,000"),
        ("999999999999.99", "999 999 999 999,99", "999,999,999,999.99"),
        ("-3.10", "-3,1", "-3.1"),
    ],
)
def test_numbers_in_the_signs_of_the_language(value, fr, en):
    one = figure(value=Decimal(value))
    assert said(printed_value(one, "fr")).replace("−", "-") == fr
    assert said(printed_value(one, "en")).replace("−", "-") == en


@pytest.mark.parametrize("value", ["10.00", "100.00", "1000000.00"])
@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_round_numbers_are_never_written_as_powers(value, lang):
    assert "E" not in printed_value(figure(value=Decimal(value)), lang).upper()


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_a_number_about_right_says_so(lang):
    exact = printed_value(figure(), lang)
    assert printed_value(figure(precision="approximate"), lang) == f"≈ {exact}"


@pytest.mark.parametrize("precision", ["exact", "approximate"])
def test_zero_is_a_number_and_nothing_is_not(precision):
    assert "0" in printed_value(figure(value=Decimal(0), precision=precision), "fr")
    with translation.override("en"):
        assert printed_value(figure(value=None, precision=precision), "en") == "Not known"


@pytest.mark.parametrize(
    ("fields", "source"),
    [
        ({"attributed_to": "HCP", "year": 2024}, "HCP, 2024"),
        ({"attributed_to": "HCP"}, "HCP"),
        ({"year": 2024}, "2024"),
        ({}, ""),
    ],
)
def test_who_says_so_and_when(fields, source):
    with translation.override("en"):
        assert quotable(figure(**fields), "en")["source"] == source


@pytest.mark.parametrize("kind", KeyFigure.Kind.values)
@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_targets_are_never_taken_for_results(kind, lang):
    with translation.override(lang):
        words = {one: quotable(figure(kind=one), lang)["kind"] for one in KeyFigure.Kind.values}
    assert len(set(words.values())) == len(words)
    assert words[kind]


@pytest.mark.parametrize(("lang", "label"), [("ar", "أطر"), ("fr", "cadres"), ("en", "cadres")])
def test_what_it_counts_in_the_language_or_the_one_that_stands_in(lang, label):
    one = figure(label_ar="أطر", label_fr="cadres")
    assert quotable(one, lang)["label"] == label
