"""The description and the real answers are held together."""

import pytest

from events.api.openapi import document
from events.enums import EditionState
from tests.factories import (
    CityFactory,
    EditionFactory,
    EventFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    ProjectFactory,
    RegionFactory,
    SchoolFactory,
    publish,
    published_event,
)

from .schema import problems

pytestmark = pytest.mark.django_db
ROOT = document("https://campaign.example")


def described(path: str, status: str = "200", media_type: str = "application/json") -> dict:
    return ROOT["paths"][path]["get"]["responses"][status]["content"][media_type]["schema"]


def answer(client, path: str, status: int = 200) -> dict:
    response = client.get(f"/api/v1{path}")
    assert response.status_code == status
    return response.json()


@pytest.fixture
def content():
    """Full and empty records of every kind, and one removed event."""
    region = RegionFactory(
        name_zgh="ⵔⴰⴱⴰⵟ", population=4_500_000, latitude="34.0", longitude="-6.8"
    )
    school = SchoolFactory(region=region, city=CityFactory(province__region=region))
    full = EventFactory(
        school=school,
        region=region,
        summary_fr="Résumé",
        capacity=30,
        audiences=["pupils"],
        levels=["primary"],
        languages=["ar", "fr"],
        access=["step_free"],
        registration_mode="schools",
        online_url="https://example.org/",
    )
    PartnerRoleFactory(event=full, institution=InstitutionFactory(region=region, acronym="AB"))
    publish(full)
    published_event(no_date=True, edition=None, project=ProjectFactory(), title_en="")
    EditionFactory(number=None, start_date=None, end_date=None, state=EditionState.ARCHIVED)
    InstitutionFactory(website="https://example.org/")
    published_event().unpublish()
    return full


@pytest.mark.parametrize("path", ["/events/", "/editions/", "/institutions/", "/regions/"])
def test_lists_are_as_described(client, content, path):
    body = answer(client, path)
    assert body["results"]
    assert problems(body, described(path), ROOT) == []


@pytest.mark.parametrize(
    ("list_path", "detail_path"),
    [
        ("/events/", "/events/{uid}/"),
        ("/editions/", "/editions/{id}/"),
        ("/institutions/", "/institutions/{id}/"),
        ("/regions/", "/regions/{code}/"),
    ],
)
def test_records_are_as_described_and_as_in_the_list(client, content, list_path, detail_path):
    for listed in answer(client, list_path)["results"]:
        path = f"{list_path}{listed['id']}/"
        if listed["removed"]:
            missing = described(detail_path, "404", "application/problem+json")
            assert problems(answer(client, path, 404), missing, ROOT) == []
        else:
            assert answer(client, path) == listed
            assert problems(listed, described(detail_path), ROOT) == []


def test_errors_are_as_described(client):
    body = answer(client, "/events/?limit=x", 400)
    schema = described("/events/", "400", "application/problem+json")
    assert problems(body, schema, ROOT) == []
    assert body["parameter"] == "limit"


def test_the_description_is_served_with_the_site_s_own_address(client, settings):
    body = answer(client, "/openapi.json")
    assert body["openapi"] == "3.1.0"
    assert body["servers"] == [{"url": f"{settings.SITE_BASE_URL}/api/v1"}]
    assert set(body["paths"]) == set(ROOT["paths"])


def test_every_described_parameter_is_taken(client):
    examples = {"level": "primary", "limit": "5", "press": "1", "free": "1", "lang": "ar"}
    examples |= {"audience": "pupils", "status": "scheduled", "q": "atelier"}
    examples |= dict.fromkeys(("from", "to", "day", "updated_since"), "2026-12-01")
    need_a_record = {"edition", "region", "province", "kind", "institution", "cursor"}
    for parameter in ROOT["paths"]["/events/"]["get"]["parameters"]:
        name = parameter["name"]
        if name not in need_a_record:
            assert answer(client, f"/events/?{name}={examples.get(name, 'x')}") is not None


@pytest.mark.parametrize(
    "wrong",
    [
        {"removed": False},
        {"id": 5},
        {"modified_at": "yesterday"},
        {"title": {"de": "Hallo"}},
        {"status": "lost"},
        {"more": 1},
        {"seats": {"capacity": -1, "left": None, "full": False}},
        {"open_to_press": 1},
    ],
)
def test_the_validator_sees_what_is_wrong(client, content, wrong):
    (event,) = [e for e in answer(client, "/events/")["results"] if e.get("summary")]
    schema = ROOT["components"]["schemas"]["Event"]
    assert problems(event, schema, ROOT) == []
    spoilt = event | wrong
    if wrong == {"removed": False}:
        del spoilt["slug"]
    assert len(problems(spoilt, schema, ROOT)) == 1


def test_what_an_address_may_hold_is_said(client):
    """Generated clients check values before they ask."""
    document = client.get("/api/v1/openapi.json").json()
    listed = document["paths"]["/events/"]["get"]["parameters"]
    since = next(one["schema"] for one in listed if one["name"] == "updated_since")
    assert {one["format"] for one in since["anyOf"]} == {"date", "date-time"}
    for path, item in document["paths"].items():
        if "{" in path:
            (variable,) = item["get"]["parameters"]
            assert {"pattern", "format"} & set(variable["schema"]), path
            assert "400" in item["get"]["responses"], path
