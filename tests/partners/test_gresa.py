import pytest

from partners import gresa


@pytest.mark.parametrize(
    ("number", "letter"), [(1, "A"), (23, "Z"), (24, "A"), (99001, "J"), (99300, "J")]
)
def test_the_check_letter(number, letter):
    assert gresa.check_letter(number) == letter


def test_letters_that_look_like_digits_are_not_used():
    assert len(gresa.CHECK_LETTERS) == 23
    assert not set("IOQ") & set(gresa.CHECK_LETTERS)


@pytest.mark.parametrize(
    "typed",
    ["99001j", " 99001 J ", "٩٩٠٠١J", "\u200f99001J\u200e", "9900\u06401J", "\ufeff99001J"],
)
def test_codes_as_people_type_them(typed):
    assert gresa.normalised(typed) == "99001J"


@pytest.mark.parametrize(
    ("code", "good"),
    [
        ("99001J", True),
        ("99001A", True),
        ("99001", False),
        ("9900J1", False),
        ("99001JJ", False),
        ("", False),
        ("9.9001E+04", False),
    ],
)
def test_the_shape_of_a_code(code, good):
    assert gresa.is_code(code) is good
