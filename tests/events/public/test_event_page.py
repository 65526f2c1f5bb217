"""An event's page: what it says of place, people, sessions, and who may see it."""

from datetime import time

import pytest

from events.enums import (
    EditionState,
    PersonRole,
)
from events.models import Edition
from tests.factories import (
    EditionFactory,
    EventFactory,
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

from .event_pages import data_of, main_part, page, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


def test_unknown_drafts_and_editions_in_preparation_are_404(client):
    EventFactory(slug="draft", draft=True)
    EventFactory(slug="early", edition=EditionFactory(preparing=True))
    for slug in ("nothing", "draft", "early"):
        assert client.get(f"/ar/events/{slug}/").status_code == 404


def test_an_event_that_is_unpublished_is_gone(client):
    event = published_event()
    assert page(client, event)
    event.unpublish()
    assert client.get(f"/fr/events/{event.slug}/").status_code == 404


def test_a_renamed_event_moves_for_ever(client):
    event = published_event(slug="before")
    event.slug = "after"
    event.save_revision().publish()
    response = client.get("/ar/events/before/")
    assert (response.status_code, response["Location"]) == (301, "/ar/events/after/")


def test_arabic_first(client):
    html = page(client, published_event(title_ar="ورشة تحسيسية"), "ar")
    assert '<html lang="ar" dir="rtl">' in html
    assert "الثلاثاء، 1 دجنبر 2026" in html
    assert "<h1>ورشة تحسيسية</h1>" in html


def test_a_missing_language_is_said(client):
    event = published_event(title_ar="", title_fr="Atelier")
    html = page(client, event, "ar")
    assert '<h1><span lang="fr" dir="ltr">Atelier</span></h1>' in html
    assert 'class="language-note"' in html
    assert 'class="language-note"' not in page(client, event)


def test_where(client):
    region = RegionFactory(name_fr="Rabat-Salé-Kénitra", slug="rsk")
    venue = VenueFactory(
        name_fr="Palais des congrès", address_fr="12, avenue X", latitude="34.02", longitude="-6.83"
    )
    html = page(client, published_event(venue=venue, region=region))
    assert "Palais des congrès, 12, avenue X" in text_of(html)
    assert '<a href="/fr/regions/rsk/">Rabat-Salé-Kénitra</a>' in html
    assert 'href="geo:34.02000,-6.83000"' in html


def test_partners_stand_in_their_exact_words_and_order(client):
    event = EventFactory()
    ministry = InstitutionFactory(name_fr="Le Ministère")
    council, union = InstitutionFactory(name_fr="Le Conseil"), InstitutionFactory(name_fr="L’Union")
    PartnerRoleFactory(event=event, institution=union, wording_fr="avec l’appui de", sort_order=3)
    PartnerRoleFactory(
        event=event, institution=ministry, wording_fr="sous l’égide de", sort_order=1
    )
    PartnerRoleFactory(event=event, institution=council, wording_fr="avec l’appui de", sort_order=2)
    publish(event)
    html = main_part(page(client, event))
    words = ["sous l’égide de", "Le Ministère", "avec l’appui de", "Le Conseil", "L’Union"]
    places = [html.index(word) for word in words]
    assert places == sorted(places)
    assert html.count("avec l’appui de") == 1


def test_a_wording_only_in_another_language_carries_it(client):
    event = EventFactory()
    PartnerRoleFactory(event=event, wording_fr="avec l’appui de", wording_ar="")
    publish(event)
    assert '<span lang="fr" dir="ltr">avec l’appui de</span>' in page(client, event, "ar")


def test_people_in_order_of_protocol_a_function_without_a_name_too(client):
    event = EventFactory()
    EventPersonFactory(
        event=event, person=None, role=PersonRole.CHAIR, function_fr="Le Secrétaire général",
        sort_order=1,
    )  # fmt: skip
    speaker = PersonFactory(honorific_fr="Mme", name_fr="Salma Exemple", function_fr="Experte")
    EventPersonFactory(event=event, person=speaker, sort_order=2)
    publish(event)
    html = page(client, event)
    assert html.index("Le Secrétaire général") < html.index("Mme Salma Exemple")
    assert "Experte" in html


def test_internal_notes_and_sources_are_never_shown(client):
    event = published_event(
        internal_notes="secret-note", sources={"title": [{"file": "secret-file", "quote": "x"}]}
    )
    html = page(client, event)
    assert "secret-note" not in html
    assert "secret-file" not in html


def test_sessions_and_what_they_are_part_of(client):
    path = published_event(title_fr="Parcours")
    one = published_event(title_fr="Séance un", parent=path, edition=path.edition)
    two = published_event(title_fr="Séance deux", parent=path, edition=path.edition)
    EventFactory(title_fr="Séance cachée", parent=path, edition=path.edition, draft=True)
    html = page(client, path)
    assert "Séance un" in html
    assert "Séance deux" in html
    assert "Séance cachée" not in html
    session = page(client, one)
    assert f'href="/fr/events/{path.slug}/">Parcours</a>' in session
    assert f"/fr/events/{two.slug}/" in session
    assert data_of(session)["superEvent"]["url"].endswith(f"/fr/events/{path.slug}/")


def test_a_session_does_not_tell_of_a_whole_that_is_hidden(client):
    hidden = EventFactory(title_fr="Parcours caché", slug="parcours-cache", draft=True)
    preparing = published_event(title_fr="Parcours caché", slug="parcours-cache-2")
    Edition.objects.filter(pk=preparing.edition_id).update(state=EditionState.PREPARING)
    for whole in (hidden, preparing):
        session = published_event(title_fr="Séance", parent=whole, edition=EditionFactory())
        html = page(client, session)
        assert "Parcours" not in html
        assert "parcours-cache" not in html


@pytest.mark.parametrize("number", [1, 3])
def test_queries(client, django_assert_num_queries, number):
    event = EventFactory(
        venue=VenueFactory(), region=RegionFactory(), province=None, start_time=time(9)
    )
    for order in range(number):
        EventPersonFactory(event=event, sort_order=order)
        PartnerRoleFactory(event=event, sort_order=order)
        published_event(parent=event, edition=event.edition, region=RegionFactory())
    publish(event)
    client.get("/fr/programme/")
    with django_assert_num_queries(6):
        page(client, event)


def test_a_school_and_a_province(client):
    province = ProvinceFactory()
    html = page(client, published_event(province=province, region=province.region))
    assert province.region.name_fr in html
