"""Write a record only when something about it is new."""

from typing import Any, TypeVar

from django.db import models

Record = TypeVar("Record", bound=models.Model)


def save_record(model: type[Record], *, key: dict[str, Any], values: dict[str, Any]) -> Record:
    """The record with this key, created or brought up to date.

    A record that already says the same is not saved: its time of change and the
    version of the public content stay as they are.
    """
    record = model._default_manager.filter(**key).first() or model(**key)
    changed = [name for name, value in values.items() if _differs(record, name, value)]
    for name in changed:
        setattr(record, name, values[name])
    if changed or record.pk is None:
        record.save()
    return record


def text(value: str | None) -> str | None:
    """A text of one language; None when the source has none."""
    return value or None


def _differs(record: models.Model, name: str, value: Any) -> bool:
    field = record._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        return getattr(record, field.attname) != (value.pk if value else None)
    stored = getattr(record, name)
    return field.get_prep_value(stored) != field.get_prep_value(value)
