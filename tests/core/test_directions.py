import pytest

from campaign_site.core.directions import isolate, isolate_ltr, strip_bidi_controls

RLO, PDF, RLM, FSI, LRI, PDI = "\u202e", "\u202c", "\u200f", "\u2068", "\u2066", "\u2069"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"d{RLM}/m", "d/m"),
        (f"{RLO}abc{PDF}", "abc"),
        (f"{FSI}EMC-Youth{PDI}", "EMC-Youth"),
        ("\u061cء", "ء"),
        ("منتدى", "منتدى"),
        ("", ""),
    ],
)
def test_strip_bidi_controls(text, expected):
    assert strip_bidi_controls(text) == expected


def test_joiners_belong_to_the_spelling_and_stay():
    assert strip_bidi_controls("می\u200cخواهم") == "می\u200cخواهم"


def test_isolate_follows_the_first_letter():
    assert isolate("EMC-Youth") == f"{FSI}EMC-Youth{PDI}"


def test_isolate_ltr_fixes_the_direction():
    assert isolate_ltr("10:00") == f"{LRI}10:00{PDI}"


@pytest.mark.parametrize("wrap", [isolate, isolate_ltr])
def test_nothing_left_open_inside(wrap):
    wrapped = wrap(f"{RLO}a{FSI}b")
    assert wrapped[1:-1] == "ab"
    assert wrapped[-1] == PDI


@pytest.mark.parametrize("wrap", [isolate, isolate_ltr])
def test_an_empty_text_needs_no_isolate(wrap):
    assert wrap("") == ""
    assert wrap(RLM) == ""


def test_isolating_twice_changes_nothing():
    assert isolate(isolate("EMC")) == isolate("EMC")
