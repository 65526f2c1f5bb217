import pytest

from campaign_site.core.letters import fold
from campaign_site.core.stems import STOP_WORDS, is_arabic, main_form, other_forms, stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("الورشات", "ورشات"),
        ("والمدرسة", "مدرسه"),
        ("بالرباط", "رباط"),
        ("للتلاميذ", "تلاميذ"),
        ("فالمدرسة", "مدرسه"),
        ("كالمدرسة", "مدرسه"),
        ("وبالمدرسة", "مدرسه"),
        ("إلكتروني", "كتروني"),
        ("الإلكتروني", "كتروني"),
        ("والإلكتروني", "كتروني"),
        ("ورشة", "ورشه"),
        ("ألف", "الف"),
        ("اليد", "اليد"),
        ("ateliers", "ateliers"),
        ("2022", "2022"),
    ],
)
def test_main_form(word, expected):
    assert main_form(fold(word)) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ورشة", "ورش"),
        ("الورشات", "ورش"),
        ("المدرسين", "مدرس"),
        ("المدرسون", "مدرس"),
        ("مدرسية", "مدرسي"),
        ("المدرسية", "مدرسي"),
        ("سلا", "سلا"),
        ("نون", "نون"),
        ("العيون", "عيون"),
        ("ateliers", "atelier"),
        ("atelier", "atelier"),
        ("jeux", "jeu"),
        ("régionaux", "regiona"),
        ("régional", "regiona"),
        ("activities", "activit"),
        ("activity", "activit"),
        ("séries", "serie"),
        ("fès", "fes"),
        ("2022", "2022"),
    ],
)
def test_stem(word, expected):
    assert stem(fold(word)) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("بسلا", ("سلا",)),
        ("وورشات", ("ورشات",)),
        ("لمدرسة", ("مدرسه",)),
        ("والدين", ("والدين",)),
        ("الوالدين", ("دين",)),
        ("وبالمدرسة", ("وبالمدرسه",)),
        ("بالرباط", ("بالرباط",)),
        ("ورشة", ("رشه",)),
        ("واد", ()),
        ("المدرسة", ()),
        ("سلا", ()),
        ("ateliers", ()),
    ],
)
def test_other_forms(word, expected):
    assert other_forms(fold(word)) == expected


WORDS = """
    ورشة الورشات والمدرسين للتلميذات بالعنف الإلكتروني واد فاعلين بالغين كلميم
    ateliers régionaux journaux activity categories nationaux jeux bal x s y aux al ies
"""


@pytest.mark.parametrize("word", fold(WORDS).split())
def test_a_stem_is_a_beginning_of_the_main_form(word):
    assert main_form(word).startswith(stem(word))
    assert stem(word)


def test_stop_words_are_folded():
    assert {fold(word) for word in STOP_WORDS} == STOP_WORDS


def test_scripts():
    assert is_arabic("ورشه")
    assert not is_arabic("atelier")
    assert not is_arabic("")
