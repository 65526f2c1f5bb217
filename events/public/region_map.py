"""The map of the regions, with how much happens in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaign_site.core.map_drawing import CREDIT, MapRegion, draw_regions, shade
from campaign_site.core.numbers import number_phrase

from ..selectors.lookups import Lookups
from .programme_page import Asked


def map_view(asked: Asked) -> tuple[dict[str, Any], int]:
    """Regions shaded by their number of events, each leading to its list."""
    counts = asked.index.counts(asked.filters, asked.today)["region"]
    total = asked.index.matching(asked.filters, asked.today).bit_count()
    everywhere = replace(asked.filters, region=(), province=())
    elsewhere = asked.index.matching(everywhere, asked.today).bit_count() - sum(counts.values())
    figure = region_map(
        asked.index.lookups,
        counts,
        asked.lang,
        url=lambda code: asked.url(replace(asked.filters, region=(code,), province=())),
        current=frozenset(asked.filters.region),
    )
    note = ngettext(
        "%(count)s event is national or online and on no map.",
        "%(count)s events are national or online and on no map.",
        elsewhere,
    ) % {"count": number_phrase(elsewhere, asked.lang)}
    return {"map": figure, "map_note": note if elsewhere else ""}, total


def region_map(
    lookups: Lookups,
    counts: dict[str, int],
    lang: str,
    *,
    url: Callable[[str], str],
    current: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """What the component "map_figure" takes; `counts` is by the region's code."""
    most = max(counts.values(), default=0)
    names = {code: lookups.label("region", code, lang).text for code in lookups.regions}
    numbers = {code: number_phrase(counts.get(code, 0), lang) for code in names}
    title = _("Events by region")
    regions = [
        MapRegion(
            code=code,
            name=_read_out(name, counts.get(code, 0), numbers[code]),
            url=url(code),
            mark=numbers[code] if counts.get(code) else "",
            level=shade(counts.get(code, 0), most),
            current=code in current,
        )
        for code, name in names.items()
    ]
    return {
        "svg": draw_regions(regions, title),
        "title": title,
        "credit": format_html('<bdi dir="ltr">{}</bdi>', CREDIT),
        "items": [
            {"label": name, "url": url(code), "count": numbers[code], "current": code in current}
            for code, name in names.items()
        ],
    }


def _read_out(name: str, count: int, number: str) -> str:
    pattern = ngettext("%(region)s: %(count)s event", "%(region)s: %(count)s events", count)
    return pattern % {"region": name, "count": number}
