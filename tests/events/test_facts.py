from datetime import date

import pytest

from events.enums import DatePrecision, EventStatus, PersonRole
from events.facts import (
    announced_facts,
    city_of,
    differs,
    digest,
    page_facts,
    place_of,
    public_facts,
    search_words,
    seats_left,
    texts_of,
)
from events.models import Event
from tests.factories import (
    CityFactory,
    EditionFactory,
    EventFactory,
    EventPersonFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    ProjectFactory,
    ProvinceFactory,
    RegionFactory,
    SchoolFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db
# The shape that lists, filters and the programming interface rely on.
MEMBERS = {
    "slug", "kind", "status", "precision", "region", "province", "city",
    "start_date", "end_date", "start_time", "end_time", "starts_at", "ends_at",
    "title", "summary", "place", "city_name",
    "audiences", "levels", "languages", "access", "open_to_press", "online",
    "capacity", "seats_left", "full",
    "registration", "registration_opens", "registration_closes", "registration_url",
    "parent", "project", "edition", "organisers",
    "latitude", "longitude", "cover", "took_place", "is_synthetic",
}  # fmt: skip


def loaded(event: Event) -> Event:
    return Event.objects.for_publication().get(pk=event.pk)


def facts(**fields) -> dict:
    return public_facts(loaded(EventFactory(**fields)))


def test_facts_have_their_members_and_no_other():
    assert set(facts()) == MEMBERS


def test_nothing_known_is_none_or_empty_never_absent():
    told = facts(no_date=True, edition=None, project=ProjectFactory(slug="p"))
    for name in ("region", "province", "city", "start_date", "starts_at", "capacity", "cover"):
        assert told[name] is None, name
    for name in ("place", "city_name", "audiences", "organisers"):
        assert not told[name], name
    assert (told["edition"], told["project"]) == (None, "p")


def test_dates_and_hours_are_text():
    told = facts(
        end_date=date(2026, 12, 2),
        registration_opens=date(2026, 11, 1),
        registration_closes=date(2026, 11, 30),
    )
    assert (told["start_date"], told["end_date"]) == ("2026-12-01", "2026-12-02")
    assert (told["start_time"], told["end_time"]) == ("10:00", "12:00")
    assert told["registration_opens"] == "2026-11-01"
    assert told["registration_closes"] == "2026-11-30"


def test_hours_of_an_unknown_day_are_not_told():
    told = facts(date_precision=DatePrecision.MONTH)
    assert told["start_date"] == "2026-12-01"
    assert (told["start_time"], told["starts_at"]) == (None, None)


def test_a_venue_stands_before_a_school():
    venue, school = VenueFactory(), SchoolFactory()
    assert place_of(loaded(EventFactory(venue=venue, school=school))) == venue
    assert place_of(loaded(EventFactory(school=school))) == school
    assert place_of(loaded(EventFactory())) is None


def test_the_events_own_town_stands_before_that_of_its_place():
    own, other = CityFactory(), CityFactory()
    venue = VenueFactory(city=other)
    assert city_of(loaded(EventFactory(venue=venue, city=own))) == own
    assert city_of(loaded(EventFactory(venue=venue))) == other


def test_an_event_is_filed_under_the_province_of_its_place_or_town():
    province = ProvinceFactory()
    city = CityFactory(province=province)
    assert facts(province=province)["province"] == province.code_hcp
    assert facts(venue=VenueFactory(province=province))["province"] == province.code_hcp
    assert facts(city=city)["province"] == province.code_hcp
    assert facts(venue=VenueFactory(city=city))["province"] == province.code_hcp


def test_only_the_organiser_says_which_region_an_event_belongs_to():
    region = RegionFactory()
    assert facts(region=region)["region"] == region.code
    assert facts(city=CityFactory(province__region=region))["region"] is None


@pytest.mark.parametrize(
    ("fields", "online"),
    [
        ({}, False),
        ({"online_url": "https://example.org/"}, True),
        ({"status": EventStatus.MOVED_ONLINE}, True),
    ],
)
def test_online(fields, online):
    assert facts(**fields)["online"] is online


@pytest.mark.parametrize(
    ("capacity", "promised", "left"), [(None, 0, None), (30, 10, 20), (30, 30, 0), (30, 31, 0)]
)
def test_seats(capacity, promised, left):
    event = EventFactory.build(edition=None, capacity=capacity, heads_promised=promised)
    assert seats_left(event) == left


@pytest.mark.parametrize("known", [None, False, True])
def test_whether_it_took_place_is_told_as_far_as_it_is_known(known):
    assert facts(took_place=known)["took_place"] is known


def test_an_event_of_the_demonstration_is_invented():
    assert facts(edition=EditionFactory(is_demonstration=True))["is_synthetic"] is True
    assert facts()["is_synthetic"] is False


def test_a_session_names_its_whole():
    whole = EventFactory(slug="whole")
    assert facts(parent=whole)["parent"] == "whole"


def test_institutions_are_in_order_of_protocol():
    event = EventFactory()
    for order, slug in ((3, "c"), (1, "a"), (2, "b")):
        PartnerRoleFactory(event=event, sort_order=order, institution__slug=slug)
    told = public_facts(loaded(event))["organisers"]
    assert [one["institution"] for one in told] == ["a", "b", "c"]


def test_texts_that_are_blank_are_absent():
    assert texts_of(EventFactory(title_ar="  ", title_en=None), "title").keys() == {"fr"}
    assert texts_of(None, "title") == {}


def test_what_is_announced_has_three_parts():
    told = announced_facts(loaded(EventFactory(venue=VenueFactory(name_fr="Théâtre"))))
    assert set(told) == {"status", "date", "place"}
    assert "starts_at" not in told["date"]
    assert told["place"]["name"]["fr"] == "Théâtre"


@pytest.mark.parametrize(
    ("kind", "change", "expected"),
    [
        ("date", {"start_time": "11:00"}, True),
        ("date", {}, False),
        ("place", {"place": "venue-2"}, True),
        ("place", {"online": True}, True),
        ("place", {"city": "01.001"}, True),
        ("place", {"name": {"fr": "Autre nom"}}, False),
        ("place", {"city_name": {"fr": "Autre nom"}}, False),
    ],
)
def test_what_counts_as_another_date_or_place(kind, change, expected):
    before = {
        "date": {"start_date": "2026-12-01", "start_time": "10:00"},
        "place": {"place": "venue-1", "city": None, "online": False, "name": {}, "city_name": {}},
    }[kind]
    assert differs(kind, before, before | change) is expected


def test_a_venue_and_a_school_with_the_same_number_are_two_places():
    venue = announced_facts(loaded(EventFactory(venue=VenueFactory(pk=77))))["place"]
    school = announced_facts(loaded(EventFactory(school=SchoolFactory(pk=77))))["place"]
    assert differs("place", venue, school)


def test_the_digest_is_that_of_the_content_whatever_its_order():
    assert digest({"a": 1, "b": ["é"]}) == digest({"b": ["é"], "a": 1})
    assert digest({"a": 1}) != digest({"a": 2})
    assert len(digest()) == 64


@pytest.mark.parametrize(
    "change",
    [
        {"description_fr": [("paragraph", "<p>Texte</p>")]},
        {"online_url": "https://example.org/room"},
        {"group_max": 30},
        {"change_reason_ar": "سبب"},
    ],
)
def test_what_only_the_page_says_is_part_of_what_is_public(change):
    event = EventFactory()
    before = digest(page_facts(loaded(event)))
    for name, value in change.items():
        setattr(event, name, value)
    event.save()
    assert digest(page_facts(loaded(event))) != before


def test_people_are_part_of_it_too():
    event = EventFactory()
    before = digest(page_facts(loaded(event)))
    EventPersonFactory(event=event, role=PersonRole.CHAIR)
    assert digest(page_facts(loaded(event))) != before


def test_notes_for_organisers_are_not():
    event = EventFactory()
    before = digest(page_facts(loaded(event)), public_facts(loaded(event)))
    event.internal_notes = "secret"
    event.save()
    assert digest(page_facts(loaded(event)), public_facts(loaded(event))) == before


def test_an_event_is_found_by_everything_that_names_it():
    school = SchoolFactory(name_fr="Lycée Ibn Sina", city=CityFactory(name_fr="Témara"))
    who = InstitutionFactory(name_fr="Ministère", acronym="MENPS", aliases=["Education"])
    event = EventFactory(
        school=school,
        region=school.region,
        summary_fr="Une rencontre",
        kind__name_fr="Table ronde",
        parent=EventFactory(title_fr="Parcours"),
        project=ProjectFactory(title_fr="Programme Amane"),
    )
    PartnerRoleFactory(event=event, institution=who)
    words = search_words(loaded(event))
    for word in [
        "rencontre",
        "ronde",
        "parcours",
        "amane",
        "sina",
        "temara",
        "ministere",
        "menps",
        "education",
    ]:
        assert f" {word}" in words, word
