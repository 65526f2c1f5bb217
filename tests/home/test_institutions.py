from datetime import date

import pytest

from events.enums import EditionState
from partners.enums import InstitutionKind
from tests.factories import (
    EditionFactory,
    EventFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    ProjectFactory,
    RegionFactory,
    published_event,
)
from tests.factories.events import publish

pytestmark = pytest.mark.django_db


def role(edition, institution, wording, order):
    PartnerRoleFactory(
        event=None, edition=edition, institution=institution, wording_fr=wording, sort_order=order
    )


def test_partners_of_the_edition_come_first_in_protocol_order_then_all_others_by_kind(client):
    edition = EditionFactory(title_fr="Décembre 2026")
    ministry = InstitutionFactory(name_fr="Ministère", kind=InstitutionKind.MINISTRY)
    police = InstitutionFactory(name_fr="DGSN")
    InstitutionFactory(name_fr="Zeste", kind=InstitutionKind.COMPANY)
    InstitutionFactory(name_fr="Abri", kind=InstitutionKind.ASSOCIATION)
    role(edition, police, "avec l’appui de", 2)
    role(edition, ministry, "sous l’égide de", 1)
    context = client.get("/fr/partners/").context
    assert [
        (group["wording"], [one["name"] for one in group["institutions"]])
        for group in context["groups"]
    ] == [("sous l’égide de", ["Ministère"]), ("avec l’appui de", ["DGSN"])]
    assert [one["name"] for group in context["others"] for one in group["institutions"]] == [
        "Abri",
        "Zeste",
    ][:: 1 if _kind_order("association") < _kind_order("company") else -1]
    page = client.get("/fr/partners/").content.decode()
    assert "Décembre 2026" in page
    assert page.count("sous l’égide de") == 1


def _kind_order(kind):
    return InstitutionKind.values.index(kind)


def test_the_list_is_complete_without_a_current_edition(client):
    InstitutionFactory(name_ar="المرصد", name_fr="", name_en="")
    page = client.get("/fr/partners/").content.decode()
    assert 'lang="ar" dir="rtl"><a href="/fr/partners/' in page


def test_the_list_asks_as_much_for_one_as_for_three(client, django_assert_num_queries):
    InstitutionFactory()
    client.get("/fr/partners/")
    with django_assert_num_queries(2):
        client.get("/fr/partners/?x=1")
    InstitutionFactory.create_batch(2)
    client.get("/fr/partners/?x=2")
    with django_assert_num_queries(2):
        client.get("/fr/partners/?x=3")


def test_a_profile_shows_parts_and_events(client):
    institution = InstitutionFactory(name_fr="CMRPI", acronym="CMRPI", website="https://c.example")
    edition = EditionFactory(title_fr="Édition 2022", state=EditionState.ARCHIVED)
    hidden = EditionFactory(title_fr="En préparation", state=EditionState.PREPARING)
    role(edition, institution, "lancée par", 1)
    role(hidden, institution, "avec", 1)
    PartnerRoleFactory(
        event=None, project=ProjectFactory(title_fr="Projet X"), institution=institution
    )
    event = EventFactory(title_fr="Atelier public", edition=EditionFactory())
    PartnerRoleFactory(event=event, institution=institution)
    publish(event)
    PartnerRoleFactory(
        event=EventFactory(title_fr="Brouillon", live=False), institution=institution
    )
    page = client.get(f"/fr/partners/{institution.slug}/").content.decode()
    assert "lancée par" in page and "Édition 2022" in page and "Projet X" in page
    assert "Atelier public" in page
    assert "En préparation" not in page and "Brouillon" not in page
    assert 'href="https://c.example" rel="noopener noreferrer"' in page


def test_words_in_another_language_are_marked_as_such(client):
    institution = InstitutionFactory()
    project = ProjectFactory(title_fr="Projet X", title_ar="")
    PartnerRoleFactory(
        event=None, project=project, institution=institution, wording_fr="avec", wording_ar=""
    )
    page = client.get(f"/ar/partners/{institution.slug}/").content.decode()
    assert '<span lang="fr" dir="ltr">Projet X</span>' in page
    assert '<span class="muted" lang="fr" dir="ltr">avec</span>' in page


