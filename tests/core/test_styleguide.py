"""/styleguide/: complete, in both directions, and only where it is wanted."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from campaign_site.core.styleguide import styleguide, styleguide_context
from tests.core.test_components import FOLDER, PARTIALS
from tests.html_checks import faults

TEMPLATES = Path(settings.BASE_DIR) / "templates"


@pytest.fixture(scope="module")
def page() -> str:
    with translation.override("ar"):
        return render_to_string("styleguide/index.html", styleguide_context())


def test_is_not_found_in_production(rf: RequestFactory, settings) -> None:
    settings.DEBUG = settings.STYLEGUIDE = False
    with pytest.raises(Http404):
        styleguide(rf.get("/styleguide/"))


def test_shows_every_part_in_both_directions(page: str) -> None:
    assert page.count('<div class="specimen" lang="ar" dir="rtl">') == 10
    assert page.count('<div class="specimen" lang="fr" dir="ltr">') == 10


def test_shows_every_component() -> None:
    sources = [
        *(TEMPLATES / "styleguide").glob("*.html"),
        TEMPLATES / "base.html",
        *FOLDER.glob("*.html"),
    ]
    used = {
        name
        for path in sources
        for name in re.findall(r'\{% (?:component|wrap) "(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert {path.stem for path in FOLDER.glob("*.html")} - PARTIALS - used == set()


def test_is_sound_html(page: str) -> None:
    found = [fault for fault in faults(page, whole_page=True) if "error-summary-title" not in fault]
    assert found == []


def test_is_not_for_search_engines(page: str) -> None:
    assert '<meta name="robots" content="noindex">' in page
