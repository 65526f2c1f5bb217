"""Days and hours in every spelling that tables hold."""

from datetime import date, time

import pytest

from campaign_site.core.spreadsheets.moments import parse_day, parse_time

DAY = date(2026, 12, 4)


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-04", "2026/12/4", "2026-12-04T00:00:00", "2026-12-04 00:00:00", "04/12/2026",
        "4-12-2026", "04.12.2026", "4 / 12 / 2026", "04/12/26", "٠٤/١٢/٢٠٢٦", "۲۰۲۶-۱۲-۰۴",
        "46360", "4 décembre 2026", "vendredi 4 décembre 2026", "4 déc. 2026",
        "الجمعة 4 دجنبر 2026",
        "4 ديسمبر 2026", "4 December 2026", "\u200f04/12/2026", "\u00a004/12/2026 ",
    ],
)  # fmt: skip
def test_a_day(text) -> None:
    found = parse_day(text)
    assert found is not None
    assert (found.day, found.whole_month, found.hour) == (DAY, False, None)


@pytest.mark.parametrize("text", ["2026-12", "12/2026", "décembre 2026", "دجنبر 2026"])
def test_a_month(text) -> None:
    found = parse_day(text)
    assert found is not None
    assert (found.day, found.whole_month) == (date(2026, 12, 1), True)


def test_a_cell_that_holds_both() -> None:
    found = parse_day("2026-12-04T10:30:00")
    assert found is not None
    assert (found.day, found.hour) == (DAY, time(10, 30))


@pytest.mark.parametrize(
    "text",
    [
        "", "bientôt", "31/02/2026", "12/25/2026", "2026-13-01", "00/12/2026", "1/1", "99999999",
        "12345", "4 brumaire 2026", "2026", "à confirmer 2026", "'=1+1",
    ],
)  # fmt: skip
def test_what_is_no_day(text) -> None:
    assert parse_day(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:00", time(10)), ("10h", time(10)), ("10h30", time(10, 30)), ("10 H 30", time(10, 30)),
        ("9:05", time(9, 5)), ("10:00:00", time(10)), ("10.30", time(10, 30)),
        ("١٠:٣٠", time(10, 30)),
        ("0.4375", time(10, 30)), ("0.5", time(12)), ("1899-12-30T10:00:00", time(10)),
        ("23:59", time(23, 59)), ("0:00", time(0)),
    ],
)  # fmt: skip
def test_an_hour(text, expected) -> None:
    assert parse_time(text) == expected


@pytest.mark.parametrize(
    "text", ["", "24:00", "10:60", "10", "matin", "10:", "10h3", "1.5", "-1:00"]
)
def test_what_is_no_hour(text) -> None:
    assert parse_time(text) is None
