"""The four views of a programme: list, day by day, month, map."""

from __future__ import annotations

import calendar
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaign_site.core import date_phrases
from campaign_site.core.numbers import number_phrase

from ..selectors.blackouts import days_off
from ..selectors.programme_entries import Facts, known_days
from ..selectors.programmes import published_facts
from .cards import event_card, small_card
from .filters import BadFilter
from .paging import page_links, page_slice
from .programme_page import Asked

# More than this on one day, and cells of the grid say how many instead of which.
MOST_IN_GRID = 60
MOST_IN_DAY = 3
# Years whose months are drawn; outside them calendars of this kind mean nothing.
YEARS = range(2000, 2101)


def list_view(asked: Asked) -> tuple[dict[str, Any], int]:
    """Events under their days, twenty a page. Raises NoSuchPage."""
    selection = asked.index.select(asked.filters, asked.today)
    positions = selection.positions
    part = page_slice(asked.page, len(positions))
    shown = positions[part.start : part.stop]
    facts = published_facts(asked.index.pks[at] for at in shown)
    parts = dict.fromkeys(selection.to_come, "to_come") | dict.fromkeys(selection.over, "over")
    rows = [(parts.get(at, "ahead"), row) for at, row in zip(shown, facts, strict=True)]
    context = {
        "sections": [
            _section(asked, name, [row for _name, row in grouped])
            for name, grouped in groupby(rows, key=lambda row: row[0])
        ],
        "pagination": page_links(
            part,
            lambda number: asked.url(view=asked.view_value, page=number if number > 1 else ""),
        ),
        "one_page": part.last == 1,
    }
    return context, len(positions)


def _section(asked: Asked, name: str, rows: list[Facts]) -> dict[str, Any]:
    undated = _("Date not stated") if asked.over else _("Date to come")
    titles = {"ahead": "", "to_come": undated, "over": _("Already over")}
    return {
        "title": titles[name],
        "days": [
            {
                "label": date_phrases.full_date(day, asked.lang) if day else "",
                "id": f"day-{day.isoformat()}" if day else "",
                "events": [
                    event_card(facts, asked.index.lookups, asked.lang, asked.today, over=asked.over)
                    for facts in grouped
                ],
            }
            for day, grouped in groupby(rows, key=lambda facts: known_days(facts)[0])
        ],
    }


def days_view(asked: Asked) -> tuple[dict[str, Any], int]:
    """One day as a table of hours and regions, with the other days to choose from."""
    counts = asked.index.day_counts(asked.filters, asked.today)
    total = asked.index.matching(replace(asked.filters, day=None), asked.today).bit_count()
    day = asked.filters.day or next((day for day in counts if day >= asked.today), None)
    day = day or next(iter(counts), None)
    if day is None:
        return {"day_links": []}, total
    positions = asked.index.on_day(day, asked.filters, asked.today)
    context = {
        "day_links": [
            {
                "label": date_phrases.short_date(one, asked.lang),
                "count": number_phrase(count, asked.lang),
                "url": asked.url(replace(asked.filters, day=one), view="days"),
                "current": one == day,
            }
            for one, count in counts.items()
        ],
        "day_title": date_phrases.full_date(day, asked.lang),
        "grid": _grid(asked, day, positions) if positions else None,
    }
    return context, len(positions) if asked.filters.day else total


def _grid(asked: Asked, day: date, positions: list[int]) -> dict[str, Any]:
    """Rows are hours, columns the regions that have something; national events come first."""
    index = asked.index
    regions = index.values_at("region", positions)
    columns = sorted({regions.get(at, "") for at in positions})
    facts = published_facts(index.pks[at] for at in positions)
    cells: dict[str, dict[str, list[Facts]]] = defaultdict(lambda: defaultdict(list))
    for at, row in zip(positions, facts, strict=True):
        # An event that began on an earlier day has no hour on this one.
        starts_today = row["start_date"] == day.isoformat()
        hour = f"{row['start_time'][:2]}:00" if starts_today and row.get("start_time") else ""
        cells[hour][regions.get(at, "")].append(row)
    in_full = len(positions) <= MOST_IN_GRID
    return {
        "columns": [
            index.lookups.label("region", code, asked.lang).text if code else _("National, online")
            for code in columns
        ],
        "rows": [
            {
                "time": hour or _("All day"),
                "cells": [
                    _cell(asked, day, code, cells[hour].get(code, []), in_full) for code in columns
                ],
            }
            for hour in sorted(cells)
        ],
    }


