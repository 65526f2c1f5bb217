"""The sitemap: everything public that lives, in all its languages, with true dates.

An index names one map for each kind of address; a large kind is split into pages.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from campaign_site.core.languages import CODES, DEFAULT_LANGUAGE
from campaign_site.core.models import Region
from events.models import Edition, Publication
from events.public.page_meta import absolute
from partners.models import Institution

from ..selectors.pages import MenuPage, live_pages

# With its alternates an address weighs about 500 bytes: a map stays below 2 MB.
ADDRESSES_PER_MAP = 3000


class CampaignSitemap(Sitemap):
    """Addresses of this site, whatever name the request used for it."""

    i18n = True
    alternates = True
    limit = ADDRESSES_PER_MAP

    @property
    def protocol(self) -> str:
        return urlsplit(settings.SITE_BASE_URL).scheme

    def get_protocol(self, protocol: str | None = None) -> str:
        return self.protocol

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_BASE_URL).netloc

    def get_languages_for_item(self, item: Any) -> tuple[str, ...]:
        return CODES

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        """Django's own, with the default language as x-default (it would drop the prefix)."""
        urls = super()._urls(page, protocol, domain)
        for url in urls:
            known = {one["lang_code"]: one["location"] for one in url["alternates"]}
            if DEFAULT_LANGUAGE in known:
                default = known[DEFAULT_LANGUAGE]
                url["alternates"].append({"lang_code": "x-default", "location": default})
        return urls


class Lists(CampaignSitemap):
    """The pages that list records. `/programme/` is each edition's own, under its address."""

    names = (
        "events:near",
        "events:edition-list",
        "events:region-list",
        "home:institutions",
    )

    def items(self) -> tuple[str, ...]:
        return self.names

    def location(self, item: str) -> str:
        return reverse(item)


class Events(CampaignSitemap):
    """Every live event; the date is that of the last public change."""

    def items(self) -> QuerySet[Any]:
        rows = Publication.objects.filter(is_live=True).order_by("event_id")
        return rows.values_list("event__slug", "modified_at")

    def location(self, item: tuple[str, datetime]) -> str:
        return reverse("events:event", args=[item[0]])

    def lastmod(self, item: tuple[str, datetime]) -> datetime:
        return item[1]


class _Records(CampaignSitemap):
    """Records with `slug` and `updated_at`."""

    url_name = ""

    def location(self, item: Any) -> str:
        return reverse(self.url_name, args=[item.slug])

    def lastmod(self, item: Any) -> datetime:
        return item.updated_at


class Editions(_Records):
    url_name = "events:edition"

    def items(self) -> QuerySet[Edition]:
        return Edition.objects.public().only("slug", "updated_at").order_by("pk")


class Programmes(Editions):
    url_name = "events:edition-programme"
    # It changes with every event of the edition.
    lastmod = None


class Regions(_Records):
    url_name = "events:region"

    def items(self) -> QuerySet[Region]:
        return Region.objects.only("slug", "updated_at").order_by("pk")


class Institutions(_Records):
    url_name = "home:institution"

    def items(self) -> QuerySet[Institution]:
        return Institution.objects.only("slug", "updated_at").order_by("pk")


class Pages(CampaignSitemap):
    """Prose pages exist in the languages they were translated into, each under its own name."""

    i18n = False

    def items(self) -> tuple[MenuPage, ...]:
        return live_pages()

    def location(self, item: MenuPage) -> str:
        return item.url

    def lastmod(self, item: MenuPage) -> datetime | None:
        return item.published_at

    def get_urls(self, page: int = 1, site: Any = None, protocol: str | None = None) -> Any:
        urls = super().get_urls(page, site, protocol)
        by_key: dict[Any, list[MenuPage]] = {}
        for one in live_pages():
            by_key.setdefault(one.key, []).append(one)
        for url in urls:
            url["alternates"] = list(_alternates(by_key[url["item"].key]))
        return urls


def _alternates(pages: list[MenuPage]) -> Iterable[dict[str, str]]:
    for page in pages:
        yield {"lang_code": page.lang, "location": absolute(page.url)}
    default = next((page for page in pages if page.lang == DEFAULT_LANGUAGE), pages[0])
    yield {"lang_code": "x-default", "location": absolute(default.url)}


SITEMAPS = {
    "pages": Pages,
    "lists": Lists,
    "events": Events,
    "editions": Editions,
    "programmes": Programmes,
    "regions": Regions,
    "institutions": Institutions,
}
