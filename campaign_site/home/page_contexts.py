"""What the templates of prose pages get beside the page itself."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from campaign_site.core.date_phrases import full_date
from campaign_site.core.time import today
from events.public.page_meta import shortened
from events.public.paging import NoSuchPage

from .context import current_language, request_snapshot
from .models import HomePage, NewsIndexPage, NewsPage, StandardPage
from .selectors.home import home_context
from .selectors.news import news_list_context
from .selectors.pages import children, ways_down
from .selectors.snapshot import Snapshot


def home_page_context(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """The edition, what comes next, news and figures."""
    lang = current_language()
    shot = request_snapshot(request, lang)
    context = home_context(shot=shot, lang=lang, today=today(), version=request.content_version)
    slogan = context.get("slogan")
    foreign = slogan is not None and slogan.is_fallback
    return context | {
        "slogan_lang": slogan.lang if foreign else "",
        "slogan_dir": slogan.dir if foreign else "",
        "near_url": reverse("events:near"),
        "near_parameter": "place",
        "page_title": page.seo_title or context["page_title"],
        "meta_description": shortened(page.search_description or page.introduction),
    }


def standard_page_context(page: StandardPage, request: HttpRequest) -> dict[str, Any]:
    """Its way from home and the pages below it."""
    shot = request_snapshot(request, current_language())
    below = [one for one in children(shot.pages, shot.urls.get(page.pk, "")) if one.in_menus]
    introductions = _introductions(one.pk for one in below)
    return _prose(page, page.introduction) | {
        "children": [
            {"title": one.title, "url": one.url, "text": introductions.get(one.pk, "")}
            for one in below
        ],
        "breadcrumbs": _way(page, shot),
    }


def _introductions(pks: Iterable[int]) -> dict[int, str]:
    wanted = list(pks)
    rows = StandardPage.objects.filter(pk__in=wanted) if wanted else StandardPage.objects.none()
    return dict(rows.values_list("pk", "introduction"))


def news_index_context(page: NewsIndexPage, request: HttpRequest) -> dict[str, Any]:
    """One page of news; 404 for a page number that is none."""
    shot = request_snapshot(request, current_language())
    try:
        context = news_list_context(page, shot.urls, page=request.GET.get("page"))
    except NoSuchPage as error:
        raise Http404(_("There is no such page of news.")) from error
    return context | _prose(page, page.introduction) | {"breadcrumbs": _way(page, shot)}


def news_page_context(page: NewsPage, request: HttpRequest) -> dict[str, Any]:
    """Its date in words and its way from home."""
    return _prose(page, page.summary) | {
        "date_text": full_date(page.date, current_language()) if page.date else "",
        "og_type": "article",
        "breadcrumbs": _way(page, request_snapshot(request, current_language())),
    }


def _prose(page: Any, introduction: str) -> dict[str, str]:
    return {
        "page_title": page.seo_title or page.title,
        "meta_description": shortened(page.search_description or introduction),
    }


def _way(page: Page, shot: Snapshot) -> list[dict[str, str]]:
    """From the home page down to this one, which may be a draft."""
    above = ways_down(shot.pages, shot.urls.get(page.pk) or page.get_url() or "")
    steps = [{"label": one.title, "url": one.url} for one in above]
    home = {"label": _("Home"), "url": f"/{current_language()}/"}
    return [home, *steps, {"label": page.title, "url": ""}]
