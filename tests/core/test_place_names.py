"""Every region, province and town of the country is found however its name is typed."""

import pytest

from campaign_site.core.folding import fold, match, search_terms, search_text
from tests.country_names import rows, without_accents, without_hamza

TABLES = ("regions", "provinces", "cities")
PLACES = [
    pytest.param(row["name_fr"], row["name_ar"], id=row.get("code_hcp") or row["code_iso"])
    for table in TABLES
    for row in rows(table)
]


def finds(query, *names):
    return match(search_text(*names), search_terms(query))


@pytest.mark.parametrize(("french", "arabic"), PLACES)
def test_a_place_is_found_by_its_names_as_they_are_printed(french, arabic):
    assert finds(french, french, arabic)
    assert finds(arabic, french, arabic)


@pytest.mark.parametrize(("french", "arabic"), PLACES)
def test_a_place_is_found_without_accents_hyphens_and_capitals(french, arabic):
    plain = without_accents(french).lower()
    assert finds(plain, french, arabic)
    assert finds(plain.replace("-", " "), french, arabic)
    assert finds(plain.replace("'", "’"), french, arabic)
    assert finds(french.upper(), french, arabic)


@pytest.mark.parametrize(("french", "arabic"), PLACES)
def test_a_place_is_found_without_hamza_and_ta_marbuta(french, arabic):
    assert finds(without_hamza(arabic), french, arabic)


@pytest.mark.parametrize(("french", "arabic"), PLACES)
def test_a_plainly_stored_place_is_found_by_its_careful_spelling(french, arabic):
    """The other way round: a list typed in haste, a visitor who spells well."""
    assert finds(arabic, without_hamza(arabic))
    assert finds(french, without_accents(french))


@pytest.mark.parametrize(("french", "arabic"), PLACES)
def test_a_place_is_found_while_its_first_word_is_being_typed(french, arabic):
    """From five letters on: before that an article is not told from the word itself."""
    for name in (french, arabic):
        first = fold(name).split()[0]
        if len(first) > 5:
            assert finds(first[:5], name), f"{first[:5]} should lead to {name}"


@pytest.mark.parametrize(("french", "arabic"), PLACES)
def test_a_place_stands_in_a_sentence_with_a_joined_particle(french, arabic):
    """«ورشة بالرباط», «لقاء بسلا»: the preposition is written onto the name.

    Onto a word of two letters (بن، حد، فم) it is not taken off again: ببن could be anything.
    """
    joined = f"لقاء ب{arabic}"
    words = fold(arabic).split()
    rest = arabic if len(words[0]) > 2 else " ".join(words[1:])
    assert finds(rest, joined), joined


def names(table, column):
    return {row[column] for row in rows(table)}


@pytest.mark.parametrize("column", ["name_fr", "name_ar"])
def test_no_two_regions_fold_to_one_name(column):
    found = names("regions", column)
    assert len({fold(name) for name in found}) == len(found) == 12


def mistaken_for(wanted, column):
    """Which regions the name of one of them finds beside itself."""
    return {
        row[column]
        for row in rows("regions")
        if row[column] != wanted and finds(wanted, row["name_fr"], row["name_ar"])
    }


@pytest.mark.parametrize("name", sorted(names("regions", "name_fr")))
def test_a_french_name_of_a_region_finds_no_other_region(name):
    assert mistaken_for(name, "name_fr") == set()


@pytest.mark.parametrize("name", sorted(names("regions", "name_ar")))
def test_an_arabic_name_of_a_region_finds_no_other_region(name):
    assert mistaken_for(name, "name_ar") == set()


@pytest.mark.parametrize(
    ("query", "town"),
    [
        ("fes", "Fès"),
        ("casa", "Casablanca"),
        ("البيضاء", "Casablanca"),
        ("الدار البيضا", "Casablanca"),
        ("طنجه", "Tanger"),
        ("اكادير", "Agadir"),
        ("أكَادير", "Agadir"),
        ("laayoune", "Laâyoune"),
        ("العيون", "Laâyoune"),
        ("meknes", "Meknès"),
        ("مكناس", "Meknès"),
        ("khemisset", "Khémisset"),
        ("sidi slimane", "Sidi Slimane"),
        ("سيدي سليمان", "Sidi Slimane"),
    ],
)
def test_what_people_type_for_large_towns(query, town):
    found = [row["name_fr"] for row in rows("cities") if finds(query, *_names(row))]
    assert town in found


def _names(row):
    return row["name_fr"], row["name_ar"]


@pytest.mark.parametrize(
    ("query", "not_the_town"),
    [("sale", "Casablanca"), ("rabat", "Marrakech"), ("فاس", "مكناس"), ("fes", "Meknès")],
)
def test_another_town_is_not_found(query, not_the_town):
    assert not finds(query, not_the_town)
