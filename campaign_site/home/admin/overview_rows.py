"""Numbers of an edition ready to print: a table with bars, and links to what is behind."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from events.models import Edition, Event
from events.rules.codes import ERRORS, ProblemCode

from ..selectors.planning_progress import Tally

_BAR = ("live", "review", "draft")


def progress_rows(tallies: list[Tally], edition: Edition) -> list[dict[str, Any]]:
    """One row a place; bars share one scale, so that lengths can be compared."""
    rows = [part for tally in tallies for part in (tally, *tally.parts)]
    longest = max((max(tally.planned, tally.goal or 0) for tally in rows), default=0) or 1
    return [_row(tally, edition, longest, is_part=tally not in tallies) for tally in rows]


def _row(tally: Tally, edition: Edition, longest: int, *, is_part: bool) -> dict[str, Any]:
    return {
        "name": str(tally.place) if tally.place else _("National events"),
        "url": "" if is_part or tally.place is None else _list(edition, region=tally.place.pk),
        "is_part": is_part,
        **tally.counts,
        "goal": tally.goal,
        "bars": _bars(tally, longest),
        "goal_at": _share(tally.goal, longest) if tally.goal else None,
    }


def _bars(tally: Tally, longest: int) -> list[dict[str, Any]]:
    """Start and width of each state in percent of the longest bar."""
    bars, start = [], 0
    for state in _BAR:
        number = tally.counts[state]
        if number:
            bars.append(
                {"state": state, "x": _share(start, longest), "width": _share(number, longest)}
            )
        start += number
    return bars


def _share(number: int, longest: int) -> str:
    return f"{100 * number / longest:.2f}"


def empty_places(tallies: list[Tally]) -> list[str]:
    """Regions in which nothing is planned."""
    return [str(tally.place) for tally in tallies if tally.place and not tally.planned]


def problem_rows(counts: dict[str, int], edition: Edition) -> list[dict[str, Any]]:
    """Errors first, then in the order in which a planner looks at them."""
    codes = sorted(ProblemCode, key=lambda code: code not in ERRORS)
    page = reverse("planning_problems")
    return [
        {
            "label": code.label,
            "number": counts[code.value],
            "is_error": code in ERRORS,
            "url": f"{page}?{urlencode({'edition': edition.pk, 'code': code.value})}",
        }
        for code in codes
        if counts.get(code.value)
    ]


def _list(edition: Edition, **filters: int) -> str:
    listing = reverse(Event.snippet_viewset.get_url_name("list"))
    return f"{listing}?{urlencode({'edition': edition.pk, **filters})}"
