"""Words of closed lists, as our own labels and as people write them."""

import pytest
from django.utils import translation

from campaign_site.core.languages import CODES
from events.importing import words


@pytest.mark.parametrize("column", words.CHOICES)
@pytest.mark.parametrize("language", CODES)
def test_every_label_is_understood_in_every_language(column, language) -> None:
    with translation.override(language):
        labels = [(code, str(label)) for code, label in words.CHOICES[column].choices]
    for code, label in labels:
        assert words.meant(column, label) == code
        assert words.meant(column, code) == code


@pytest.mark.parametrize("column", words.SETS)
@pytest.mark.parametrize("language", CODES)
def test_all_labels_at_once_come_back_as_all_codes(column, language) -> None:
    choices = words.CHOICES[column]
    with translation.override(language):
        cell = " | ".join(str(label) for _code, label in choices.choices)
    assert words.meant_set(column, cell) == (list(choices.values), [])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("élèves", ["pupils"]),
        ("pupils|teachers", ["pupils", "teachers"]),
        ("enseignants ; ÉLÈVES", ["pupils", "teachers"]),
        ("parents, élèves", ["pupils", "parents"]),
        ("élèves\nparents", ["pupils", "parents"]),
        ("élèves | élèves", ["pupils"]),
        ("", []),
        (" | ; ", []),
    ],
)
def test_several_words_in_the_order_of_the_choices(cell, expected) -> None:
    assert words.meant_set("audiences", cell) == (expected, [])


def test_a_word_nobody_knows_is_named() -> None:
    assert words.meant_set("audiences", "élèves, martiens") == (["pupils"], ["martiens"])
    assert words.meant("status", "peut-être") is None
    assert words.meant("status", "") is None


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("languages", "Tamazight", "zgh"),
        ("languages", "العربية", "ar"),
        ("levels", "إعدادي", "lower_secondary"),
        ("levels", "LYCEE", "upper_secondary"),
        ("registration_mode", "aucune", "none"),
        ("status", "Annulé", "cancelled"),
    ],
)
def test_what_people_write_beside_our_labels(column, text, code) -> None:
    assert words.meant(column, text) == code
