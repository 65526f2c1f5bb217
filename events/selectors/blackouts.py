"""Days off that a calendar shows beside the events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from campaign_site.core.languages import CODES, best_text

from ..enums import BlackoutKind
from ..models import Blackout

# Ramadan lasts a month and would cover every day; it is the planner's business.
SHOWN = (BlackoutKind.PUBLIC_HOLIDAY, BlackoutKind.SCHOOL_HOLIDAY)


def days_off(first: date, last: date, regions: Iterable[str], lang: str) -> dict[date, str]:
    """The name of each day off between two days, both included; one query.

    Days off of the whole country, and of these regions (by code).
    """
    names = [f"name_{code}" for code in CODES]
    everywhere = Q(regions__isnull=True)
    found = (
        Blackout.objects.filter(start_date__lte=last, end_date__gte=first, kind__in=SHOWN)
        .filter(everywhere | Q(regions__code__in=list(regions)))
        .order_by("kind", "start_date")
        .distinct()
        .values_list("start_date", "end_date", *names)
    )
    days: dict[date, str] = {}
    for start, end, *texts in found:
        name = best_text(dict(zip(CODES, texts, strict=True)), lang).text
        day = max(start, first)
        while day <= min(end, last):
            days.setdefault(day, name)
            day += timedelta(days=1)
    return days
