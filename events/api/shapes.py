"""Records as JSON: every language side by side, absolute addresses, nobody's e-mail or phone.

`openapi` describes the same shapes; a test holds the two together. People are left out
altogether: their names belong to the pages on which they were announced.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from campaign_site.core.languages import CODES
from campaign_site.core.models import Region, Tombstone
from campaign_site.core.time import ZONE_NAME
from partners.models import Institution

from ..facts import texts_of
from ..models import Edition, EventKind, Publication
from ..presentation import status_rule

Json = dict[str, object]
_SLUG = "---"


def event_json(row: Publication, kinds: Mapping[str, Json]) -> Json:
    """An event from its published facts; `kinds` are those of `kind_json` by code."""
    facts = row.facts
    return {
        "id": str(row.uid),
        "removed": False,
        "modified_at": instant(row.modified_at),
        "sequence": row.sequence,
        "slug": facts["slug"],
        "url": addresses("events:event", facts["slug"]),
        "edition": facts["edition"],
        "project": facts["project"],
        "parent": facts["parent"],
        "kind": kinds.get(facts["kind"], {"code": facts["kind"], "name": {}}),
        "title": facts["title"],
        "summary": facts["summary"],
        "status": facts["status"],
        "schema_status": f"https://schema.org/{status_rule(facts['status']).schema}",
        "when": {
            "precision": facts["precision"],
            "start_date": facts["start_date"],
            "end_date": facts["end_date"],
            "start_time": facts["start_time"],
            "end_time": facts["end_time"],
            "zone": ZONE_NAME,
            "starts_at": _zulu(facts["starts_at"]),
            "ends_at": _zulu(facts["ends_at"]),
        },
        "where": {
            "place": facts["place"],
            "city": facts["city"],
            "city_name": facts["city_name"],
            "province": facts["province"],
            "region": facts["region"],
            "latitude": facts["latitude"],
            "longitude": facts["longitude"],
            "online": facts["online"],
        },
        "audiences": facts["audiences"],
        "levels": facts["levels"],
        "languages": facts["languages"],
        "access": facts["access"],
        "open_to_press": facts["open_to_press"],
        "seats": {
            "capacity": facts["capacity"],
            "left": facts["seats_left"],
            "full": facts["full"],
        },
        "registration": {
            "mode": facts["registration"],
            "opens": facts["registration_opens"],
            "closes": facts["registration_closes"],
            "url": facts["registration_url"] or None,
        },
        "organisers": facts["organisers"],
        "is_demonstration": facts["is_synthetic"],
    }


def kind_json(kind: EventKind) -> Json:
    return {"code": kind.code, "name": texts_of(kind, "name")}


def edition_json(edition: Edition) -> Json:
    return {
        "id": str(edition.pk),
        "removed": False,
        "modified_at": instant(edition.updated_at),
        "slug": edition.slug,
        "url": addresses("events:edition", edition.slug),
        "calendar_url": addresses("events:edition-feed", edition.slug),
        "campaign": {
            "slug": edition.campaign.slug,
            "name": texts_of(edition.campaign, "name"),
        },
        "number": edition.number,
        "year": edition.year,
        "start_date": edition.start_date.isoformat() if edition.start_date else None,
        "end_date": edition.end_date.isoformat() if edition.end_date else None,
        "state": edition.state,
        **{field: texts_of(edition, field) for field in ("title", "slogan", "theme", "aims")},
        "is_demonstration": edition.is_demonstration,
    }


def institution_json(institution: Institution) -> Json:
    return {
        "id": str(institution.pk),
        "removed": False,
        "modified_at": instant(institution.updated_at),
        "slug": institution.slug,
        "name": texts_of(institution, "name"),
        "short_name": texts_of(institution, "short_name"),
        "acronym": institution.acronym or None,
        "kind": institution.kind,
        "website": institution.website or None,
        "region": institution.region.code if institution.region else None,
    }


def region_json(region: Region) -> Json:
    names = texts_of(region, "name")
    return {
        "id": region.code,
        "removed": False,
        "modified_at": instant(region.updated_at),
        "slug": region.slug,
        "url": addresses("events:region", region.slug),
        "code_hcp": region.code_hcp,
        "name": names | ({"zgh": region.name_zgh} if region.name_zgh else {}),
        "capital": texts_of(region, "capital"),
        "authority": texts_of(region, "authority"),
        "population": region.population,
        "latitude": _number(region.latitude),
        "longitude": _number(region.longitude),
    }


def removed_json(tombstone: Tombstone) -> Json:
    """What remains of a record that is no longer public."""
    return {
        "id": tombstone.public_id,
        "removed": True,
        "modified_at": instant(tombstone.removed_at),
    }


def addresses(name: str, slug: str) -> dict[str, str]:
    """The page's absolute address in each language."""
    base = settings.SITE_BASE_URL
    return {lang: base + path.replace(_SLUG, slug) for lang, path in _paths(name).items()}


@lru_cache(maxsize=8)
def _paths(name: str) -> dict[str, str]:
    """Paths with a mark where the slug stands: `reverse` is slow for hundreds of records."""
    found = {}
    for lang in CODES:
        with translation.override(lang):
            found[lang] = reverse(name, args=[_SLUG])
    return found


def instant(moment: datetime) -> str:
    """RFC 3339 in UTC, with microseconds: clients hand it back as `updated_since`."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _zulu(text: str | None) -> str | None:
    return text.replace("+00:00", "Z") if text else None


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
