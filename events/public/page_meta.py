"""What the head of a page says to search engines and to whoever shares it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from campaign_site.core.languages import CODES, DEFAULT_LANGUAGE, TABLE, og_locale

DESCRIPTION_LENGTH = 200


def page_meta(
    name: str, *args: str, lang: str, title: str, description: str = "", noindex: bool = False
) -> dict[str, Any]:
    """Context for base.html of the page with this URL name, the same in every language.

    `canonical_url` and `alternates` are absolute; `language_links` lead to the same page.
    """
    paths = localized_paths(name, *args)
    urls = {code: absolute(path) for code, path in paths.items()}
    alternates = [{"lang": code, "url": url} for code, url in urls.items()]
    return {
        "page_title": title,
        "meta_description": shortened(description),
        "noindex": noindex,
        "canonical_url": urls[lang],
        "alternates": [*alternates, {"lang": "x-default", "url": urls[DEFAULT_LANGUAGE]}],
        "og_locale": og_locale(lang),
        "og_locale_alternates": [og_locale(code) for code in CODES if code != lang],
        "language_links": language_links(paths, lang),
    }


def localized_paths(name: str, *args: str) -> dict[str, str]:
    """The path of a page in each language."""
    paths = {}
    for code in CODES:
        with translation.override(code):
            paths[code] = reverse(name, args=args)
    return paths


def language_links(paths: dict[str, str], lang: str, query: str = "") -> list[dict[str, Any]]:
    """The language switch; `query` keeps the filters of a list."""
    return [
        {
            "code": language.code,
            "name": language.name,
            "url": with_query(paths[language.code], query),
            "current": language.code == lang,
        }
        for language in TABLE
    ]


def absolute(path: str) -> str:
    """The address of a path for other sites, calendars and mails; an address stays as it is."""
    return path if "://" in path else f"{settings.SITE_BASE_URL}{path}"


def with_query(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


def shortened(text: str) -> str:
    """One line of at most 200 characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= DESCRIPTION_LENGTH:
        return line
    return f"{line[:DESCRIPTION_LENGTH].rsplit(' ', 1)[0]}…"