def _cell(
    asked: Asked, day: date, region: str, rows: list[Facts], in_full: bool
) -> list[dict[str, Any]]:
    if not rows:
        return []
    if in_full:
        return [small_card(row, asked.lang) for row in rows]
    text = ngettext("%(count)s event", "%(count)s events", len(rows))
    chosen = replace(asked.filters, day=day, **({"region": (region,)} if region else {}))
    return [{"title": text % {"count": len(rows)}, "url": asked.url(chosen)}]


def month_view(asked: Asked) -> tuple[dict[str, Any], int]:
    """One month as a calendar. Raises BadFilter for a month that is none."""
    counts = asked.index.day_counts(replace(asked.filters, day=None), asked.today)
    total = asked.index.matching(replace(asked.filters, day=None), asked.today).bit_count()
    first = _first_of_month(asked, list(counts))
    days = list(calendar.Calendar().itermonthdates(first.year, first.month))
    shown = {day: _few(asked, day) for day in days if counts.get(day) and day.month == first.month}
    pks = [pk for few in shown.values() for pk in few]
    found = dict(zip(pks, published_facts(pks), strict=True))
    off = days_off(first, _next_month(first) - timedelta(days=1), asked.filters.region, asked.lang)
    cells = [
        _month_day(asked, day, first, counts.get(day, 0), shown.get(day, []), found, off)
        for day in days
    ]
    months = sorted({day.replace(day=1) for day in counts} | {first})
    at = months.index(first)
    context = {
        "month_title": date_phrases.month_phrase(first, asked.lang),
        "weekdays": date_phrases.weekday_names(asked.lang),
        "weeks": [cells[start : start + 7] for start in range(0, len(cells), 7)],
        "previous_month": _month_link(asked, months[at - 1]) if at else None,
        "next_month": _month_link(asked, months[at + 1]) if at + 1 < len(months) else None,
    }
    return context, total


def _few(asked: Asked, day: date) -> list[int]:
    positions = asked.index.on_day(day, asked.filters, asked.today)
    return [asked.index.pks[at] for at in positions[:MOST_IN_DAY]]


def _month_day(
    asked: Asked,
    day: date,
    first: date,
    count: int,
    pks: list[int],
    found: dict[int, Facts],
    off: dict[date, str],
) -> dict[str, Any]:
    if day.month != first.month:
        return {"day": day.day, "label": "", "iso": day.isoformat(), "outside": True, "events": []}
    return {
        "day": day.day,
        "label": date_phrases.full_date(day, asked.lang, with_year=False),
        "iso": day.isoformat(),
        "url": asked.url(replace(asked.filters, day=day)) if count else "",
        "today": day == asked.today,
        "blackout": off.get(day, ""),
        "events": [small_card(found[pk], asked.lang) for pk in pks],
        "more": max(0, count - len(pks)),
    }


def _first_of_month(asked: Asked, days: list[date]) -> date:
    if asked.month:
        return _month_asked(asked.month)
    coming = next((day for day in days if day >= asked.today), None)
    candidates = (asked.filters.day, coming, *days[:1], asked.edition.start_date)
    found = next((day for day in candidates if day and day.year in YEARS), asked.today)
    return found.replace(day=1)


def _month_asked(text: str) -> date:
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise BadFilter("month", text) from error
    if first.year not in YEARS:
        raise BadFilter("month", text)
    return first


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _month_link(asked: Asked, first: date) -> dict[str, str]:
    return {
        "label": date_phrases.month_phrase(first, asked.lang),
        "url": asked.url(view="month", month=f"{first:%Y-%m}"),
    }
