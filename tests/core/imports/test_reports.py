"""The report, read back by other programs, in the reader's language."""

import csv
from io import StringIO

import openpyxl
import pytest
from django.utils import translation

from campaign_site.core.imports.lines import Choices, Line, Outcome, open_questions
from campaign_site.core.imports.reports import download_csv, download_xlsx, rows
from campaign_site.core.spreadsheets.problems import Action, Problem, Severity
from tests.factories import RegionFactory

from .test_services import GOOD, LEGACY, checked

pytestmark = pytest.mark.usefixtures("kind")


def test_every_problem_and_change_has_a_row(owner) -> None:
    RegionFactory(code="MA-01", population=4)
    found = list(rows(checked(owner), lang="en"))
    assert found == [
        [2, "MA-01", "Differs, the record was kept as it is", "", "Population", "", "", "4", "5"],
        [3, "MA-02", "New", "", "", "", "", "", ""],
        [4, "MA-03", "Not imported", "Error", "population", "-1", "Less than nothing: -1", "", ""],
        [5, "MA-04", "Waits for an answer", "Warning", "population", "0", "Nobody?", "", ""],
    ]


def test_csv_and_workbook_say_the_same(owner) -> None:
    batch = checked(owner)
    raw = b"".join(download_csv(batch, lang="en"))
    read = list(csv.reader(StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    with download_xlsx(batch, lang="ar") as file:
        sheet = openpyxl.load_workbook(file).active
    assert sheet.sheet_view.rightToLeft is True
    body = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[0] for row in body] == [2, 3, 4, 5]
    assert [row[0] for row in read] == ["Line", "2", "3", "4", "5"]
    # In the file a negative number is a text that no spreadsheet may calculate.
    assert read[3][5] == "'-1"


def test_the_active_language_is_left_as_it_was(owner) -> None:
    with translation.override("fr"):
        stream = download_csv(checked(owner), lang="ar")
        next(stream)
        assert translation.get_language() == "fr"


def test_problems_of_the_file_come_first(owner) -> None:
    first = next(rows(checked(owner, LEGACY), lang="fr"))
    assert first[:3] == [None, "", ""]


def test_questions_are_open_until_they_are_answered() -> None:
    asked = [
        Problem("encoding_cp1256", Severity.WARNING, Action.DECODE),
        Problem("encoding_mojibake", Severity.ERROR, Action.REPAIR_OR_REJECT),
        Problem("encoding_utf16", Severity.INFO, Action.DECODE),
    ]
    assert open_questions(asked, Choices()) == asked[:2]
    answered = Choices(accepted=frozenset({"encoding_cp1256", "encoding_mojibake"}))
    assert open_questions(asked, answered) == []
    assert Choices.from_json(answered.to_json()) == answered


@pytest.mark.parametrize(
    ("actions", "accepted", "outcome"),
    [
        ([], "", None),
        ([Action.NORMALISE, Action.CREATE], "", None),
        ([Action.CONFIRM], "", Outcome.TO_CONFIRM),
        ([Action.CONFIRM], "x", None),
        ([Action.CONFIRM], "3:x", None),
        ([Action.SUGGEST], "4:x", Outcome.TO_CONFIRM),
        ([Action.SKIP, Action.CONFIRM], "", Outcome.IGNORED),
        ([Action.REJECT, Action.SKIP], "x", Outcome.REFUSED),
    ],
)
def test_problems_settle_a_line(actions, accepted, outcome) -> None:
    problems = [Problem("x", Severity.WARNING, action, 3) for action in actions]
    line = Line(3, problems=problems)
    line.settle(Choices(accepted=frozenset({accepted})))
    assert line.outcome is outcome


def test_a_report_of_hostile_text_is_harmless(owner) -> None:
    batch = checked(owner, GOOD.replace(b"MA-02", b"=cmd()"))
    raw = b"".join(download_csv(batch, lang="fr")).decode()
    assert ";'=cmd();" in raw
