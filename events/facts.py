"""What is public about an event, as plain data: the read model lists and feeds live on.

Pure functions over an event loaded with `EventQuerySet.with_texts`. A language without
a text is absent from its dictionary; who reads chooses a fallback and marks it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

from django.db.models import Model

from campaign_site.core.folding import search_text
from campaign_site.core.languages import CODES

from .models import Event
from .schedule import has_day

Texts = dict[str, str]
Facts = dict[str, object]

# Raise it when the meaning of facts changes: every publication is then written again.
FACTS_VERSION = 1


def texts_of(record: Model | None, field: str) -> Texts:
    """A translated field in the languages it is written in."""
    if record is None:
        return {}
    found = {lang: getattr(record, f"{field}_{lang}") or "" for lang in CODES}
    return {lang: text.strip() for lang, text in found.items() if text.strip()}


def place_of(event: Event) -> Model | None:
    """The venue, or else the school."""
    return event.venue or event.school


def city_of(event: Event) -> Model | None:
    """The event's own town, or its place's."""
    return event.city or getattr(place_of(event), "city", None)


def public_parent(event: Event) -> Event | None:
    """What the event is part of, where visitors may know of it: a draft has no name yet."""
    parent = event.parent
    if parent is None or not parent.live:
        return None
    # A part of the same edition is as public as that; another one is asked about.
    if parent.edition_id in (None, event.edition_id) or parent.edition.is_public:
        return parent
    return None


def seats_left(event: Event) -> int | None:
    """Heads that still find a place; None where the capacity is not known."""
    return None if event.capacity is None else max(event.capacity - event.heads_promised, 0)


def public_facts(event: Event) -> Facts:
    """Everything lists, filters and the programming interface say about an event."""
    place, city, left = place_of(event), city_of(event), seats_left(event)
    parent = public_parent(event)
    province = event.province or getattr(place, "province", None) or getattr(city, "province", None)
    return {
        "slug": event.slug,
        "kind": event.kind.code,
        "status": event.status,
        "region": event.region.code if event.region else None,
        "province": province.code_hcp if province else None,
        "city": city.code_hcp if city else None,
        **_times(event),
        "title": texts_of(event, "title"),
        "summary": texts_of(event, "summary"),
        "place": texts_of(place, "name"),
        "city_name": texts_of(city, "name"),
        "audiences": list(event.audiences),
        "levels": list(event.levels),
        "languages": list(event.languages),
        "access": list(event.access),
        "open_to_press": event.open_to_press,
        "online": bool(event.online_url) or event.status == "moved_online",
        "capacity": event.capacity,
        "seats_left": left,
        "full": left == 0,
        "registration": event.registration_mode,
        "registration_opens": _iso(event.registration_opens),
        "registration_closes": _iso(event.registration_closes),
        "registration_url": event.registration_url,
        "parent": parent.slug if parent else None,
        "project": event.project.slug if event.project else None,
        "edition": event.edition.slug if event.edition else None,
        "organisers": [_organiser(role) for role in event.partner_roles.all()],
        "latitude": _number(getattr(place, "latitude", None)),
        "longitude": _number(getattr(place, "longitude", None)),
        "cover": event.cover_id,
        "took_place": event.took_place,
        "is_synthetic": event.is_synthetic
        or bool(event.edition and event.edition.is_demonstration),
    }


def announced_facts(event: Event) -> Facts:
    """Status, time and place as the public was told: a change of these is an announcement.

    The place counts by identity (`place`): a venue whose name is corrected did not move.
    """
    place, city = place_of(event), city_of(event)
    kind = place._meta.model_name if place else None
    return {
        "status": {"status": event.status},
        "date": {
            key: value
            for key, value in _times(event).items()
            if key not in ("starts_at", "ends_at")
        },
        "place": {
            "place": f"{kind}-{place.pk}" if place else None,
            "city": city.code_hcp if city else None,
            "online": bool(event.online_url),
            "name": texts_of(place, "name"),
            "city_name": texts_of(city, "name"),
        },
    }


def differs(kind: str, before: Mapping[str, object], after: Mapping[str, object]) -> bool:
    """Whether an announced status, date or place is another one; names do not count."""
    identity = ("place", "city", "online") if kind == "place" else tuple(after)
    return any(before.get(key) != after[key] for key in identity)


def page_facts(event: Event) -> Facts:
    """What only the event's page says; part of the digest, stored nowhere else."""
    return {
        "version": FACTS_VERSION,
        "description": {lang: _blocks(event, f"description_{lang}") for lang in CODES},
        "people": [
            [entry.role, texts_of(entry, "function"), *_person(entry.person)]
            for entry in event.people.all()
        ],
        "address": texts_of(place_of(event), "address"),
        "online_url": event.online_url,
        "groups": [event.group_min, event.group_max],
        "reason": texts_of(event, "change_reason"),
    }


def search_words(event: Event) -> str:
    """The folded words by which the event is found, in all its languages at once."""
    place, city = place_of(event), city_of(event)
    named = [
        (event, "title"),
        (event, "summary"),
        (event.kind, "name"),
        (place, "name"),
        (city, "name"),
        (event.province, "name"),
        (event.region, "name"),
        (public_parent(event), "title"),
        (event.project, "title"),
    ]
    institutions = [role.institution for role in event.partner_roles.all()]
    named += [(who, field) for who in institutions for field in ("name", "short_name")]
    parts = [text for record, field in named for text in texts_of(record, field).values()]
    others = [word for who in institutions for word in (who.acronym, *who.aliases)]
    return search_text(*dict.fromkeys([*parts, *map(str, others)]))


def digest(*parts: object) -> str:
    """SHA-256 of JSON data, the same for the same content whatever the order of keys."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _times(event: Event) -> Facts:
    return {
        "precision": event.date_precision,
        "start_date": _iso(event.start_date),
        "end_date": _iso(event.end_date),
        "start_time": _clock(event.start_time) if has_day(event) else None,
        "end_time": _clock(event.end_time) if has_day(event) else None,
        "starts_at": _iso(event.starts_at),
        "ends_at": _iso(event.ends_at),
    }


def _organiser(role: Model) -> Facts:
    return {
        "institution": role.institution.slug,
        "name": texts_of(role.institution, "name"),
        "code": role.code,
        "wording": texts_of(role, "wording"),
        "order": role.sort_order,
    }


def _person(person: Model | None) -> list[Texts]:
    return [texts_of(person, field) for field in ("honorific", "name", "function")]


def _blocks(event: Event, field: str) -> object:
    return event._meta.get_field(field).get_prep_value(getattr(event, field))


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _clock(moment: time | None) -> str | None:
    return moment.strftime("%H:%M") if moment else None


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
