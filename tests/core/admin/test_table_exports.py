"""Names and pieces in the reader's language, also after the request is over."""

from django.utils import translation

from campaign_site.core.admin.table_exports import labels, local_name, names, spoken
from campaign_site.core.imports.states import BatchState

ROW = {"region__name_fr": "Fès", "region__name_ar": "فاس", "region__name_en": ""}


def test_a_name_in_the_language_or_in_one_that_stands_in() -> None:
    for language, expected in (("fr", "Fès"), ("ar", "فاس"), ("en", "Fès")):
        with translation.override(language):
            name = local_name("region__name")
        # It stays the reader's, whatever is active when the row is written.
        assert name(ROW) == expected
    with translation.override("fr"):
        assert local_name("region__name")(dict.fromkeys(ROW)) == ""


def test_names_are_all_the_columns_that_are_looked_at() -> None:
    assert set(names("region__name")) == set(ROW)


def test_labels_are_texts_of_the_active_language() -> None:
    with translation.override("fr"):
        french = labels(BatchState.choices)
    with translation.override("ar"):
        arabic = labels(BatchState.choices)
    assert set(french) == set(arabic) == set(BatchState.values)
    assert french["done"] != arabic["done"]
    assert all(type(label) is str for label in french.values())


def test_pieces_are_made_in_the_language_of_the_request() -> None:
    def pieces():
        for _piece in range(2):
            yield (translation.get_language() or "").encode()

    with translation.override("ar"):
        stream = spoken(pieces())
    with translation.override("fr"):
        assert list(stream) == [b"ar", b"ar"]
        assert translation.get_language() == "fr"
