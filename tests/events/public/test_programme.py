"""The programme's page as visitors get it."""

from datetime import date, time
from urllib.parse import quote

import pytest
from django.test import Client

from campaign_site.core.models import FormerSlug
from events.enums import EventStatus, RegistrationMode
from tests.factories import (
    BlackoutFactory,
    EditionFactory,
    EventFactory,
    EventKindFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    ProvinceFactory,
    RegionFactory,
    VenueFactory,
    publish,
    published_event,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


@pytest.fixture
def edition():
    return EditionFactory(slug="sixth")


def page(client: Client, query: str = "", lang: str = "fr") -> str:
    response = client.get(f"/{lang}/programme/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_between_editions_the_page_says_so_and_leads_to_the_archive(client):
    EditionFactory(
        slug="second", archived=True, start_date=date(2022, 12, 1), end_date=date(2022, 12, 20),
        year=2022, title_fr="La deuxième",
    )  # fmt: skip
    html = page(client)
    assert "No edition is running or announced" in html or "édition" in html
    assert "/fr/editions/second/programme/" in html


def test_an_empty_programme(client, edition):
    html = page(client)
    assert 'role="status"' in html
    assert 'class="empty-state"' in html


def test_events_stand_under_their_days_in_order(client, edition):
    published_event(edition=edition, title_fr="Second", start_time=time(14, 0), end_time=None)
    published_event(edition=edition, title_fr="Premier")
    published_event(edition=edition, title_fr="Sans date", no_date=True)
    html = page(client)
    assert "mardi 1er décembre 2026" in html
    assert html.index("Premier") < html.index("Second") < html.index("Sans date")


@pytest.mark.parametrize("view", ["days", "month"])
def test_a_title_in_another_language_is_marked_in_grid_and_month(client, edition, view):
    published_event(edition=edition, title_fr="Atelier", title_ar="", title_en="")
    html = client.get(f"/ar/programme/?view={view}").content.decode()
    assert ' lang="fr" dir="auto">Atelier<' in html
    assert ' dir="auto">Atelier<' in page(client, f"?view={view}")
    assert 'lang="fr" dir="auto">Atelier<' not in page(client, f"?view={view}")


def test_drafts_and_other_editions_are_not_there(client, edition):
    EventFactory(edition=edition, title_fr="Brouillon caché", draft=True)
    published_event(title_fr="Autre édition", edition=EditionFactory(year=2022, archived=True))
    html = page(client)
    assert "Brouillon caché" not in html
    assert "Autre édition" not in html


def test_a_missing_title_carries_its_own_language(client, edition):
    published_event(edition=edition, title_fr="Seulement en français", title_ar="", title_en="")
    html = page(client, lang="ar")
    assert 'lang="fr" dir="ltr">Seulement en français' in html


def test_filters_narrow_the_list_and_count(client, edition):
    here, there = RegionFactory(name_fr="Ici"), RegionFactory(name_fr="Là-bas")
    published_event(edition=edition, title_fr="Dans la région", region=here)
    published_event(edition=edition, title_fr="Ailleurs", region=there)
    html = page(client, f"?region={here.code}")
    assert "Dans la région" in html
    assert "Ailleurs" not in html
    assert f'value="{here.code}" id="region-1" checked' in html
    assert f'value="{there.code}"' in html
    assert '<meta name="robots" content="noindex">' in html


def test_chosen_filters_are_chips_that_go_away(client, edition):
    kind = EventKindFactory(code="forum", name_fr="Forum des jeunes")
    published_event(edition=edition, kind=kind)
    html = page(client, "?kind=forum&q=jeunes")
    assert 'href="/fr/programme/?q=jeunes"' in html
    assert 'href="/fr/programme/?kind=forum"' in html


def test_an_institution_is_known_by_its_former_name_too(client, edition):
    who = InstitutionFactory(slug="old", name_fr="Centre de confiance")
    event = EventFactory(edition=edition, title_fr="Avec le Centre")
    PartnerRoleFactory(event=event, institution=who)
    publish(event)
    published_event(edition=edition, title_fr="Sans lui")
    who.slug = "new"
    who.save()
    html = page(client, "?institution=old")
    assert "Avec le Centre" in html
    assert "Sans lui" not in html
    assert "/fr/calendar/sixth.ics?institution=new" in html
    assert "institution=old" not in html.partition("<main")[2]


def test_an_institution_without_events_here_is_no_mistake_an_unknown_one_is(client, edition):
    InstitutionFactory(slug="quiet")
    assert 'class="empty-state"' in page(client, "?institution=quiet")
    assert client.get("/fr/programme/?institution=nobody").status_code == 400


def test_provinces_are_offered_within_a_chosen_region(client, edition):
    province = ProvinceFactory(name_fr="Province de Salé")
    published_event(edition=edition, province=province, region=province.region)
    assert "Province de Salé" not in page(client)
    published_event(
        edition=edition,
        province=ProvinceFactory(region=province.region, name_fr="Préfecture de Rabat"),
        region=province.region,
    )
    assert "Province de Salé" in page(client, f"?region={province.region.code}")


def test_nothing_found_says_what_to_leave_out(client, edition):
    published_event(edition=edition, title_fr="Atelier")
    html = page(client, "?q=atelier&press=1")
    assert 'class="empty-state"' in html
    assert 'href="/fr/programme/?q=atelier"' in html


def test_arabic_search_is_folded(client, edition):
    published_event(edition=edition, title_ar="ورشة حول التنمّر الإلكتروني")
    assert "التنمّر" in page(client, "?q=" + quote("التنمر الالكتروني"), lang="ar")


def test_the_calendar_follows_exactly_this_selection(client, edition):
    region = RegionFactory()
    published_event(edition=edition, region=region)
    html = page(client, f"?region={region.code}&free=1")
    address = f"/fr/calendar/sixth.ics?region={region.code}&amp;free=1"
    assert f"webcal://localhost:8000{address}" in html
    assert f"http://localhost:8000{address}" in html


def test_twenty_a_page_and_the_rest_on_the_next(client, edition):
    for number in range(21):
        published_event(edition=edition, title_fr=f"Numéro {number:02}")
    first, second = page(client), page(client, "?page=2")
    assert first.count('<article class="event-row') == 20
    assert second.count('<article class="event-row') == 1
    assert 'rel="next"' in first
    assert 'rel="prev"' in second
    assert 'href="/fr/programme/"' in second


@pytest.mark.parametrize("number", ["3", "0", "-1", "x", "99999999999999", "%D9%A2", "1e3"])
def test_a_page_that_is_none_is_404_with_a_way_on(client, edition, number):
    response = client.get(f"/ar/programme/?page={number}")
    assert response.status_code == 404
    assert 'href="/ar/programme/?page=1"' in response.content.decode()
    assert '<html lang="ar" dir="rtl">' in response.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "region=MA-99",
        "region=x%27y",
        "kind=party",
        "province=99.999",
        "audience=martians",
        "view=table",
        "day=2026-02-30",
        "from=yesterday",
        "press=2",
        "view=month&month=2026-13",
        "view=month&month=tomorrow",
    ],
)
def test_a_choice_that_is_none_is_400_with_a_way_on(client, edition, query):
    response = client.get(f"/fr/programme/?{query}&q=forum")
    html = response.content.decode()
    assert response.status_code == 400
    assert '<html lang="fr" dir="ltr">' in html
    assert 'href="/fr/programme/"' in html
    assert "q=forum" in html


