from datetime import UTC, date, datetime, timedelta

import pytest

from events.enums import EditionState
from tests.factories import (
    EditionFactory,
    EventFactory,
    EventKindFactory,
    EventPersonFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    RegionFactory,
    publish,
    published_event,
)

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)
LISTS = ["events", "editions", "institutions", "regions"]
ABSURD = [
    "limit=0",
    "limit=101",
    "limit=-1",
    "limit=٣",
    "limit=" + "9" * 400,
    "cursor=x",
    "cursor=%D9%88",
    "cursor=" + "A" * 3000,
    "cursor=MXwyfDM",
    "updated_since=yesterday",
    "updated_since=2026-12-01T10:00:00",
    "updated_since=0001-01-01T00:00:00%2B14:00",
    "updated_since=9999-12-31T23:59:59-14:00",
    "region=MA-99",
    "region='",
    "kind=none",
    "institution=nobody",
    "edition=none",
    "from=2026-02-30",
    "status=lost",
]


def hours(number: int) -> datetime:
    return AT + timedelta(hours=number)


def answer(client, path: str, status: int = 200) -> dict:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status, response.content
    return response.json()


def slugs(body: dict) -> list[str]:
    return [one.get("slug", "removed") for one in body["results"]]


def walk(client, path: str) -> list[dict]:
    """Every page of a list, as a client follows it."""
    found, url = [], f"http://localhost:8000/api/v1/{path}"
    while url:
        body = answer(client, url.partition("/api/v1/")[2])
        found.append(body)
        url = body["next"]
    return found


def test_events_come_in_the_order_in_which_they_changed(client):
    first = published_event(slug="a", at=hours(1))
    published_event(slug="b", at=hours(2))
    first.title_fr = "Autre"
    first.save()
    publish(first, at=hours(3))
    assert slugs(answer(client, "events/")) == ["b", "a"]


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
def test_pages_hold_everything_once_even_at_the_same_time(client, limit):
    for number in range(6):
        published_event(slug=f"e{number}", at=AT)
    published_event(slug="gone", at=AT).unpublish()
    pages = walk(client, f"events/?limit={limit}")
    assert all(len(page["results"]) <= limit for page in pages)
    everything = [slug for page in pages for slug in slugs(page)]
    assert sorted(everything) == ["e0", "e1", "e2", "e3", "e4", "e5", "removed"]


def test_the_last_cursor_asks_for_what_changed_since(client):
    published_event(at=AT)
    body = answer(client, "events/")
    assert body["next"] is None
    again = answer(client, f"events/?cursor={body['cursor']}")
    assert (again["results"], again["cursor"]) == ([], body["cursor"])
    published_event(slug="new", at=hours(1))
    assert slugs(answer(client, f"events/?cursor={body['cursor']}")) == ["new"]


def test_changes_since_a_time(client):
    published_event(slug="old", at=AT)
    published_event(slug="new", at=hours(2))
    for since in (
        "2026-11-03T10:00:00Z",
        "2026-11-03T11:00:00%2B01:00",
        "2026-11-03T11:00:00+01:00",
    ):
        assert slugs(answer(client, f"events/?updated_since={since}")) == ["new"]
    assert slugs(answer(client, "events/?updated_since=2026-11-03")) == ["old", "new"]
    assert slugs(answer(client, "events/?updated_since=2026-11-04")) == []


def test_a_mirror_learns_of_removals_and_returns(client):
    event = published_event(slug="a", at=AT)
    body = answer(client, "events/")
    uid = body["results"][0]["id"]
    event.unpublish()
    gone = answer(client, f"events/?cursor={body['cursor']}")
    assert [(one["id"], one["removed"]) for one in gone["results"]] == [(uid, True)]
    assert answer(client, f"events/{uid}/", 404)["status"] == 404
    event.refresh_from_db()
    event.save_revision().publish()
    back = answer(client, f"events/?cursor={gone['cursor']}")
    assert [(one["id"], one["removed"]) for one in back["results"]] == [(uid, False)]


def test_an_institution_by_its_present_and_its_former_name(client):
    who = InstitutionFactory(slug="old")
    event = EventFactory(slug="with-it")
    PartnerRoleFactory(event=event, institution=who)
    publish(event)
    published_event(slug="without")
    who.slug = "new"
    who.save()
    InstitutionFactory(slug="quiet")
    assert slugs(answer(client, "events/?institution=new")) == ["with-it"]
    assert slugs(answer(client, "events/?institution=old")) == ["with-it"]
    assert slugs(answer(client, "events/?institution=quiet")) == []
    assert answer(client, "events/?institution=nobody", 400)["parameter"] == "institution"


def test_drafts_and_editions_in_preparation_are_not_told(client):
    EventFactory(draft=True)
    edition = EditionFactory(preparing=True)
    publish_me = EventFactory(edition=edition)
    publish_me.save_revision().publish()
    assert answer(client, "events/")["results"] == []
    assert str(edition.pk) not in [one["id"] for one in answer(client, "editions/")["results"]]
    answer(client, f"editions/{edition.pk}/", 404)


def test_an_edition_that_goes_back_to_preparation_is_removed(client):
    edition = EditionFactory()
    cursor = answer(client, "editions/")["cursor"]
    edition.state = EditionState.PREPARING
    edition.save()
    (gone,) = answer(client, f"editions/?cursor={cursor}")["results"]
    assert (gone["id"], gone["removed"]) == (str(edition.pk), True)


