"""Every row of the specification of tolerance, and nothing beyond it."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from django.conf import settings

from partners.importing.schools import SchoolImport

from .conftest import FILES, read_schools

SPECIFICATION = Path(settings.FIXTURES_ROOT) / "schools_dirty_expected.csv"
# Told beside what the specification asks for: a sheet that was not read, and the empty
# row between the table and its total.
BESIDE = {
    ("gresa_export_style.xlsx", None, "sheets_ignored"),
    ("gresa_export_style.xlsx", 44, "empty_line"),
}

Key = tuple[str, int | None]


def _expected() -> dict[Key, set[tuple[str, str, str]]]:
    found: dict[Key, set] = defaultdict(set)
    with SPECIFICATION.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            line = int(row["physical_line"]) if row["physical_line"] else None
            said = (row["problem"], row["severity"], row["importer_action"])
            found[row["file"], line] |= set() if row["problem"] == "ok" else {said}
            if row["problem"] == "quoted_separator":
                found[row["file"], line] = set()
    return dict(found)


EXPECTED = _expected()


@pytest.fixture(scope="module")
def said(django_db_setup, django_db_blocker) -> dict[Key, set[tuple[str, str, str]]]:
    """What is said of each line of each file; None stands for the file itself."""
    from django.db import transaction

    from tests.factories.country import load_country

    found: dict[Key, set] = defaultdict(set)
    with django_db_blocker.unblock(), transaction.atomic():
        load_country()
        for path in sorted(FILES.iterdir()):
            problems, lines = read_schools(path.read_bytes())
            for problem in [*problems, *(p for line in lines for p in line.problems)]:
                key = (path.name, problem.line)
                if (*key, problem.code) not in BESIDE:
                    found[key].add((problem.code, problem.severity.value, problem.action.value))
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("key", EXPECTED, ids=str)
def test_line_is_judged_as_specified(key: Key, said: dict) -> None:
    assert said.get(key, set()) == EXPECTED[key]


def test_nothing_else_is_said(said: dict) -> None:
    assert {key: found for key, found in said.items() if key not in EXPECTED} == {}


def test_every_file_is_specified() -> None:
    assert {path.name for path in FILES.iterdir()} == {name for name, _line in EXPECTED}


def test_headings_of_the_exchange_are_known() -> None:
    assert all(map(SchoolImport().knows, SchoolImport().columns()))
