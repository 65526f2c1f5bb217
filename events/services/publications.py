"""Telling the world about an event: the read model and the calendar's counters.

Each write locks its events, compares what is public now with what the world was last
told, and writes both in one transaction. Running it again changes nothing: `modified_at`
moves only with the digest, `sequence` only with status, time or place (RFC 5546, 2.1.4).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from campaign_site.core.content_version import touch_content
from campaign_site.core.languages import CODES
from campaign_site.core.models import User
from campaign_site.core.time import now
from campaign_site.core.tombstones import leave_tombstones, remove_tombstones

from ..calendars.compose import compose
from ..calendars.entry import vevent_text
from ..enums import ChangeKind
from ..facts import announced_facts, differs, digest, page_facts, public_facts, search_words
from ..models import Event, EventChange, Publication
from ..schedule import has_day

logger = logging.getLogger(__name__)

KIND = "event"
# Events written in one transaction: short locks, bounded memory.
BATCH = 200

_CALENDARS = tuple(f"calendar_{lang}" for lang in CODES)
_WRITTEN = (
    "edition",
    "is_live",
    "sequence",
    "modified_at",
    "digest",
    "announced",
    "facts",
    "search_text",
    "starts_on",
    *_CALENDARS,
)
_TICK = timedelta(microseconds=1)


def publish_facts(*, event: Event, at: datetime | None = None, by: User | None = None) -> int:
    """Write what is public about an event, and about its sessions, which name it.

    `at` is the moment of the change, now when left out. Returns how many publications
    were written: none when nothing public changed. A draft, or an event of an edition
    in preparation, is withdrawn instead.
    """
    sessions = Event.objects.filter(parent_id=event.pk, live=True).values_list("pk", flat=True)
    return refresh_events(events=[event.pk, *sessions], at=at, by=by)


def withdraw_facts(*, event: Event, at: datetime | None = None) -> None:
    """Take an event out of lists and feeds; mirrors find its tombstone."""
    with transaction.atomic():
        rows = Publication.objects.select_for_update().filter(event=event, is_live=True)
        _withdraw(list(rows), at=at or now())


def bury(*, event: Event, at: datetime | None = None) -> None:
    """Leave the tombstone of an event that is about to be deleted."""
    withdraw_facts(event=event, at=at)


def withdraw_edition(*, edition_id: int, at: datetime) -> int:
    """Take all events of an edition out of lists and feeds at once; returns how many."""
    with transaction.atomic():
        rows = Publication.objects.select_for_update().filter(edition_id=edition_id, is_live=True)
        withdrawn = list(rows.defer("facts", "search_text", "announced", *_CALENDARS))
        _withdraw(withdrawn, at=at)
    return len(withdrawn)


def refresh_events(
    *,
    events: QuerySet[Event] | Iterable[Event | int],
    at: datetime | None = None,
    by: User | None = None,
    rewrite: bool = False,
) -> int:
    """Write again what is public about these events, in batches of one transaction each.

    `events` are events or their ids. `rewrite` also serialises again what did not change,
    after a new release wrote calendars in another way. Returns how many were written.
    """
    return sum(_refresh_batch(batch, at=at, by=by, rewrite=rewrite) for batch in _batches(events))


def _batches(events: QuerySet[Event] | Iterable[Event | int]) -> Iterator[list[int]]:
    if isinstance(events, QuerySet):
        events = events.values_list("pk", flat=True)
    # In one order everywhere, so that two writers wait for each other instead of locking up.
    pks = sorted({event if isinstance(event, int) else event.pk for event in events})
    for first in range(0, len(pks), BATCH):
        yield pks[first : first + BATCH]


@transaction.atomic
def _refresh_batch(pks: list[int], *, at: datetime | None, by: User | None, rewrite: bool) -> int:
    # The lock is on the events: a first publication has no row of its own to lock.
    locked = Event.objects.select_for_update(of=("self",)).filter(pk__in=pks).for_publication()
    locked = list(locked.order_by("pk"))
    # Not before the lock: what others write while this waits must not seem to be later.
    at = at or now()
    known = {row.event_id: row for row in Publication.objects.filter(event_id__in=pks)}
    written: list[Publication] = []
    withdrawn: list[Publication] = []
    changes: list[EventChange] = []
    for event in locked:
        row = known.get(event.pk)
        if not _is_public(event):
            withdrawn += [row] if row and row.is_live else []
            continue
        renewed = _renewed(event, row, at=at, rewrite=rewrite)
        if renewed is not None:
            written.append(renewed)
            changes += _changes(event, row, renewed, at=at, by=by)
    _withdraw(withdrawn, at=at)
    _store(written)
    EventChange.objects.bulk_create(changes)
    returned = [str(row.uid) for row in written if row.event_id in known]
    if returned:
        remove_tombstones(kind=KIND, public_ids=returned)
    if written:
        touch_content()
        logger.info("Published facts of %s events, %s changes.", len(written), len(changes))
    return len(written)


def _is_public(event: Event) -> bool:
    return event.live and (event.edition is None or event.edition.is_public)


def _renewed(
    event: Event, row: Publication | None, *, at: datetime, rewrite: bool
) -> Publication | None:
    """The publication as it should be now; None when it is so already."""
    facts, words = public_facts(event), search_words(event)
    entries = {lang: compose(event, lang, base_url=settings.SITE_BASE_URL) for lang in CODES}
    fingerprint = digest(facts, page_facts(event), words, repr(entries))
    changed = row is None or not row.is_live or row.digest != fingerprint
    if not changed and not rewrite:
        return None
    announced = announced_facts(event)
    renewed = Publication(
        event=event,
        edition=event.edition,
        is_live=True,
        sequence=_sequence(row, announced),
        modified_at=_moved(row, at) if changed else row.modified_at,
        digest=fingerprint,
        announced=announced,
        facts=facts,
        search_text=words,
        starts_on=event.start_date if has_day(event) else None,
    )
    if row is not None:
        renewed.uid = row.uid
    for lang, entry in entries.items():
        text = entry and vevent_text(
            entry,
            uid=str(renewed.uid),
            sequence=renewed.sequence,
            modified_at=renewed.modified_at,
        )
        setattr(renewed, f"calendar_{lang}", text or "")
    return renewed


def _sequence(row: Publication | None, announced: dict) -> int:
    """0 at first; then one more for each change of status, time or place."""
    if row is None:
        return 0
    return row.sequence + bool(_differing(row, announced))


def _differing(row: Publication, announced: dict) -> list[str]:
    before = row.announced
    return [
        kind
        for kind in ChangeKind.values
        if before and differs(kind, before[kind], announced[kind])
    ]


def _moved(row: Publication | None, at: datetime) -> datetime:
    """The time of a change, never at or before the one before it: clocks are set back."""
    return at if row is None else max(at, row.modified_at + _TICK)


def _changes(
    event: Event, row: Publication | None, renewed: Publication, *, at: datetime, by: User | None
) -> list[EventChange]:
    if row is None:
        return []
    reasons = {f"reason_{lang}": getattr(event, f"change_reason_{lang}") or "" for lang in CODES}
    return [
        EventChange(
            event=event,
            kind=kind,
            at=at,
            by=by,
            before=row.announced[kind],
            after=renewed.announced[kind],
            **reasons,
        )
        for kind in _differing(row, renewed.announced)
    ]


def _store(rows: list[Publication]) -> None:
    """One statement for new and known rows; a known row keeps its id and its uid."""
    Publication.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["event"], update_fields=list(_WRITTEN)
    )


def _withdraw(rows: list[Publication], *, at: datetime) -> None:
    if not rows:
        return
    Publication.objects.filter(pk__in=[row.pk for row in rows]).update(is_live=False)
    leave_tombstones(kind=KIND, public_ids=[str(row.uid) for row in rows], at=at)
    logger.info("Withdrew %s events.", len(rows))
