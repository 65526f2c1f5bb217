"""Addresses stay: a record that was renamed answers under its old names too."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models, transaction

from .models import FormerSlug


@transaction.atomic
def record_former_slug(*, kind: str, object_id: int, old: str, new: str) -> None:
    """Remember `old` for the record that is `new` from now on; `kind` is its model label.

    A record that takes a name back, or takes one that another gave up, is found by that
    name directly; the memory of it goes.
    """
    FormerSlug.objects.filter(kind=kind, slug=new).delete()
    FormerSlug.objects.update_or_create(kind=kind, slug=old, defaults={"object_id": object_id})


def remember_renaming(
    *,
    instance: models.Model,
    raw: bool = False,
    update_fields: Iterable[str] | None = None,
    **_signal: object,
) -> None:
    """A receiver of `pre_save` for models with a `slug`: one query per save of a known row."""
    leaves_slug = update_fields is not None and "slug" not in update_fields
    if raw or leaves_slug or instance.pk is None:
        return
    model = type(instance)
    old = model._default_manager.filter(pk=instance.pk).values_list("slug", flat=True).first()
    if old and old != instance.slug:
        record_former_slug(
            kind=model._meta.label_lower, object_id=instance.pk, old=old, new=instance.slug
        )


def renamed_to(kind: str, slug: str) -> int | None:
    """The id of the record that once had this name."""
    return (
        FormerSlug.objects.filter(kind=kind, slug=slug).values_list("object_id", flat=True).first()
    )
