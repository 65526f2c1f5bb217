"""The eighteen events of the sources; what they do not say stays empty."""

from datetime import date

import pytest

from campaign_site.home.loading.campaigns import CAMPAIGNS
from campaign_site.home.loading.reported_events import AUDIENCES_OF
from campaign_site.home.loading.tables import read_json
from events.enums import Audience, DatePrecision, PersonRole
from events.models import Event, Publication

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sources")]

ITEMS = {item["id"]: item for item in read_json(CAMPAIGNS)["events"]}


def one(external_id: str) -> Event:
    return Event.objects.get(external_id=external_id)


def test_all_are_live_and_published():
    assert Event.objects.filter(live=True).count() == len(ITEMS) == 18
    assert Publication.objects.filter(is_live=True).count() == 18
    assert not Event.objects.filter(is_synthetic=True).exists()


@pytest.mark.parametrize("external_id", ITEMS)
def test_titles_and_dates_are_those_of_the_source(external_id):
    event, item = one(external_id), ITEMS[external_id]
    assert (event.title_fr, event.title_ar) == (item["title_fr"], item["title_ar"])
    assert event.title_en is None
    assert (event.start_date and event.start_date.isoformat()) == item["start_date"]
    assert (event.start_time, event.end_time, event.end_date) == (None, None, None)
    assert (event.region and event.region.code) == item["region_iso"]
    assert (event.city and event.city.name_fr) == item.get("city_fr")
    assert event.took_place == (True if item["status_in_seed"] == "held" else None)


@pytest.mark.parametrize("external_id", ITEMS)
def test_each_is_valid(external_id):
    event = one(external_id)
    if event.edition:
        event.edition.state = "closed"  # an archived edition takes no changes at all
    event.full_clean()


@pytest.mark.parametrize(
    ("external_id", "weekday"),
    [
        ("ev-2022-launch", "Thursday"),
        ("ev-sid2022-almoukawama", "Wednesday"),
        ("ev-2023-convention-signing", "Thursday"),
    ],
)
def test_weekdays_are_those_the_sources_name(external_id, weekday):
    assert one(external_id).start_date.strftime("%A") == weekday


def test_dates_known_to_the_edition_or_not_at_all():
    precisions = list(Event.objects.values_list("date_precision", flat=True))
    assert {p: precisions.count(p) for p in set(precisions)} == {
        DatePrecision.DAY: 6,
        DatePrecision.EDITION: 8,
        DatePrecision.NONE: 4,
    }


def test_every_audience_has_its_place_in_our_words():
    words = {item["audience_fr"] for item in ITEMS.values()} - {None}
    assert words == set(AUDIENCES_OF)
    event = one("ev-2022-reporting-workshop")
    assert event.audiences == [Audience.PROFESSIONALS, Audience.ASSOCIATIONS]
    assert "« professionnels et société civile »" in event.internal_notes


def test_venues_of_the_sources():
    school = one("ev-sid2022-almoukawama").venue
    assert (school.name_fr, school.kind, school.city.name_fr) == (
        "Collège Almoukawama",
        "school",
        "Salé",
    )
    seat = one("ev-2023-convention-signing").venue
    assert seat.name_fr.startswith("Siège du Ministère de la Jeunesse")
    assert (seat.city, seat.region) == (None, None)


def test_functions_in_protocol_order_with_or_without_a_name():
    people = one("ev-sid2022-conference").people.select_related("person").order_by("sort_order")
    assert [(p.role, (p.person and p.person.function_fr) or p.function_fr) for p in people] == [
        (
            PersonRole.CHAIR,
            "Secrétaire Général du Ministère de l’Education Nationale, "
            "du Préscolaire et des Sports",
        ),
        (PersonRole.GUEST, "Cheffe du bureau du Conseil de l’Europe"),
        (PersonRole.GUEST, "Président du CMRPI"),
        (PersonRole.GUEST, "directrice du Programme GENIE"),
    ]


def test_projects_span_editions():
    event = one("ev-sid2022-almoukawama")
    assert (event.edition.slug, event.project.slug) == (
        "safer-internet-day-2022",
        "pilot-resource-teams",
    )
    assert one("ev-pilot-teacher-training").edition is None


def test_an_organiser_without_printed_words_has_none():
    roles = one("ev-2023-convention-signing").partner_roles.order_by("sort_order")
    assert [(r.institution.slug, r.code, r.wording_fr) for r in roles] == [
        ("mjcc", "organiser", None),
        ("cmrpi", "organiser", None),
    ]


def test_publications_say_that_the_day_is_not_known():
    facts = one("ev-2022-youth-forum").publication.facts
    assert (facts["precision"], facts["start_date"]) == ("edition", None)
    assert one("ev-2022-launch").publication.starts_on == date(2022, 12, 1)
