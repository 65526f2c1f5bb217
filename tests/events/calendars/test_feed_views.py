import gzip
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from campaign_site.core.former_addresses import record_former_slug
from events.enums import EditionState, EventStatus
from tests.factories import (
    EditionFactory,
    EventFactory,
    EventKindFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    ProjectFactory,
    RegionFactory,
    publish,
    published_event,
)

from .lines import calendar, components, events

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
ABSURD = [
    "region=MA-99",
    "region=' OR 1=1 --",
    "kind=nothing",
    "status=canceled",
    "from=2026-13-01",
    "day=99999-01-01",
    "day=x" * 50,
    "free=yes",
    "level=" + "9" * 3000,
    "institution=../../etc",
    "institution=nobody",
]


@pytest.fixture
def edition():
    return EditionFactory(slug="2026")


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def feed(client, path="/fr/calendar/2026.ics", **headers) -> bytes:
    response = client.get(path, headers=headers)
    assert response.status_code == 200
    return body(response)


def titles(data: bytes) -> list[str]:
    return [event["SUMMARY"].text for event in events(data)]


def test_a_feed_holds_the_editions_events_in_order(client, edition):
    published_event(edition=edition, title_fr="Deux", start_date=date(2026, 12, 2))
    published_event(edition=edition, title_fr="Un", start_date=date(2026, 12, 1))
    published_event(title_fr="Autre édition")
    data = feed(client)
    assert titles(data) == ["Un", "Deux"]
    assert calendar(data)["NAME"].text == edition.title_fr


def test_each_language_has_its_feed_and_the_same_uids(client, edition):
    published_event(edition=edition, title_fr="Atelier", title_ar="ورشة", title_en="Workshop")
    found = {lang: feed(client, f"/{lang}/calendar/2026.ics") for lang in ("ar", "fr", "en")}
    assert [titles(data) for data in found.values()] == [["ورشة"], ["Atelier"], ["Workshop"]]
    assert len({events(data)[0]["UID"].value for data in found.values()}) == 1


def test_drafts_undated_and_withdrawn_events_are_in_no_feed(client, edition):
    publish_nothing = EventFactory(edition=edition, draft=True)
    publish_nothing.save_revision()
    published_event(edition=edition, no_date=True)
    published_event(edition=edition).unpublish()
    data = feed(client)
    assert events(data) == []
    assert components(data, "VTIMEZONE")


def test_a_draft_of_a_published_event_is_not_told(client, edition):
    event = published_event(edition=edition, title_fr="Annoncé")
    event.title_fr = "Brouillon"
    event.save_revision()
    assert titles(feed(client)) == ["Annoncé"]


def test_a_cancelled_event_stays_and_says_so(client, edition):
    event = published_event(edition=edition, title_fr="Atelier", at=AT)
    event.status = EventStatus.CANCELLED
    event.save()
    publish(event, at=LATER)
    told = events(feed(client))[0]
    assert (told["STATUS"].value, told["SEQUENCE"].value) == ("CANCELLED", "1")
    with translation.override("fr"):
        assert told["SUMMARY"].text.startswith(str(EventStatus.CANCELLED.label))


def test_filters_are_those_of_the_programme(client, edition):
    region, kind, who = RegionFactory(), EventKindFactory(), InstitutionFactory()
    chosen = EventFactory(edition=edition, region=region, kind=kind, title_fr="Choisi")
    PartnerRoleFactory(event=chosen, institution=who)
    publish(chosen)
    published_event(edition=edition, title_fr="Autre")
    for query in (
        f"region={region.code}",
        f"kind={kind.code}",
        f"institution={who.slug}",
        f"region={region.code}&kind={kind.code}&institution={who.slug}&from=2026-12-01",
    ):
        data = feed(client, f"/fr/calendar/2026.ics?{query}")
        assert titles(data) == ["Choisi"]
    name = calendar(feed(client, f"/fr/calendar/2026.ics?region={region.code}"))["NAME"].text
    assert name.startswith(edition.title_fr)
    assert name.endswith(region.name_fr)


