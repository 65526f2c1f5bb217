"""The prose pages of all languages with their addresses; they are few."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageViewRestriction, Site

from campaign_site.core.small_tables import Rows, Table, read_tables, record

from ..models import HomePage, NewsIndexPage, NewsPage, StandardPage

KINDS = {"home": HomePage, "standard": StandardPage, "newsindex": NewsIndexPage, "news": NewsPage}
_KIND_OF = {model._meta.model_name: kind for kind, model in KINDS.items()}
_COLUMNS = (
    "id",
    "path",
    "url_path",
    "title",
    "translation_key",
    "show_in_menus",
    "last_published_at",
)


@dataclass(frozen=True, slots=True)
class MenuPage:
    """A live page anybody may read; `key` is shared by its translations."""

    pk: int
    key: UUID
    lang: str
    kind: str
    title: str
    url: str
    in_menus: bool
    published_at: datetime | None


def live_pages() -> tuple[MenuPage, ...]:
    """In the order of the tree; one query."""
    return menu_pages(read_tables(page_tables()))


def page_tables() -> dict[str, Table]:
    """What `menu_pages` is made of."""
    own = {"content_type__app_label": "home", "content_type__model__in": _KIND_OF}
    pages = Page.objects.live().filter(open_to_all(), **own)
    columns = (*_COLUMNS, "locale__language_code", "content_type__model")
    return {
        "pages": (pages, columns),
        "sites": (Site.objects.all(), ("root_page__translation_key",)),
    }


def menu_pages(tables: Mapping[str, Rows]) -> tuple[MenuPage, ...]:
    """The pages with an address: those below the home page of their language."""
    roots = {row["root_page__translation_key"] for row in tables["sites"]}
    rows = sorted(tables["pages"], key=lambda row: row["path"])
    homes = {
        row["url_path"]: f"/{row['locale__language_code']}/"
        for row in rows
        if row["translation_key"] in roots
    }
    return tuple(
        _menu_page(row, f"{homes[home]}{row['url_path'].removeprefix(home)}")
        for row in rows
        if (home := "/".join([*row["url_path"].split("/")[:2], ""])) in homes
    )


def _menu_page(row: dict, url: str) -> MenuPage:
    page = record(Page, row)
    return MenuPage(
        pk=page.pk,
        key=page.translation_key,
        lang=row["locale__language_code"],
        kind=_KIND_OF[row["content_type__model"]],
        title=page.title,
        url=url,
        in_menus=page.show_in_menus,
        published_at=page.last_published_at,
    )


def open_to_all() -> Q:
    """Neither the page nor one above it is kept for certain visitors.

    The same as Wagtail's `public()`, which asks a query of its own.
    """
    start = Substr(OuterRef("path"), 1, Length("page__path"))
    return ~Q(Exists(PageViewRestriction.objects.filter(page__path=start)))


def translations(pages: tuple[MenuPage, ...], key: UUID) -> dict[str, str]:
    """The addresses of one page by language; without a live translation none."""
    return {page.lang: page.url for page in pages if page.key == key}


def ways_down(pages: tuple[MenuPage, ...], url: str) -> list[MenuPage]:
    """The pages between a home page and an address, from above."""
    return [
        page
        for page in pages
        if page.kind != "home" and page.url != url and url.startswith(page.url)
    ]


def children(pages: tuple[MenuPage, ...], url: str) -> list[MenuPage]:
    """The pages directly below an address, in the order of the tree."""
    return [page for page in pages if page.url.rstrip("/").rpartition("/")[0] + "/" == url]
