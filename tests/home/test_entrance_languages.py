"""The way in: which language a browser's wishes lead to; no database is asked."""

import itertools

import pytest
from django.test import RequestFactory

from campaign_site.core.languages import CODES, DEFAULT_LANGUAGE
from campaign_site.home.public.root import entrance, preferred_language

ASK = RequestFactory()


def led_to(header):
    return preferred_language(ASK.get("/", HTTP_ACCEPT_LANGUAGE=header))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("form", ["{}", "{}-MA", "{}-XX", "{};q=0.1", "de,{};q=0.5"])
def test_a_language_of_the_site_is_heard_in_any_form(code, form):
    assert led_to(form.format(code)) == code


@pytest.mark.parametrize("code", CODES)
def test_capitals_make_no_difference(code):
    assert led_to(code.upper()) == code


@pytest.mark.parametrize("order", list(itertools.permutations(CODES)))
def test_the_heaviest_wish_wins_wherever_it_stands(order):
    weights = dict(zip(order, ("0.9", "0.5", "0.1"), strict=True))
    for written in itertools.permutations(order):
        header = ",".join(f"{code};q={weights[code]}" for code in written)
        assert led_to(header) == order[0], header


@pytest.mark.parametrize("order", list(itertools.permutations(CODES)))
def test_of_equal_wishes_the_first_wins(order):
    assert led_to(",".join(order)) == order[0]


@pytest.mark.parametrize("header", ["fr;q=0", "fr;q=0,en;q=0.2", "fr;q=0.0"])
def test_a_language_that_is_refused_is_not_offered(header):
    assert led_to(header) != "fr"


@pytest.mark.parametrize(
    "header",
    [
        "",
        "*",
        "de,es,it,pt,nl",
        "arabic",
        "frr",
        "enm-GB",
        "x-ar",
        ",,,,",
        ";q=1",
        "fr;;q=1;q=2",
        "\x00fr",
        "fr" * 4000,
        ",".join(["de"] * 3000),
        "é, ü",
        "zz;q=1.5,fr;q=abc",
    ],
)
def test_whatever_else_is_asked_for_leads_to_arabic_and_breaks_nothing(header):
    assert led_to(header) == DEFAULT_LANGUAGE == "ar"


def test_who_names_no_language_at_all_is_led_to_arabic():
    assert preferred_language(ASK.get("/")) == "ar"


def test_the_answer_may_not_be_kept_for_somebody_else():
    answer = entrance(ASK.get("/", HTTP_ACCEPT_LANGUAGE="fr"))
    assert answer.status_code == 302  # never for good: the visitor may change the wish
    assert answer.headers["Vary"] == "Accept-Language"
    assert "must-revalidate" in answer.headers["Cache-Control"]


def test_a_query_does_not_travel_to_another_host():
    answer = entrance(ASK.get("/?next=https://elsewhere.example/", HTTP_ACCEPT_LANGUAGE="en"))
    assert answer.headers["Location"] == "/en/"
