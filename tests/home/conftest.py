"""A small site: home pages in three languages, Arabic being the source."""

from datetime import UTC, date, datetime

import pytest
from wagtail.models import Locale, Page, Site

from campaign_site.home.models import HomePage, NewsIndexPage, NewsPage, StandardPage

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _in_november(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def homes(db) -> dict[str, HomePage]:
    """Home pages by language, translations of each other."""
    root = Page.get_first_root_node()
    found: dict[str, HomePage] = {}
    for code in ("ar", "fr", "en"):
        locale, _created = Locale.objects.get_or_create(language_code=code)
        page = HomePage(title=f"home {code}", slug=f"home-{code}", locale=locale)
        if found:
            page.translation_key = found["ar"].translation_key
        found[code] = root.add_child(instance=page)
    Site.objects.update(root_page=found["ar"])
    Site.clear_site_root_paths_cache()
    return found


def standard_page(home: HomePage, title: str = "About", key=None, **values) -> StandardPage:
    values.setdefault("slug", title.lower())
    page = StandardPage(title=title, locale=home.locale, show_in_menus=True, **values)
    if key is not None:
        page.translation_key = key
    return home.add_child(instance=page)


def news_index(home: HomePage) -> NewsIndexPage:
    page = NewsIndexPage(title="News", slug="news", locale=home.locale, show_in_menus=True)
    return home.add_child(instance=page)


def news_page(index: NewsIndexPage, number: int = 1, **values) -> NewsPage:
    facts = {
        "title": f"News {number}",
        "slug": f"news-{number}",
        "date": TODAY,
        "summary": f"Summary {number}",
        "last_published_at": NOW,
    }
    return index.add_child(instance=NewsPage(locale=index.locale, **facts | values))
