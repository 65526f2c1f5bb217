"""What the public was told before: the notice above an event's facts, and the history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from campaign_site.core import date_phrases
from campaign_site.core.languages import best_text
from campaign_site.core.time import to_local

from ..enums import ChangeKind, EventStatus
from ..models import Event, EventChange
from ..presentation import status_rule
from .cards import listed
from .edition_texts import text_of
from .event_when import announced_when


def status_notice(event: Event, changes: Sequence[EventChange], lang: str) -> dict[str, Any] | None:
    """The status with its reason, and where the event moved from; none as announced.

    `changes` are newest first.
    """
    rule = status_rule(event.status)
    if not rule.tone:
        return None
    sentences = {
        EventStatus.RESCHEDULED: _("This event has a new date."),
        EventStatus.MOVED_ONLINE: _("This event takes place online."),
        EventStatus.POSTPONED: _("This event is postponed; the new date will be announced here."),
        EventStatus.CANCELLED: _("This event is cancelled."),
    }
    reason = text_of(event, "change_reason", lang)
    return {
        "tone": rule.tone,
        "title": sentences[EventStatus(event.status)],
        "moved_from": _moved_from(event, changes, lang),
        "reason": reason,
    }


def previous_date(changes: Sequence[EventChange]) -> dict | None:
    """The date as it was announced before the newest change of date."""
    return next((change.before for change in changes if change.kind == ChangeKind.DATE), None)


def history(changes: Sequence[EventChange], lang: str) -> list[dict[str, Any]]:
    """What the component "timeline" takes, newest first."""
    return [
        {
            "when": date_phrases.short_date(
                to_local(change.at).date(), lang, weekday=False, with_year=True
            ),
            "iso": to_local(change.at).date().isoformat(),
            "text": _change_text(change, lang),
            "reason": text_of(change, "reason", lang).text,
        }
        for change in changes
    ]


def _moved_from(event: Event, changes: Sequence[EventChange], lang: str) -> str:
    before = previous_date(changes)
    if before is None or event.status not in (EventStatus.RESCHEDULED, EventStatus.POSTPONED):
        return ""
    return _("Moved from: %(date)s.") % {"date": announced_when(before, lang)}


def _change_text(change: EventChange, lang: str) -> str:
    if change.kind == ChangeKind.STATUS:
        return str(EventStatus(change.after["status"]).label)
    describe = announced_when if change.kind == ChangeKind.DATE else _announced_where
    return _("Moved from: %(before)s. Now: %(after)s.") % {
        "before": describe(change.before, lang),
        "after": describe(change.after, lang),
    }


def _announced_where(announced: dict, lang: str) -> str:
    parts = [
        best_text(announced.get("name") or {}, lang).text,
        best_text(announced.get("city_name") or {}, lang).text,
    ]
    if announced.get("online"):
        parts.insert(0, _("online"))
    return listed(part for part in parts if part) or _("place to come")
