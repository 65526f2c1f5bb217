"""Forecasts and results, ready to print."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse

from campaign_site.core.date_phrases import short_date

from ...models import Event, Preparation
from ...services.bulk import Forecast
from ...services.impact import totals_of
from ..changing.showing import language

# So many are named; the others are counted.
SHOWN = 20


def forecast_context(forecast: Forecast, *, detailed: bool = True) -> dict[str, Any]:
    """`detailed` adds the totals of what it touches, two queries."""
    context = {
        "count": len(forecast.doable),
        "announced": forecast.announced,
        "first": rows(forecast.doable),
        "more": max(len(forecast.doable) - SHOWN, 0),
        "refused": groups(forecast.refused),
        "refused_count": sum(map(len, forecast.refused.values())),
    }
    return context | {"totals": totals_of(forecast.doable)} if detailed else context


def result_context(
    preparation: Preparation, events: Iterable[Event], left_out: dict[str, list[Event]]
) -> dict[str, Any]:
    """What became of each event, `left_out` from the beginning or refused since.

    Those that are no longer seen are only counted.
    """
    by_pk = {event.pk: event for event in events}
    done, lost = [], 0
    refused = {reason: list(rows) for reason, rows in left_out.items()}
    for pk, reasons in preparation.created.items():
        event = by_pk.get(int(pk))
        if event is None:
            lost += 1
        elif reasons:
            refused.setdefault(" ".join(reasons), []).append(event)
        else:
            done.append(event)
    return {
        "preparation": preparation,
        "finished": preparation.state == Preparation.State.DONE,
        "job": preparation.job,
        "total": len(preparation.choices["ids"]),
        "handled": len(preparation.created),
        "count": len(done),
        "first": rows(done),
        "more": max(len(done) - SHOWN, 0),
        "refused": groups(refused, shown=None),
        "refused_count": sum(map(len, refused.values())),
        "lost": lost,
    }


def groups(refused: dict[str, list[Event]], shown: int | None = SHOWN) -> list[dict[str, Any]]:
    """The reasons, the most frequent first, with the events each is about."""
    ordered = sorted(refused.items(), key=lambda pair: -len(pair[1]))
    return [
        {
            "reason": reason,
            "count": len(events),
            "first": rows(events, shown),
            "more": max(len(events) - shown, 0) if shown else 0,
        }
        for reason, events in ordered
    ]


def rows(events: list[Event], shown: int | None = SHOWN) -> list[dict[str, str]]:
    lang, name = language(), Event.snippet_viewset.get_url_name("edit")
    return [
        {
            "title": str(event),
            "url": reverse(name, args=[quote(event.pk)]),
            "day": short_date(event.start_date, lang) if event.start_date else "–",
        }
        for event in events[:shown]
    ]
