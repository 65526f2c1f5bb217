"""Context of a region's page and of the list of regions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaign_site.core.models import Region
from campaign_site.core.numbers import number_phrase

from ..models import Edition
from ..selectors.programme_index import ProgrammeIndex
from ..selectors.programmes import published_facts
from ..selectors.regions import institutions_of
from .cards import event_card
from .edition_texts import demo_notice, edition_title, is_over, text_of
from .filter_form import value_label
from .filters import ProgrammeFilters
from .page_meta import page_meta, with_query
from .region_map import region_map
from .subscriptions import feed_links

NEXT_EVENTS = 6


def region_list_context(
    regions: list[Region],
    edition: Edition | None,
    index: ProgrammeIndex | None,
    lang: str,
    today: date,
) -> dict[str, Any]:
    """The map and the list of regions, with the events of the edition that is shown."""
    counts = index.counts(ProgrammeFilters(), today)["region"] if index else {}
    slugs = {region.code: region.slug for region in regions}
    return {
        **page_meta(
            "events:region-list",
            lang=lang,
            title=_("Regions"),
            description=_("What happens in each of the twelve regions, and whom to contact."),
        ),
        "demo_notice": demo_notice(edition, lang),
        "map": _map(index, counts, slugs, lang) if index else None,
        "regions": [
            {
                "title": text_of(region, "name", lang).text,
                "url": reverse("events:region", args=[region.slug]),
                "meta": _count_text(counts.get(region.code, 0), lang) if index else "",
            }
            for region in regions
        ],
    }


def region_context(
    region: Region, edition: Edition | None, index: ProgrammeIndex | None, lang: str, today: date
) -> dict[str, Any]:
    """Next events, counts, contact and institutions of a region."""
    name = text_of(region, "name", lang).text
    context = {
        **page_meta(
            "events:region",
            region.slug,
            lang=lang,
            title=name,
            description=_("Events, contact and partners of the campaign in the region %(region)s.")
            % {"region": name},
        ),
        "demo_notice": demo_notice(edition, lang),
        "region": region,
        "name": name,
        "capital": text_of(region, "capital", lang).text,
        "authority": text_of(region, "authority", lang).text,
        "institutions": _institutions(region, lang),
        "breadcrumbs": [
            {"label": _("Regions"), "url": reverse("events:region-list")},
            {"label": name},
        ],
    }
    if edition is None or index is None:
        return {**context, "edition_title": "", "events": []}
    return {**context, **_programme(region, edition, index, lang, today)}


def _programme(
    region: Region, edition: Edition, index: ProgrammeIndex, lang: str, today: date
) -> dict[str, Any]:
    here = ProgrammeFilters(region=(region.code,))
    positions = index.select(here, today).positions
    facts = published_facts(index.pks[at] for at in positions[:NEXT_EVENTS])
    path = reverse("events:edition-programme", args=[edition.slug])
    title = edition_title(edition, lang)
    everywhere = index.counts(ProgrammeFilters(), today)["region"]
    kinds = index.counts(here, today)["kind"]
    return {
        "edition_title": title,
        "edition_url": reverse("events:edition", args=[edition.slug]),
        "events": [
            event_card(one, index.lookups, lang, today, over=is_over(edition, today))
            for one in facts
        ],
        "count_text": _count_text(len(positions), lang),
        "programme_url": with_query(path, here.to_query()),
        "kinds": [
            {
                "label": value_label("kind", code, index, lang),
                "count": number_phrase(kinds[code], lang),
                "url": with_query(
                    path, ProgrammeFilters(region=(region.code,), kind=(code,)).to_query()
                ),
            }
            for code in index.lookups.kinds
            if kinds.get(code)
        ],
        "calendar": feed_links(edition, f"{title} – {text_of(region, 'name', lang)}",
                               here.to_query()),
        "map": _map(
            index,
            everywhere,
            {code: one.slug for code, one in index.lookups.regions.items()},
            lang,
            current=region.code,
        ),
    }  # fmt: skip


def _map(
    index: ProgrammeIndex,
    counts: dict[str, int],
    slugs: dict[str, str],
    lang: str,
    *,
    current: str = "",
) -> dict[str, Any]:
    return region_map(
        index.lookups,
        counts,
        lang,
        url=lambda code: reverse("events:region", args=[slugs[code]]),
        current=frozenset({current}),
    )


def _institutions(region: Region, lang: str) -> list[dict[str, str]]:
    found = []
    for institution in institutions_of(region):
        name = text_of(institution, "name", lang)
        found.append(
            {
                "name": name.text or institution.acronym,
                "url": institution.website,
                "lang": name.lang if name.is_fallback else "",
                "dir": name.dir if name.is_fallback else "",
            }
        )
    return found


def _count_text(count: int, lang: str) -> str:
    text = ngettext("%(count)s event", "%(count)s events", count)
    return text % {"count": number_phrase(count, lang)}
