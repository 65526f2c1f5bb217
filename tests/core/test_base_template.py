"""The frame of every page."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.html_checks import faults

HELP = {
    "portal_name": "Espace Maroc Cyberconfiance",
    "portal_url": "https://portal.example/",
    "numbers": [{"label": "ONDE", "number": "2511", "href": "tel:2511"}],
    "notice": "Gratuit.",
}
CONTEXT = {
    "page_title": "Programme",
    "site_name": "Campagne",
    "meta_description": "Du 1er au 20 décembre",
    "canonical_url": "https://site.example/fr/programme/",
    "alternates": [
        {"lang": "ar", "url": "https://site.example/ar/programme/"},
        {"lang": "x-default", "url": "https://site.example/ar/programme/"},
    ],
    "help": HELP,
    "quick_exit_url": "https://neutral.example/",
    "home_url": "/fr/",
    "main_menu": [{"label": "Programme", "url": "/fr/programme/", "current": True}],
    "language_links": [
        {"code": "ar", "name": "العربية", "url": "/ar/programme/", "current": False},
        {"code": "fr", "name": "Français", "url": "/fr/programme/", "current": True},
    ],
    "breadcrumbs": [{"label": "Accueil", "url": "/fr/"}, {"label": "Programme", "url": ""}],
    "footer_links": [{"label": "Accessibilité", "url": "/fr/accessibilite/"}],
    "demo_notice": "Édition de démonstration",
}


def page(**context: object) -> str:
    return render_to_string("base.html", {**CONTEXT, **context})


def test_is_sound_html_with_everything_and_with_nothing() -> None:
    assert faults(page(), whole_page=True) == []
    assert faults(render_to_string("base.html"), whole_page=True) == []


def test_skip_link_comes_first_and_leads_to_the_content() -> None:
    body = page().split("<body")[1]
    assert re.search(r"<a [^>]*>", body)[0] == '<a class="skip-link" href="#main">'
    assert '<main id="main" tabindex="-1">' in body


def test_help_stands_before_the_header_and_again_in_the_footer() -> None:
    html = page()
    assert html.index('class="help-strip"') < html.index("<header")
    assert html.count('href="https://portal.example/"') == 2
    assert html.count('href="tel:2511"') == 2


def test_a_number_that_answers_on_whatsapp_shows_it() -> None:
    line = {"label": "EMC", "number": "06 24", "href": "https://wa.me/2126"}
    html = page(help={**HELP, "numbers": [line]})
    assert html.count("sprite.svg#whatsapp") == 2
    assert "sprite.svg#phone" not in html


def test_quick_exit_is_a_link_without_script() -> None:
    assert (
        'href="https://neutral.example/" rel="nofollow noopener noreferrer" data-quick-exit'
        in page()
    )


def test_title_names_page_and_site() -> None:
    assert "<title>Programme — Campagne</title>" in page()
    assert "<title>Campagne</title>" in page(page_title="")
    assert "<title>Campagne</title>" in page(page_title="Campagne")


def test_languages_are_named_in_themselves() -> None:
    html = page()
    assert '<a href="/ar/programme/" lang="ar" hreflang="ar" rel="alternate">العربية</a>' in html
    assert '<span lang="fr" aria-current="true">Français</span>' in html


def test_alternates_and_canonical_are_told() -> None:
    html = page()
    assert (
        '<link rel="alternate" hreflang="x-default" href="https://site.example/ar/programme/">'
        in html
    )
    assert '<link rel="canonical" href="https://site.example/fr/programme/">' in html
    assert '<meta property="og:url" content="https://site.example/fr/programme/">' in html


def test_demonstration_is_labelled_only_where_it_is_one() -> None:
    assert "Édition de démonstration" in page()
    assert "demo-banner" not in page(demo_notice="")


@pytest.mark.parametrize(("code", "font"), [("ar", "arabic"), ("fr", "latin")])
def test_first_font_is_that_of_the_language(code: str, font: str) -> None:
    with translation.override(code):
        html = page()
    assert re.findall(r"fonts/campaign-sans-(\w+)-regular.woff2", html) == [font]


def test_loads_from_this_site_alone() -> None:
    loaded = re.findall(
        r'<(?:script|img|link rel="(?:stylesheet|icon|preload)")[^>]*?(?:src|href)="([^"]+)"',
        page(),
    )
    assert len(loaded) > 8
    assert all(address.startswith("/static/site/") for address in loaded)


def test_frame_is_light() -> None:
    assert len(page().encode()) < 12_000
