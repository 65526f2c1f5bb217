"""What the frame of every public page says, read once per version of the content.

Menu, help numbers, footer and language links are the same on all pages of a language. A
process builds them from two queries when the content or the day changes and
keeps the result, so that an uncached page does not pay for its frame.
"""

import re
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from campaign_site.core.digits import to_western
from campaign_site.core.languages import columns
from campaign_site.core.models import HelpNumber, SiteTexts
from campaign_site.core.share_images.size import HEIGHT, WIDTH
from campaign_site.core.small_tables import Table, read_tables, record
from events.models import Edition
from events.public.edition_texts import demo_notice, text_of
from events.public.page_meta import absolute

from .kept import Kept
from .pages import MenuPage, menu_pages, page_tables
from .partners import edition_partners, partner_tables

# Three languages before and after a change.
_kept: "Kept[Snapshot]" = Kept(most=6)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The frame of one language at one version of the content.

    `edition` is the current one, if any; `pages` are the live pages of all languages.
    """

    edition: Edition | None
    pages: tuple[MenuPage, ...]
    frame: dict[str, Any]

    @property
    def urls(self) -> dict[int, str]:
        """The addresses of pages by their id."""
        return {page.pk: page.url for page in self.pages}


def snapshot(lang: str, *, version: int, today: date) -> Snapshot:
    """The frame in this language; built at most once per version, language and day."""
    return _kept.get((version, lang, today), lambda: _build(lang, today))


def _build(lang: str, today: date) -> Snapshot:
    with translation.override(lang):
        return _read(lang, today)


def _read(lang: str, today: date) -> Snapshot:
    edition = Edition.objects.public().current(on=today)
    tables = read_tables(
        page_tables() | _text_tables() | (partner_tables(edition) if edition else {})
    )
    texts = next((record(SiteTexts, row) for row in tables["texts"]), None)
    numbers = sorted(tables["numbers"], key=itemgetter("sort_order", "id"))
    pages = menu_pages(tables)
    # The link to the home page needs a name even before anybody wrote one.
    site_name = (text_of(texts, "site_title", lang).text if texts else "") or _("Campaign")
    return Snapshot(
        edition=edition,
        pages=pages,
        frame={
            "site_name": site_name,
            "organiser": text_of(texts, "organiser", lang).text if texts else "",
            "help": _help(texts, [record(HelpNumber, row) for row in numbers], lang),
            "quick_exit_url": texts.quick_exit_url if texts else "",
            "demo_notice": demo_notice(edition, lang),
            "main_menu": _main_menu(pages, lang),
            "footer_links": [
                {"label": page.title, "url": page.url}
                for page in pages
                if page.lang == lang and page.kind == "standard" and page.in_menus
            ],
            "footer_partners": edition_partners(tables, lang) if edition else [],
            "feed_links": _feed_links(edition, lang),
            "credits": _("Boundaries and places: OpenStreetMap contributors (ODbL); HCP."),
            "home_url": f"/{lang}/",
            "programme_url": reverse("events:programme"),
            "search_url": reverse("home:search"),
            "news_feed_url": reverse("home:news-feed"),
            "og_image": {
                "url": absolute(static(f"site/images/share-{lang}.png")),
                "width": WIDTH,
                "height": HEIGHT,
                "alt": site_name,
            },
        },
    )


def _text_tables() -> dict[str, Table]:
    words = columns("site_title", "organiser", "portal_name", "help_notice")
    numbers = HelpNumber.objects.all()
    return {
        "texts": (SiteTexts.objects.all(), ("id", "portal_url", "quick_exit_url", *words)),
        "numbers": (numbers, ("id", "sort_order", "number", "is_whatsapp", *columns("label"))),
    }


def _help(texts: SiteTexts | None, numbers: list[HelpNumber], lang: str) -> dict[str, Any]:
    if texts is None:
        return {}
    return {
        "portal_name": text_of(texts, "portal_name", lang).text or texts.portal_url,
        "portal_url": texts.portal_url,
        "notice": text_of(texts, "help_notice", lang).text,
        "numbers": [
            {
                "label": text_of(line, "label", lang).text,
                "number": line.number,
                "href": call_address(line.number, is_whatsapp=line.is_whatsapp),
            }
            for line in numbers
        ],
    }


def call_address(number: str, *, is_whatsapp: bool = False) -> str:
    """What a phone opens: `tel:` with digits alone, or WhatsApp with the country's code."""
    digits = "".join(character for character in to_western(number) if character.isdecimal())
    if not is_whatsapp or len(digits) < 9:
        return f"tel:+{digits}" if number.strip().startswith("+") else f"tel:{digits}"
    abroad = digits.removeprefix("00")
    if number.strip().startswith("+") or abroad != digits:
        # «+212 (0)6…» is written often; the nought belongs to calls inside the country.
        return f"https://wa.me/{re.sub('^2120', '212', abroad)}"
    return f"https://wa.me/212{digits.removeprefix('212').removeprefix('0')}"


def _main_menu(pages: tuple[MenuPage, ...], lang: str) -> list[dict[str, str]]:
    menu = [
        {"label": _("Programme"), "url": reverse("events:programme"), "icon": "calendar"},
        {"label": _("Regions"), "url": reverse("events:region-list")},
        {"label": _("Editions"), "url": reverse("events:edition-list")},
        {"label": _("Partners"), "url": reverse("home:institutions")},
    ]
    news = [page for page in pages if page.lang == lang and page.kind == "newsindex"]
    menu += [{"label": page.title, "url": page.url} for page in news[:1]]
    return [*menu, {"label": _("Search"), "url": reverse("home:search"), "icon": "search"}]


def _feed_links(edition: Edition | None, lang: str) -> list[dict[str, str]]:
    links = [{"label": _("News (Atom feed)"), "url": reverse("home:news-feed"), "icon": "feed"}]
    if edition is None:
        return links
    calendar = reverse("events:edition-feed", args=[edition.slug])
    return [{"label": _("Calendar of the edition"), "url": calendar, "icon": "calendar"}, *links]
