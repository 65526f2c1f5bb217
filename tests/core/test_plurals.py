import pytest

from campaign_site.core.plurals import plural_form


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (0, "zero"),
        (1, "one"),
        (2, "two"),
        (3, "few"),
        (10, "few"),
        (11, "many"),
        (99, "many"),
        (100, "other"),
        (102, "other"),
        (103, "few"),
        (111, "many"),
        (1000, "other"),
        (-3, "few"),
    ],
)
def test_arabic_has_six_forms(number, form):
    assert plural_form(number, "ar") == form


@pytest.mark.parametrize(
    ("number", "lang", "form"),
    [
        (0, "fr", "one"),
        (1, "fr", "one"),
        (2, "fr", "other"),
        (0, "en", "other"),
        (1, "en", "one"),
        (-1, "en", "one"),
        (2, "en", "other"),
        (1, "zgh", "one"),
    ],
)
def test_european_forms(number, lang, form):
    assert plural_form(number, lang) == form
