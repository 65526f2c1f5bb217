"""A change of anything an event quotes is in the next page, feed and file, in each language."""

import pytest

from events.enums import EditionState
from events.models import EventChange, Publication
from events.services.editions import move_edition
from tests.factories import (
    CityFactory,
    EventKindFactory,
    EventPersonFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    PersonFactory,
    ProvinceFactory,
    RegionFactory,
    VenueFactory,
    publish,
    published_event,
)

pytestmark = pytest.mark.django_db
NEW = {"fr": "Nouveau nom", "ar": "اسم جديد"}


@pytest.fixture
def quoted():
    """An event that quotes one record of each kind, all known to the public."""
    region = RegionFactory(code="MA-03")
    city = CityFactory(province=ProvinceFactory(region=region))
    records = {
        "region": region,
        "city": city,
        "venue": VenueFactory(city=city, region=region),
        "kind": EventKindFactory(),
        "institution": InstitutionFactory(),
        "person": PersonFactory(),
    }
    event = published_event(
        slug="atelier",
        edition__slug="sixth",
        region=region,
        venue=records["venue"],
        kind=records["kind"],
    )
    PartnerRoleFactory(event=event, institution=records["institution"])
    EventPersonFactory(event=event, person=records["person"])
    publish(event)
    return records


def texts(client, *paths: str) -> dict[str, str]:
    """Texts of pages and feeds, calendars with their folded lines put together."""
    found = {}
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        raw = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found[path] = raw.decode().replace("\r\n ", "")
    return found


# What each place says of a record; a list of one region does not repeat it on each card.
SAID = {
    "events/atelier/": {"region", "city", "venue", "kind", "institution", "person"},
    "editions/sixth/programme/": {"city", "venue", "kind"},
    "events/atelier.ics": {"venue", "city"},
    "calendar/sixth.ics": {"venue", "city"},
}


@pytest.mark.parametrize("name", ["region", "city", "venue", "kind", "institution", "person"])
def test_a_new_name_is_everywhere_at_once(client, quoted, name):
    paths = {f"/{lang}/{path}": (lang, path) for lang in NEW for path in SAID}
    assert not any(NEW[paths[at][0]] in text for at, text in texts(client, *paths).items())
    record = quoted[name]
    for lang, text in NEW.items():
        setattr(record, f"name_{lang}", text)
    record.save()
    for at, text in texts(client, *paths).items():
        lang, path = paths[at]
        if name in SAID[path]:
            assert NEW[lang] in text, (name, at)


def test_a_corrected_name_is_no_announcement(client, quoted):
    venue = quoted["venue"]
    before = Publication.objects.get()
    venue.name_fr = "Salle corrigée"
    venue.save()
    after = Publication.objects.get()
    assert after.sequence == before.sequence
    assert after.modified_at > before.modified_at
    assert not EventChange.objects.exists()


STATES = [
    (EditionState.PREPARING, 404),
    (EditionState.PUBLISHED, 200),
    (EditionState.RUNNING, 200),
    (EditionState.CLOSED, 200),
    (EditionState.ARCHIVED, 200),
]


def test_a_whole_life_of_an_edition_as_a_visitor_sees_it(client, quoted):
    edition = Publication.objects.get().edition
    paths = [f"/fr/{path}" for path in (*SAID, "editions/sixth/")]
    uid = Publication.objects.get().uid
    for state, status in STATES:
        move_edition(edition=edition, to=state, by=None)
        for path in paths:
            assert client.get(path).status_code == status, (state, path)
    assert Publication.objects.get().uid == uid
    assert Publication.objects.get().sequence == 0


def test_an_archived_edition_lets_none_of_its_events_be_changed(quoted):
    event = Publication.objects.get().event
    edition = event.edition
    for state in (EditionState.RUNNING, EditionState.CLOSED, EditionState.ARCHIVED):
        move_edition(edition=edition, to=state, by=None)
    event.refresh_from_db()
    with pytest.raises(Exception, match="archiv"):
        event.full_clean()
