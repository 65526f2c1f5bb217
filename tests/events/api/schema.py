"""A small validator of JSON Schema: the words that the description of the interface uses.

Refuses a schema with a word it does not know, so that no rule goes unchecked.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
FORMATS = {
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
    "uuid": UUID,
}
NOTES = {"description", "default"}


def problems(value: object, schema: dict, root: dict, at: str = "$") -> list[str]:
    """Everything in which a value differs from its schema; empty when it fits."""
    return list(_problems(value, schema, root, at))


def _problems(value, schema, root, at) -> Iterator[str]:
    for word, rule in schema.items():
        if word in NOTES:
            continue
        yield from CHECKS[word](value, rule, schema, root, at)


def _ref(value, rule, schema, root, at):
    found = root
    for part in rule.removeprefix("#/").split("/"):
        found = found[part]
    yield from _problems(value, found, root, at)


def _any_of(value, rule, schema, root, at):
    if all(problems(value, each, root, at) for each in rule):
        yield f"{at}: none of {len(rule)} shapes fits {value!r}"


def _type(value, rule, schema, root, at):
    allowed = [rule] if isinstance(rule, str) else rule
    is_flag = isinstance(value, bool)
    if not any(
        isinstance(value, TYPES[name]) and (name == "boolean" or not is_flag) for name in allowed
    ):
        yield f"{at}: {value!r} is no {rule}"


def _properties(value, rule, schema, root, at):
    if isinstance(value, dict):
        for name, each in rule.items():
            if name in value:
                yield from _problems(value[name], each, root, f"{at}.{name}")


def _required(value, rule, schema, root, at):
    yield from (f"{at}.{name}: missing" for name in rule if name not in value)


def _additional(value, rule, schema, root, at):
    assert rule is False
    yield from (f"{at}.{name}: not described" for name in value if name not in schema["properties"])


def _items(value, rule, schema, root, at):
    for number, each in enumerate(value):
        yield from _problems(each, rule, root, f"{at}[{number}]")


def _enum(value, rule, schema, root, at):
    if value not in rule:
        yield f"{at}: {value!r} is none of {rule}"


def _const(value, rule, schema, root, at):
    if value != rule:
        yield f"{at}: {value!r} is not {rule!r}"


def _minimum(value, rule, schema, root, at):
    if value is not None and value < rule:
        yield f"{at}: {value} is less than {rule}"


def _pattern(value, rule, schema, root, at):
    if value is not None and not re.search(rule, value):
        yield f"{at}: {value!r} is not like {rule}"


def _format(value, rule, schema, root, at):
    try:
        if value is not None:
            FORMATS[rule](value)
    except ValueError:
        yield f"{at}: {value!r} is no {rule}"


CHECKS = {
    "$ref": _ref,
    "anyOf": _any_of,
    "type": _type,
    "properties": _properties,
    "required": _required,
    "additionalProperties": _additional,
    "items": _items,
    "enum": _enum,
    "const": _const,
    "minimum": _minimum,
    "pattern": _pattern,
    "format": _format,
}
