"""One event in a list: its published facts in the words and shapes that components take.

Everything is in the active language; a text that is missing in it carries the language
it is really written in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from campaign_site.core import date_phrases
from campaign_site.core.languages import LocalText, best_text

from ..enums import Audience, DatePrecision, EventStatus
from ..presentation import Presentation, present, situation_of, status_rule
from ..selectors.lookups import Lookups
from ..selectors.programme_entries import Facts, known_days

Badge = dict[str, str]
# Icons that say more than the tone's own.
ICONS = {"rescheduled": "history", "moved_online": "online", "full": "seat", "past": "history"}


def event_card(
    facts: Facts, lookups: Lookups, lang: str, today: date, *, over: bool = False
) -> dict[str, Any]:
    """What the components "event_row" and "event_card" take as `event`.

    `over`: the edition is, so that a date that is not known is not to come.
    """
    shown = present(situation_of(facts), today=today)
    past = shown.is_past or over
    title = best_text(facts.get("title") or {}, lang)
    summary = best_text(facts.get("summary") or {}, lang)
    return {
        "url": reverse("events:event", args=[facts["slug"]]),
        "title": title.text,
        **_foreign(title),
        "summary": summary.text if summary.lang == title.lang else "",
        "kind": lookups.label("kind", facts.get("kind") or "", lang).text,
        "date": _date(facts, lang, today, over=over),
        "time": _time(facts, lang, past=past),
        "place": place_line(facts, lookups, lang, past=past),
        "online": bool(facts.get("online")),
        "audience": listed(str(Audience(code).label) for code in facts.get("audiences") or ()),
        "badges": badges(facts, shown),
    }


def small_card(facts: Facts, lang: str) -> dict[str, Any]:
    """The little that a cell of the day grid or the month shows."""
    title = best_text(facts.get("title") or {}, lang)
    rule = status_rule(facts["status"])
    return {
        "url": reverse("events:event", args=[facts["slug"]]),
        "title": title.text,
        "lang": title.lang if title.is_fallback else "",
        "time": facts.get("start_time") or "",
        "place": best_text(facts.get("city_name") or {}, lang).text,
        "cancelled": rule.calls_off,
        "status": str(EventStatus(facts["status"]).label) if rule.tone else "",
    }


def badges(facts: Facts, shown: Presentation) -> list[Badge]:
    """Status, seats and press, the weightiest first; only what differs from the usual."""
    found = [
        {"label": str(badge.label), "tone": badge.tone, "icon": ICONS.get(badge.code, "")}
        for badge in shown.badges
        # The date block says so already.
        if badge.code != "no_date"
    ]
    if shown.is_past or status_rule(facts["status"]).calls_off:
        return found
    if facts.get("seats_left") and shown.registration_open:
        left = facts["seats_left"]
        text = ngettext("%(count)s seat left", "%(count)s seats left", left) % {"count": left}
        found.append({"label": text, "tone": "good", "icon": "seat"})
    if facts.get("open_to_press"):
        found.append({"label": _("Open to the press"), "tone": "", "icon": "press"})
    return found


def place_line(facts: Facts, lookups: Lookups, lang: str, *, past: bool = False) -> str:
    """Venue and town, else town, else region; "online" first where one takes part from afar.

    What is not known of an event that is over will not come any more.
    """
    place = best_text(facts.get("place") or {}, lang).text
    town = best_text(facts.get("city_name") or {}, lang).text
    parts = [part for part in (place, town) if part]
    if not parts and facts.get("region"):
        parts = [lookups.label("region", facts["region"], lang).text]
    if facts.get("online"):
        parts = [pgettext("place", "Online"), *parts]
    return listed(parts) or ("" if past else _("Place to come"))


def listed(parts: Iterable[str]) -> str:
    """Parts in a row with the comma of the active language."""
    return pgettext("between items of a list", ", ").join(parts)


def _date(facts: Facts, lang: str, today: date, *, over: bool) -> dict[str, Any]:
    """The parts of the first day; the year where it is not the one we are in."""
    first, _last = known_days(facts)
    if first is None:
        return {"open": _open_date(facts, lang, over=over)}
    weekday, day, month = date_phrases.card_date(first, lang)
    return {
        "weekday": weekday,
        "day": day,
        "month": month if first.year == today.year else f"{month} {first.year}",
        "iso": first.isoformat(),
        "struck": status_rule(facts["status"]).calls_off,
    }


def _open_date(facts: Facts, lang: str, *, over: bool) -> str:
    if facts.get("precision") == DatePrecision.MONTH and facts.get("start_date"):
        return date_phrases.month_phrase(date.fromisoformat(facts["start_date"]), lang)
    return _("date not stated") if over else date_phrases.date_to_come(lang)


def _time(facts: Facts, lang: str, *, past: bool) -> str:
    first, last = known_days(facts)
    if first is None or (past and first == last and not facts.get("start_time")):
        return ""
    hours = date_phrases.time_range(
        _hour(facts.get("start_time")), _hour(facts.get("end_time")), lang
    )
    if first == last:
        return hours
    days = date_phrases.short_date_range(first, last, lang, with_year=False)
    return f"{days} · {hours}" if facts.get("start_time") else days


def _hour(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _foreign(text: LocalText) -> dict[str, str]:
    return {"lang": text.lang, "dir": text.dir} if text.is_fallback else {}
