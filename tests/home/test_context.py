from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError
from django.test import RequestFactory
from django.utils import translation

from campaign_site.core.models import HelpNumber, SiteTexts
from campaign_site.home import context
from campaign_site.home.selectors.snapshot import call_address
from tests.factories import EditionFactory, PartnerRoleFactory, published_event

from .conftest import standard_page

pytestmark = pytest.mark.django_db


def site(path, lang="fr", **attributes):
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    for name, value in attributes.items():
        setattr(request, name, value)
    with translation.override(lang):
        return context.site(request)


@pytest.fixture
def texts():
    texts = SiteTexts.objects.create(
        site_title_fr="Campagne", site_title_ar="حملة", organiser_fr="CMRPI",
        portal_url="https://portal.example/", portal_name_fr="Portail",
        help_notice_fr="Parles-en.", quick_exit_url="https://weather.example/",
    )  # fmt: skip
    HelpNumber.objects.create(settings=texts, label_fr="Enfance", number="2511", sort_order=2)
    HelpNumber.objects.create(
        settings=texts, label_fr="Écoute", number="06 24 40 58 89", is_whatsapp=True, sort_order=1
    )
    return texts


def test_the_frame_names_site_help_and_exit_in_the_readers_language(texts):
    frame = site("/fr/programme/")
    assert frame["site_name"] == "Campagne"
    assert frame["organiser"] == "CMRPI"
    assert frame["quick_exit_url"] == "https://weather.example/"
    assert frame["help"] == {
        "portal_name": "Portail",
        "portal_url": "https://portal.example/",
        "notice": "Parles-en.",
        "numbers": [
            {"label": "Écoute", "number": "06 24 40 58 89", "href": "https://wa.me/212624405889"},
            {"label": "Enfance", "number": "2511", "href": "tel:2511"},
        ],
    }
    assert site("/ar/programme/", "ar")["site_name"] == "حملة"


def test_a_site_without_texts_has_a_frame_all_the_same():
    frame = site("/fr/")
    assert (frame["help"], frame["demo_notice"]) == ({}, "")
    assert frame["site_name"]
    assert not SiteTexts.objects.exists()


@pytest.mark.parametrize(
    ("number", "is_whatsapp", "address"),
    [
        ("2511", False, "tel:2511"),
        ("+212 5 37 00 00 00", False, "tel:+212537000000"),
        ("0624405889", True, "https://wa.me/212624405889"),
        ("+212 624 405 889", True, "https://wa.me/212624405889"),
        ("00212624405889", True, "https://wa.me/212624405889"),
        ("2511", True, "tel:2511"),
    ],
)
def test_what_a_phone_opens(number, is_whatsapp, address):
    assert call_address(number, is_whatsapp=is_whatsapp) == address


def test_records_answer_under_the_same_path_in_every_language(settings):
    settings.SITE_BASE_URL = "https://campaign.example"
    frame = site("/fr/events/launch/")
    assert frame["canonical_url"] == "https://campaign.example/fr/events/launch/"
    assert frame["alternates"] == [
        {"lang": "ar", "url": "https://campaign.example/ar/events/launch/"},
        {"lang": "fr", "url": "https://campaign.example/fr/events/launch/"},
        {"lang": "en", "url": "https://campaign.example/en/events/launch/"},
        {"lang": "x-default", "url": "https://campaign.example/ar/events/launch/"},
    ]
    assert [(link["code"], link["url"], link["current"]) for link in frame["language_links"]] == [
        ("ar", "/ar/events/launch/", False),
        ("fr", "/fr/events/launch/", True),
        ("en", "/en/events/launch/", False),
    ]
    assert (frame["og_locale"], frame["og_locale_alternates"]) == ("fr_MA", ["ar_MA", "en"])


def test_a_page_leads_to_its_translations_and_home_where_it_has_none(client, homes):
    about = standard_page(homes["ar"], "عن الحملة", slug="about")
    standard_page(homes["fr"], "À propos", slug="a-propos", key=about.translation_key)
    frame = client.get("/ar/about/").context
    assert [link["url"] for link in frame["language_links"]] == [
        "/ar/about/", "/fr/a-propos/", "/en/",
    ]  # fmt: skip
    assert [one["lang"] for one in frame["alternates"]] == ["ar", "fr", "x-default"]
    assert frame["footer_links"] == [{"label": "عن الحملة", "url": "/ar/about/"}]


def test_a_page_without_a_picture_of_its_own_shares_the_general_one(settings):
    settings.SITE_BASE_URL = "https://campaign.example"
    picture = site("/fr/")["og_image"]
    assert picture["url"] == "https://campaign.example/static/site/images/share-fr.png"
    assert (picture["width"], picture["height"]) == (1200, 630)


def test_a_demonstration_says_so_on_every_page():
    EditionFactory(title_fr="Décembre", is_demonstration=True)
    assert "Décembre" in site("/fr/")["demo_notice"]


def test_partners_of_the_current_edition_stand_under_their_wording_in_protocol_order():
    edition = EditionFactory()
    for number, wording in enumerate(("sous l’égide de", "avec", "avec", "sous l’égide de")):
        PartnerRoleFactory(event=None, edition=edition, wording_fr=wording, sort_order=number)
    groups = site("/fr/")["footer_partners"]
    assert [(group["wording"], len(group["institutions"])) for group in groups] == [
        ("sous l’égide de", 1), ("avec", 2), ("sous l’égide de", 1),
    ]  # fmt: skip


def test_the_menu_marks_where_one_is():
    menu = site("/fr/regions/fes/")["main_menu"]
    assert [item["url"] for item in menu if item["current"]] == ["/fr/regions/"]


def test_the_frame_costs_nothing_until_the_content_moves(texts, django_assert_num_queries):
    site("/fr/", content_version=1)
    with django_assert_num_queries(0):
        site("/fr/programme/", content_version=1)
    with django_assert_num_queries(2):
        site("/fr/programme/", content_version=2)


def test_the_day_moves_the_current_edition(time_machine):
    EditionFactory(start_date=date(2026, 11, 18), end_date=date(2026, 11, 20), title_fr="Brève")
    assert len(site("/fr/", content_version=1)["feed_links"]) == 2
    time_machine.move_to("2026-11-21T09:00:00Z")
    assert len(site("/fr/", content_version=1)["feed_links"]) == 1


def test_nothing_is_read_in_the_admin(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert site("/admin/pages/") == {}


def test_without_a_database_an_error_page_has_a_way_home(monkeypatch):
    def broken(*_args, **_kwargs):
        raise DatabaseError

    monkeypatch.setattr(context, "snapshot", broken)
    assert site("/ar/x/", "ar", content_version=1) == {"home_url": "/ar/"}


def test_a_language_the_site_does_not_speak_reads_the_default():
    with translation.override("de"):
        assert context.current_language() == "ar"


def test_a_page_of_the_public_site_carries_the_frame(client, homes, texts):
    published_event()
    page = client.get("/fr/").content.decode()
    assert '<a class="help-strip-portal" href="https://portal.example/"' in page
    assert 'rel="alternate" type="application/atom+xml" href="/fr/news.atom"' in page
