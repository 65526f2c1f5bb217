"""Headings in any language, spelled as people spell them."""

from django.utils import translation
from django.utils.translation import gettext_lazy

from campaign_site.core.spreadsheets.headings import Headings, unread_columns

TABLE = Headings(
    {"code": "code, CODE école, رمز المؤسسة", "name": "name, nom, الاسم"}, "id, updated_at"
)


def test_a_heading_is_known_without_case_accents_and_signs() -> None:
    assert TABLE.column_of("Code_Ecole ") == "code"
    assert TABLE.column_of("رَمز المؤسّسة") == "code"
    assert TABLE.knows("NOM")
    assert not TABLE.knows("nombre")
    assert not TABLE.knows("")


def test_of_a_repeated_column_the_first_counts() -> None:
    places, unknown, repeated = TABLE.places_of(["Nom", "code", "Name", "couleur", "", "ID"])
    assert places == {"name": 0, "code": 1}
    assert (unknown, repeated) == (["couleur"], ["Name"])


def test_columns_that_are_not_read_are_told_in_one_sentence_each() -> None:
    told = unread_columns(["couleur", "taille"], [])
    assert [problem.code for problem in told] == ["columns_unknown"]
    assert "couleur, taille" in told[0].message
    assert [problem.code for problem in unread_columns([], ["a"])] == ["columns_repeated"]
    assert unread_columns([], []) == []


def test_our_own_headings_are_known_as_they_are_translated() -> None:
    label = gettext_lazy("Phone")
    table = Headings({"name": "nom"}, labels={"phone": label, "other": "Nom"})
    for language in ("fr", "ar", "en"):
        with translation.override(language):
            heading = str(label)
        # In whatever language the table is read.
        with translation.override("fr"):
            assert table.column_of(heading) == "phone"
    # A name that was listed is what it was listed for.
    assert table.column_of("Nom") == "name"
