"""News of one language, newest first."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language

from campaign_site.core.date_phrases import full_date
from events.public.paging import page_links, page_slice

from ..models import NewsIndexPage, NewsPage
from .pages import open_to_all

# The addresses of pages by their id (`Snapshot.urls`).
Urls = Mapping[int, str]
PER_PAGE = 12


def live_news(lang: str) -> QuerySet[NewsPage]:
    """Live, public news in this language."""
    return _listed(NewsPage.objects.filter(locale__language_code=lang))


def news_card(page: NewsPage, lang: str, url: str) -> dict[str, Any]:
    """What the component "link_card" takes."""
    return {
        "title": page.title,
        "url": url,
        "text": page.summary,
        "meta": full_date(page.date, lang),
    }


def latest_news(lang: str, urls: Urls, *, limit: int = 3) -> list[dict[str, Any]]:
    """Cards of the newest; one query."""
    return _cards(live_news(lang)[:limit], lang, urls)


def news_list_context(index: NewsIndexPage, urls: Urls, *, page: str | None) -> dict[str, Any]:
    """One page of the list below an index. Raises NoSuchPage for a number that is none."""
    lang = (get_language() or index.locale.language_code).split("-")[0]
    rows = _listed(NewsPage.objects.child_of(index))
    total = rows.count()
    part = page_slice(page or "", total, PER_PAGE)
    return {
        "news": _cards(rows[part.start : part.stop], lang, urls),
        "total": total,
        "pagination": page_links(part, lambda number: f"?page={number}") if part.last > 1 else {},
    }


def _listed(rows: QuerySet[NewsPage]) -> QuerySet[NewsPage]:
    rows = rows.live().filter(open_to_all()).select_related("locale")
    return rows.defer("body").order_by("-date", "-pk")


def _cards(pages: Iterable[NewsPage], lang: str, urls: Urls) -> list[dict[str, Any]]:
    return [news_card(page, lang, urls[page.pk]) for page in pages if page.pk in urls]
