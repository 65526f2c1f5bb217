"""Marks of what was public and is no more; mirrors of the data remove it too."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db.models import Model
from django.db.models.signals import post_delete

from .content_version import touch_content
from .models import Tombstone
from .time import now


def leave_tombstones(*, kind: str, public_ids: Iterable[str], at: datetime) -> None:
    """Mark records as removed; one that was already marked keeps the newer time."""
    Tombstone.objects.bulk_create(
        [Tombstone(kind=kind, public_id=public_id, removed_at=at) for public_id in public_ids],
        update_conflicts=True,
        unique_fields=["kind", "public_id"],
        update_fields=["removed_at"],
    )
    touch_content()


def remove_tombstones(*, kind: str, public_ids: Iterable[str]) -> None:
    """The records are public again."""
    Tombstone.objects.filter(kind=kind, public_id__in=list(public_ids)).delete()


def mark_deletions(
    model: type[Model], *, kind: str, public_id: Callable[[Model], str | None]
) -> None:
    """From now on each deleted row of `model` leaves a tombstone, unless its id is None."""

    def _deleted(*, instance: Model, **_signal: object) -> None:
        gone = public_id(instance)
        if gone is not None:
            leave_tombstones(kind=kind, public_ids=[gone], at=now())

    post_delete.connect(_deleted, sender=model, weak=False, dispatch_uid=f"tombstone-{kind}")
