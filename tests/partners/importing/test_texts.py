"""Texts that a spreadsheet would calculate are no names, however they begin."""

import pytest

from partners.importing.texts import formula_start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("=1+1", "="),
        (" =1+1", "="),
        ("\u00a0+1", "+"),
        ("\u200b=1", "="),
        ("\u200f\u202e=1", "="),
        ("\x01@SUM(1)", "@"),
        ("\uff1d1+1", "="),
        ("\uff20SUM(1)", "@"),
        ("\t=1", "tab"),
        (' =hyperlink("x")', "hyperlink"),
        ("'=1", "apostrophe"),
        ("'\uff0b1", "apostrophe"),
        ("Lycée 1+1", ""),
        ("'Aïn", ""),
        ("", ""),
        ("\u200b", ""),
    ],
)
def test_the_start_of_a_formula_is_found_behind_what_nobody_sees(text, start) -> None:
    assert formula_start(text) == start


@pytest.mark.parametrize("name", ["\u200b=1+1", "\uff1d1+1", " \u200e@SUM(1)", "\x01=1"])
def test_a_name_that_hides_a_formula_refuses_its_line(read, name) -> None:
    row = f"CD_ETAB;NOM_ETABL;CD_PROV\n99001J;{name};351\n"
    _problems, (line,) = read(row.encode())
    assert line.outcome == "refused"
    assert line.problems[-1].code.startswith("formula_injection_")
