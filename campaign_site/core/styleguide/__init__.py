"""/styleguide/: every component in both directions, with texts of the field. Development only."""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .forms import SampleForm
from .samples import samples

PARTS = (
    "foundations",
    "actions",
    "messages",
    "edition",
    "events",
    "calendars",
    "event_page",
    "people",
    "forms",
    "navigation",
)


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """The style guide; not found unless DEBUG or STYLEGUIDE is set."""
    if not (settings.DEBUG or settings.STYLEGUIDE):
        raise Http404
    return render(request, "styleguide/index.html", styleguide_context())


def styleguide_context() -> dict[str, Any]:
    """What the style guide's template reads."""
    return {
        "page_title": "Style guide",
        "noindex": True,
        "parts": [f"styleguide/{part}.html" for part in PARTS],
        "specimens": [{**sample, "form": SampleForm.of(sample)} for sample in samples()],
        "icons": sprite_symbols(),
        "colours": colour_tokens(),
    }


def sprite_symbols() -> list[str]:
    """The names of the sprite's icons."""
    return re.findall(r'<symbol id="([\w-]+)"', _static_text("site/icons/sprite.svg"))


def colour_tokens() -> list[str]:
    """The names of the colours that tokens.css defines, without their dashes, each once."""
    names = re.findall(r"--([\w-]+): #[0-9a-f]{6};", _static_text("site/css/tokens.css"))
    return list(dict.fromkeys(names))


def _static_text(path: str) -> str:
    found = finders.find(path)
    return Path(found).read_text(encoding="utf-8") if found else ""
