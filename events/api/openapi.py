"""The interface described for programs (OpenAPI 3.1), tested against its real answers."""

from __future__ import annotations

from partners.enums import SchoolLevel

from ..enums import Audience, EventStatus, SpokenLanguage
from .parameters import DEFAULT_LIMIT, LIMIT
from .schemas import NULLABLE_TEXT, SCHEMAS, TEXT, Schema, one_of, record


def _parameter(name: str, description: str, schema: Schema, *, many: bool = False) -> Schema:
    described: Schema = {"name": name, "in": "query", "description": description}
    if many:
        return described | {"schema": {"type": "array", "items": schema}, "explode": True}
    return described | {"schema": schema}


NUMBER: Schema = {"type": "string", "pattern": "^[1-9][0-9]{0,17}$"}
PAGING: list[Schema] = [
    _parameter(
        "limit",
        "Records a page.",
        {"type": "integer", "minimum": 1, "maximum": LIMIT, "default": DEFAULT_LIMIT},
    ),
    _parameter("cursor", "The `cursor` of the page before; opaque.", TEXT),
    _parameter(
        "updated_since",
        "Only what changed since this time with its offset, or since a date (00:00 UTC). "
        "Ask with an overlap of some minutes: a change is dated when it begins.",
        {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]},
    ),
]
FILTERS: list[Schema] = [
    _parameter("edition", "Address part of an edition.", TEXT),
    _parameter("region", "ISO code, e.g. MA-07.", TEXT, many=True),
    _parameter("province", "HCP code, e.g. 07.041.", TEXT, many=True),
    _parameter("kind", "Code of a kind of event.", TEXT, many=True),
    _parameter("institution", "Address part of an institution.", TEXT, many=True),
    _parameter("audience", "For whom.", one_of(Audience.values), many=True),
    _parameter("level", "School level.", one_of(SchoolLevel.values), many=True),
    _parameter("lang", "Spoken language.", one_of(SpokenLanguage.values), many=True),
    _parameter("status", "Public status.", one_of(EventStatus.values), many=True),
    _parameter("from", "Not over before this day.", {"type": "string", "format": "date"}),
    _parameter("to", "Begins on this day or before.", {"type": "string", "format": "date"}),
    _parameter("day", "On this day.", {"type": "string", "format": "date"}),
    _parameter("press", "1: open to the press.", {"const": "1"}),
    _parameter("free", "1: seats left.", {"const": "1"}),
    _parameter("q", "Words, in any language; spelling is forgiven.", TEXT),
]


def _content(schema: Schema, media_type: str = "application/json") -> Schema:
    return {"content": {media_type: {"schema": schema}}}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


PROBLEM: Schema = _content(_ref("Problem"), "application/problem+json")


def _list(name: str, summary: str, filters: list[Schema]) -> Schema:
    page = record(
        {
            "results": {"type": "array", "items": {"anyOf": [_ref(name), _ref("Removed")]}},
            "cursor": NULLABLE_TEXT,
            "next": NULLABLE_TEXT,
        }
    )
    return {
        "get": {
            "summary": summary,
            "operationId": f"list{name}s",
            "parameters": [*filters, *PAGING],
            "responses": {
                "200": {"description": "A page, in order of change.", **_content(page)},
                "304": {"description": "As your ETag says."},
                "400": {"description": "A parameter cannot be right.", **PROBLEM},
            },
        }
    }


def _detail(name: str, variable: str, schema: Schema) -> Schema:
    return {
        "get": {
            "summary": f"One {name.lower()} by its id.",
            "operationId": f"get{name}",
            "parameters": [{"name": variable, "in": "path", "required": True, "schema": schema}],
            "responses": {
                "200": {"description": "The record.", **_content(_ref(name))},
                "304": {"description": "As your ETag says."},
                "400": {"description": "The address cannot be read.", **PROBLEM},
                "404": {"description": "No such public record.", **PROBLEM},
            },
        }
    }


def document(base_url: str) -> Schema:
    """The description of this site's interface."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Campaign data",
            "version": "1",
            "description": (
                "Public data of the site, read-only, without a key. Lists are streams in "
                "order of change, with removed records in between; keep the last `cursor` "
                "and ask again with it. A filtered stream does not tell that a record left "
                "the filter: copies are kept from the unfiltered one."
            ),
        },
        "servers": [{"url": f"{base_url}/api/v1"}],
        "paths": {
            "/events/": _list("Event", "Events of all public editions.", FILTERS),
            "/events/{uid}/": _detail("Event", "uid", {"type": "string", "format": "uuid"}),
            "/editions/": _list("Edition", "Public editions.", []),
            "/editions/{id}/": _detail("Edition", "id", NUMBER),
            "/institutions/": _list("Institution", "Institutions that take part.", []),
            "/institutions/{id}/": _detail("Institution", "id", NUMBER),
            "/regions/": _list("Region", "Regions.", []),
            "/regions/{code}/": _detail(
                "Region", "code", {"type": "string", "pattern": "^MA-[0-9]{2}$"}
            ),
        },
        "components": {"schemas": SCHEMAS},
    }
