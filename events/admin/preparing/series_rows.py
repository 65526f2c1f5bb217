"""The rows of a series' preview in the language of who reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from campaign_site.core.languages import DEFAULT_LANGUAGE, base_code, best_text

from ...rules.codes import Severity
from ...rules.sentences import problem_text
from ...selectors.problem_names import names_for
from ...selectors.series_preview import SeriesPreview
from ...services.series_plans import Row
from .preview_rows import day_text


def rows_of(
    rows: Iterable[Row], preview: SeriesPreview, *, left_out: Collection[int]
) -> list[dict[str, Any]]:
    """One row for each session of a page; three queries however many."""
    rows = list(rows)
    lang = base_code(get_language() or DEFAULT_LANGUAGE)
    found = preview.found
    names = names_for(found, [problem for row in rows for problem in found.of(-row.n)])
    shown = []
    for row in rows:
        event = preview.events.get(row.n)
        possible = event is not None and row.n not in preview.outside
        marks = [
            {"text": problem_text(problem, names), "severity": problem.severity}
            for problem in found.of(-row.n)
        ]
        marks += [_mark(text, severity) for text, severity in _own_marks(row, preview)]
        shown.append(
            {
                "n": row.n,
                "title": best_text(event.titles, lang) if event else None,
                "day": day_text(event, lang) if event else "–",
                "school": preview.schools.get(row.school) if row.school else None,
                "possible": possible,
                "kept": possible and row.n not in left_out,
                "problems": marks,
            }
        )
    return shown


def _own_marks(row: Row, preview: SeriesPreview) -> Iterable[tuple[str, Severity]]:
    if row.slot is None:
        yield _("No day is left: add days, times or sessions a day."), Severity.ERROR
    if row.school and row.school not in preview.schools:
        yield _("This school is no longer there."), Severity.ERROR
    if row.n in preview.busy:
        yield _("This school has an event on that day already."), Severity.WARNING


def _mark(text: str, severity: Severity) -> dict[str, Any]:
    return {"text": text, "severity": severity}
