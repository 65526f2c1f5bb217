"""The Atom feed of news, one per language."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from campaign_site.core.time import to_instant
from events.public.page_meta import absolute

from ..context import current_language, request_snapshot
from ..models import NewsPage
from ..selectors.news import live_news

MOST = 30


class NewsFeed(Feed):
    """Ids are the pages' translation keys with their language: they survive a new address."""

    feed_type = Atom1Feed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        # The page cache keeps it like a page and answers 304 by its ETag.
        response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
        return response

    def get_object(self, request: HttpRequest) -> dict[str, Any]:
        lang = current_language()
        shot = request_snapshot(request, lang)
        return {"lang": lang, "name": shot.frame["site_name"], "urls": shot.urls}

    def title(self, obj: dict[str, Any]) -> str:
        return _("News: %(site)s") % {"site": obj["name"]} if obj["name"] else _("News")

    def link(self, obj: dict[str, Any]) -> str:
        return absolute(f"/{obj['lang']}/")

    def feed_guid(self, obj: dict[str, Any]) -> str:
        return absolute(reverse("home:news-feed"))

    feed_url = feed_guid

    def items(self, obj: dict[str, Any]) -> list[NewsPage]:
        pages = list(live_news(obj["lang"])[:MOST])
        for page in pages:
            page.address = obj["urls"].get(page.pk, "")
        return [page for page in pages if page.address]

    def item_title(self, item: NewsPage) -> str:
        return item.title

    def item_description(self, item: NewsPage) -> str:
        return item.summary

    def item_link(self, item: NewsPage) -> str:
        return absolute(item.address)

    def item_guid(self, item: NewsPage) -> str:
        return f"{item.translation_key.urn}#{item.locale.language_code}"

    def item_pubdate(self, item: NewsPage) -> datetime:
        return to_instant(item.date, datetime.min.time())

    def item_updateddate(self, item: NewsPage) -> datetime:
        return item.last_published_at or self.item_pubdate(item)
