"""What leaves as a list comes back as the same list, whatever the language and the file."""

import csv
from datetime import date, datetime, time
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from campaign_site.core.models import City, Region
from campaign_site.core.services.roles import setup_roles
from events.enums import DatePrecision
from events.importing.headings import HEADINGS, KNOWN
from events.models import Event
from tests.factories import (
    EditionFactory,
    EventFactory,
    EventKindFactory,
    SchoolFactory,
    VenueFactory,
    published_event,
)
from tests.roles import browser, coordinator

from .conftest import checked, codes, outcomes


@pytest.fixture
def programme(edition, workshop) -> None:
    """Events of every sort: at a school, in a hall, online, by month, hostile, without a day."""
    marrakech, rabat = Region.objects.get(code="MA-07"), Region.objects.get(code="MA-04")
    town = City.objects.filter(region=marrakech).order_by("pk").first()
    facts = {"edition": edition, "kind": workshop, "region": marrakech}
    hall = VenueFactory(name_fr="Salle, « A »", name_ar="قاعة أ", region=marrakech)
    VenueFactory(name_fr="Salle, « A »", name_ar="قاعة أ", region=rabat)
    published_event(
        slug="salle", venue=hall, city=town, province=town.province, capacity=40,
        title_ar="ورشة حول الشاشات", summary_fr="Une ligne,\r\npuis « une autre »\n– fin ",
        summary_ar="سطر أول\nسطر ثان", audiences=["pupils", "parents"], **facts,
    )  # fmt: skip
    school = SchoolFactory(gresa_code="99001J", region=marrakech)
    EventFactory(slug="ecole", live=False, school=school, levels=["lower_secondary"], **facts)
    EventFactory(slug="formule", live=False, title_fr='=HYPERLINK("x")', **facts)
    EventFactory(
        slug="plus", live=False, title_fr="-10 ans : + de sécurité", summary_fr="=1+1",
        summary_en="s" * 500, **facts,
    )  # fmt: skip
    EventFactory(
        slug="mois", live=False, date_precision=DatePrecision.MONTH, start_date=date(2026, 12, 1),
        start_time=None, end_time=None, **facts,
    )  # fmt: skip
    EventFactory(
        slug="plus-tard", live=False, date_precision=DatePrecision.NONE, start_date=None,
        start_time=None, end_time=None, online_url="https://example.org/salle", **facts,
    )  # fmt: skip
    EventFactory(slug="rabat", **facts | {"region": rabat})
    EventFactory(
        slug="national", languages=["ar", "fr", "zgh"], **facts | {"region": None, "venue": hall}
    )


def exported(client, form: str, query: str = "") -> bytes:
    address = f"{reverse('wagtailsnippets_events_event:list')}?export={form}{query}"
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def csv_rows(raw: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_an_exported_file_changes_nothing_when_it_comes_back(
    national, programme, form, language
) -> None:
    UserProfile.objects.create(user=national, preferred_language=language)
    raw = exported(browser(national), form)
    before = list(Event.objects.order_by("pk").values())
    batch = checked(national, raw)
    assert codes(batch) == []
    assert outcomes(batch) == ["unchanged"] * 8
    assert list(Event.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_headings_are_known_in_every_language(language) -> None:
    with translation.override(language):
        for column, heading in HEADINGS.items():
            assert KNOWN.column_of(str(heading)) == column


def test_a_workbook_opens_as_it_should(national, programme) -> None:
    UserProfile.objects.create(user=national, preferred_language="ar")
    raw = exported(browser(national), "xlsx")
    sheet = openpyxl.load_workbook(BytesIO(raw)).active
    assert sheet.sheet_view.rightToLeft is True
    assert sheet.freeze_panes == "A2"
    assert all(sheet.column_dimensions[letter].width >= 14 for letter in "ABD")
    columns = dict(zip(HEADINGS, range(1, 99), strict=False))
    rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
    event = Event.objects.get(slug="salle")
    day = sheet.cell(rows["salle"], columns["start_date"]).value
    hour = sheet.cell(rows["salle"], columns["start_time"]).value
    assert isinstance(day, datetime)
    # The hour on the wall, as the organiser meant it.
    assert (day.date(), hour) == (event.start_date, event.start_time)
    assert isinstance(hour, time)
    assert sheet.cell(rows["salle"], columns["title_ar"]).value == "ورشة حول الشاشات"
    formula = sheet.cell(rows["formule"], columns["title_fr"])
    assert formula.data_type == "s"
    assert sheet.cell(rows["mois"], columns["start_date"]).value == "2026-12"


def test_csv_runs_no_formula_and_keeps_arabic(national, programme) -> None:
    raw = exported(browser(national), "csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    assert "ورشة حول الشاشات".encode() in raw
    cells = [cell for row in csv_rows(raw) for cell in row]
    assert not any(cell.startswith(("=", "+", "@", "-")) for cell in cells)


def test_the_file_follows_the_filters_and_the_rights(
    national, programme, edition, coordinator_of
) -> None:
    other = EditionFactory(slug="autre")
    EventFactory(edition=other, slug="ailleurs")
    everything = csv_rows(exported(browser(national), "csv"))
    assert {"salle", "ailleurs", "rabat"} <= {row[0] for row in everything}
    filtered = csv_rows(exported(browser(national), "csv", f"&edition={other.pk}"))
    assert [row[0] for row in filtered[1:]] == ["ailleurs"]
    mine = csv_rows(exported(browser(coordinator_of("MA-04")), "csv"))
    assert [row[0] for row in mine[1:]] == ["rabat"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_file_costs_the_same_queries_for_one_event_and_for_nine(
    national, programme, form
) -> None:
    client = browser(national)
    client.get(reverse("wagtailadmin_home"))
    with CaptureQueriesContext(connection) as many:
        exported(client, form)
    Event.objects.exclude(slug="rabat").delete()
    with CaptureQueriesContext(connection) as one:
        exported(client, form)
    assert len(many) == len(one) <= 20


def test_editions_and_kinds_of_the_same_name_are_told_apart(national, programme) -> None:
    twin = EditionFactory(slug="jumelle", title_fr="Décembre 2026", title_ar="x", title_en="y")
    EventKindFactory(code="autre-atelier", name_fr="Atelier")
    EventFactory(edition=twin, slug="chez-les-jumeaux")
    raw = exported(browser(national), "csv")
    assert codes(checked(national, raw)) == []


def test_a_coordinators_own_file_comes_back_too(programme) -> None:
    setup_roles()
    owner = coordinator(Region.objects.get(code="MA-07"))
    batch = checked(owner, exported(browser(owner), "xlsx"))
    assert set(outcomes(batch)) == {"unchanged"}
    assert len(outcomes(batch)) == 6
