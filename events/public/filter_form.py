"""The filters of a programme as a form, and the chosen ones as chips to take away."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from campaign_site.core import date_phrases
from campaign_site.core.languages import best_text
from partners.enums import SchoolLevel

from ..enums import Audience, EventStatus, SpokenLanguage
from ..selectors.programme_index import Counts, ProgrammeIndex
from .filters import DATES, ProgrammeFilters
from .page_meta import with_query

CHOICES = {
    "audience": Audience,
    "level": SchoolLevel,
    "lang": SpokenLanguage,
    "status": EventStatus,
}


def facet_label(name: str) -> str:
    """What a filter is about."""
    return {
        "region": _("Region"),
        "province": _("Province or prefecture"),
        "kind": _("Kind of event"),
        "audience": _("For whom"),
        "level": _("School level"),
        "lang": _("Spoken language"),
        "status": _("Status"),
        "institution": _("Institution"),
        "from": _("From"),
        "to": _("Until"),
        "day": _("Day"),
        "press": _("Open to the press"),
        "free": _("Seats left"),
        "q": _("Text"),
    }[name]


def value_label(name: str, value: str, index: ProgrammeIndex, lang: str) -> str:
    """One value of a filter in words."""
    if name in CHOICES:
        return str(CHOICES[name](value).label)
    if name in ("kind", "region", "province"):
        return index.lookups.label(name, value, lang).text
    if name == "institution":
        return best_text(index.institutions.get(value, {}), lang).text or value
    if name in DATES:
        return date_phrases.short_date(date.fromisoformat(value), lang)
    return value


def filter_groups(
    filters: ProgrammeFilters, counts: Counts, index: ProgrammeIndex, lang: str
) -> list[dict[str, Any]]:
    """What the component "filter_group" takes, one per filter that has a choice to offer.

    Provinces are offered once a region is chosen: eighty boxes help nobody.
    """
    groups = []
    for name in ("region", "province", "kind", "audience", "level", "lang", "status"):
        values = _offered(name, filters, counts[name], index)
        chosen = getattr(filters, name)
        if len(values) < 2 and not chosen:
            continue
        groups.append(
            {
                "name": name,
                "label": facet_label(name),
                "chosen": len(chosen),
                "open": name == "region",
                "options": [
                    {
                        "value": value,
                        "label": value_label(name, value, index, lang),
                        "count": counts[name].get(value, 0),
                        "checked": value in chosen,
                    }
                    for value in values
                ],
            }
        )
    return groups


def flag_options(
    filters: ProgrammeFilters, counts: Counts, *, over: bool = False
) -> list[dict[str, Any]]:
    """The two yes-or-no filters, as the component "option" takes them.

    Left out: one that gives nothing, and seats in an edition that is over.
    """
    offered = ("press",) if over else ("free", "press")
    return [
        {
            "name": name,
            "value": "1",
            "label": facet_label(name),
            "id": f"filter-{name}",
            "count": counts[name]["1"],
            "checked": getattr(filters, name),
        }
        for name in ("free", "press")
        if getattr(filters, name) or (name in offered and counts[name]["1"])
    ]


def chips(
    filters: ProgrammeFilters, index: ProgrammeIndex, lang: str, path: str, view: str
) -> list[dict[str, str]]:
    """Each chosen value with the address of the same list without it."""
    return [
        {
            "label": _chip_label(name, value, index, lang),
            "url": with_query(path, filters.without(name, value).to_query(view=view)),
        }
        for name, value in filters.pairs()
    ]


def _chip_label(name: str, value: str, index: ProgrammeIndex, lang: str) -> str:
    if name in ("press", "free"):
        return facet_label(name)
    if name in ("from", "to", "q"):
        text = value_label(name, value, index, lang)
        return _("%(filter)s: %(value)s") % {"filter": facet_label(name), "value": text}
    return value_label(name, value, index, lang)


def _offered(
    name: str, filters: ProgrammeFilters, counts: dict[str, int], index: ProgrammeIndex
) -> list[str]:
    """Values that give something or are chosen, in the order of their list."""
    chosen = getattr(filters, name)
    wanted = {value for value, count in counts.items() if count} | set(chosen)
    if name == "province":
        regions = set(filters.region)
        provinces = index.lookups.provinces
        return [
            code
            for code, province in provinces.items()
            if code in chosen or (code in wanted and province.region in regions)
        ]
    tables: dict[str, Any] = {"region": index.lookups.regions, "kind": index.lookups.kinds}
    order = tables[name] if name in tables else CHOICES[name].values
    return [value for value in order if value in wanted]
