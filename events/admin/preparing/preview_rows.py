"""The rows of a preview in the language of who reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from campaign_site.core.date_phrases import month_phrase, short_date, time_text
from campaign_site.core.languages import DEFAULT_LANGUAGE, base_code, best_text
from campaign_site.core.models import Region

from ...enums import DatePrecision, EventStatus
from ...models import EventKind
from ...rules.planned import PlannedEvent
from ...rules.sentences import problem_text
from ...selectors.copy_preview import Preview
from ...selectors.problem_names import names_for


def rows_of(
    events: Iterable[PlannedEvent], preview: Preview, *, left_out: Collection[int]
) -> list[dict[str, Any]]:
    """One row for each event of a page; five queries however many."""
    events = list(events)
    lang = base_code(get_language() or DEFAULT_LANGUAGE)
    shown = [problem for event in events for problem in preview.problems.get(event.id, ())]
    names = names_for(preview.found, shown)
    kinds = {kind.pk: str(kind) for kind in EventKind.objects.all()}
    regions = {region.pk: str(region) for region in Region.objects.all()}
    return [
        {
            "id": event.id,
            "title": best_text(event.titles, lang),
            "kind": kinds.get(event.kind_id, ""),
            "region": regions.get(event.region_id, ""),
            "before": day_text(preview.before[event.id], lang),
            "after": day_text(event, lang),
            "kept": event.id not in left_out,
            "was": _status(preview.before[event.id]),
            "problems": [
                {"text": problem_text(problem, names), "severity": problem.severity}
                for problem in preview.problems.get(event.id, ())
            ],
        }
        for event in events
    ]


def day_text(event: PlannedEvent, lang: str) -> str:
    """The day with its weekday and hour; a dash where none is known."""
    if event.start_date is None:
        return "–"
    if event.date_precision == DatePrecision.MONTH:
        return month_phrase(event.start_date, lang)
    text = short_date(event.start_date, lang, with_year=True)
    return _(", ").join((text, time_text(event.start_time))) if event.start_time else text


def _status(event: PlannedEvent) -> str:
    """What became of it the last time, where that was nothing good."""
    return "" if event.is_expected else str(EventStatus(event.status).label)
