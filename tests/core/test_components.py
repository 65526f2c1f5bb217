"""Each component with as little as it asks for."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils.safestring import mark_safe

from campaign_site.core.styleguide.forms import SampleForm
from campaign_site.core.styleguide.samples import samples
from campaign_site.core.templatetags.components import declared_parameters
from tests.html_checks import faults

FOLDER = Path(settings.BASE_DIR) / "templates" / "components"
# Pieces of a page that read the page's own context instead of parameters.
PARTIALS = {"grid_event", "open_graph", "stylesheets", "ways_on"}
DATE = {"day": "1er", "month": "décembre", "weekday": "jeudi", "iso": "2022-12-01"}
EVENT = {"url": "/fr/events/a/", "title": "Atelier", "kind": "Atelier scolaire", "date": DATE}
DAY = {"day": 1, "label": "1 décembre", "iso": "2026-12-01", "events": []}
SVG = mark_safe('<svg viewBox="0 0 1 1"></svg>')

MINIMAL: dict[str, dict[str, object]] = {
    "badge": {"label": "Complet"},
    "breadcrumbs": {"items": [{"label": "Accueil", "url": "/fr/"}, {"label": "Programme"}]},
    "button": {"label": "Voir"},
    "calendar_links": {},
    "chip": {"label": "Collège"},
    "copy_button": {"text": "بلّغوا", "label": "نسخ"},
    "copy_text": {"text": "بلّغوا", "label": "نسخ"},
    "date_block": {},
    "day_grid": {"caption": "jeudi", "columns": ["Rabat"], "rows": [{"time": "9", "cells": [[]]}]},
    "day_heading": {"label": "jeudi 1er décembre"},
    "emblem": {},
    "empty_state": {"title": "Rien", "slot": ""},
    "error_summary": {"errors": [{"message": "Écrivez un nom.", "id": ""}]},
    "event_card": {"event": EVENT},
    "event_meta": {},
    "event_row": {"event": EVENT},
    "facts": {"items": [{"label": "Quand", "value": "jeudi"}]},
    "field": {"field": SampleForm.of(samples()[0])["school"]},
    "figure": {"url": "/a.webp", "alt": "", "width": 4, "height": 3},
    "filter_group": {"name": "r", "label": "Région", "options": [{"value": "1", "label": "Rabat"}]},
    "filter_panel": {"slot": "x"},
    "footer_partners": {"groups": []},
    "foreign_text": {"text": "M. le SG", "lang": "fr"},
    "help_strip": {"help": {"portal_name": "EMC", "portal_url": "https://a.ma", "numbers": []}},
    "key_figure": {"value": "50", "label": "enseignants", "source": "presse, 2022"},
    "language_note": {"language": "arabe"},
    "language_switch": {"links": [{"code": "ar", "name": "العربية", "url": "/ar/"}]},
    "link_card": {"title": "Rabat", "url": "/fr/regions/rabat/"},
    "map_figure": {"svg": SVG, "title": "Régions", "items": [], "credit": "OpenStreetMap"},
    "month_calendar": {"caption": "décembre", "weekdays": ["lun."], "weeks": [[DAY]]},
    "notice": {"slot": "x"},
    "option": {"name": "r", "value": "1", "label": "Rabat", "id": "r-1"},
    "pagination": {"pages": [{"number": 1, "current": True}]},
    "partner_block": {"groups": [{"wording": "avec", "institutions": [{"name": "CMRPI"}]}]},
    "people_list": {"groups": [{"wording": "présidée par", "people": [{"function": "M. le SG"}]}]},
    "qr": {"svg": SVG, "label": "Page de l’atelier"},
    "quick_exit": {"url": "https://www.wikipedia.org/"},
    "quote": {"text": "« Signalez »"},
    "result_status": {"text": "3 activités"},
    "search_box": {"name": "q", "label": "Chercher", "id": "q"},
    "share_links": {"title": "Atelier & forum", "url": "https://example.org/fr/events/a/?x=1&y=2"},
    "site_footer": {},
    "site_header": {},
    "slogan": {"text": "بلّغوا لوقف العنف"},
    "tabs": {"label": "Vues", "items": [{"label": "Liste", "url": "?view=list"}]},
    "timeline": {"items": [{"when": "2 novembre", "text": "Annoncé."}]},
}


def render(name: str, values: dict[str, object]) -> str:
    values = dict(values)
    slot = values.pop("slot", None)
    given = " ".join(f"{key}={key}" for key in values)
    source = f'{{% component "{name}" {given} %}}'
    if slot is not None:
        source = f'{{% wrap "{name}" {given} %}}{slot}{{% endwrap %}}'
    return Template("{% load components %}" + source).render(Context(values))


def test_every_component_is_tried_here() -> None:
    assert {path.stem for path in FOLDER.glob("*.html")} - PARTIALS == set(MINIMAL)


@pytest.mark.parametrize("name", sorted(MINIMAL))
def test_renders_with_the_least_it_asks_for(name: str) -> None:
    html = render(name, MINIMAL[name])
    assert html.strip() or name == "event_meta"
    assert faults(html) == []
    assert "None" not in html


@pytest.mark.parametrize("name", sorted(MINIMAL))
def test_tries_the_least_and_no_more(name: str) -> None:
    source = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    required = {key for key, needed in declared_parameters(source).items() if needed}
    assert required <= set(MINIMAL[name])


def test_share_link_carries_the_whole_address() -> None:
    html = render("share_links", MINIMAL["share_links"])
    address = "https%3A%2F%2Fexample.org%2Ffr%2Fevents%2Fa%2F%3Fx%3D1%26y%3D2"
    assert f"https://wa.me/?text=Atelier%20%26%20forum%20{address}" in html
    assert f"mailto:?subject=Atelier%20%26%20forum&amp;body={address}" in html


def test_field_in_error_is_wired_to_its_message() -> None:
    html = render("field", MINIMAL["field"])
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="ar_school_helptext ar_school_error"' in html
    assert 'id="ar_school_error"' in html
    assert 'id="ar_school_helptext"' in html


def test_event_without_a_day_says_so_instead_of_an_empty_date() -> None:
    event = {**EVENT, "date": {"open": "date à venir"}}
    html = render("event_row", {"event": event})
    assert "date à venir" in html
    assert "<time" not in html


def test_title_in_another_language_carries_it() -> None:
    event = {**EVENT, "title": "ورشة", "lang": "ar", "dir": "rtl"}
    assert 'lang="ar" dir="rtl">ورشة</a>' in render("event_row", {"event": event})


def test_person_known_by_function_only_is_listed() -> None:
    html = render("people_list", MINIMAL["people_list"])
    assert "<bdi>M. le SG</bdi>" in html
    assert "<bdi></bdi>" not in html


def test_what_is_in_another_language_says_which() -> None:
    person = {"name": "سلمى", "function": "Experte", "langs": {"function": "fr"}}
    html = render("people_list", {"groups": [{"wording": "", "people": [person]}]})
    assert "<bdi>سلمى</bdi>" in html
    assert '<bdi lang="fr">Experte</bdi>' in html


def test_count_of_zero_is_shown() -> None:
    html = render("option", {**MINIMAL["option"], "count": 0})
    assert '<span class="option-count">0</span>' in html
    assert "option-count" not in render("option", MINIMAL["option"])
