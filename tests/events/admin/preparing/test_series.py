"""A series of sessions, screen by screen."""

from datetime import date, time
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaign_site.core.permissions.roles import EDITORS, NATIONAL, OBSERVERS, PARTNERS, PRESS
from events.models import Event, Preparation
from partners.enums import SchoolLevel
from tests.factories import (
    BlackoutFactory,
    EditionFactory,
    EventFactory,
    EventKindFactory,
    ProvinceFactory,
    SchoolFactory,
    VenueFactory,
)
from tests.roles import account, browser, coordinator, two_regions

START = "/admin/planning/series/"
SECRET = "Confidentiel7"


@pytest.fixture
def regions(db):
    return two_regions()


@pytest.fixture
def client(regions):
    return browser(coordinator(regions[0]))


@pytest.fixture
def edition(db):
    return EditionFactory()


@pytest.fixture
def kind(db):
    return EventKindFactory(in_schools=True)


def begin(client, mode="schools", pattern="") -> Preparation:
    response = client.post(START, {"mode": mode, "pattern": pattern, "key": uuid4()})
    assert response.status_code == 302
    return Preparation.objects.latest("pk")


def address(preparation: Preparation, step: str) -> str:
    return reverse(f"series_{step}", kwargs={"key": preparation.key})


def details(in_edition, of_kind, **fields):
    values = {
        "edition": in_edition.pk,
        "kind": of_kind.pk,
        "title_fr": "Atelier {n} – {school}",
        "title_ar": "",
        "title_en": "",
        "first": "2026-12-01",
        "last": "2026-12-11",
        "weekdays": ["0", "1", "2", "3", "4"],
        "times": "9:00, 11:00",
        "minutes": "90",
        "per_day": "2",
        "capacity": "",
        "skip_days_off": "on",
    }
    return {**values, **fields}


def with_schools(client, edition, kind, schools, **fields) -> Preparation:
    preparation = begin(client)
    response = client.post(address(preparation, "details"), details(edition, kind, **fields))
    assert response.url == address(preparation, "schools"), response.context["form"].errors
    ids = [school.pk for school in schools]
    client.post(address(preparation, "schools"), {"shown": ids, "keep": ids, "next": "1"})
    return preparation


def by_rule(client, edition, kind, region, **fields) -> Preparation:
    preparation = begin(client, "rule")
    sent = details(edition, kind, region=region.pk, title_fr="Permanence {n}", **fields)
    response = client.post(address(preparation, "details"), sent)
    assert response.url == address(preparation, "preview"), response.context["form"].errors
    return preparation


def test_the_limit_is_said_first(client):
    assert "500" in client.get(START).text


def test_partners_make_rules_only_and_short_ones(regions):
    page = browser(account(PARTNERS)).get(START)
    assert page.context["modes"] == ["rule"]
    assert page.context["most"] == 30
    response = browser(account(PARTNERS)).post(START, {"mode": "schools", "key": uuid4()})
    assert response.status_code == 200
    assert not Preparation.objects.exists()


@pytest.mark.parametrize("mode", ["", "other"])
def test_a_way_must_be_chosen(client, mode):
    assert client.post(START, {"mode": mode}).status_code == 200
    assert not Preparation.objects.exists()


def test_a_model_event_is_found_by_its_address(client, regions):
    event = EventFactory(region=regions[0], slug="atelier-modele", capacity=33)
    for typed in ("atelier-modele", "https://x.ma/fr/events/atelier-modele/", str(event.pk)):
        preparation = begin(client, pattern=typed)
        assert preparation.pattern == event
    form = client.get(address(preparation, "details")).context["form"]
    assert form["capacity"].value() == 33
    assert form["title_fr"].value() == f"{event.title_fr} – {{school}}"
    assert form["kind"].value() == event.kind_id


def test_a_foreign_model_event_is_none(client, regions):
    EventFactory(region=regions[1], slug="autre", title_fr=SECRET)
    response = client.post(START, {"mode": "rule", "pattern": "autre", "key": uuid4()})
    assert response.status_code == 200
    assert SECRET not in response.text
    assert response.context["pattern"] == "autre"


