"""Venues, schools and towns of a row, found in one's own regions and nowhere else."""

from collections.abc import Callable

import pytest

from campaign_site.core.imports.lines import Choices
from campaign_site.core.models import City, Region
from campaign_site.core.permissions.scope import Scope
from campaign_site.core.spreadsheets.problems import Action
from events.importing.places import PlaceReader
from events.importing.reference import Reference, chunks, names_of
from events.models import Event
from partners.importing.findings import Findings
from tests.factories import EventFactory, SchoolFactory, VenueFactory

Read = Callable[..., tuple[dict[str, str], list[str]]]


@pytest.fixture
def marrakech(edition) -> Region:
    return Region.objects.get(code="MA-07")


@pytest.fixture
def rabat(edition) -> Region:
    return Region.objects.get(code="MA-04")


@pytest.fixture
def read(marrakech) -> Read:
    """Ids that were found and codes of what was said, for somebody of Marrakech."""

    def places(
        *, national: bool = False, current: Event | None = None, agreed: str = "", **cells: str
    ) -> tuple[dict[str, str], list[str]]:
        scope = Scope(national=national, region_ids=frozenset({marrakech.pk}))
        reference = Reference.load(
            scope=scope, slugs=[], school_codes=[cells.get("school", "").upper()]
        )
        found = Findings(
            line=2, cells=cells, headings={}, choices=Choices(accepted=frozenset({agreed}))
        )
        values = PlaceReader(reference).read(found, current)
        return {c: v for c, v in values.items() if v}, [p.code for p in found.problems]

    return places


def test_a_region_in_any_language_and_spelling(read, marrakech) -> None:
    for text in ("Marrakech-Safi", "marrakech safi", "مراكش-آسفي", "Région de Marrakech-Safi"):
        values, _said = read(region_fr=text)
        assert values == {"region_fr": str(marrakech.pk)}


def test_nothing_said_is_nothing_found(read) -> None:
    assert read() == ({}, [])
    assert read(region_fr=" ", venue="", city_fr="") == ({}, [])


def test_another_region_is_refused_with_all_that_lies_there(read, rabat) -> None:
    SchoolFactory(gresa_code="99009R", region=rabat)
    VenueFactory(name_fr="Salle", region=rabat)
    town = City.objects.filter(region=rabat).first()
    assert read(region_fr="Rabat-Salé-Kénitra", venue="Salle")[1] == ["event_region_not_yours"]
    assert read(school="99009R")[1] == ["school_unknown"]
    assert read(venue="Salle")[1] == ["venue_unknown"]
    assert read(city_fr=town.name_fr)[1] == ["town_unknown"]
    values, said = read(national=True, school="99009R", venue="Salle", city_fr=town.name_fr)
    assert (set(values), said) == ({"school", "venue", "city_fr"}, [])


def test_a_town_brings_its_name_in_both_languages(read, marrakech) -> None:
    town = City.objects.filter(region=marrakech).order_by("-population").first()
    for text in (town.name_fr.upper(), town.name_ar):
        assert read(city_fr=text) == ({"city_fr": str(town.pk)}, [])


def test_a_town_outside_the_named_province_is_asked_about(read, marrakech) -> None:
    towns = City.objects.filter(region=marrakech).order_by("province_id")
    one, other = towns.first(), towns.last()
    assert one.province_id != other.province_id
    values, said = read(province_fr=one.province.name_fr, city_fr=other.name_fr)
    assert "city_fr" not in values
    assert said[-1] == "town_unknown"


def test_a_venue_without_region_is_everybodys(read) -> None:
    national = VenueFactory(name_fr="Bibliothèque nationale", region=None)
    assert read(venue="bibliotheque NATIONALE") == ({"venue": str(national.pk)}, [])


def test_of_two_venues_the_one_of_the_town_or_region_is_meant(read, marrakech) -> None:
    town = City.objects.filter(region=marrakech).first()
    near = VenueFactory(name_fr="Maison des jeunes", region=marrakech, city=town)
    VenueFactory(name_fr="Maison des jeunes", region=marrakech, city=None)
    VenueFactory(name_fr="Maison des jeunes", region=None)
    assert read(venue="Maison des jeunes")[1] == ["venue_ambiguous"]
    values, said = read(venue="Maison des jeunes", city_fr=town.name_fr)
    assert (values["venue"], said) == (str(near.pk), [])


def test_what_an_event_has_already_may_be_named_again(read, marrakech, rabat) -> None:
    elsewhere = VenueFactory(name_fr="Ailleurs", region=rabat)
    school = SchoolFactory(gresa_code="99009R", region=rabat)
    event = EventFactory(region=marrakech, venue=elsewhere, school=school)
    values, said = read(current=event, venue="ailleurs", school="99009r")
    assert (values, said) == ({"venue": str(elsewhere.pk), "school": str(school.pk)}, [])


def test_an_unknown_place_waits_for_an_answer(read) -> None:
    assert read(venue="Nulle part")[1] == ["venue_unknown"]
    # Agreed to or not, it is told; only the line's fate differs.
    assert read(venue="Nulle part", agreed="venue_unknown")[1] == ["venue_unknown"]


def test_an_unknown_school_cannot_be_agreed_away(read, edition) -> None:
    reference = Reference.load(
        scope=Scope(national=True, region_ids=frozenset()), slugs=[], school_codes=[]
    )
    found = Findings(line=2, cells={"school": "99999Z"}, headings={}, choices=Choices())
    PlaceReader(reference).read(found, None)
    assert [problem.action for problem in found.problems] == [Action.REJECT]


@pytest.mark.parametrize("cell", ["=1+1", "<b>x</b>", "Salle \ufffd"])
def test_hostile_names_are_no_places(read, cell) -> None:
    values, said = read(venue=cell)
    assert values == {}
    assert said
    assert "venue_unknown" not in said


def test_names_are_folded_in_every_language() -> None:
    venue = VenueFactory.build(name_fr="École", name_ar="مَدرسة", name_en="")
    assert names_of(venue) == {"ecole", "مدرسه"}


def test_chunks_hold_each_value_once() -> None:
    assert list(chunks(["b", "", "a", "b"])) == [["a", "b"]]
    assert [len(chunk) for chunk in chunks(str(n) for n in range(12_000))] == [5000, 5000, 2000]
    assert list(chunks([])) == []
