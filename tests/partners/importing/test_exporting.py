"""The list of schools leaves as a table that changes nothing when it comes back."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from campaign_site.core.imports.reports import read_lines
from campaign_site.core.imports.services import check_batch, open_batch
from campaign_site.core.models import City, Region
from campaign_site.core.services.roles import setup_roles
from partners.enums import SchoolLevel, SchoolSector, Setting
from partners.importing import words
from partners.importing.exporting import SchoolTable
from partners.importing.headings import HEADINGS, KNOWN
from partners.models import School
from tests.factories import SchoolFactory, UserFactory
from tests.roles import browser, coordinator

from .test_schools import EVERYTHING, NOW

pytestmark = pytest.mark.usefixtures("country")
# In a list of ours these hold names, which stand under the columns of names.
BY_NAME = {"region_iso": "region_fr", "province_hcp": "province_fr"}


@pytest.fixture
def schools() -> None:
    town = City.objects.filter(region__code="MA-07").select_related("region", "province").first()
    place = {"region": town.region, "province": town.province, "city": town}
    centre = SchoolFactory(
        gresa_code="99001J", name_fr="SS CENTRE", name_ar="م.م مركزية", phone="+212520099001",
        levels=[SchoolLevel.PRIMARY, SchoolLevel.LOWER_SECONDARY], setting=Setting.RURAL,
        latitude="31.62950", longitude="-7.98110", pupils_total=0, commune_fr=town.name_fr,
        commune_ar=town.name_ar, **place,
    )  # fmt: skip
    SchoolFactory(gresa_code="99002K", parent=centre, sector=SchoolSector.PRIVATE, **place)
    SchoolFactory(gresa_code="99009R", region=Region.objects.get(code="MA-04"))


def exported(client, form: str) -> bytes:
    response = client.get(f"{reverse('wagtailsnippets_partners_school:list')}?export={form}")
    return b"".join(response.streaming_content)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_an_exported_file_changes_nothing_when_it_comes_back(schools, form, language) -> None:
    owner = UserFactory(admin=True)
    UserProfile.objects.create(user=owner, preferred_language=language)
    raw = exported(browser(owner), form)
    before = list(School.objects.order_by("pk").values())
    batch = open_batch(kind="schools", file=BytesIO(raw), name="a", by=owner, language="fr", at=NOW)
    accepted = type(EVERYTHING)(
        update_existing=True, accepted=frozenset({"zero_pupils", "code_letter_unexpected"})
    )
    check_batch(batch=batch, at=NOW, choices=accepted)
    assert [line.outcome.value for line in read_lines(batch)] == ["unchanged"] * 3
    assert list(School.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_headings_and_words_are_known_in_every_language(language) -> None:
    with translation.override(language):
        for column, heading in HEADINGS.items():
            assert KNOWN.column_of(str(heading)) == BY_NAME.get(column, column)
        assert all(words.levels(str(label))[0] for label in SchoolLevel.labels)
        assert all(words.sector(str(label)) for label in SchoolSector.labels)
        assert all(words.setting(str(label)) for label in Setting.labels)


def test_a_coordinator_takes_home_the_own_region_only(schools) -> None:
    setup_roles()
    client = browser(coordinator(Region.objects.get(code="MA-04")))
    text = exported(client, "csv").decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=";"))
    assert [row[0] for row in rows[1:]] == ["99009R"]


def test_a_workbook_keeps_numbers_and_the_direction_of_reading(schools) -> None:
    owner = UserFactory(admin=True)
    UserProfile.objects.create(user=owner, preferred_language="ar")
    sheet = openpyxl.load_workbook(BytesIO(exported(browser(owner), "xlsx"))).active
    assert (sheet.sheet_view.rightToLeft, sheet.freeze_panes) == (True, "A2")
    column = list(HEADINGS).index("pupils_total") + 1
    assert sheet.cell(2, column).value == 0
    # A phone number begins with a sign that a spreadsheet would calculate with.
    phone = sheet.cell(2, list(HEADINGS).index("phone") + 1)
    assert (phone.value, phone.data_type) == ("+212520099001", "s")


def test_one_query_for_all(schools, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert len(list(SchoolTable().rows(School.objects.all()))) == 3
