"""While an event is nobody's but the organisers', its row is what they wrote last."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from wagtail.models import DraftStateMixin, LockableMixin, Revision, RevisionMixin

from campaign_site.core.content_version import private_change

# What belongs to the record as a whole, whatever its newest version says.
_STATE = frozenset(
    field.name
    for mixin in (DraftStateMixin, LockableMixin, RevisionMixin)
    for field in mixin._meta.local_fields
) - {"go_live_at", "expire_at"}


class RowFollowsDraft:
    """Mixin, before Wagtail's own, for a clusterable model with drafts.

    Wagtail keeps the later edits of what is not live in its versions only, and the row
    as it was first created: lists, boards and checks would show old values. Here the row
    and its children follow each version, until the first is published; the row of a live
    record stays what the public reads. Neither is public content.
    """

    @transaction.atomic
    def save_revision(self, user: Any = None, *, clean: bool = True, **options: Any) -> Revision:
        """As Wagtail's; the row first, so that the version knows the ids of its children."""
        if clean:
            self.full_clean()
        with private_change():
            self._follow()
            return super().save_revision(user=user, clean=False, **options)

    @transaction.atomic
    def follow_newest_version(self) -> None:
        """Give the row of a withdrawn record what was written while it was live."""
        if self.latest_revision is not None:
            with private_change():
                self.latest_revision.as_object()._follow()

    def _follow(self) -> None:
        """Write the columns that differ, unless the row is live; `self` may be older than it."""
        row = type(self)._base_manager.select_for_update().get(pk=self.pk)
        if row.live:
            return
        pending = getattr(self, "_cluster_related_objects", {})
        changed = [field.name for field in content_fields(type(self)) if _differ(field, self, row)]
        if changed or pending:
            # What a save derives is written with whatever it is derived from.
            self.save(update_fields=[*changed, *self.derived_fields, *pending])


def content_fields(model: type[models.Model]) -> list[models.Field]:
    """The columns that a version holds of a record, not those of the record as a whole."""
    return [f for f in model._meta.concrete_fields if not f.primary_key and f.name not in _STATE]


def _differ(field: models.Field, one: models.Model, other: models.Model) -> bool:
    values = (field.get_prep_value(getattr(row, field.attname)) for row in (one, other))
    return next(values) != next(values)
