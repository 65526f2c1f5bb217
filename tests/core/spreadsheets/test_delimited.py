import csv
from io import StringIO

import pytest

from campaign_site.core.spreadsheets.delimited import lines_of, records, split_record


@pytest.mark.parametrize(
    "line",
    ["a;b;c", ";;", '"a;b";c', '"say ""x""";b', '"";b', 'a"b;c', '"a"x;b', 'a;"b"', '""""'],
)
def test_records_are_cut_as_the_csv_module_does(line: str) -> None:
    assert split_record(line, ";") == (next(csv.reader(StringIO(line), delimiter=";")), False)


@pytest.mark.parametrize("line", ['"a', 'a;"b', '"a""', '"a;b\nc'])
def test_open_quotation_mark_is_noticed(line: str) -> None:
    assert split_record(line, ";")[1]


def test_lines() -> None:
    assert list(lines_of("a\r\nb\rc\n\nd")) == [(1, "a"), (2, "b"), (3, "c"), (4, ""), (5, "d")]
    assert list(lines_of("a\n")) == [(1, "a")]
    assert list(lines_of("")) == []


def test_a_cell_over_too_many_lines_is_an_unclosed_quotation_mark() -> None:
    text = 'x;"start\n' + "y;z\n" * 40 + 'w;"end"\n'
    found = list(records(text, ";", width=2))
    assert len(found) == 42
    assert [record.line for record in found if record.unclosed] == [1]


@pytest.mark.parametrize(
    "text",
    [
        'a;"b\nc";d\n',
        'a;"b ""x""\n""c""\n";d\n',
        '"\n";"\n\n"\n',
        '"a\n"x;b\n',
        '"a";"b\nc""";"d\n"\n',
    ],
)
def test_cells_over_several_lines_are_cut_as_the_csv_module_does(text: str) -> None:
    (record,) = records(text, ";")
    assert [list(record.cells)] == list(csv.reader(StringIO(text, newline=""), delimiter=";"))


def test_a_cell_longer_than_any_is_not_looked_for_on_the_next_line() -> None:
    """Twenty lines of quotation marks would otherwise be read again and again."""
    text = f'x;"{"a" * 50_000}\ny;z"\n'
    found = list(records(text, ";", width=2))
    assert [(record.line, record.unclosed) for record in found] == [(1, True), (2, False)]
