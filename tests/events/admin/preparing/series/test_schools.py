"""Choosing the schools of a series."""

from partners.enums import SchoolLevel
from tests.factories import (
    ProvinceFactory,
    SchoolFactory,
)

from .steps import SECRET, address, begin, details


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
