"""Every row of the roles' file is found again, word for word."""

import pytest

from campaign_site.home.loading.partner_roles import ROLES, grouped
from campaign_site.home.loading.tables import read_table
from events.models import Edition, Event, PartnerRole, Project

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sources")]

ROWS = read_table(ROLES)


def test_sixty_two_rows():
    assert len(ROWS) == 62


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['scope_id']}-{row['partner_id']}")
def test_wording_and_quote_of_each_row(row):
    candidates = PartnerRole.objects.filter(
        institution__slug=row["partner_id"],
        code=row["role_code"],
        **{f"wording_{row['lang']}": row["wording"]},
    )
    quote = {"file": row["source_file"], "quote": row["quote"]}
    found = [role for role in candidates if quote in role.sources[f"wording_{row['lang']}"]]
    scopes = [(role.edition or role.project or role.event).external_id for role in found]
    assert scopes == [row["scope_id"]]


def test_french_and_arabic_words_of_one_role_are_one_record():
    roles = PartnerRole.objects.filter(edition__slug="2022", institution__slug="dgsn")
    assert [(role.wording_fr, role.wording_ar) for role in roles] == [
        ("menée en collaboration du", "يتم تنفيذها بالتعاون مع")
    ]


def test_a_role_known_in_one_language_stays_in_one():
    role = PartnerRole.objects.get(project__slug="pilot-resource-teams", institution__slug="mtnra")
    assert (role.wording_fr, role.wording_ar) == (None, "ينظم بشراكة")


def test_an_institution_may_hold_two_roles():
    roles = PartnerRole.objects.filter(project__slug="south-v", institution__slug="coe")
    assert sorted(role.code for role in roles) == ["cofunder", "implementer"]


def test_order_is_the_order_of_the_source():
    roles = Edition.objects.get(slug="2022").partner_roles.order_by("sort_order")
    assert [role.institution.slug for role in roles] == [
        "mtnra",
        "cmrpi",
        "coe",
        "menps",
        "mjustice",
        "pmp",
        "dgsn",
        "kaspersky",
    ]


def test_a_published_event_tells_its_worded_roles():
    facts = Event.objects.get(external_id="ev-sid2022-conference").publication.facts
    assert facts["organisers"][0]["wording"] == {"fr": "Sous l’égide du"}


def test_the_portal_keeps_its_operator_and_partners():
    roles = Project.objects.get(external_id="sys-emc").partner_roles
    assert sorted(role.institution.slug for role in roles.all()) == [
        "cmrpi",
        "facebook",
        "instagram",
    ]


def row(wording: str, lang: str) -> dict[str, str]:
    return {
        "partner_id": "x",
        "scope_id": "ed-1",
        "role_code": "partner",
        "wording": wording,
        "lang": lang,
    }


def test_the_same_words_twice_are_one_role():
    rows = [row("avec", "fr"), row("avec", "fr"), row("مع", "ar")]
    assert grouped(rows) == [rows]


def test_two_wordings_in_a_language_are_not_paired():
    rows = [row("avec", "fr"), row("par", "fr"), row("مع", "ar")]
    assert grouped(rows) == [[rows[0]], [rows[1]], [rows[2]]]
