"""Schools from a table to the directory and back."""

from datetime import UTC, datetime
from io import BytesIO

import pytest

from campaign_site.core.imports.confirming import confirm_batch
from campaign_site.core.imports.lines import Choices, Outcome
from campaign_site.core.imports.reports import read_lines
from campaign_site.core.imports.services import check_batch, open_batch
from campaign_site.core.models import ImportBatch, Region
from campaign_site.core.permissions.scope import Scope
from campaign_site.core.spreadsheets.writing import write_csv, write_xlsx
from partners.enums import SchoolLevel, SchoolSector, Setting
from partners.importing import records
from partners.models import School
from tests.factories import SchoolFactory, UserFactory

from .conftest import EVERYWHERE, FILES, read_schools

pytestmark = pytest.mark.usefixtures("country")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
EVERYTHING = Choices(update_existing=True)
HEADER = "CD_ETAB;NOM_ETABL;NOM_ETABA;LL_CYCLE;typeEtab;CD_MIL;CD_PROV;ll_com;phone;pupils;CD_etabr"
CENTRE = "99001J;SS CENTRE;م.م مركزية;PRIMAIRE;Public;Rural;351;Saada;+212520099001;100;"
SATELLITE = "99002K;SS UNITE;م.م فرعية;PRIMAIRE;Public;Rural;351;Saada;;20;99001J"


def sheet(*rows: str) -> bytes:
    return "\r\n".join((HEADER, *rows)).encode()


def imported(content: bytes, choices: Choices = EVERYTHING, owner=None) -> ImportBatch:
    owner = owner or UserFactory(admin=True)
    batch = open_batch(
        kind="schools", file=BytesIO(content), name="a", by=owner, language="fr", at=NOW
    )
    check_batch(batch=batch, at=NOW, choices=choices)
    confirm_batch(batch=batch, by=owner, digest=batch.sha256, choices=choices, at=NOW)
    batch.refresh_from_db()
    return batch


def outcomes(batch: ImportBatch) -> list[str]:
    return [line.outcome.value for line in read_lines(batch)]


def test_ministry_row_becomes_a_school() -> None:
    assert outcomes(imported(sheet(SATELLITE, CENTRE))) == ["created", "created"]
    school = School.objects.select_related("parent", "region", "province").get(gresa_code="99002K")
    assert (school.name_fr, school.name_ar) == ("SS UNITE", "م.م فرعية")
    assert school.levels == [SchoolLevel.PRIMARY]
    assert (school.sector, school.setting) == (SchoolSector.PUBLIC, Setting.RURAL)
    assert (school.region.code, school.province.code_hcp) == ("MA-07", "07.351")
    assert (school.commune_fr, school.pupils_total) == ("Saada", 20)
    assert school.parent.gresa_code == "99001J"


def test_the_same_file_twice_changes_nothing() -> None:
    content = sheet(CENTRE, SATELLITE)
    imported(content)
    before = list(School.objects.values())
    assert outcomes(imported(content)) == ["unchanged", "unchanged"]
    assert list(School.objects.values()) == before


def test_known_schools_change_only_when_that_was_agreed_to() -> None:
    imported(sheet(CENTRE, SATELLITE))
    news = sheet(CENTRE.replace(";100;", ";120;"), SATELLITE.replace("UNITE", "ANNEXE"))
    batch = imported(news, Choices())
    assert outcomes(batch) == ["kept", "kept"]
    assert School.objects.get(gresa_code="99001J").pupils_total == 100
    changes = [(c.column, c.old, c.new) for line in read_lines(batch) for c in line.changes]
    assert changes == [("pupils_total", "100", "120"), ("name_fr", "SS UNITE", "SS ANNEXE")]
    one_line = Choices(accepted=frozenset({"2:existing_differs"}))
    assert outcomes(imported(news, one_line)) == ["updated", "kept"]
    assert School.objects.get(gresa_code="99001J").pupils_total == 120
    former = School.objects.get(gresa_code="99002K").updated_at
    assert outcomes(imported(news)) == ["unchanged", "updated"]
    assert School.objects.get(gresa_code="99002K").updated_at > former


def test_an_empty_cell_erases_nothing() -> None:
    imported(sheet(CENTRE))
    assert outcomes(imported(sheet("99001J;SS CENTRE;;;;;351;;;;"))) == ["unchanged"]
    school = School.objects.get()
    assert (school.name_ar, school.phone, school.pupils_total) == (
        "م.م مركزية",
        "+212520099001",
        100,
    )


