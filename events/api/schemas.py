"""The shapes of the interface as JSON Schema (2020-12), as OpenAPI 3.1 wants them."""

from __future__ import annotations

from campaign_site.core.languages import CODES
from partners.enums import InstitutionKind, SchoolLevel

from ..enums import (
    PUBLIC_EDITION_STATES,
    Audience,
    DatePrecision,
    EventStatus,
    PlaceAccess,
    RegistrationMode,
    RoleCode,
    SpokenLanguage,
)
from ..presentation import STATUS_RULES

Schema = dict[str, object]

TEXT: Schema = {"type": "string"}
NULLABLE_TEXT: Schema = {"type": ["string", "null"]}
NUMBER: Schema = {"type": ["number", "null"]}
COUNT: Schema = {"type": ["integer", "null"], "minimum": 0}
FLAG: Schema = {"type": "boolean"}
DAY: Schema = {"type": ["string", "null"], "format": "date"}
CLOCK: Schema = {"type": ["string", "null"], "pattern": "^[0-2][0-9]:[0-5][0-9]$"}
INSTANT: Schema = {"type": "string", "format": "date-time"}
NULLABLE_INSTANT: Schema = {"type": ["string", "null"], "format": "date-time"}
LOCAL: Schema = {"$ref": "#/components/schemas/LocalText"}
ADDRESSES: Schema = {"$ref": "#/components/schemas/Addresses"}


def one_of(values: object) -> Schema:
    return {"type": "string", "enum": sorted(map(str, values))}


def some_of(values: object) -> Schema:
    return {"type": "array", "items": one_of(values)}


def record(properties: dict[str, Schema], description: str = "") -> Schema:
    """An object with exactly these members."""
    schema: Schema = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return schema | ({"description": description} if description else {})


def live(properties: dict[str, Schema], description: str) -> Schema:
    """A public record: what all have in common, then its own."""
    common = {"id": TEXT, "removed": {"const": False}, "modified_at": INSTANT}
    return record(common | properties, description)


def by_language(description: str, *more: str) -> Schema:
    return {
        "type": "object",
        "description": description,
        "properties": dict.fromkeys((*CODES, *more), TEXT),
        "additionalProperties": False,
    }


SCHEMAS: dict[str, Schema] = {
    "LocalText": by_language("A text in the languages it is written in; others are absent.", "zgh"),
    "Addresses": by_language("The same page in each language."),
    "Removed": record(
        {"id": TEXT, "removed": {"const": True}, "modified_at": INSTANT},
        "What is left of a record that is no longer public: remove your copy.",
    ),
    "Problem": {
        "type": "object",
        "description": "RFC 9457.",
        "properties": {
            "type": TEXT,
            "title": TEXT,
            "status": {"type": "integer"},
            "detail": TEXT,
            "parameter": TEXT,
        },
        "required": ["type", "title", "status"],
        "additionalProperties": False,
    },
    "Event": live(
        {
            "sequence": {"type": "integer", "minimum": 0},
            "slug": TEXT,
            "url": ADDRESSES,
            "edition": NULLABLE_TEXT,
            "project": NULLABLE_TEXT,
            "parent": NULLABLE_TEXT,
            "kind": record({"code": TEXT, "name": LOCAL}),
            "title": LOCAL,
            "summary": LOCAL,
            "status": one_of(EventStatus.values),
            "schema_status": one_of(
                f"https://schema.org/{rule.schema}" for rule in STATUS_RULES.values()
            ),
            "when": record(
                {
                    "precision": one_of(DatePrecision.values),
                    "start_date": DAY,
                    "end_date": DAY,
                    "start_time": CLOCK,
                    "end_time": CLOCK,
                    "zone": TEXT,
                    "starts_at": NULLABLE_INSTANT,
                    "ends_at": NULLABLE_INSTANT,
                },
                "Local date and hours are what was announced; the instants are derived. "
                "Without an end date the event ends on its first day.",
            ),
            "where": record(
                {
                    "place": LOCAL,
                    "city": NULLABLE_TEXT,
                    "city_name": LOCAL,
                    "province": NULLABLE_TEXT,
                    "region": NULLABLE_TEXT,
                    "latitude": NUMBER,
                    "longitude": NUMBER,
                    "online": FLAG,
                },
                "Towns and provinces by HCP code, regions by ISO code; no region: national.",
            ),
            "audiences": some_of(Audience.values),
            "levels": some_of(SchoolLevel.values),
            "languages": some_of(SpokenLanguage.values),
            "access": some_of(PlaceAccess.values),
            "open_to_press": FLAG,
            "seats": record({"capacity": COUNT, "left": COUNT, "full": FLAG}),
            "registration": record(
                {
                    "mode": one_of(RegistrationMode.values),
                    "opens": DAY,
                    "closes": DAY,
                    "url": NULLABLE_TEXT,
                }
            ),
            "organisers": {
                "type": "array",
                "description": "In order of protocol; the wording is printed as it stands.",
                "items": record(
                    {
                        "institution": TEXT,
                        "name": LOCAL,
                        "code": one_of(RoleCode.values),
                        "wording": LOCAL,
                        "order": {"type": "integer"},
                    }
                ),
            },
            "is_demonstration": FLAG,
        },
        "An event; `id` is its UID in calendars, `sequence` its SEQUENCE.",
    ),
    "Edition": live(
        {
            "slug": TEXT,
            "url": ADDRESSES,
            "calendar_url": ADDRESSES,
            "campaign": record({"slug": TEXT, "name": LOCAL}),
            "number": COUNT,
            "year": {"type": "integer"},
            "start_date": DAY,
            "end_date": DAY,
            "state": one_of(PUBLIC_EDITION_STATES),
            "title": LOCAL,
            "slogan": LOCAL,
            "theme": LOCAL,
            "aims": LOCAL,
            "is_demonstration": FLAG,
        },
        "One dated run of a campaign.",
    ),
    "Institution": live(
        {
            "slug": TEXT,
            "name": LOCAL,
            "short_name": LOCAL,
            "acronym": NULLABLE_TEXT,
            "kind": one_of(InstitutionKind.values),
            "website": NULLABLE_TEXT,
            "region": NULLABLE_TEXT,
        },
        "An organisation that takes part.",
    ),
    "Region": live(
        {
            "slug": TEXT,
            "url": ADDRESSES,
            "code_hcp": TEXT,
            "name": LOCAL,
            "capital": LOCAL,
            "authority": LOCAL,
            "population": COUNT,
            "latitude": NUMBER,
            "longitude": NUMBER,
        },
        "One of the twelve regions; `id` is its ISO 3166-2 code.",
    ),
}
