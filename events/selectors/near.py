"""Which province or region a visitor means by a name: a town, a province, a region."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from campaign_site.core.folding import fold, match, search_terms, search_text
from campaign_site.core.languages import CODES, LocalText, best_text
from campaign_site.core.models import City, Province, Region

NAMES = tuple(f"name_{code}" for code in CODES)
MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class Place:
    """A place of that name; `province` is empty where it is a region."""

    kind: str
    names: dict[str, str]
    province: str
    region: str

    def name(self, lang: str) -> LocalText:
        return best_text(self.names, lang)


def places_named(text: str) -> list[Place]:
    """Towns, provinces and regions of that name, else those whose name begins so.

    A town stands for its province, so that a town and the province of the same name
    are one answer. Names are compared without accents, hamza and the like; failing
    that, words as the search looks for them: without the article, in another
    spelling. Three small queries.
    """
    wanted = fold(text)
    if not wanted:
        return []
    known = [(place, _folded(place)) for place in _places()]
    exact = [place for place, names in known if wanted in names]
    if exact:
        return _distinct(exact)
    terms = search_terms(text)
    beginning = [
        place
        for place, names in known
        if any(name.startswith(wanted) or f" {wanted}" in name for name in names)
        or match(search_text(*place.names.values()), terms)
    ]
    return _distinct(beginning)[:MOST_FOUND]


def _places() -> Iterable[Place]:
    cities = City.objects.order_by("-population")
    for province, region, *names in cities.values_list(
        "province__code_hcp", "region__code", *NAMES
    ):
        yield Place("city", _by_language(names), province, region)
    provinces = Province.objects.order_by("code_hcp")
    for province, region, *names in provinces.values_list("code_hcp", "region__code", *NAMES):
        yield Place("province", _by_language(names), province, region)
    for region, *names in Region.objects.order_by("code").values_list("code", *NAMES):
        yield Place("region", _by_language(names), "", region)


def _by_language(names: Iterable[str | None]) -> dict[str, str]:
    return {code: name for code, name in zip(CODES, names, strict=True) if name}


def _folded(place: Place) -> set[str]:
    return {fold(name) for name in place.names.values()}


def _distinct(places: list[Place]) -> list[Place]:
    """One place per province, and regions only where nothing smaller has the name."""
    smaller = [place for place in places if place.province] or places
    return list({(place.province, place.region): place for place in reversed(smaller)}.values())[
        ::-1
    ]
