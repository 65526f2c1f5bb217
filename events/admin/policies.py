"""Who reads and changes what is planned."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Model, Q
from django.db.models.functions import Cast
from wagtail.models import Revision
from wagtail.permissions import register_permission_policy

from campaign_site.core.permissions.policies import RecordPolicy, RegionPolicy

from ..enums import EditionState
from ..models import Blackout, Campaign, Edition, Event, EventKind, Person, Project, Venue
from ..services.proposers import is_proposer


class EditionPolicy(RecordPolicy):
    """An archived edition can only be read."""

    def writable(self, user: Any) -> Q:
        return ~Q(state=EditionState.ARCHIVED)

    def writes(self, user: Any, instance: Model) -> bool:
        return not instance.is_archived


class EventPolicy(RegionPolicy):
    """Events of one's regions, or proposed by oneself; those of an archive only to read.

    A partner owns no region: it may propose an event to any of them, and change its
    proposal until that is published.
    """

    def visible(self, user: Any) -> Q:
        rows = super().visible(user)
        return rows | self._proposals(user) if is_proposer(user) else rows

    def sees(self, user: Any, instance: Model) -> bool:
        return super().sees(user, instance) or self._proposed(user, instance)

    def writable(self, user: Any) -> Q:
        rows = super().writable(user)
        if is_proposer(user):
            rows |= self._proposals(user) & Q(live=False)
        archived = Q(edition__isnull=False, edition__state=EditionState.ARCHIVED)
        return rows & ~archived

    def writes(self, user: Any, instance: Model) -> bool:
        if instance.pk and instance.edition_id and instance.edition.is_archived:
            return False
        if super().writes(user, instance):
            return True
        return not instance.live and self._proposed(user, instance)

    def _proposed(self, user: Any, instance: Model) -> bool:
        return (
            instance.pk is not None
            and is_proposer(user)
            and self.model.objects.filter(self._proposals(user), pk=instance.pk).exists()
        )

    def _proposals(self, user: Any) -> Q:
        """Events of which this person wrote a version."""
        written = (
            Revision.objects.filter(
                user_id=user.pk, base_content_type=ContentType.objects.get_for_model(self.model)
            )
            .annotate(subject=Cast("object_id", BigIntegerField()))
            .values("subject")
        )
        return Q(pk__in=written)


def register() -> None:
    """Called once, before anything asks for a policy."""
    register_permission_policy(Event, EventPolicy(Event))
    register_permission_policy(Edition, EditionPolicy(Edition))
    for model in (Venue, Person):
        register_permission_policy(model, RegionPolicy(model, shared_without_region=True))
    for model in (Blackout, Campaign, EventKind, Project):
        register_permission_policy(model, RecordPolicy(model))
