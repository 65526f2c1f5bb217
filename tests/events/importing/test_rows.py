"""One row of events, cell by cell: what is understood and what is said."""

from collections.abc import Callable
from io import BytesIO

import pytest

from campaign_site.core.imports.lines import Choices, Line, Outcome
from campaign_site.core.permissions.scope import Scope
from campaign_site.core.spreadsheets.problems import FileRefused
from campaign_site.core.spreadsheets.reading import read_table
from campaign_site.core.spreadsheets.writing import write_xlsx
from events.importing.events import EventImport
from events.importing.rows import named_slug, uid_in
from tests.factories import EditionFactory, EventFactory

EVERYWHERE = Scope(national=True, region_ids=frozenset())
UID = "0b2f3c64-2a51-4f0e-9d53-3f4f5a6b7c8d"
Read = Callable[..., Line]


def read_file(content: bytes, **choices) -> list[Line]:
    kind = EventImport()
    table = read_table(BytesIO(content), knows=kind.knows)
    return kind.read(table, scope=EVERYWHERE, choices=Choices(**choices), told=lambda _lines: None)


@pytest.fixture
def read(workshop) -> Read:
    """The one line of a table with these columns."""

    def line(**cells: str) -> Line:
        cells = {"title_fr": "Atelier"} | cells
        # A bar within a cell is quoted like any text.
        row = ";".join(f'"{cell}"' for cell in cells.values())
        (only,) = read_file(f"{';'.join(cells)}\n{row}\n".encode())
        return only

    return line


def said(line: Line) -> list[str]:
    return [problem.code for problem in line.problems]


@pytest.mark.parametrize(
    ("cell", "slug"),
    [
        ("atelier-a", "atelier-a"),
        (" Atelier-A ", "atelier-a"),
        ("https://exemple.ma/fr/evenements/atelier-a/", "atelier-a"),
        ("", ""),
    ],
)
def test_an_identifier_is_an_address_or_its_end(read, cell, slug) -> None:
    line = read(slug=cell)
    assert (line.values["slug"], said(line)) == (slug, [])


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("deux mots", "identifier_invalid"),
        ("ورشة", "identifier_invalid"),
        ("a" * 121, "identifier_invalid"),
        ("=cmd()", "formula_injection_="),
    ],
)
def test_what_is_no_identifier(read, cell, code) -> None:
    line = read(slug=cell)
    assert (line.outcome, said(line)) == (Outcome.REFUSED, [code])


def test_a_uid_is_recognised_with_and_without_its_domain() -> None:
    assert uid_in(f" {UID.upper()}@exemple.ma ") == uid_in(UID) == UID
    assert uid_in("atelier-a") == uid_in("") == ""
    assert named_slug(f"{UID}@exemple.ma", {UID: "atelier-a"}) == "atelier-a"
    assert named_slug("autre", {UID: "atelier-a"}) == "autre"


@pytest.mark.parametrize(
    ("cell", "capacity", "codes"),
    [
        ("30", "30", []),
        ("٣٠", "30", []),
        ("030", "30", []),
        ("", "", []),
        ("-", "", ["empty_marker"]),
        ("trente", "", ["capacity_invalid"]),
        ("-5", "", ["formula_injection_-"]),
        ("99999999", "", ["capacity_invalid"]),
        ("12,5", "", ["capacity_invalid"]),
    ],
)
def test_capacity(read, cell, capacity, codes) -> None:
    line = read(capacity=cell)
    assert (line.values["capacity"], said(line)) == (capacity, codes)


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("https://example.org/salle?x=1", []),
        ("http://example.org", []),
        ("example.org", ["link_invalid"]),
        ("javascript:alert(1)", ["link_invalid"]),
        ("ftp://example.org", ["link_invalid"]),
    ],
)
def test_an_online_address(read, cell, codes) -> None:
    line = read(online_url=cell)
    assert (line.values["online_url"], said(line)) == ("" if codes else cell, codes)


def test_an_edition_by_address_title_or_year(read, edition) -> None:
    for cell in ("decembre-2026", "DECEMBRE 2026", "دجنبر 2026", "2026"):
        assert read(edition=cell).values["edition"] == str(edition.pk)
    EditionFactory(slug="autre", year=2026)
    assert said(read(edition="2026")) == ["edition_needed"]
    assert said(read(edition="1999")) == ["edition_unknown"]


def test_a_kind_by_code_or_name(read, workshop) -> None:
    for cell in ("atelier", "ATELIER", "ورشة"):
        assert read(kind=cell).values["kind"] == str(workshop.pk)
    assert said(read(kind="bal")) == ["kind_unknown"]


def test_unusual_days_are_told_as_they_were_read(read) -> None:
    assert said(read(start_date="4 décembre 2026")) == ["date_read"]
    assert said(read(start_date="04/12/2026")) == said(read(start_date="2026-12-04")) == []
    line = read(start_date="2026-12-04 10:30:00")
    assert (line.values["start_date"], line.values["start_time"]) == ("2026-12-04", "10:30")
    assert read(start_date="–").values["start_date"] == ""


def test_real_days_and_hours_of_a_workbook(workshop) -> None:
    from datetime import date, time

    row = ["Atelier", date(2026, 12, 4), time(10, 30), 30]
    with write_xlsx(["titre", "date", "heure", "capacité"], [row]) as file:
        (line,) = read_file(file.read())
    assert said(line) == []
    assert [line.values[c] for c in ("start_date", "start_time", "capacity")] == [
        "2026-12-04",
        "10:30",
        "30",
    ]


def test_formulas_of_a_workbook_are_refused(workshop) -> None:
    import openpyxl

    book, file = openpyxl.Workbook(), BytesIO()
    book.active.append(["titre", "date", "heure"])
    book.active.append(["Atelier", "=TODAY()", "=NOW()"])
    book.save(file)
    (line,) = read_file(file.getvalue())
    assert (line.outcome, said(line)) == (Outcome.REFUSED, ["formula_cell", "formula_cell"])


def test_a_stored_title_needs_no_cleaning(read) -> None:
    EventFactory(slug="plus", title_fr="-10 ans : + de sécurité")
    for cell in ("-10 ans : + de sécurité", "'-10 ans : + de sécurité"):
        line = read(slug="plus", title_fr=cell)
        assert (line.values["title_fr"], said(line)) == ("-10 ans : + de sécurité", [])
    assert said(read(slug="autre", title_fr="-10 ans")) == ["formula_injection_-"]


def test_a_line_that_was_refused_repeats_nothing(workshop) -> None:
    rows = "titre;date\nAtelier;demain\nAtelier;demain\nAtelier;2026-12-04\nAtelier;2026-12-04\n"
    outcomes = [line.outcome for line in read_file(rows.encode())]
    assert outcomes == [Outcome.REFUSED, Outcome.REFUSED, None, Outcome.IGNORED]


def test_a_table_needs_a_title_or_an_identifier(workshop) -> None:
    with pytest.raises(FileRefused) as refused:
        read_file(b"date;heure\n2026-12-04;10:00\n")
    assert refused.value.problem.code == "column_missing"


def test_columns_that_are_not_known_are_told(workshop) -> None:
    kind = EventImport()
    table = read_table(
        BytesIO(b"titre;date;couleur;titre\nA;2026-12-04;bleu;B\n"), knows=kind.knows
    )
    kind.read(table, scope=EVERYWHERE, choices=Choices(), told=lambda _lines: None)
    assert [problem.code for problem in table.problems] == ["columns_unknown", "columns_repeated"]
