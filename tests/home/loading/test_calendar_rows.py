"""Each row of the table of days off, compared with the record it became."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from events.models import Blackout

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sources")]
TABLE = Path(settings.BASE_DIR) / "events" / "data" / "calendar_ma.csv"


def rows():
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def fact(row):
    return (
        row["start_date"], row["end_date"], row["kind"], row["name_fr"], row["name_ar"],
        row["certainty"] == "estimated",
    )  # fmt: skip


def stored(record):
    return (
        record.start_date.isoformat(), record.end_date.isoformat(), record.kind,
        record.name_fr, record.name_ar, record.to_be_confirmed,
    )  # fmt: skip


def test_the_records_are_the_rows():
    assert sorted(map(stored, Blackout.objects.all())) == sorted(map(fact, rows()))


def test_each_record_quotes_the_dates_of_its_row():
    sources = {(row["start_date"], row["name_fr"]): row["source"] for row in rows()}
    for record in Blackout.objects.all():
        (quoted,) = record.sources["start_date"]
        assert quoted["file"] == sources[record.start_date.isoformat(), record.name_fr]
        assert quoted["quote"] == f"{record.start_date}/{record.end_date}"


def test_each_is_valid_and_ends_after_it_begins():
    for record in Blackout.objects.all():
        record.full_clean()
        assert record.start_date <= record.end_date


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "Nouvel an"),
        (date(2026, 1, 11), "Manifeste de l'indépendance"),
        (date(2026, 1, 14), "Nouvel an amazigh"),
        (date(2026, 5, 1), "Fête du travail"),
        (date(2026, 7, 30), "Fête du trône"),
        (date(2026, 8, 20), "Révolution du roi et du peuple"),
        (date(2026, 11, 6), "Marche verte"),
        (date(2026, 11, 18), "Fête de l'indépendance"),
    ],
)
def test_fixed_holidays_of_the_year_are_there_and_certain(day, name):
    found = Blackout.objects.filter(start_date=day, kind="public_holiday")
    words = set(name.casefold().split())
    assert any(words & set(one.name_fr.casefold().split()) for one in found), list(found)
    assert not any(one.to_be_confirmed for one in found)


def test_ramadan_lasts_a_month_each_time_and_moves_back_by_eleven_days():
    months = list(Blackout.objects.filter(kind="ramadan").order_by("start_date"))
    for month in months:
        assert 28 <= (month.end_date - month.start_date).days <= 30
    for one, following in zip(months, months[1:], strict=False):
        assert 350 <= (following.start_date - one.start_date).days <= 358