def test_another_region_is_refused_and_shows_nothing() -> None:
    ours = Scope(national=False, region_ids=frozenset({Region.objects.get(code="MA-06").pk}))
    _file, [line] = read_schools(sheet(CENTRE), scope=ours)
    assert [p.code for p in line.problems] == ["region_not_yours"]
    assert line.outcome is Outcome.REFUSED
    # Claiming another region's school for one's own shows nothing of it either.
    SchoolFactory(gresa_code="99001J", region=Region.objects.get(code="MA-07"))
    _file, [line] = read_schools(sheet(CENTRE.replace(";351;", ";141;")), scope=ours)
    records.compare([line], scope=ours, choices=EVERYTHING)
    assert (line.outcome, line.changes) == (Outcome.REFUSED, [])
    assert [p.code for p in line.problems] == ["region_not_yours"]


@pytest.mark.parametrize(
    ("row", "code", "key", "value"),
    [
        (CENTRE.replace("99001J", "99001"), "code_letter_missing", "gresa_code", "99001J"),
        (CENTRE.replace("99001J", "99001.0"), "code_float", "gresa_code", "99001J"),
        (CENTRE.replace("99001J", "99001O"), "code_letter_impossible", "gresa_code", "99001J"),
        (CENTRE.replace("99001J", "99001Z"), "code_letter_unexpected", "gresa_code", "99001Z"),
        (CENTRE.replace(";100;", ";1.234;"), "number_ambiguous_dot", "pupils_total", "1234"),
        (CENTRE.replace(";100;", ";0;"), "zero_pupils", "pupils_total", "0"),
        (CENTRE.replace("SS CENTRE;م.م مركزية", "م.م;SS"), "names_swapped", "name_fr", "SS"),
        (
            CENTRE.replace("+212520099001", "0520099001 / 0661000000"),
            "phone_two_numbers",
            "phone",
            "+212520099001",
        ),
    ],
)
def test_what_is_asked_is_done_once_it_is_agreed_to(row, code, key, value) -> None:
    _file, [line] = read_schools(sheet(row))
    assert line.outcome is Outcome.TO_CONFIRM
    _file, [line] = read_schools(sheet(row), choices=Choices(accepted=frozenset({code})))
    assert ([p.code for p in line.problems], line.outcome) == ([code], None)
    assert line.values[key] == value


def test_agreeing_to_what_cannot_be_mended_imports_nothing() -> None:
    content = b"code;nom;region\n99001J;ECOLE;Grand Casablanca\n"
    agreed = Choices(accepted=frozenset({"old_region_name"}))
    _file, [line] = read_schools(content, choices=agreed)
    assert ([p.code for p in line.problems][1:], line.outcome) == (
        ["region_missing"],
        Outcome.REFUSED,
    )
    content = b"code;nom;region;province\n99001J;ECOLE;Grand Casablanca;Nouaceur\n"
    _file, [line] = read_schools(content, choices=agreed)
    assert (line.outcome, line.values["region_iso"]) == (None, "MA-06")


def test_a_region_that_contradicts_its_province_follows_it_when_agreed_to() -> None:
    content = b"code;nom;region;province\n99001J;ECOLE;Souss-Massa;Larache\n"
    agreed = Choices(accepted=frozenset({"region_province_mismatch"}))
    _file, [line] = read_schools(content, choices=agreed)
    assert (line.outcome, line.values["region_iso"]) == (None, "MA-01")


@pytest.mark.parametrize(
    ("name", "created"),
    [
        ("schools_dirty.csv", 28),
        ("enc_cp1256.csv", 25),
        ("enc_mojibake_utf8_as_cp1252.csv", 25),
        ("enc_utf16le_tab.txt", 25),
        ("gresa_export_style.xlsx", 39),
    ],
)
def test_whatever_somebody_agrees_to_is_imported_once(name: str, created: int) -> None:
    content = (FILES / name).read_bytes()
    found, lines = read_schools(content)
    codes = frozenset(p.code for p in (*found, *(p for line in lines for p in line.problems)))
    everything = Choices(update_existing=True, accepted=codes)
    batch = imported(content, everything)
    assert batch.state == "done"
    assert batch.totals["outcomes"]["created"] == School.objects.count() == created
    before = list(School.objects.order_by("pk").values())
    again = imported(content, everything)
    assert again.totals["outcomes"]["unchanged"] == created
    assert list(School.objects.order_by("pk").values()) == before


