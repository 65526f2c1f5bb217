"""The tools with which invented events are written."""

from datetime import UTC, date, datetime

import pytest

from campaign_site.home.loading.demonstration import pictures
from campaign_site.home.loading.demonstration.dates import EditionDates
from campaign_site.home.loading.demonstration.regional import EVENTS_IN, Position
from campaign_site.home.loading.demonstration.stage import Stage, by_language, columns, stream
from tests.factories import (
    CityFactory,
    EditionFactory,
    EventFactory,
    EventKindFactory,
    InstitutionFactory,
    PersonFactory,
)

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
ON = date(2026, 11, 22)


@pytest.fixture
def stage(db) -> Stage:
    InstitutionFactory(slug="centre")
    return Stage(
        edition=EditionFactory(),
        dates=EditionDates.loaded_on(ON),
        at=AT,
        on=ON,
        pictures=[],
        people={"@someone": PersonFactory()},
    )


def test_one_column_per_language():
    assert columns("title", {"ar": "عنوان", "fr": "Titre"}) == {
        "title_ar": "عنوان",
        "title_fr": "Titre",
    }


def test_texts_by_language_and_nothing_else():
    assert by_language(["ar:مع", "fr:avec : tous", "xx:no"]) == {"ar": "مع", "fr": "avec : tous"}


def test_blocks_of_a_description():
    assert [block["type"] for block in stream(["Programme", "<ul></ul>", "Fin"])] == [
        "heading",
        "paragraph",
        "paragraph",
    ]
    assert stream(["a", "b", "Fin"])[2]["value"] == "<p>Fin</p>"


def test_an_address_is_given_once(stage):
    EventFactory(slug="atelier-rabat")
    stage.slugs.add("atelier-rabat")
    assert stage.free_slug("atelier", "Rabat") == "atelier-rabat-2"
    assert stage.free_slug("atelier", "Rabat") == "atelier-rabat-3"
    assert stage.free_slug("atelier", "Béni Mellal") == "atelier-beni-mellal"


def test_addresses_of_existing_events_are_taken(db):
    EventFactory(slug="forum")
    fresh = Stage(
        edition=EditionFactory(),
        dates=EditionDates.loaded_on(ON),
        at=AT,
        on=ON,
        pictures=[],
        people={},
    )
    assert fresh.free_slug("forum") == "forum-2"


def test_a_town_has_one_venue_of_a_name(stage):
    city, other = CityFactory(), CityFactory()
    words = {"ar": "دار الشباب", "fr": "Maison des jeunes", "en": "Youth centre"}
    first = stage.venue(words=words, kind="youth_centre", city=city, capacity=90)
    again = stage.venue(words=words, kind="youth_centre", city=city, capacity=90)
    elsewhere = stage.venue(words=words, kind="youth_centre", city=other)
    assert first is again
    assert first != elsewhere
    assert (first.region, first.province) == (city.region, city.province)
    assert first.sources["name_fr"][0]["quote"] == "exemple"


def test_live_events_are_dated_and_drafts_are_not(stage):
    kind = EventKindFactory()
    texts = columns("title", {"fr": "Titre"})
    live = stage.event(kind=kind, slug="a", start_date=ON, **texts)
    draft = stage.event(kind=kind, slug="b", start_date=ON, live=False, **texts)
    assert (live.first_published_at, live.has_unpublished_changes) == (AT, False)
    assert (draft.first_published_at, draft.has_unpublished_changes) == (None, True)
    assert live.is_synthetic and draft.is_synthetic
    assert live.edition == stage.edition


def test_roles_keep_their_order_and_words(stage):
    event = EventFactory()
    stage.give_roles(
        event, [["centre", "organiser", "fr:organisé par le"], ["centre", "trainer", "ar:بتأطير"]]
    )
    roles = event.partner_roles.order_by("sort_order")
    assert [(role.code, role.wording_fr, role.wording_ar) for role in roles] == [
        ("organiser", "organisé par le", None),
        ("trainer", None, "بتأطير"),
    ]


def test_people_by_name_or_by_function(stage):
    event = EventFactory()
    stage.give_people(event, [["chair", "fr:Président", "ar:رئيس"], ["speaker", "@someone"]])
    chair, speaker = event.people.order_by("sort_order")
    assert (chair.person, chair.function_fr, chair.function_ar) == (None, "Président", "رئيس")
    assert (speaker.person, speaker.function_fr) == (stage.people["@someone"], None)


@pytest.mark.parametrize(
    ("number", "step", "offset", "expected"),
    [(0, 4, 0, True), (5, 4, 1, True), (5, 4, 0, False), (9, 3, 12, True)],
)
def test_positions(number, step, offset, expected):
    assert Position(number, 0, 0).every(step, offset) is expected


def test_about_a_hundred_regional_events():
    assert sum(EVENTS_IN.values()) == 101
    assert set(EVENTS_IN) == {f"MA-{number:02}" for number in range(1, 13)}


@pytest.mark.django_db
def test_pictures_are_drawn_once_and_differ():
    drawn = pictures.make_pictures()
    assert pictures.make_pictures() == drawn
    assert len({picture.file_hash for picture in drawn}) == 4
    assert all(picture.file.name.endswith(".png") for picture in drawn)
