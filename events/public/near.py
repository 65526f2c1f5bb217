"""Find an event near me: by the name of a place, without a position leaving the phone."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from campaign_site.core.folding import LONGEST_QUERY
from campaign_site.core.time import today

from ..selectors.editions import shown_edition
from ..selectors.near import Place, places_named
from ..selectors.programme_index import ProgrammeIndex
from ..selectors.programmes import programme_index
from .answers import public_page
from .filters import BadFilter, ProgrammeFilters
from .page_meta import language_links, localized_paths, page_meta, with_query


@public_page
def near(request: HttpRequest) -> HttpResponse:
    """Leads to the programme of a province or a region; asks again where that is not clear."""
    lang, on = get_language(), today()
    asked = " ".join(request.GET.get("place", "").split())[:LONGEST_QUERY]
    region = request.GET.get("region", "")
    edition = shown_edition(on)
    if edition is None:
        return HttpResponseRedirect(reverse("events:programme"))
    index = programme_index(edition, version=getattr(request, "content_version", None))
    path = reverse("events:edition-programme", args=[edition.slug])
    if region and region not in index.lookups.regions:
        raise BadFilter("region", region)
    places = places_named(asked) if asked else []
    if len(places) == 1:
        return HttpResponseRedirect(with_query(path, _filters(places[0], index).to_query()))
    if region and not asked:
        return HttpResponseRedirect(with_query(path, ProgrammeFilters(region=(region,)).to_query()))
    context = {
        **page_meta("events:near", lang=lang, title=_("Find an event near you"), noindex=True),
        **near_form(index, lang, place=asked, region=region),
        "language_links": language_links(
            localized_paths("events:near"), lang, _query(place=asked, region=region)
        ),
        "asked": asked,
        "places": [
            {
                "label": _label(place, index, lang),
                "url": with_query(path, _filters(place, index).to_query()),
            }
            for place in places
        ],
    }
    return render(request, "events/near.html", context)


def near_form(
    index: ProgrammeIndex, lang: str, *, place: str = "", region: str = ""
) -> dict[str, Any]:
    """What the template "events/near_form.html" reads."""
    return {
        "near_url": reverse("events:near"),
        "near_place": place,
        "near_regions": [
            {
                "value": code,
                "label": index.lookups.label("region", code, lang).text,
                "chosen": code == region,
            }
            for code in index.lookups.regions
        ],
    }


def _query(**values: str) -> str:
    """What was asked, for the same page in another language."""
    return urlencode({name: value for name, value in values.items() if value})


def _filters(place: Place, index: ProgrammeIndex) -> ProgrammeFilters:
    """The province where something happens there, else its whole region."""
    here = ProgrammeFilters(province=(place.province,)) if place.province else None
    if here and index.matching(here, today()):
        return here
    return ProgrammeFilters(region=(place.region,))


def _label(place: Place, index: ProgrammeIndex, lang: str) -> str:
    name = place.name(lang).text
    if place.kind == "region":
        return name
    region = index.lookups.label("region", place.region, lang).text
    return _("%(place)s (%(region)s)") % {"place": name, "region": region}
