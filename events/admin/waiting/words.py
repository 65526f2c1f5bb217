"""What people read about proposals: ages, and what happened instead of what they wanted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.models import TaskState

from campaign_site.core.countdown import day_count
from campaign_site.core.date_phrases import long_date, short_date, time_text
from campaign_site.core.languages import DEFAULT_LANGUAGE, base_code
from campaign_site.core.time import to_local

from ...models import Event


def language() -> str:
    return base_code(get_language() or DEFAULT_LANGUAGE)


def age(days: int) -> str:
    """«4 jours», or less than one."""
    return day_count(days, language()) if days > 0 else _("less than a day")


def moment(instant: datetime | None) -> str:
    """Local date and time; empty for none."""
    if instant is None:
        return ""
    local = to_local(instant)
    return _("%(date)s, %(time)s") % {
        "date": long_date(local.date(), language()),
        "time": time_text(local.time()),
    }


def name_of(person: Any) -> str:
    """Whoever it was: the account may be gone."""
    return user_display_name(person) if person else _("Somebody who has left")


def day_of(event: Event) -> str:
    """The event's day with its weekday, or a dash."""
    if event.start_date is None:
        return "–"
    return short_date(event.start_date, language(), with_year=True)


def decided(state: TaskState, event: Event) -> str:
    """Who was faster, and what became of the proposal."""
    values = {
        "title": str(event),
        "who": name_of(state.finished_by),
        "when": moment(state.finished_at),
    }
    if state.status == TaskState.STATUS_APPROVED:
        text = _("“%(title)s” was already approved by %(who)s (%(when)s).")
    elif state.status == TaskState.STATUS_REJECTED:
        text = _("“%(title)s” was already returned by %(who)s (%(when)s).")
    else:
        text = _("“%(title)s” was withdrawn (%(when)s).")
    return text % values


def gone() -> str:
    """The same whether it never was theirs, moved to another region or was deleted."""
    return _(
        "This proposal does not wait for you: it was withdrawn, deleted or moved to another region."
    )
