"""The impact of a change, ready to print in the active language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from campaign_site.core.date_phrases import short_date
from campaign_site.core.languages import DEFAULT_LANGUAGE, base_code
from campaign_site.core.time import today

from ...facts import announced_facts, city_of, digest, place_of
from ...models import Edition, Event
from ...presentation import status_rule
from ...public.event_when import when_text
from ...services.impact import Impact


def language() -> str:
    return base_code(get_language() or DEFAULT_LANGUAGE)


def impact_mark(before: Event, after: Event) -> str:
    """Names a change of what is announced: another change has another mark."""
    return digest(announced_facts(before), announced_facts(after))[:16]


def impact_context(impact: Impact) -> dict[str, Any]:
    """What `events/admin/changing/impact.html` prints."""
    lang = language()
    return {
        "differences": differences(impact.before, impact.after),
        "people": impact.people,
        "sessions": [
            {"title": one.title, "day": short_date(one.start_date, lang) if one.start_date else "–"}
            for one in impact.sessions
        ],
        "hidden_sessions": impact.hidden_sessions,
        "calendars": [_calendar(record) for record in impact.calendars],
        "is_public": impact.is_public,
        "is_over": impact.is_over(on=today()),
        "calls_off": status_rule(impact.after.status).calls_off,
    }


def differences(before: Event, after: Event) -> list[dict[str, str]]:
    """Day, place and status as they are and as they will be; only what differs."""
    lang = language()
    pairs = (
        (_("When"), when_text(before, lang), when_text(after, lang)),
        (_("Where"), where_text(before), where_text(after)),
        (_("Public status"), before.get_status_display(), after.get_status_display()),
    )
    return [
        {"label": label, "before": str(old), "after": str(new)}
        for label, old, new in pairs
        if old != new
    ]


def where_text(event: Event) -> str:
    """Place and town, or the online address; a dash for none."""
    parts = [str(part) for part in (place_of(event), city_of(event)) if part]
    parts += [event.online_url] if event.online_url else []
    return _(", ").join(parts) or "–"


def _calendar(record: Any) -> str:
    if isinstance(record, Edition):
        return _("the calendar of the edition “%(name)s”") % {"name": record}
    name = type(record)._meta.model_name
    sentences = {
        "region": _("the calendar of the region “%(name)s”"),
        "eventkind": _("the calendar of the kind “%(name)s”"),
        "institution": _("the calendar of the institution “%(name)s”"),
    }
    return sentences[name] % {"name": record}