def test_a_badly_encoded_cell_is_mended_once_that_is_agreed_to() -> None:
    content = sheet(CENTRE.replace("Saada", "SalÃ©"), SATELLITE, *_others())
    agreed = Choices(accepted=frozenset({"mojibake_cell"}))
    assert read_schools(content)[1][0].outcome is Outcome.TO_CONFIRM
    line = read_schools(content, choices=agreed)[1][0]
    assert (line.outcome, line.values["city_fr"]) == (None, "Salé")


def _others() -> list[str]:
    return [f"{number};ECOLE;;;;;351;;;;" for number in range(5)]


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
def test_export_goes_in_again_without_a_change(lang: str) -> None:
    SchoolFactory(
        gresa_code="99001J",
        region=Region.objects.get(code="MA-07"),
        levels=[SchoolLevel.PRIMARY, SchoolLevel.HIGHER],
        phone="+212520099001",
        latitude="33.5",
        longitude="-7.62330",
        pupils_total=0,
    )
    rows = list(records.rows_of(School.objects.select_related("region")))
    table = [[row[column] for column in records.COLUMNS] for row in rows]
    agreed = Choices(accepted=frozenset({"zero_pupils"}))
    with write_xlsx(records.COLUMNS, table) as file:
        contents = [file.read(), b"".join(write_csv(records.COLUMNS, table))]
    from django.utils import translation

    for content in contents:
        with translation.override(lang):
            _file, [line] = read_schools(content, choices=agreed)
            records.compare([line], scope=EVERYWHERE, choices=EVERYTHING)
        assert (line.outcome, line.changes) == (Outcome.UNCHANGED, [])


def test_a_satellite_without_its_centre_is_told() -> None:
    _file, [line] = read_schools(sheet(SATELLITE))
    assert ([p.code for p in line.problems], line.outcome) == (["parent_unknown"], None)
    refused = CENTRE.replace(";100;", ";many;")
    _file, lines = read_schools(sheet(refused, SATELLITE))
    assert [p.code for p in lines[1].problems] == ["parent_not_imported"]
    SchoolFactory(gresa_code="99001J", region=Region.objects.get(code="MA-07"))
    _file, [line] = read_schools(sheet(SATELLITE))
    assert line.problems == []


def test_a_repetition_with_other_counts_is_refused() -> None:
    _file, lines = read_schools(sheet(CENTRE, CENTRE.replace(";100;", ";101;")))
    [problem] = lines[1].problems
    assert (problem.code, problem.wording) == ("duplicate_conflict", "duplicate_conflict_values")


@pytest.mark.parametrize(
    "header", ["NOM_ETABL;LL_CYCLE;ll_com", "CD_ETAB;LL_CYCLE;ll_com", "CD_ETAB;phone;email"]
)
def test_a_table_without_codes_or_names_is_refused(header: str) -> None:
    [problem], lines = read_schools(f"{header}\na;b;c\n".encode())
    assert (problem.code, lines) == ("column_missing", [])


def test_unknown_and_repeated_columns_are_told() -> None:
    found, _lines = read_schools(b"code;nom;code gresa;x\n99001J;a;99001J;1\n")
    assert [(p.code, dict(p.params)) for p in found] == [
        ("columns_unknown", {"columns": "x"}),
        ("columns_repeated", {"columns": "code gresa"}),
    ]


@pytest.mark.parametrize(
    "cell", ["\x00", "'", "-", "—", "9" * 4000, "٣" * 50, "١٢", "=", "+" * 50, "\ufffd", "(", "Ø§"]
)
def test_no_cell_breaks_the_reader(cell: str) -> None:
    """In any column, alone and with every answer given."""
    for place in range(11):
        cells = CENTRE.split(";")
        cells[place] = cell
        content = sheet(";".join(cells))
        found, lines = read_schools(content)
        accepted = frozenset(p.code for p in (*found, *(p for li in lines for p in li.problems)))
        if lines:
            batch = imported(content, Choices(True, accepted))
            assert batch.state == "done"
        School.objects.all().delete()