@pytest.mark.parametrize(
    ("query", "left"),
    [
        (f"day={quote('٣٢')}", ""),
        ("kind=forum&from=%20abc", "?kind=forum"),
        ("kind=forum&day=x&day=y", "?kind=forum"),
        ("q=a&free=2", "?q=a"),
        ("view=tower&kind=forum", "?kind=forum"),
        ("audience=pupil&audience=pupils", "?audience=pupils"),
        ("audience=p&audience=pupils", "?audience=pupils"),
        (f"lang=fr&lang={'x' * 99}", "?lang=fr"),
    ],
)
def test_the_way_on_leads_out_of_a_choice_that_is_none(client, edition, query, left):
    published_event(edition=edition, kind=EventKindFactory(code="forum"))
    html = client.get(f"/ar/programme/?{query}").content.decode()
    assert f'class="button button-primary" href="/ar/programme/{left}"' in html
    assert client.get(f"/ar/programme/{left}").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "x" * 3000,
        "q=%D9%8B%D9%8C",
        "q=%F0%9F%98%80",
        "q=%22%3E%3Cscript%3E",
        "day=0001-01-01",
        "day=9999-12-31&view=days",
        "from=9999-12-31&to=0001-01-01",
        "view=month&month=0001-01",
        "view=month&month=9999-12",
        "institution=nobody",
        "&&==&=",
    ],
)
@pytest.mark.parametrize("view", ["", "&view=days", "&view=month", "&view=map"])
def test_nothing_a_stranger_sends_breaks_a_view(client, edition, query, view):
    published_event(edition=edition)
    assert client.get(f"/fr/programme/?{query}{view}").status_code in (200, 400)


