"""One version of an event, perhaps a draft, as planning sees it."""

from __future__ import annotations

from campaign_site.core.languages import CODES

from ..models import Event
from ..rules.planned import Assignment, PlannedEvent
from .planned_rows import PLACES, concerns_pupils, point_of

_SAME = (
    "slug", "edition_id", "project_id", "parent_id", "kind_id", "date_precision", "start_date",
    "start_time", "end_date", "end_time", "status", "live", "has_unpublished_changes",
    "region_id", "province_id", "city_id", "venue_id", "school_id", "capacity",
    "registration_opens", "registration_closes",
)  # fmt: skip


def planned_version(event: Event) -> PlannedEvent:
    """An event in memory, with the people and institutions of this version.

    An event that is not stored yet has the id 0. A handful of queries for its places.
    """
    edition, kind, venue = event.edition, event.kind if event.kind_id else None, event.venue
    in_schools = bool(kind and kind.in_schools)
    only_online = bool(event.online_url) and not (event.venue_id or event.school_id)
    return PlannedEvent(
        id=event.pk or 0,
        **{name: getattr(event, name) for name in _SAME},
        titles=_texts(event, "title"),
        summaries=frozenset(_texts(event, "summary")),
        edition_first=edition.start_date if edition else None,
        edition_last=edition.end_date if edition else None,
        kind_code=kind.code if kind else "",
        for_pupils=concerns_pupils(in_schools, event.school_id, event.audiences),
        point=point_of(*_coordinates(event), only_online=only_online),
        venue_capacity=venue.capacity if venue else None,
        online=bool(event.online_url),
        heads_promised=event.heads_promised or 0,
        audiences=tuple(event.audiences),
        languages=tuple(event.languages),
        has_organiser=bool(list(event.partner_roles.all())),
        people=tuple(
            Assignment(part.person_id, part.role)
            for part in event.people.all()
            if part.person_id is not None
        ),
    )


def _coordinates(event: Event) -> tuple[object, object]:
    for path in PLACES:
        place = event
        for name in path.split("__"):
            place = place and getattr(place, name)
        if place and place.latitude is not None and place.longitude is not None:
            return place.latitude, place.longitude
    return None, None


def _texts(event: Event, name: str) -> dict[str, str]:
    texts = {code: getattr(event, f"{name}_{code}") for code in CODES}
    return {code: text for code, text in texts.items() if text and text.strip()}
