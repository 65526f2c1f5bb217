"""Spreadsheets: read back with another reader."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from campaign_site.core.admin.exports import local_wall_clock, safe_cell
from campaign_site.core.permissions.roles import NATIONAL
from tests.factories import EditionFactory
from tests.roles import account, browser, two_regions


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+212 600", "'+212 600"),
        ("-3", "'-3"),
        ("@cmd", "'@cmd"),
        ("\tx", "'\tx"),
        ("ورشة", "ورشة"),
        ("", ""),
        (-3, -3),
        (None, None),
    ],
)
def test_no_text_becomes_a_formula(value, cell):
    assert safe_cell(value) == cell


def test_instants_are_written_as_the_clock_showed_them():
    # UTC+1 in December 2022, UTC+0 since September 2026.
    assert local_wall_clock(datetime(2022, 12, 1, 9, 0, tzinfo=UTC)) == datetime(2022, 12, 1, 10, 0)
    assert local_wall_clock(datetime(2026, 12, 1, 10, 0, tzinfo=UTC)) == datetime(
        2026, 12, 1, 10, 0
    )


@pytest.fixture
def client(db):
    two_regions()
    EditionFactory(title_ar="=HYPERLINK(1)", title_fr="Élèves", slug="dangerous")
    return browser(account(NATIONAL))


def exported(client, kind: str) -> bytes:
    response = client.get(reverse("wagtailsnippets_events_edition:list") + f"?export={kind}")
    return b"".join(response)


def test_csv_opens_in_excel_with_its_accents(client):
    content = exported(client, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[1][0] == "dangerous"
    assert rows[1][3:5] == ["'=HYPERLINK(1)", "Élèves"]
    assert "2026-12-01" in rows[1]


def test_xlsx_holds_texts_and_days(client):
    sheet = load_workbook(io.BytesIO(exported(client, "xlsx"))).active
    row = [cell.value for cell in sheet[2]]
    assert row[3:5] == ["'=HYPERLINK(1)", "Élèves"]
    assert date(2026, 12, 1) in row


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_is_made_without_the_page(client, kind, django_assert_max_num_queries):
    for _ in range(60):
        EditionFactory()
    exported(client, kind)
    with django_assert_max_num_queries(6):
        content = exported(client, kind)
    if kind == "csv":
        # Every row, not those of one page.
        assert len(content.decode("utf-8-sig").splitlines()) == 62
