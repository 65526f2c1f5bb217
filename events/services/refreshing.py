"""Following a text that many events quote: a venue's name, a kind, an edition's address."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from campaign_site.core.models import User
from campaign_site.core.tasks.progress import start_job
from campaign_site.core.time import now

from .. import tasks
from ..models import Edition, Event
from .publications import refresh_events, withdraw_edition

# So many are written while the organiser waits (under a second); more go to the worker.
INLINE_LIMIT = 200


@transaction.atomic
def refresh_affected(
    *, events: QuerySet[Event], at: datetime | None = None, by: User | None = None
) -> None:
    """Write live events again: at once when they are few, else by the worker."""
    live = events.filter(live=True).order_by("pk").distinct()
    pks = list(live.values_list("pk", flat=True)[: INLINE_LIMIT + 1])
    if not pks:
        return
    moment = at or now()
    if len(pks) <= INLINE_LIMIT:
        refresh_events(events=pks, at=moment, by=by)
        return
    start_job(
        tasks.refresh_publications,
        list(live.values_list("pk", flat=True)),
        title=_("Updating published events"),
        by=by,
        at=moment,
    )


@transaction.atomic
def refresh_edition(
    *, edition: Edition, at: datetime | None = None, by: User | None = None
) -> None:
    """Make an edition's events as public as its state says, and follow its new address.

    Back in preparation its events vanish at once; published, they appear as they are
    written.
    """
    moment = at or now()
    if not edition.is_public:
        withdraw_edition(edition_id=edition.pk, at=moment)
        return
    stale = (
        Q(publication__isnull=True)
        | Q(publication__is_live=False)
        | ~Q(publication__facts__edition=edition.slug)
    )
    refresh_affected(events=Event.objects.filter(stale, edition=edition), at=moment, by=by)
