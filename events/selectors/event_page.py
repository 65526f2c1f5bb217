"""One event with everything its page says, in few queries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import JSONObject

from campaign_site.core.former_addresses import renamed_to
from campaign_site.core.languages import CODES
from campaign_site.core.models import RENDITION_COLUMNS, Rendition
from campaign_site.core.small_tables import record

from ..models import Event, EventPerson, PartnerRole, Publication
from .editions import Renamed
from .event_columns import RECORDS, event_columns, record_columns
from .lookups import KindNames, Lookups, RegionNames
from .programme_entries import Facts, programme_order

INSTITUTION = ("slug", "acronym", "website")
# A photograph of this size weighs 15 to 25 kB: the page stays below 100.
COVER = "width-640|format-webp|webpquality-45"


def public_event(slug: str) -> Event:
    """A live event by its address: four queries, whether it has a picture or not.

    Raises Renamed when it has another address now, Event.DoesNotExist when there is none.
    """
    try:
        return _with_cover(_with_page().get(slug=slug))
    except Event.DoesNotExist:
        former = Event.objects.live().filter(pk=renamed_to("events.event", slug))
        now_named = former.values_list("slug", flat=True).first()
        if now_named is None:
            raise
        raise Renamed(now_named) from None


def related_sessions(event: Event) -> tuple[list[Facts], Lookups]:
    """Published sessions of an event, or the other sessions of the one it is part of.

    In the order of time, with the names of their kinds and regions; one query.
    """
    parent_id = event.parent_id or event.pk
    if parent_id is None:
        return [], Lookups({}, {}, {})
    kind = [f"event__kind__name_{code}" for code in CODES]
    region = [f"event__region__name_{code}" for code in CODES]
    rows = (
        Publication.objects.filter(event__parent_id=parent_id, is_live=True)
        .exclude(event_id=event.pk)
        .order_by()
        .values_list("pk", "facts", *kind, *region)
    )
    found = sorted(rows, key=lambda row: programme_order(row[0], row[1]))
    lookups = Lookups({}, {}, {})
    for _pk, facts, *names in found:
        kind_names, region_names = names[: len(CODES)], names[len(CODES) :]
        code = facts["kind"]
        lookups.kinds[code] = KindNames(code, _by_language(kind_names), {})
        if code := facts["region"]:
            lookups.regions[code] = RegionNames(code, "", _by_language(region_names))
    return [facts for _pk, facts, *_names in found], lookups


def _with_cover(event: Event) -> Event:
    """The copy of the picture that pages show, where it is drawn already."""
    drawn = event.cover_drawn
    event.cover_copy = record(Rendition, drawn) if drawn else None
    return event


@cache
def _with_page() -> QuerySet[Event]:
    """Made once: naming the columns costs as much as asking for them."""
    people = EventPerson.objects.select_related("person__institution").only(
        "event",
        "role",
        "sort_order",
        "person__institution",
        *(f"function_{code}" for code in CODES),
        *record_columns("person", (), ("honorific", "name", "function")),
        *record_columns("person__institution", (), ("name", "short_name")),
    )
    roles = PartnerRole.objects.select_related("institution").only(
        "event",
        "code",
        "sort_order",
        *(f"wording_{code}" for code in CODES),
        *record_columns("institution", INSTITUTION, ("name", "short_name")),
    )
    drawn = Rendition.objects.filter(image=OuterRef("cover"), filter_spec=COVER)
    copy = JSONObject(**{name: F(name) for name in RENDITION_COLUMNS})
    return (
        Event.objects.live()
        .select_related(*RECORDS)
        .only(*event_columns())
        .annotate(cover_drawn=Subquery(drawn.values_list(copy)[:1]))
        .prefetch_related(Prefetch("people", people), Prefetch("partner_roles", roles), "changes")
    )


def _by_language(names: Sequence[str | None]) -> dict[str, str]:
    return {code: name for code, name in zip(CODES, names, strict=True) if name}