def test_a_name_in_another_language_is_marked_in_the_way_here(client):
    institution = InstitutionFactory(name_fr="Centre", name_ar="", name_en="")
    page = client.get(f"/ar/partners/{institution.slug}/").content.decode()
    assert '<span aria-current="page" lang="fr" dir="auto">Centre</span>' in page
    assert (
        '<span aria-current="page">Centre</span>'
        in client.get(f"/fr/partners/{institution.slug}/").content.decode()
    )


def test_search_engines_are_told_name_kind_and_region(client):
    region = RegionFactory(name_fr="Oriental")
    institution = InstitutionFactory(
        name_fr="Centre", kind=InstitutionKind.ASSOCIATION, region=region
    )
    page = client.get(f"/fr/partners/{institution.slug}/").content.decode()
    assert '<meta name="description" content="Centre, Association, Oriental">' in page


def test_the_latest_event_of_a_profile_comes_first_once(client):
    institution = InstitutionFactory()
    for day in (1, 3):
        event = EventFactory(start_date=date(2026, 12, day), title_fr=f"Jour {day}")
        PartnerRoleFactory(event=event, institution=institution)
        PartnerRoleFactory(event=event, institution=institution, wording_fr="avec")
        publish(event)
    context = client.get(f"/fr/partners/{institution.slug}/").context
    assert [card["title"] for card in context["events"]] == ["Jour 3", "Jour 1"]


def test_a_profile_asks_as_much_for_one_event_as_for_three(client, django_assert_num_queries):
    institution = InstitutionFactory()

    def take_part():
        event = published_event()
        PartnerRoleFactory(event=event, institution=institution)

    take_part()
    client.get(f"/fr/partners/{institution.slug}/")
    with django_assert_num_queries(5):
        client.get(f"/fr/partners/{institution.slug}/?x=1")
    take_part()
    take_part()
    client.get(f"/fr/partners/{institution.slug}/?x=2")
    with django_assert_num_queries(5):
        client.get(f"/fr/partners/{institution.slug}/?x=3")


def test_a_renamed_institution_answers_under_its_old_name(client):
    institution = InstitutionFactory(slug="old-name")
    institution.slug = "new-name"
    institution.save()
    response = client.get("/ar/partners/old-name/")
    assert (response.status_code, response.headers["Location"]) == (301, "/ar/partners/new-name/")


def test_its_events_can_be_followed_in_a_calendar(client):
    institution = InstitutionFactory(slug="centre", name_fr="Centre")
    path = "/fr/partners/centre/"
    assert "calendar/all.ics" not in client.get(path).content.decode()
    event = EventFactory(title_fr="Atelier")
    PartnerRoleFactory(event=event, institution=institution)
    publish(event)
    response = client.get(path)
    address = response.context["calendar"]["https_url"]
    assert address == "http://localhost:8000/fr/calendar/all.ics?institution=centre"
    page = response.content.decode()
    assert f'href="{address}"' in page
    assert f'href="{address.replace("http:", "webcal:")}"' in page
    feed = client.get(address.removeprefix("http://localhost:8000"))
    assert "Atelier" in b"".join(feed.streaming_content).decode()


@pytest.mark.parametrize("slug", ["unknown", "x" * 500, "%F0%9F%98%80"])
def test_an_unknown_institution_is_not_found(client, slug):
    assert client.get(f"/fr/partners/{slug}/").status_code == 404


def test_a_logo_whose_file_is_missing_is_left_out(client):
    from campaign_site.core.models import CampaignImage

    logo = CampaignImage(title="logo", file="gone.png", width=10, height=10)
    CampaignImage.objects.bulk_create([logo])
    InstitutionFactory(name_fr="Sans logo", logo=CampaignImage.objects.get())
    page = client.get("/fr/partners/").content.decode()
    assert "Sans logo" in page and "<img" not in page