def test_the_order_of_parameters_makes_no_other_feed(client, edition):
    published_event(edition=edition)
    one = feed(client, "/fr/calendar/2026.ics?status=scheduled&from=2026-12-01&utm_source=x")
    two = feed(client, "/fr/calendar/2026.ics?from=2026-12-01&status=scheduled")
    assert one == two


def test_everything_in_one_calendar_whatever_the_edition(client, edition):
    region = RegionFactory()
    published_event(edition=edition, region=region, title_fr="A")
    published_event(region=region, title_fr="B")
    published_event(edition=None, project=ProjectFactory(), region=region, title_fr="C")
    published_event(title_fr="Ailleurs")
    data = feed(client, f"/fr/calendar/all.ics?region={region.code}")
    assert sorted(titles(data)) == ["A", "B", "C"]


def test_headers_of_a_feed(client, edition):
    published_event(edition=edition, at=AT)
    response = client.get("/fr/calendar/2026.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=300"
    assert response["Vary"] == "Accept-Encoding"
    assert response["Last-Modified"] == "Tue, 03 Nov 2026 08:00:00 GMT"
    assert not response["ETag"].startswith("W/")
    assert 'filename="2026.ics"' in response["Content-Disposition"]
    assert int(response["Content-Length"]) == len(body(response))
    assert not response.cookies


def test_two_reads_are_the_same_bytes(client, edition):
    published_event(edition=edition)
    assert feed(client) == feed(client)


def test_who_has_it_gets_no_body(client, edition):
    published_event(edition=edition)
    first = client.get("/fr/calendar/2026.ics")
    again = client.get("/fr/calendar/2026.ics", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Vary"] == "Accept-Encoding"
    since = {"If-Modified-Since": first["Last-Modified"]}
    assert client.get("/fr/calendar/2026.ics", headers=since).status_code == 304


def test_another_etag_wins_over_the_time(client, edition):
    published_event(edition=edition)
    headers = {
        "If-None-Match": '"other"',
        "If-Modified-Since": client.get("/fr/calendar/2026.ics")["Last-Modified"],
    }
    assert client.get("/fr/calendar/2026.ics", headers=headers).status_code == 200


def test_compressed_bytes_have_their_own_etag(client, edition):
    published_event(edition=edition)
    plain = client.get("/fr/calendar/2026.ics")
    zipped = client.get("/fr/calendar/2026.ics", headers={"Accept-Encoding": "br, gzip"})
    assert zipped["Content-Encoding"] == "gzip"
    assert zipped["ETag"] != plain["ETag"]
    data = body(zipped)
    assert int(zipped["Content-Length"]) == len(data)
    assert gzip.decompress(data) == body(plain)
    refused = client.get("/fr/calendar/2026.ics", headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused


def test_head_has_the_headers_of_get(client, edition):
    published_event(edition=edition)
    got, head = client.get("/fr/calendar/2026.ics"), client.head("/fr/calendar/2026.ics")
    assert head.content == b""
    for name in ("ETag", "Content-Length", "Content-Type", "Last-Modified", "Vary"):
        assert head[name] == got[name]


def test_a_change_is_in_the_next_answer(client, edition):
    event = published_event(edition=edition, title_fr="Avant", at=AT)
    before = client.get("/fr/calendar/2026.ics")
    event.title_fr = "Après"
    event.save()
    publish(event, at=LATER)
    after = client.get("/fr/calendar/2026.ics", headers={"If-None-Match": before["ETag"]})
    assert titles(body(after)) == ["Après"]


def test_a_change_elsewhere_leaves_bytes_and_etag_alone(client, edition):
    published_event(edition=edition, at=AT)
    before = client.get("/fr/calendar/2026.ics")
    published_event(at=LATER)
    after = client.get("/fr/calendar/2026.ics")
    assert (after["ETag"], after["Last-Modified"]) == (before["ETag"], before["Last-Modified"])


def test_a_withdrawn_event_is_told_even_to_who_asks_by_time_alone(client, edition):
    published_event(edition=edition, at=LATER)
    event = published_event(edition=edition, at=AT)
    before = client.get("/fr/calendar/2026.ics")
    event.unpublish()
    since = {"If-Modified-Since": before["Last-Modified"]}
    answer = client.get("/fr/calendar/2026.ics", headers=since)
    assert answer.status_code == 200
    assert len(events(body(answer))) == 1


def leave_for_another_region(event):
    event.region = RegionFactory()


def lose_its_day(event):
    event.start_date, event.date_precision = None, "none"


@pytest.mark.parametrize("change", [leave_for_another_region, lose_its_day])
def test_so_is_an_event_that_left_this_feed_alone(client, edition, change):
    region = RegionFactory()
    published_event(edition=edition, region=region, at=AT)
    event = published_event(edition=edition, region=region, at=AT)
    address = f"/fr/calendar/2026.ics?region={region.code}"
    before = client.get(address)
    change(event)
    event.save()
    publish(event, at=LATER)
    answer = client.get(address, headers={"If-Modified-Since": before["Last-Modified"]})
    assert answer.status_code == 200
    assert len(events(body(answer))) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_a_feed(client, edition, count, django_assert_num_queries):
    for _number in range(count):
        published_event(edition=edition)
    # version, edition with campaign, newest change in it, of all, newest removal, events
    with django_assert_num_queries(6):
        tag = client.get("/fr/calendar/2026.ics")["ETag"]
    with django_assert_num_queries(1):
        assert client.get("/fr/calendar/2026.ics").status_code == 200
    with django_assert_num_queries(1):
        headers = {"If-None-Match": tag}
        assert client.get("/fr/calendar/2026.ics", headers=headers).status_code == 304


def test_a_file_that_vanished_is_made_again(client, edition, settings):
    published_event(edition=edition)
    first = feed(client)
    for path in settings.FEED_CACHE_DIR.glob("*.ics*"):
        path.unlink()
    assert feed(client) == first


@pytest.mark.parametrize("query", ABSURD)
def test_absurd_filters_are_told_in_plain_text(client, edition, query):
    response = client.get(f"/ar/calendar/2026.ics?{query}")
    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/plain")


def test_an_unknown_edition_is_not_found(client):
    assert client.get("/fr/calendar/nothing.ics").status_code == 404


def test_an_edition_in_preparation_is_not_found(client, edition):
    edition.state = EditionState.PREPARING
    edition.save()
    assert client.get("/fr/calendar/2026.ics").status_code == 404


def test_a_renamed_edition_keeps_its_subscribers(client, edition):
    record_former_slug(kind="events.edition", object_id=edition.pk, old="old", new="2026")
    response = client.get("/fr/calendar/old.ics?press=1")
    assert response.status_code == 301
    assert response["Location"] == "/fr/calendar/2026.ics?press=1"


def test_a_renamed_institution_keeps_its_subscribers(client, edition):
    who = InstitutionFactory(slug="old", name_fr="Centre")
    event = EventFactory(edition=edition, title_fr="Atelier")
    PartnerRoleFactory(event=event, institution=who)
    publish(event)
    paths = ["/fr/calendar/all.ics?institution=old", "/fr/calendar/2026.ics?institution=old"]
    assert [titles(feed(client, path)) for path in paths] == [["Atelier"]] * 2
    who.slug = "new"
    who.save()
    for path in (*paths, "/fr/calendar/all.ics?institution=new"):
        data = feed(client, path)
        assert titles(data) == ["Atelier"]
        assert calendar(data)["NAME"].text.endswith("Centre")


def test_an_institution_without_events_has_an_empty_calendar(client, edition):
    InstitutionFactory(slug="quiet")
    assert titles(feed(client, "/fr/calendar/2026.ics?institution=quiet")) == []


def test_a_feed_is_only_read(client, edition):
    assert client.post("/fr/calendar/2026.ics").status_code == 405
