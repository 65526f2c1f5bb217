"""The folded texts of pages, institutions and editions, kept in memory; events have their own.

These are hundreds at most, so that a search reads no table for them. The index is built
again when the version of the content moves.
"""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import strip_tags

from campaign_site.core.folding import matching, search_text
from campaign_site.core.languages import LocalText, best_text
from events.models import Edition
from events.public.edition_texts import texts_of
from partners.models import Institution

from ..models import NewsPage, StandardPage
from .kept import Kept
from .pages import live_pages

_kept: "Kept[SearchIndex]" = Kept(most=1)


@dataclass(frozen=True, slots=True)
class Found:
    """Something a search may find; a page has one language, a record all of them.

    `route` is a record's URL name and slug, or a page's own address alone.
    """

    group: str
    route: tuple[str, ...]
    titles: dict[str, str | None]
    summaries: dict[str, str | None]
    only_in: str = ""

    @property
    def url(self) -> str:
        """The address in the active language."""
        name, *args = self.route
        return reverse(name, args=args) if args else name

    def title(self, lang: str) -> LocalText:
        return best_text(self.titles, lang)


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """Entries with their texts in UTF-8, position by position."""

    entries: tuple[Found, ...]
    texts: tuple[bytes, ...]

    def find(self, terms: Any, lang: str) -> list[Found]:
        """What answers all terms, in the order of the index; pages in this language only."""
        found = (self.entries[at] for at in matching(self.texts, terms))
        return [entry for entry in found if entry.only_in in ("", lang)]


def search_index(*, version: int) -> SearchIndex:
    """The index of this version of the content."""
    return _kept.get(version, _build)


def _build() -> SearchIndex:
    pairs = [*_editions(), *_institutions(), *_pages()]
    texts = tuple(text.encode() for _entry, text in pairs)
    return SearchIndex(tuple(entry for entry, _text in pairs), texts)


def _editions() -> list[tuple[Found, str]]:
    rows = Edition.objects.public().select_related("campaign")
    found = []
    for edition in rows.order_by("-year", "-start_date", "pk"):
        fields = ("title", "slogan", "theme", "aims")
        texts = [text for field in fields for text in texts_of(edition, field).values()]
        texts += [*texts_of(edition.campaign, "name").values(), str(edition.year)]
        campaigns = texts_of(edition.campaign, "name")
        titles = {code: f"{name} – {edition.year}" for code, name in campaigns.items() if name}
        titles |= {code: name for code, name in texts_of(edition, "title").items() if name}
        route = ("events:edition", edition.slug)
        entry = Found("edition", route, titles, texts_of(edition, "slogan"))
        found.append((entry, search_text(*texts)))
    return found


def _institutions() -> list[tuple[Found, str]]:
    found = []
    for one in Institution.objects.order_by("name_fr", "pk"):
        names = texts_of(one, "name")
        texts = [*names.values(), *texts_of(one, "short_name").values(), one.acronym]
        texts += [str(alias) for alias in one.aliases]
        titles = names if any(names.values()) else {"fr": one.acronym or one.slug}
        route = ("home:institution", one.slug)
        found.append((Found("institution", route, titles, {}), search_text(*texts)))
    return found


def _pages() -> list[tuple[Found, str]]:
    urls = {page.pk: page.url for page in live_pages()}
    standard = StandardPage.objects.filter(pk__in=urls).select_related("locale")
    news = NewsPage.objects.filter(pk__in=urls).select_related("locale").order_by("-date", "-pk")
    return [
        *(_page("page", page, urls[page.pk], page.introduction) for page in standard),
        *(_page("news", page, urls[page.pk], page.summary) for page in news),
    ]


def _page(group: str, page: StandardPage | NewsPage, url: str, summary: str) -> tuple[Found, str]:
    lang = page.locale.language_code
    entry = Found(group, (url,), {lang: page.title}, {lang: summary}, only_in=lang)
    words = strip_tags(" ".join(page.body.stream_block.get_searchable_content(page.body)))
    return entry, search_text(page.title, summary, words)
