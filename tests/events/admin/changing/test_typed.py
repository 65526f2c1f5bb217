"""What somebody wrote is told apart from the rest of what a form sends."""

import json

import pytest
from django.utils.translation import override

from events.admin.changing.typed import LONGEST, typed_texts
from events.models import Edition, Event


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def draftail(*texts: str) -> str:
    return json.dumps({"blocks": [{"text": text} for text in texts], "entityMap": {}})


def labels_of(found: list[tuple[str, str]]) -> list[str]:
    return [label for label, _value in found]


def values_of(found: list[tuple[str, str]]) -> list[str]:
    return [value for _label, value in found]


def test_texts_days_and_numbers_are_kept_the_rest_is_not():
    sent = {
        "title_fr": "Mon titre", "start_date": "2026-12-08", "capacity": "40", "status": "x",
        "venue": "3", "csrfmiddlewaretoken": "secret", "summary_fr": "  ", "unknown": "y",
        "id": "7",
    }  # fmt: skip
    assert values_of(typed_texts(sent, Event)) == ["Mon titre", "2026-12-08", "40"]


def test_the_blocks_of_a_text_are_given_back_as_words():
    sent = {
        "description_fr-count": "4",
        "description_fr-0-type": "heading",
        "description_fr-0-id": "0f6a",
        "description_fr-0-order": "0",
        "description_fr-0-deleted": "",
        "description_fr-0-value": "Le programme",
        "description_fr-1-type": "paragraph",
        "description_fr-1-value": draftail("Premier point", "Second point"),
        "description_fr-2-deleted": "1",
        "description_fr-2-value": "Ce qui est retiré",
        "description_fr-3-value": draftail("", " "),
        "description_ar-0-value": draftail("الفقرة"),
    }
    found = typed_texts(sent, Event)
    assert values_of(found) == ["Le programme\n\nPremier point\nSecond point", "الفقرة"]
    assert len(set(labels_of(found))) == 2
    assert all(label.startswith("Description") for label in labels_of(found))


@pytest.mark.parametrize("odd", ["{", "12", "[1]", '{"blocks": 3}', '{"blocks": [{}]}', "[" * 9999])
def test_what_is_no_formatted_text_is_given_back_as_it_is(odd):
    assert values_of(typed_texts({"description_fr-0-value": odd}, Event)) == [odd]


def test_rows_that_belong_to_an_event_are_given_back_with_their_own_label():
    sent = {
        "people-TOTAL_FORMS": "2", "people-0-id": "12", "people-0-person": "3",
        "people-0-role": "speaker", "people-0-ORDER": "1", "people-0-function_fr": "Directrice",
        "people-1-function_fr": "Retirée", "people-1-DELETE": "on",
        "people-0-unknown": "x", "sessions_of-0-title_fr": "x", "region-0-name_fr": "x",
    }  # fmt: skip
    [(label, value)] = typed_texts(sent, Event)
    assert value == "Directrice"
    assert label.startswith("Function")


def test_an_edition_has_fields_and_rows_of_its_own():
    sent = {
        "slogan_fr": "Un slogan", "goals-0-schools": "417", "goals-0-region": "3",
        "partner_roles-0-wording_fr": "Avec le concours de", "capacity": "40",
    }  # fmt: skip
    assert values_of(typed_texts(sent, Edition)) == ["Un slogan", "417", "Avec le concours de"]


def test_a_text_without_end_is_cut():
    sent = {"summary_fr": "a" * (LONGEST + 1), "description_fr-0-value": "b" * (LONGEST + 1)}
    assert [len(value) for value in values_of(typed_texts(sent, Event))] == [LONGEST, LONGEST]
