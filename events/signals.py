"""Keep what the world was told in step with what is published."""

from __future__ import annotations

from django.db.models import Model, Q, QuerySet
from django.db.models.signals import post_save, pre_delete, pre_save
from wagtail.signals import published, unpublished

from campaign_site.core.former_addresses import remember_renaming
from campaign_site.core.models import City, Province, Region
from campaign_site.core.time import now
from campaign_site.core.tombstones import leave_tombstones, mark_deletions, remove_tombstones
from partners.models import Institution, School
from partners.signals import schools_changed

from .models import Edition, Event, EventKind, Person, Project, Venue
from .services import publications, refreshing

# What an event quotes: for each model, how its events are found.
QUOTED: dict[type[Model], tuple[str, ...]] = {
    Venue: ("venue",),
    School: ("school",),
    City: ("city", "venue__city", "school__city"),
    Province: ("province",),
    Region: ("region",),
    EventKind: ("kind",),
    Institution: ("partner_roles__institution",),
    Person: ("people__person",),
    Project: ("project",),
}


# Under the number of parameters that every database takes in one query.
_KEYS = 5000


def events_quoting(record: Model) -> QuerySet[Event]:
    """Events whose public texts contain this record's."""
    condition = Q()
    for path in QUOTED[type(record)]:
        condition |= Q(**{path: record})
    return Event.objects.filter(condition)


def _published(*, instance: Event, revision: Model | None = None, **_signal: object) -> None:
    # A revision that is only scheduled sends the signal too; it is not live yet.
    publications.publish_facts(
        event=instance,
        at=getattr(instance, "announced_at", None),
        by=getattr(revision, "user", None),
    )


def _unpublished(*, instance: Event, **_signal: object) -> None:
    # Its sessions named it: they are written again without.
    publications.publish_facts(event=instance)
    instance.follow_newest_version()


def _event_deleted(*, instance: Event, **_signal: object) -> None:
    publications.bury(event=instance)


def _quoted_saved(*, instance: Model, created: bool, raw: bool = False, **_signal: object) -> None:
    if not created and not raw:
        refreshing.refresh_affected(events=events_quoting(instance))


def _schools_changed(*, keys: list[int], **_signal: object) -> None:
    for first in range(0, len(keys), _KEYS):
        rows = Event.objects.filter(school__in=keys[first : first + _KEYS])
        refreshing.refresh_affected(events=rows)


def _edition_before(*, instance: Edition, raw: bool = False, **_signal: object) -> None:
    if instance.pk and not raw:
        rows = Edition.objects.public().filter(pk=instance.pk)
        instance._was_public = rows.exists()


def _edition_saved(*, instance: Edition, created: bool, raw: bool = False, **_: object) -> None:
    if created or raw:
        return
    was_public = getattr(instance, "_was_public", instance.is_public)
    if was_public and not instance.is_public:
        leave_tombstones(kind="edition", public_ids=[str(instance.pk)], at=now())
    elif instance.is_public and not was_public:
        remove_tombstones(kind="edition", public_ids=[str(instance.pk)])
    refreshing.refresh_edition(edition=instance)


def connect() -> None:
    published.connect(_published, sender=Event, dispatch_uid="events-published")
    unpublished.connect(_unpublished, sender=Event, dispatch_uid="events-unpublished")
    pre_delete.connect(_event_deleted, sender=Event, dispatch_uid="events-event-deleted")
    for model in (Event, Edition, Region):
        pre_save.connect(
            remember_renaming, sender=model, dispatch_uid=f"former-slug-{model._meta.label}"
        )
    for model in QUOTED:
        post_save.connect(
            _quoted_saved, sender=model, dispatch_uid=f"events-quoted-{model._meta.label}"
        )
    schools_changed.connect(_schools_changed, dispatch_uid="events-schools-changed")
    pre_save.connect(_edition_before, sender=Edition, dispatch_uid="events-edition-before")
    post_save.connect(_edition_saved, sender=Edition, dispatch_uid="events-edition-saved")
    mark_deletions(Institution, kind="institution", public_id=lambda row: str(row.pk))
    mark_deletions(Region, kind="region", public_id=lambda row: row.code)
    mark_deletions(
        Edition,
        kind="edition",
        public_id=lambda row: str(row.pk) if row.is_public else None,
    )