def test_text_of_a_stranger_is_escaped(client, edition):
    html = page(client, "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in html


def test_day_by_day_shows_one_day_by_hour_and_region(client, edition):
    region = RegionFactory(name_fr="Région du jour")
    published_event(edition=edition, title_fr="Matin", region=region)
    published_event(edition=edition, title_fr="Le lendemain", start_date=date(2026, 12, 2))
    html = page(client, "?view=days")
    assert 'class="day-grid"' in html
    assert "Matin" in html
    assert "Région du jour" in html
    assert "Le lendemain" not in html
    assert "Le lendemain" in page(client, "?view=days&day=2026-12-02")


def test_a_crowded_day_counts_instead_of_listing(client, edition):
    region = RegionFactory()
    for number in range(61):
        published_event(edition=edition, region=region, title_fr=f"Numéro {number}")
    html = page(client, "?view=days")
    assert html.count('class="grid-event"') == 1
    assert f"region={region.code}&amp;day=2026-12-01" in html


def test_a_month_shows_few_events_a_day_and_days_off(client, edition):
    for number in range(5):
        published_event(edition=edition, title_fr=f"Numéro {number}")
    BlackoutFactory(name_fr="Vacances intermédiaires")
    html = page(client, "?view=month")
    assert "décembre 2026" in html
    assert html.count('class="month-event"') == 3
    assert "Vacances intermédiaires" in html
    assert 'href="/fr/programme/?day=2026-12-01"' in html


def test_a_training_path_is_on_the_days_of_its_sessions(client, edition):
    path = published_event(
        edition=edition, title_fr="Parcours", start_time=None, end_time=None,
        start_date=date(2026, 12, 1), end_date=date(2026, 12, 15),
    )  # fmt: skip
    published_event(edition=edition, title_fr="Séance", parent=path, start_date=date(2026, 12, 15))
    html = page(client, "?view=month")
    assert html.count("Parcours") == 1
    assert html.count("Séance") == 1


def test_the_map_counts_regions_and_says_what_is_on_no_map(client, edition):
    region = RegionFactory(code="MA-07", name_fr="Marrakech-Safi")
    published_event(edition=edition, region=region)
    published_event(edition=edition, region=None)
    html = page(client, "?view=map")
    assert 'aria-label="Marrakech-Safi' in html
    assert 'href="/fr/programme/?region=MA-07"' in html
    assert "OpenStreetMap contributors, ODbL" in html
    assert 'class="muted">1 ' in html


def test_badges_tell_seats_and_status(client, edition):
    published_event(
        edition=edition, capacity=30, heads_promised=12, registration_mode=RegistrationMode.SCHOOLS
    )
    published_event(edition=edition, capacity=5, heads_promised=5)
    published_event(edition=edition, status=EventStatus.CANCELLED)
    html = page(client)
    assert html.count('class="badge badge-good"') == 1
    assert html.count('class="badge badge-warning"') == 1
    assert html.count('class="badge badge-bad"') == 1


def test_the_language_switch_keeps_the_filters(client, edition):
    region = RegionFactory()
    html = page(client, f"?region={region.code}&view=map")
    assert f'href="/ar/programme/?region={region.code}&amp;view=map"' in html


def test_any_edition_has_its_programme_and_the_current_one_is_canonical_there(client, edition):
    published_event(edition=edition)
    html = page(client)
    canonical = "http://localhost:8000/fr/editions/sixth/programme/"
    assert f'<link rel="canonical" href="{canonical}">' in html
    assert client.get("/fr/editions/sixth/programme/").status_code == 200
    assert 'hreflang="ar" href="http://localhost:8000/ar/editions/sixth/programme/"' in html
    assert 'hreflang="x-default"' in html


def test_a_renamed_edition_moves_for_ever(client, edition):
    edition.slug = "the-sixth"
    edition.save()
    response = client.get("/fr/editions/sixth/programme/?q=forum")
    assert response.status_code == 301
    assert response["Location"] == "/fr/editions/the-sixth/programme/?q=forum"


def test_an_edition_in_preparation_is_not_there_even_renamed(client):
    hidden = EditionFactory(slug="hidden", preparing=True)
    FormerSlug.objects.create(kind="events.edition", slug="old", object_id=hidden.pk)
    assert client.get("/fr/editions/hidden/programme/").status_code == 404
    assert client.get("/fr/editions/old/programme/").status_code == 404


def test_a_change_is_in_the_next_answer(client, edition):
    event = published_event(edition=edition, title_fr="Avant")
    assert "Avant" in page(client)
    event.title_fr = "Après"
    event.save_revision().publish()
    assert "Après" in page(client)


def test_pages_are_for_everybody(client, edition):
    published_event(edition=edition, venue=VenueFactory())
    response = client.get("/fr/programme/")
    assert not response.cookies
    assert "public" in response["Cache-Control"]
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert "style=" not in response.content.decode()
    assert client.post("/fr/programme/").status_code == 405


@pytest.mark.parametrize(
    ("query", "queries"), [("", 3), ("?view=days", 3), ("?view=month", 4), ("?view=map", 2)]
)
@pytest.mark.parametrize("events", [1, 3])
def test_queries(client, edition, django_assert_num_queries, query, queries, events):
    for _number in range(events):
        published_event(edition=edition, venue=VenueFactory(), region=RegionFactory())
    page(client, "?q=first")
    with django_assert_num_queries(queries):
        page(client, query)


def test_nothing_of_an_edition_that_is_over_is_to_come(client):
    then = EditionFactory(
        slug="then", archived=True, year=2022,
        start_date=date(2022, 12, 1), end_date=date(2022, 12, 20),
    )  # fmt: skip
    published_event(edition=then, no_date=True, capacity=3)
    html = client.get("/fr/editions/then/programme/").content.decode()
    assert "date à venir" not in html.lower()
    assert 'name="free"' not in html


def test_yes_or_no_filters_that_give_nothing_are_left_out(client, edition):
    published_event(edition=edition)
    html = page(client)
    assert 'name="free"' in html
    assert 'name="press"' not in html
    assert 'name="press" value="1" id="filter-press" checked' in page(client, "?press=1")