def test_sending_the_first_step_twice_begins_once(client):
    sent = {"mode": "rule", "key": uuid4()}
    assert client.post(START, sent).url == client.post(START, sent).url
    assert Preparation.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"title_fr": ""}, "title_ar"),
        ({"title_fr": "Atelier {ecole}"}, "title_fr"),
        ({"title_ar": "ورشة {"}, "title_ar"),
        ({"times": "neuf heures"}, "times"),
        ({"times": ""}, "times"),
        ({"last": "2026-11-01"}, "last"),
        ({"last": "2029-11-01"}, "last"),
        ({"weekdays": []}, "weekdays"),
        ({"weekdays": ["9"]}, "weekdays"),
        ({"weekdays": ["6"], "last": "2026-12-02"}, "weekdays"),
        ({"minutes": "0"}, "minutes"),
        ({"per_day": "1000"}, "per_day"),
        ({"edition": "999999"}, "edition"),
        ({"first": "demain"}, "first"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_typing_kept(
    client, edition, kind, fields, wrong
):
    preparation = begin(client)
    response = client.post(address(preparation, "details"), details(edition, kind, **fields))
    assert list(response.context["form"].errors) == [wrong]
    assert response.context["form"]["capacity"].value() == ""
    preparation.refresh_from_db()
    assert "plan" not in preparation.choices


def test_archived_editions_are_not_offered(client, kind):
    archived = EditionFactory(archived=True)
    response = client.post(address(begin(client), "details"), details(archived, kind))
    assert "edition" in response.context["form"].errors


def test_a_rule_that_is_too_long_is_refused(client, regions, edition, kind):
    preparation = begin(client, "rule")
    sent = details(
        edition, kind, region=regions[0].pk, title_fr="X", last="2027-11-30", times="9 10 11 12"
    )
    response = client.post(address(preparation, "details"), sent)
    assert list(response.context["form"].errors) == ["last"]


def test_a_rule_is_for_one_s_own_region_and_its_venues(client, regions, edition, kind):
    preparation = begin(client, "rule")
    foreign = VenueFactory(region=regions[1], name_fr=SECRET, name_ar=SECRET, name_en=SECRET)
    page = client.get(address(preparation, "details"))
    assert SECRET not in page.text
    for fields, wrong in (
        ({"region": regions[1].pk}, ["region"]),
        ({"region": ""}, ["region"]),
        ({"region": regions[0].pk, "venue": foreign.pk}, ["venue"]),
    ):
        sent = details(edition, kind, **{"title_fr": "X", **fields})
        response = client.post(address(preparation, "details"), sent)
        assert list(response.context["form"].errors) == wrong


def test_only_schools_of_the_own_region_are_listed_and_taken(client, regions, edition, kind):
    own = SchoolFactory(region=regions[0])
    foreign = SchoolFactory(region=regions[1], name_fr=SECRET, name_ar=SECRET, name_en=SECRET)
    preparation = begin(client)
    client.post(address(preparation, "details"), details(edition, kind))
    schools = address(preparation, "schools")
    page = client.get(schools)
    assert [school for school, _ticked in page.context["schools"]] == [own]
    assert SECRET not in page.text
    ids = [own.pk, foreign.pk]
    client.post(schools, {"shown": ids, "keep": ids})
    client.post(f"{schools}?region={regions[1].pk}", {"all": "1"})
    preparation.refresh_from_db()
    assert preparation.choices["schools"] == [own.pk]


def test_schools_are_found_by_place_level_sector_and_text(client, regions, edition, kind):
    province = ProvinceFactory(region=regions[0])
    wanted = SchoolFactory(
        region=regions[0],
        province=province,
        commune="Témara",
        name_fr="Lycée Ibn Sina",
        name_ar="ثانوية ابن سينا",
        levels=[SchoolLevel.UPPER_SECONDARY],
        sector="private",
    )
    SchoolFactory(region=regions[0], name_fr="École Atlas")
    preparation = begin(client)
    client.post(address(preparation, "details"), details(edition, kind))
    for query in (
        f"province={province.pk}",
        "level=upper_secondary",
        "sector=private",
        "q=témara",
        "q=ibn+sina",
        "q=سينا",
        f"q={wanted.gresa_code}",
    ):
        page = client.get(f"{address(preparation, 'schools')}?{query}")
        assert [school for school, _ticked in page.context["schools"]] == [wanted], query
    for query in ("p=x", "province=x", "level=x", f"q={'a' * 500}"):
        page = client.get(f"{address(preparation, 'schools')}?{query}")
        assert page.status_code == 200, query


def test_ticks_are_kept_across_pages_and_searches(client, regions, edition, kind, monkeypatch):
    monkeypatch.setattr("events.admin.preparing.school_views.SCHOOLS_SHOWN", 2)
    schools = [SchoolFactory(region=regions[0]) for _number in range(4)]
    preparation = begin(client)
    client.post(address(preparation, "details"), details(edition, kind))
    url = address(preparation, "schools")
    first = [school.pk for school in schools[:2]]
    response = client.post(url, {"shown": first, "keep": first[:1], "to": "2"})
    assert response.url == f"{url}?p=2"
    second = [school.pk for school, _ticked in client.get(response.url).context["schools"]]
    response = client.post(f"{url}?q=cole", {"shown": second, "keep": second, "save": "1"})
    assert response.url == f"{url}?q=cole"
    preparation.refresh_from_db()
    assert preparation.choices["schools"] == [first[0], *second]
    client.post(url, {"shown": first, "keep": []})
    preparation.refresh_from_db()
    assert preparation.choices["schools"] == second
    client.post(url, {"none": "1"})
    preparation.refresh_from_db()
    assert preparation.choices["schools"] == []


def test_all_that_were_found_can_be_chosen_up_to_the_limit(
    client, regions, edition, kind, monkeypatch
):
    monkeypatch.setattr("events.services.series.LIMIT", 3)
    for _number in range(5):
        SchoolFactory(region=regions[0])
    preparation = begin(client)
    client.post(address(preparation, "details"), details(edition, kind))
    response = client.post(address(preparation, "schools"), {"all": "1"}, follow=True)
    assert response.context["count"] == 3
    assert "messages" in response.text


def test_no_school_is_not_enough(client, edition, kind):
    preparation = begin(client)
    client.post(address(preparation, "details"), details(edition, kind))
    response = client.post(address(preparation, "schools"), {"next": "1"})
    assert response.url.startswith(address(preparation, "schools"))
    assert client.get(address(preparation, "preview")).url == address(preparation, "schools")


def test_the_preview_shows_days_and_what_they_meet(client, regions, edition, kind):
    BlackoutFactory(
        start_date=date(2026, 12, 1), end_date=date(2026, 12, 1), name_fr="Fête", kind="other"
    )
    schools = [SchoolFactory(region=regions[0], name_fr=f"École {n}") for n in "ABC"]
    EventFactory(region=regions[0], school=schools[1], start_date=date(2026, 12, 1))
    preparation = with_schools(client, edition, kind, schools, skip_days_off="", last="2026-12-01")
    page = client.get(address(preparation, "preview"))
    rows = page.context["rows"]
    assert [row["day"] for row in rows] == [
        "mar. 1er déc. 2026, 09:00",
        "mar. 1er déc. 2026, 11:00",
        "–",
    ]
    assert rows[0]["title"].text == "Atelier 1 – École A"
    assert any("Fête" in mark["text"] for mark in rows[0]["problems"])
    assert len(rows[1]["problems"]) == len(rows[0]["problems"]) + 1
    assert [mark["severity"] for mark in rows[2]["problems"]] == ["error"]
    assert page.context["count"] == 2
    assert page.context["without_day"] == 1


def test_friday_prayer_is_marked(client, regions, edition, kind):
    preparation = by_rule(
        client, edition, kind, regions[0], weekdays=["4"], times="10:00, 13:00", last="2026-12-04"
    )
    rows = client.get(address(preparation, "preview")).context["rows"]
    assert [bool(row["problems"]) for row in rows] == [False, True]


def test_a_venue_that_is_taken_never_tells_a_foreign_title(client, regions, edition, kind):
    venue = VenueFactory()
    taken = {"venue": venue, "start_date": date(2026, 12, 1), "start_time": time(9)}
    EventFactory(region=regions[1], title_fr=SECRET, title_ar=SECRET, title_en=SECRET, **taken)
    preparation = by_rule(
        client, edition, kind, regions[0], venue=venue.pk, last="2026-12-01", times="9:00"
    )
    page = client.get(address(preparation, "preview"))
    assert page.context["rows"][0]["problems"]
    assert SECRET not in page.text


def test_what_is_ticked_off_is_not_created(client, regions, edition, kind):
    schools = [SchoolFactory(region=regions[0]) for _number in range(3)]
    preparation = with_schools(client, edition, kind, schools)
    preview = address(preparation, "preview")
    response = client.post(preview, {"shown": [1, 2, 3], "keep": [1, 3], "create": "1"})
    assert response.url == address(preparation, "result")
    assert {event.school for event in Event.objects.all()} == {schools[0], schools[2]}
    page = client.get(response.url)
    assert page.context["created"] == 2
    assert len(page.context["events"]) == 2


def test_creating_twice_creates_once(client, regions, edition, kind):
    preparation = by_rule(client, edition, kind, regions[0], last="2026-12-01")
    sent = {"create": "1"}
    urls = {client.post(address(preparation, "preview"), sent).url for _time in range(2)}
    assert urls == {address(preparation, "result")}
    assert Event.objects.count() == 2


def test_ticks_of_the_preview_are_kept_from_page_to_page(
    client, regions, edition, kind, monkeypatch
):
    monkeypatch.setattr("events.admin.preparing.series_views.ROWS", 2)
    preparation = by_rule(client, edition, kind, regions[0], last="2026-12-02")
    preview = address(preparation, "preview")
    response = client.post(preview, {"shown": [1, 2], "keep": [2], "to": "2"})
    assert response.url == f"{preview}?p=2"
    client.post(preview, {"shown": [3, 4], "keep": [3]})
    page = client.get(preview)
    assert [row["kept"] for row in page.context["rows"]] == [False, True]
    assert page.context["count"] == 2


def test_nothing_ticked_is_not_a_series(client, regions, edition, kind):
    preparation = by_rule(client, edition, kind, regions[0], last="2026-12-01")
    sent = {"shown": [1, 2], "keep": [], "create": "1"}
    assert client.post(address(preparation, "preview"), sent).url == address(preparation, "preview")
    assert not Event.objects.exists()


def test_a_school_removed_meanwhile_is_taken_out_and_said(client, regions, edition, kind):
    schools = [SchoolFactory(region=regions[0]) for _number in range(2)]
    preparation = with_schools(client, edition, kind, schools)
    schools[0].delete()
    assert client.get(address(preparation, "preview")).status_code == 200
    response = client.post(address(preparation, "preview"), {"create": "1"}, follow=True)
    assert not Event.objects.exists()
    assert [row["school"] for row in response.context["rows"]] == [schools[1]]
    client.post(address(preparation, "preview"), {"create": "1"})
    assert Event.objects.get().school == schools[1]


def test_choices_are_there_again_when_one_goes_back(client, regions, edition, kind):
    preparation = by_rule(client, edition, kind, regions[0], times="8:30 ; 14:00", minutes="45")
    form = client.get(address(preparation, "details")).context["form"]
    assert form["times"].value() == "08:30, 14:00"
    assert form["minutes"].value() == 45
    assert form["title_fr"].value() == "Permanence {n}"
    assert form["first"].value() == date(2026, 12, 1)


def test_steps_cannot_be_jumped(client):
    schools, rule = begin(client), begin(client, "rule")
    assert client.get(address(schools, "schools")).url == address(schools, "details")
    assert client.get(address(schools, "preview")).url == address(schools, "details")
    assert client.get(address(schools, "result")).url == address(schools, "preview")
    assert client.get(address(rule, "schools")).url == address(rule, "details")


def test_what_is_done_is_not_done_again(client, regions, edition, kind):
    preparation = by_rule(client, edition, kind, regions[0], last="2026-12-01")
    client.post(address(preparation, "preview"), {"create": "1"})
    for step in ("details", "schools", "preview"):
        for method in (client.get, client.post):
            assert method(address(preparation, step)).url == address(preparation, "result")


@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_else_s_series_is_refused(client, regions, edition, kind, method):
    preparation = by_rule(client, edition, kind, regions[0])
    for other in (coordinator(regions[0]), coordinator(regions[1]), account(NATIONAL)):
        for step in ("details", "schools", "preview", "result"):
            response = getattr(browser(other), method)(address(preparation, step))
            assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", [EDITORS, OBSERVERS, PRESS])
def test_only_who_may_add_events_gets_in(regions, role, method):
    user = account(role)
    preparation = Preparation.objects.create(
        kind="series", owner=user, choices={"mode": "rule"}, created_at="2026-11-01T00:00Z"
    )
    for url in (START, *(address(preparation, step) for step in ("details", "preview", "result"))):
        response = getattr(browser(user), method)(url, {"mode": "rule", "create": "1"})
        assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home")), url


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_step_opens_in_each_language(regions, edition, kind, language):
    client = browser(coordinator(regions[0], language=language))
    SchoolFactory(region=regions[0])
    assert client.get(START).status_code == 200
    school = SchoolFactory(region=regions[0])
    preparation = with_schools(client, edition, kind, [school])
    for step in ("details", "schools", "preview"):
        assert client.get(address(preparation, step)).status_code == 200
    client.post(address(preparation, "preview"), {"create": "1"})
    assert client.get(address(preparation, "result")).status_code == 200


def test_three_rows_and_thirty_cost_the_same(client, regions, edition, kind):
    few = [SchoolFactory(region=regions[0]) for _number in range(3)]
    many = few + [SchoolFactory(region=regions[0]) for _number in range(27)]
    counts = []
    for schools in (few, many):
        preparation = with_schools(client, edition, kind, schools, per_day="20")
        for step in ("schools", "preview"):
            client.get(address(preparation, step))
            with CaptureQueriesContext(connection) as queries:
                client.get(address(preparation, step))
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 45