def test_a_deleted_institution_is_removed(client):
    who = InstitutionFactory()
    pk, cursor = who.pk, answer(client, "institutions/")["cursor"]
    who.delete()
    (gone,) = answer(client, f"institutions/?cursor={cursor}")["results"]
    assert (gone["id"], gone["removed"]) == (str(pk), True)


def test_filters_are_those_of_the_programme(client):
    region, kind, edition = RegionFactory(), EventKindFactory(), EditionFactory()
    published_event(
        slug="chosen",
        region=region,
        kind=kind,
        edition=edition,
        audiences=["pupils", "teachers"],
        open_to_press=True,
        title_fr="Débat sur le cyberharcèlement",
        start_date=date(2026, 12, 5),
    )
    published_event(slug="other", start_date=date(2026, 12, 9))
    for query in (
        f"region={region.code}",
        f"kind={kind.code}",
        f"edition={edition.slug}",
        "audience=teachers",
        "press=1",
        "q=cyber harcelement",
        "to=2026-12-05",
        "day=2026-12-05",
        "audience=pupils&audience=parents&status=scheduled",
    ):
        assert slugs(answer(client, f"events/?{query}")) == ["chosen"], query
    assert slugs(answer(client, "events/?from=2026-12-06")) == ["other"]


def test_every_language_side_by_side(client):
    published_event(title_fr="Atelier", title_ar="ورشة", title_en="")
    (event,) = answer(client, "events/")["results"]
    assert event["title"] == {"ar": "ورشة", "fr": "Atelier"}
    assert set(event["url"]) == {"ar", "fr", "en"}


def test_no_personal_data(client):
    region = RegionFactory(contact_email="region@example.org", contact_phone="+212500000000")
    event = EventFactory(region=region, internal_notes="SECRET", online_url="https://meet/SECRET")
    EventPersonFactory(event=event, person__name_fr="Nom Prénom")
    publish(event)
    for name in LISTS:
        text = client.get(f"/api/v1/{name}/").content.decode()
        for private in ("SECRET", "@", "Prénom", "+2125"):
            assert private not in text


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    # The version, live records, removed ones; events also their kinds.
    [("events/", 4), ("editions/", 3), ("institutions/", 3), ("regions/", 3)],
)
def test_queries(client, count, path, queries, django_assert_num_queries):
    for _number in range(count):
        region = RegionFactory()
        InstitutionFactory(region=region)
        published_event(region=region)
    with django_assert_num_queries(queries):
        assert len(answer(client, path)["results"]) == count
    with django_assert_num_queries(1):
        answer(client, path)


def test_a_filtered_list_takes_one_query_more(client, django_assert_num_queries):
    event = published_event(region=RegionFactory())
    query = f"region={event.region.code}&kind={event.kind.code}&edition={event.edition.slug}"
    with django_assert_num_queries(5):
        answer(client, f"events/?{query}")


@pytest.mark.parametrize("name", LISTS)
def test_headers(client, name):
    response = client.get(f"/api/v1/{name}/", headers={"Accept-Language": "fr"})
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert response["Vary"] == "Accept-Encoding"
    assert not response.cookies
    headers = {"If-None-Match": response["ETag"]}
    again = client.get(f"/api/v1/{name}/", headers=headers)
    assert (again.status_code, again.content) == (304, b"")
    assert client.head(f"/api/v1/{name}/")["ETag"] == response["ETag"]


def test_a_change_is_in_the_next_answer(client):
    published_event(slug="a", at=AT)
    answer(client, "events/")
    published_event(slug="b", at=hours(1))
    assert slugs(answer(client, "events/")) == ["a", "b"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_only_read(client, method):
    response = getattr(client, method)("/api/v1/events/")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response["Content-Type"] == "application/problem+json"


def test_other_sites_may_ask_with_an_etag(client):
    response = client.options("/api/v1/events/")
    assert response.status_code == 204
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert response["Access-Control-Allow-Headers"] == "If-None-Match"


@pytest.mark.parametrize("query", ABSURD)
def test_absurd_parameters_are_refused_in_words(client, query):
    body = answer(client, f"events/?{query}", 400)
    assert body["parameter"] == query.partition("=")[0]
    assert body["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "events/nothing/",
        "events/00000000-0000-0000-0000-000000000000/",
        "editions/0/",
        "editions/999999999999999999/",
        "institutions/99999999999999999999999999/",
        "regions/MA-99/",
        "nothing/",
    ],
)
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_what_does_not_exist_is_a_problem_not_a_page(client, path, language):
    response = client.get(f"/api/v1/{path}", headers={"Accept-Language": language})
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_a_forgotten_slash_is_mended(client):
    response = client.get("/api/v1/events")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/events/")


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_people_find_a_page_in_their_language(client, language):
    response = client.get("/api/v1/", headers={"Accept-Language": language})
    assert response["Location"] == f"/{language}/api/"
    page = client.get(response["Location"])
    assert page.status_code == 200
    assert page.content.decode().count("<h1") == 1
    for name in LISTS:
        assert f"/api/v1/{name}/" in page.content.decode()
