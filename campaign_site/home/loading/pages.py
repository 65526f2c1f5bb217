"""The page tree of a new site: one home per language, standard pages, news.

Arabic is the source; French and English pages are its translations (they share its
translation key, so that wagtail-localize and the language switch know them) with texts
of their own.
"""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from campaign_site.core.languages import CODES, DEFAULT_LANGUAGE
from campaign_site.core.models import CampaignImage
from campaign_site.core.time import today

from ..models import HomePage, NewsIndexPage, NewsPage, StandardPage
from .demonstration.pictures import make_pictures
from .tables import read_json

FILES = tuple(f"campaign_site/home/data/pages/{code}.json" for code in CODES)
STANDARD = ("about", "help", "calendars", "press-contact", "accessibility", "privacy")
COPIED = ("title", "seo_title", "search_description", "introduction", "between_editions", "summary")


@transaction.atomic
def load_pages() -> None:
    """Written once: a site that has a home page keeps its own."""
    if HomePage.objects.exists():
        return
    texts = {code: read_json(place) for code, place in zip(CODES, FILES, strict=True)}
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in CODES}
    source = texts[DEFAULT_LANGUAGE]
    home = _home(source["home"], locales[DEFAULT_LANGUAGE])
    _tree(home, source, make_pictures())
    for code in CODES:
        if code != DEFAULT_LANGUAGE:
            _translate(home, texts[code], locales[code], code)


def _home(text: dict[str, Any], locale: Locale) -> HomePage:
    """The source's home page becomes the root of the site; Wagtail's own goes."""
    root = Page.get_first_root_node()
    welcome = root.get_children().exact_type(Page)
    home = HomePage(slug=DEFAULT_LANGUAGE, locale=locale, **_values(text))
    root.add_child(instance=home)
    address = urlsplit(settings.SITE_BASE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": address.port or (443 if address.scheme == "https" else 80),
            "site_name": text["title"][:255],
            "root_page": home,
        },
    )
    for page in welcome:
        page.delete()
    home.save_revision().publish()
    return home


def _tree(home: HomePage, texts: dict[str, Any], pictures: list[CampaignImage]) -> None:
    for slug in STANDARD:
        page = StandardPage(slug=slug, locale=home.locale, show_in_menus=True)
        _add(home, page, texts[slug])
    index = NewsIndexPage(slug="news", locale=home.locale, show_in_menus=True)
    _add(home, index, texts["news"])
    for item in texts["news"]["items"]:
        news = NewsPage(
            slug=item["slug"],
            locale=home.locale,
            date=today() - timedelta(days=item["days_ago"]),
            cover=pictures[item["picture"]],
        )
        _add(index, news, item)


def _add(parent: Page, page: Page, text: dict[str, Any]) -> None:
    _write(page, text)
    parent.add_child(instance=page)
    page.save_revision().publish()


def _translate(home: HomePage, texts: dict[str, Any], locale: Locale, code: str) -> None:
    """The same tree in another language; parents before children."""
    news = {item["slug"]: item for item in texts["news"]["items"]}
    for page in home.get_descendants(inclusive=True).specific():
        text = texts["home"] if page.pk == home.pk else texts.get(page.slug) or news[page.slug]
        copy = page.copy_for_translation(locale)
        if page.pk == home.pk:
            copy.slug = code
        _write(copy, text)
        copy.save_revision().publish()


def _write(page: Page, text: dict[str, Any]) -> None:
    for name, value in _values(text).items():
        setattr(page, name, value)
    if "body" in text:
        page.body = [_block(*part) for part in text["body"]]


def _values(text: dict[str, Any]) -> dict[str, str]:
    return {name: text[name] for name in COPIED if name in text}


def _block(kind: str, *content: str) -> tuple[str, Any]:
    """A question has two parts, every other block one."""
    if kind == "question":
        return kind, {"question": content[0], "answer": content[1]}
    return kind, content[0]
