"""Pages for what went wrong: help, a way on, and nothing that could fail again.

None of these tests may touch the database: pytest-django refuses it without its mark.
"""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from campaign_site.core.templatetags.fallback_help import fallback_help
from tests.html_checks import faults


@pytest.mark.parametrize("name", ["500.html", "400.html"])
def test_needs_no_context_and_no_database(name: str) -> None:
    html = render_to_string(name)
    assert faults(html, whole_page=True) == []
    assert html.count("<h1>") == 1
    for code, direction in (("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")):
        assert f'lang="{code}" dir="{direction}"' in html
        assert f'href="/{code}/programme/"' in html


@pytest.mark.parametrize("name", ["500.html", "400.html"])
def test_offers_help_and_a_way_out(name: str, settings) -> None:
    settings.FALLBACK_HELP = {
        "portal_url": "https://portal.example/",
        "numbers": ["06 24 40"],
        "quick_exit_url": "https://neutral.example/",
    }
    html = render_to_string(name)
    assert 'href="https://portal.example/"' in html
    assert 'href="tel:062440"' in html
    assert (
        'href="https://neutral.example/" rel="nofollow noopener noreferrer" data-quick-exit' in html
    )


def test_plain_names_of_style_sheets_do_not_need_the_manifest(settings) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    assert 'href="/static/site/css/tokens.css"' in render_to_string("500.html")


def test_style_sheets_of_plain_errors_exist(settings) -> None:
    folder = settings.BASE_DIR / "campaign_site" / "static" / "site" / "css"
    for sheet in fallback_help()["sheets"]:
        assert (folder / f"{sheet}.css").is_file()


@pytest.mark.parametrize("name", ["404.html", "403.html", "405.html"])
@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")])
def test_speaks_the_language_of_the_address(name: str, code: str, direction: str) -> None:
    with translation.override(code):
        html = render_to_string(name)
    assert f'<html lang="{code}" dir="{direction}">' in html
    assert faults(html, whole_page=True) == []
    assert html.count("<h1>") == 1
    assert '<meta name="robots" content="noindex">' in html


def test_missing_page_leads_on() -> None:
    context = {"search_url": "/fr/search/", "programme_url": "/fr/programme/", "home_url": "/fr/"}
    html = render_to_string("404.html", context)
    assert 'action="/fr/search/"' in html
    assert 'href="/fr/programme/"' in html
