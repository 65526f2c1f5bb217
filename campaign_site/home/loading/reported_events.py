"""The eighteen events the sources tell of, with what they say and no more."""

from datetime import datetime
from typing import Any

from campaign_site.core.models import City, Region
from campaign_site.core.time import now
from events.enums import Audience, DatePrecision, PersonRole, RoleCode, VenueKind
from events.models import (
    Edition,
    Event,
    EventKind,
    EventPerson,
    PartnerRole,
    Person,
    Project,
    Venue,
)
from events.services.publications import refresh_events
from partners.models import Institution

from .campaigns import CAMPAIGNS, scope_slug
from .partner_roles import ROLES
from .records import save_record, text
from .sources import Sources, sources_of
from .tables import read_json, read_table

# The sources' activities in the words of the site.
KIND_OF = {
    "campaign_launch": "ceremony",
    "agreement_signing": "ceremony",
    "conference": "conference",
    "round_table": "round_table",
    "youth_forum": "youth_forum",
    "regional_training_workshop": "training",
    "teacher_training": "training",
    "professional_training": "training",
    "staff_training": "training",
    "school_workshop": "school_workshop",
    "school_session": "school_session",
    "public_awareness": "public_awareness",
    "media_campaign": "broadcast",
    "publication": "publication",
    "protocol_pilot": "pilot",
}
PRECISION_OF = {
    "day": DatePrecision.DAY,
    "within_edition": DatePrecision.EDITION,
    "none": DatePrecision.NONE,
}
AUDIENCES_OF = {
    "enseignants et éducateurs": [Audience.TEACHERS],
    "enseignants des Académies Régionales de l’Education et de la Formation": [Audience.TEACHERS],
    "enseignants formés": [Audience.TEACHERS],
    "jeunes": [Audience.YOUTH],
    "grand public": [Audience.PUBLIC],
    "écoles": [Audience.PUPILS],
    "professionnels et société civile": [Audience.PROFESSIONALS, Audience.ASSOCIATIONS],
    "cadres travaillant aux établissements de la jeunesse": [Audience.STAFF],
}
VENUE_KINDS = {
    "Collège Almoukawama": VenueKind.SCHOOL,
    "siège du Ministère de la Jeunesse, de la Culture et de la Communication": VenueKind.MINISTRY,
}
# In order of protocol. One guest is known by the function only; a name from another
# year is not put in its place.
PEOPLE_OF = {
    "ev-sid2022-conference": [
        ("p-sg-menps", PersonRole.CHAIR, "présidée par M le Secrétaire Général"),
        ("p-coe-head", PersonRole.GUEST, "en présence de Madame la Cheffe du bureau"),
        ("Président du CMRPI", PersonRole.GUEST, "M le Président du CMRPI"),
        ("p-genie-dir", PersonRole.GUEST, "également Mme la directrice du Programme GENIE"),
    ]
}


def load_reported_events() -> None:
    """Live events; an event without a day or a place is complete as it is."""
    at = now()
    events = [_event(item, at) for item in read_json(CAMPAIGNS)["events"]]
    refresh_events(events=events)


def _event(item: dict[str, Any], at: datetime) -> Event:
    region = Region.objects.filter(code=item["region_iso"]).first()
    city = City.objects.filter(name_fr=item.get("city_fr"), region=region).first()
    event = save_record(
        Event,
        key={"slug": scope_slug(item["id"])},
        values={
            "external_id": item["id"],
            "edition": _found(Edition, item["edition"]),
            "project": _found(Project, item["project"]),
            "kind": EventKind.objects.get(code=KIND_OF[item["type"]]),
            "title_fr": item["title_fr"],
            "title_ar": text(item["title_ar"]),
            "date_precision": PRECISION_OF[item["date_precision"]],
            "start_date": item["start_date"],
            "venue": _venue(item, city, region),
            "city": city,
            "province": city.province if city else None,
            "region": region,
            "audiences": AUDIENCES_OF.get(item["audience_fr"], []),
            "took_place": True if item["status_in_seed"] == "held" else None,
            "internal_notes": _notes(item),
            "sources": _sources(item),
        },
    )
    if event.first_published_at is None:
        event.first_published_at = event.last_published_at = at
        event.save(update_fields=["first_published_at", "last_published_at"])
    _people(event)
    _organisers(event, item)
    return event


def _found(model: type[Edition] | type[Project], external_id: str | None):
    return model.objects.get(external_id=external_id) if external_id else None


def _sources(item: dict[str, Any]) -> Sources:
    sources = sources_of(item, audience_fr="audiences", venue_fr="venue", city_fr="city")
    file = next(iter(sources.values()))[0]["file"]
    people = [{"file": file, "quote": quote} for *_who, quote in PEOPLE_OF.get(item["id"], [])]
    return sources | ({"people": people} if people else {})


def _notes(item: dict[str, Any]) -> str:
    audience = item["audience_fr"] and f"Public, selon la source : « {item['audience_fr']} »."
    return "\n".join(part for part in (audience, item["notes"]) if part)


def _venue(item: dict[str, Any], city: City | None, region: Region | None) -> Venue | None:
    name = item["venue_fr"]
    if not name:
        return None
    return save_record(
        Venue,
        key={"external_id": f"{item['id']}:venue"},
        values={
            "name_fr": name[0].upper() + name[1:],
            "kind": VENUE_KINDS[name],
            "city": city,
            "province": city.province if city else None,
            "region": region,
            "sources": {"name_fr": sources_of(item)["venue_fr"]},
        },
    )


def _people(event: Event) -> None:
    for order, (who, role, _quote) in enumerate(PEOPLE_OF.get(event.external_id, []), start=1):
        person = Person.objects.filter(external_id=who).first()
        save_record(
            EventPerson,
            key={"event": event, "sort_order": order},
            values={"person": person, "role": role, "function_fr": None if person else who},
        )


def _organisers(event: Event, item: dict[str, Any]) -> None:
    """Organisers without a printed wording; the worded ones are in the partners' roles."""
    rows = read_table(ROLES)
    worded = {row["partner_id"] for row in rows if row["scope_id"] == item["id"]}
    for order, slug in enumerate(item["organisers"], start=1):
        if slug in worded:
            continue
        save_record(
            PartnerRole,
            key={"external_id": f"{item['id']}:organiser:{slug}"},
            values={
                "event": event,
                "institution": Institution.objects.get(slug=slug),
                "code": RoleCode.ORGANISER,
                "sort_order": order,
                "sources": {"institution": sources_of(item)["organisers"]},
            },
        )
