"""Archive, edition, regions, and the way to what is near."""

from datetime import date

import pytest

from campaign_site.core.models import Province
from events.enums import RoleCode
from events.selectors.near import places_named
from media.models import KeyFigure
from tests.factories import (
    CampaignFactory,
    CityFactory,
    EditionFactory,
    EditionGoalFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    ProvinceFactory,
    RegionFactory,
    published_event,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


@pytest.fixture
def second():
    """The edition of 2022, with its slogan in two languages that are no translations."""
    return EditionFactory(
        slug="2022",
        campaign=CampaignFactory(name_fr="Campagne nationale", name_ar="الحملة الوطنية"),
        number=2,
        year=2022,
        title_fr="",
        title_ar="",
        title_en="",
        slogan_fr="Signalez pour arrêter le cyberharcèlement",
        slogan_ar="بلّغوا لوقف العنف الإلكتروني",
        start_date=date(2022, 12, 1),
        end_date=date(2022, 12, 20),
        archived=True,
    )


def html_of(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_edition_in_two_languages(client, second):
    french, arabic = html_of(client, "/fr/editions/2022/"), html_of(client, "/ar/editions/2022/")
    assert "Signalez pour arrêter le cyberharcèlement" in french
    assert "du 1er au 20 décembre 2022" in french
    assert "2e édition" in french
    assert "بلّغوا لوقف العنف الإلكتروني" in arabic
    assert "من فاتح إلى 20 دجنبر 2022" in arabic
    assert "النسخة الثانية" in arabic
    assert 'data-copy="بلّغوا لوقف العنف الإلكتروني"' in arabic


def test_edition_partners_in_exact_words(client, second):
    ministry = InstitutionFactory(name_fr="Le Ministère", name_ar="الوزارة")
    PartnerRoleFactory(
        event=None, edition=second, institution=ministry, wording_fr="sous l’égide de",
        wording_ar="تحت إشراف", code=RoleCode.AUSPICES,
    )  # fmt: skip
    assert "sous l’égide de" in html_of(client, "/fr/editions/2022/")
    assert "تحت إشراف" in html_of(client, "/ar/editions/2022/")


def test_a_role_without_agreed_words_says_its_kind(client, second):
    PartnerRoleFactory(
        event=None, edition=second, code=RoleCode.DATA_SOURCE, wording_fr="", wording_ar=""
    )
    assert 'class="partner-role"' in html_of(client, "/fr/editions/2022/")


def test_edition_goals_and_figures(client, second):
    EditionGoalFactory(edition=second, schools=250)
    EditionGoalFactory(edition=second, region=RegionFactory(), schools=17)
    KeyFigure.objects.create(
        edition=second, label_fr="enseignants formés", value=50, unit="person", kind="result",
        precision="approximate", year=2022, attributed_to="CMRPI",
    )  # fmt: skip
    html = html_of(client, "/fr/editions/2022/")
    assert "<bdi>250</bdi>" in html
    assert "<bdi>17</bdi>" not in html
    assert "≈ 50" in html
    assert "CMRPI" in html


def test_edition_without_dates_slogan_or_events(client):
    EditionFactory(slug="open", start_date=None, end_date=None, title_fr="Sans dates")
    html = html_of(client, "/fr/editions/open/")
    assert "Sans dates" in html
    assert "2026" in html
    assert "data-copy=" not in html


def test_unknown_and_unpublished_editions_are_404(client):
    EditionFactory(slug="hidden", preparing=True)
    for slug in ("hidden", "nothing"):
        assert client.get(f"/fr/editions/{slug}/").status_code == 404


def test_archive_lists_editions_newest_first_and_hides_preparations(client, second):
    EditionFactory(slug="now", title_fr="La prochaine")
    EditionFactory(
        slug="spring", year=2027, title_fr="Celle de février",
        start_date=date(2027, 2, 9), end_date=date(2027, 2, 9),
    )  # fmt: skip
    EditionFactory(
        slug="first", year=2021, title_fr="La première", archived=True,
        start_date=date(2021, 11, 4), end_date=date(2021, 11, 30),
    )  # fmt: skip
    EditionFactory(slug="hidden", title_fr="En secret", preparing=True)
    html = html_of(client, "/fr/editions/")
    places = [
        html.index(text)
        for text in (
            "En cours ou à venir", "La prochaine", "Celle de février",
            "Éditions passées", "2e édition", "La première",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    assert "En secret" not in html


@pytest.mark.parametrize(("year", "past"), [(2025, True), (2026, False), (2027, False)])
def test_an_edition_without_days_is_past_when_its_year_is(client, year, past):
    EditionFactory(slug="open", year=year, start_date=None, end_date=None, title_fr="À dater")
    EditionFactory(slug="over", title_fr="L’ancienne", archived=True)
    html = html_of(client, "/fr/editions/")
    assert (html.index("À dater") > html.index("Éditions passées")) == past


@pytest.mark.parametrize("number", [1, 3])
def test_the_archive_asks_as_much_for_one_as_for_three(client, django_assert_num_queries, number):
    for order in range(number):
        EditionFactory(number=order + 1), EditionFactory(archived=True)
    client.get("/fr/editions/")
    with django_assert_num_queries(3):
        html_of(client, "/fr/editions/?x=1")


def test_no_edition_at_all(client):
    for page in ("editions", "programme", "regions"):
        html_of(client, f"/ar/{page}/")


def test_region_page(client):
    edition = EditionFactory(slug="now")
    region = RegionFactory(
        slug="marrakech-safi", name_fr="Marrakech-Safi", contact_email="ms@example.org",
        contact_phone="+212 5 24 00 00 00", capital_fr="Marrakech",
    )  # fmt: skip
    InstitutionFactory(name_fr="L’Académie", region=region)
    InstitutionFactory(name_fr="D’ailleurs", region=RegionFactory())
    for number in range(7):
        published_event(edition=edition, region=region, title_fr=f"Atelier {number}")
    published_event(edition=edition, title_fr="Ailleurs", region=RegionFactory())
    html = html_of(client, "/fr/regions/marrakech-safi/")
    assert html.count('<article class="event-row') == 6
    assert "Ailleurs" not in html
    assert "L’Académie" in html
    assert "D’ailleurs" not in html
    assert 'href="mailto:ms@example.org"' in html
    assert 'href="tel:+212524000000"' in html
    assert f"/fr/editions/now/programme/?region={region.code}" in html
    assert f"/fr/calendar/now.ics?region={region.code}" in html


def test_region_without_anything(client):
    RegionFactory(slug="empty")
    html_of(client, "/ar/regions/empty/")
    EditionFactory()
    html_of(client, "/ar/regions/empty/")


def test_unknown_region_is_404_and_a_renamed_one_moves(client):
    assert client.get("/fr/regions/nothing/").status_code == 404
    region = RegionFactory(slug="before")
    region.slug = "after"
    region.save()
    response = client.get("/fr/regions/before/")
    assert (response.status_code, response["Location"]) == (301, "/fr/regions/after/")


def test_region_list_has_the_map_and_the_list(client):
    EditionFactory()
    RegionFactory(code="MA-07", slug="marrakech-safi", name_fr="Marrakech-Safi")
    html = html_of(client, "/fr/regions/")
    assert '<path class="map-region' in html
    assert '<li><a href="/fr/regions/marrakech-safi/">Marrakech-Safi</a>' in html


@pytest.mark.parametrize("path", ["editions/2022/", "regions/here/"])
@pytest.mark.parametrize("number", [1, 3])
def test_queries(client, second, django_assert_num_queries, path, number):
    region = RegionFactory(slug="here")
    for order in range(number):
        PartnerRoleFactory(event=None, edition=second, sort_order=order)
        InstitutionFactory(region=region)
        published_event(edition=second, region=region)
    client.get("/fr/editions/2022/programme/?q=first")
    expected = {"editions/2022/": 5, "regions/here/": 6}[path]
    with django_assert_num_queries(expected):
        html_of(client, f"/fr/{path}")


@pytest.fixture
def places():
    """Salé and Sidi Slimane near Rabat, Salé's province too; Safi elsewhere."""
    rsk = RegionFactory(code="MA-04", name_fr="Rabat-Salé-Kénitra", name_ar="الرباط-سلا-القنيطرة")
    ms = RegionFactory(code="MA-07", name_fr="Marrakech-Safi", name_ar="مراكش-آسفي")
    sale = ProvinceFactory(code_hcp="04.441", region=rsk, name_fr="Salé", name_ar="سلا")
    slimane = ProvinceFactory(
        code_hcp="04.501", region=rsk, name_fr="Sidi Slimane", name_ar="سيدي سليمان"
    )
    safi = ProvinceFactory(code_hcp="07.431", region=ms, name_fr="Safi", name_ar="آسفي")
    CityFactory(province=sale, name_fr="Salé", name_ar="سلا", population=900_000)
    CityFactory(province=slimane, name_fr="Sidi Slimane", name_ar="سيدي سليمان", population=90_000)
    CityFactory(province=safi, name_fr="Safi", name_ar="آسفي", population=300_000)


@pytest.mark.parametrize(
    ("asked", "provinces"),
    [
        ("Salé", ["04.441"]),
        ("SALE", ["04.441"]),
        ("سلا", ["04.441"]),
        ("اسفي", ["07.431"]),
        ("slimane", ["04.501"]),
        ("s", ["04.441", "07.431", "04.501"]),
        ("أسفي", ["07.431"]),
        ("Atlantis", []),
        ("", []),
        ("؟", []),
    ],
)
def test_places_by_name(places, asked, provinces):
    assert sorted(place.province for place in places_named(asked)) == sorted(provinces)


def test_a_region_by_its_name(places):
    assert [(place.kind, place.region) for place in places_named("marrakech")] == [
        ("region", "MA-07")
    ]


@pytest.mark.parametrize("asked", ["الشرقية", "الشرق", "شرق", "الشرقيه"])
def test_a_region_by_another_spelling_of_its_name(places, asked):
    RegionFactory(code="MA-02", name_fr="Oriental", name_ar="الشرق")
    assert [(place.kind, place.region) for place in places_named(asked)] == [("region", "MA-02")]


def test_a_town_without_its_article(places):
    rabat = ProvinceFactory(code_hcp="04.421", name_fr="Rabat", name_ar="الرباط")
    CityFactory(province=rabat, name_fr="Rabat", name_ar="الرباط", population=500_000)
    assert [place.province for place in places_named("رباط")] == ["04.421"]


def test_a_name_as_it_is_written_goes_before_other_spellings(places):
    province = ProvinceFactory(code_hcp="05.541", name_fr="Ribat", name_ar="رباط")
    ProvinceFactory(code_hcp="04.421", name_fr="Rabat", name_ar="الرباط")
    assert [place.province for place in places_named("رباط")] == [province.code_hcp]


def test_near_keeps_what_was_asked_in_the_other_languages(client, places):
    EditionFactory(slug="now")
    links = client.get("/fr/near/?place=Atlantis&region=MA-07").context["language_links"]
    assert [link["url"] for link in links] == [
        f"/{lang}/near/?place=Atlantis&region=MA-07" for lang in ("ar", "fr", "en")
    ]
    links = client.get("/fr/near/?place=%D8%B3").context["language_links"]
    assert links[0]["url"] == "/ar/near/?place=%D8%B3"
    assert client.get("/fr/near/").context["language_links"][0]["url"] == "/ar/near/"


def test_near_leads_to_the_region_where_the_province_has_nothing(client, places):
    EditionFactory(slug="now")
    response = client.get("/fr/near/?place=sale")
    assert response["Location"] == "/fr/editions/now/programme/?region=MA-04"


def test_near_leads_to_the_province(client, places):
    province = Province.objects.get(code_hcp="04.441")
    published_event(edition=EditionFactory(slug="now"), province=province, region=province.region)
    response = client.get("/fr/near/?place=sale")
    assert response["Location"] == "/fr/editions/now/programme/?province=04.441"
    assert not response.cookies


def test_near_by_region_alone(client, places):
    EditionFactory(slug="now")
    response = client.get("/ar/near/?place=&region=MA-07")
    assert response["Location"] == "/ar/editions/now/programme/?region=MA-07"


def test_near_asks_again_where_it_is_not_clear(client, places):
    EditionFactory(slug="now")
    html = html_of(client, "/fr/near/?place=s")
    assert html.count("?region=MA-04") + html.count("?region=MA-07") == 3
    html = html_of(client, "/fr/near/?place=Atlantis")
    assert 'role="status"' in html
    assert 'value="Atlantis"' in html


def test_near_with_bad_input(client, places):
    EditionFactory()
    assert client.get("/fr/near/?region=MA-99").status_code == 400
    assert client.get("/fr/near/?place=" + "x" * 3000).status_code == 200
    html_of(client, "/fr/near/")


def test_near_without_any_edition(client):
    assert client.get("/fr/near/?place=x")["Location"] == "/fr/programme/"
