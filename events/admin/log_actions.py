"""How our own services are told in a record's history."""

from datetime import date
from typing import Any

from django.db.models import DateField
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.log_actions import LogFormatter

from campaign_site.core.date_phrases import short_date
from campaign_site.core.languages import DEFAULT_LANGUAGE, base_code

from ..enums import DatePrecision, EditionState, EventStatus
from ..models import Event
from ..services.changes import EVENT_CHANGED
from ..services.editions import STATE_CHANGED

_CHOICES = {"status": dict(EventStatus.choices), "date_precision": dict(DatePrecision.choices)}


def register_edition_actions(actions: Any) -> None:
    @actions.register_action(STATE_CHANGED)
    class EditionStateFormatter(LogFormatter):
        label = gettext_lazy("Change the state of an edition")

        def format_message(self, log_entry: Any) -> str:
            labels = dict(EditionState.choices)
            values = {
                name: labels.get(log_entry.data.get(name), "–") for name in ("before", "after")
            }
            return _("State changed from “%(before)s” to “%(after)s”") % values


def register_event_actions(actions: Any) -> None:
    @actions.register_action(EVENT_CHANGED)
    class EventChangeFormatter(LogFormatter):
        label = gettext_lazy("Change an event")

        def format_message(self, log_entry: Any) -> str:
            """What changed from what to what, then the public reason in the reader's language."""
            data = log_entry.data
            told = [_difference(name, *pair) for name, pair in data.get("changes", {}).items()]
            told += [_("%(name)s added") % {"name": name} for name in data.get("added", ())]
            told += [_("%(name)s taken off") % {"name": name} for name in data.get("removed", ())]
            reasons = data.get("reasons", {})
            reason = reasons.get(_lang()) or next(iter(reasons.values()), "")
            told += [_("Reason: %(reason)s") % {"reason": reason}] if reason else []
            return " · ".join(told)


def _difference(name: str, before: str, after: str) -> str:
    return _("%(field)s: from “%(before)s” to “%(after)s”") % {
        "field": capfirst(str(Event._meta.get_field(name).verbose_name)),
        "before": _told(name, before),
        "after": _told(name, after),
    }


def _told(name: str, stored: str) -> str:
    """One side of a difference as the reader says it: a choice, a day, or what was written."""
    if stored and type(Event._meta.get_field(name)) is DateField:
        return short_date(date.fromisoformat(stored), _lang(), with_year=True)
    return str(_CHOICES.get(name, {}).get(stored, stored)) or "–"


def _lang() -> str:
    return base_code(get_language() or DEFAULT_LANGUAGE)
