"""What every template of the public site may use: the frame and the page's other addresses.

A view that knows better (filters kept by the language switch, the demonstration label of
the edition it shows) puts its own value into its context, which wins.
"""

import logging
import re
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.translation import get_language

from campaign_site.core.content_version import content_version
from campaign_site.core.languages import CODES, DEFAULT_LANGUAGE, is_language, og_locale
from campaign_site.core.time import today
from events.public.page_meta import absolute, language_links

from .selectors.pages import translations
from .selectors.snapshot import Snapshot, snapshot

logger = logging.getLogger(__name__)
_PREFIX = re.compile(rf"^/({'|'.join(CODES)})(?=/|$)")
_KEPT = "_campaign_frame"


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor; nothing in the admin, whose pages render many small templates.

    An error page must not fail for want of its menu: without a database it gets none.
    """
    if request.path.startswith("/admin/") and not getattr(request, "is_preview", False):
        return {}
    lang = current_language()
    kept = getattr(request, _KEPT, None)
    if kept is None or kept[0] != lang:
        kept = (lang, _frame(request, lang))
        setattr(request, _KEPT, kept)
    return kept[1]


def current_language() -> str:
    """The active language, as one of the site's own."""
    lang = (get_language() or DEFAULT_LANGUAGE).split("-")[0]
    return lang if is_language(lang) else DEFAULT_LANGUAGE


def request_snapshot(request: HttpRequest, lang: str) -> Snapshot:
    """The frame for this request; the version of the content is read at most once."""
    version = getattr(request, "content_version", None)
    if version is None:
        version = request.content_version = content_version()
    return snapshot(lang, version=version, today=today())


def _frame(request: HttpRequest, lang: str) -> dict[str, Any]:
    try:
        shot = request_snapshot(request, lang)
    except DatabaseError:
        logger.exception("The frame of a page cannot be read")
        return {"home_url": f"/{lang}/"}
    paths = other_addresses(request, shot)
    here = request.path
    return shot.frame | {
        "main_menu": [
            item | {"current": here.startswith(item["url"])} for item in shot.frame["main_menu"]
        ],
        "language_links": language_links(
            {code: paths.get(code, f"/{code}/") for code in CODES}, lang
        ),
        "canonical_url": absolute(here),
        "alternates": _alternates(paths),
        "og_locale": og_locale(lang),
        "og_locale_alternates": [og_locale(code) for code in CODES if code != lang],
    }


def other_addresses(request: HttpRequest, shot: Snapshot) -> dict[str, str]:
    """This page's path in each language it exists in; empty outside the language prefixes.

    Records answer under the same path in every language; pages have translations, each
    with an address of its own.
    """
    route = getattr(request, "_wagtail_route_for_request", None)
    if route is not None:
        return translations(shot.pages, route[0].translation_key)
    if not _PREFIX.match(request.path):
        return {}
    return {code: _PREFIX.sub(f"/{code}", request.path, count=1) for code in CODES}


def _alternates(paths: dict[str, str]) -> list[dict[str, str]]:
    if not paths:
        return []
    found = [{"lang": code, "url": absolute(paths[code])} for code in CODES if code in paths]
    default = paths.get(DEFAULT_LANGUAGE) or next(iter(paths.values()))
    return [*found, {"lang": "x-default", "url": absolute(default)}]
