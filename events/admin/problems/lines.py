"""Problems as lines of a page and of a file: one line for each problem of each event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from campaign_site.core.date_phrases import weekday_name
from campaign_site.core.languages import DEFAULT_LANGUAGE, base_code

from ...rules.codes import ProblemCode
from ...rules.planned import PlannedEvent
from ...rules.problem import Problem
from ...rules.sentences import (
    Names,
    day_of,
    hours_of,
    other_title,
    problem_html,
    problem_text,
    title_of,
)
from ...selectors.planning import FoundProblems
from ...selectors.problem_names import names_for
from .filters import NATIONAL, Grouping, ProblemForm

_ORDER = {code: place for place, code in enumerate(ProblemCode)}


@dataclass(frozen=True, slots=True)
class Line:
    event: PlannedEvent
    problem: Problem


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as the page writes it."""

    title: str
    url: str
    day: str
    hours: str
    region: str
    code: str
    severity: str
    text: SafeString


def count_by_code(found: FoundProblems, form: ProblemForm) -> Counter[ProblemCode]:
    """How many lines there are for each code under the other filters."""
    return Counter(line.problem.code for line in _passing(found, form))


def lines_of(found: FoundProblems, form: ProblemForm) -> list[Line]:
    """The lines that pass every filter, group by group, each by day."""
    code = form.chosen("code")
    left = [line for line in _passing(found, form) if not code or line.problem.code == code]
    if form.grouping == Grouping.REGION:
        places = {pk: place for place, pk in enumerate(form.regions)}
        left.sort(key=lambda line: (places.get(_region_key(line), -1), *_rank(line)))
    else:
        left.sort(key=lambda line: (_ORDER[line.problem.code], *_rank(line)))
    return left


def group_of(line: Line, grouping: Grouping) -> str:
    """What a line is counted under: a region's key or a code."""
    return _region_key(line) if grouping == Grouping.REGION else line.problem.code.value


def group_title(group: str, form: ProblemForm) -> str:
    """The heading of a group."""
    if form.grouping == Grouping.REGION:
        return str(form.regions.get(group, "–"))
    return str(ProblemCode(group).label)


def shown(
    lines: Sequence[Line],
    found: FoundProblems,
    form: ProblemForm,
    address: Callable[[PlannedEvent], str],
) -> list[ShownLine]:
    """These lines in words, with links; as many queries as kinds of records are named."""
    names = names_for(found, (line.problem for line in lines))
    return [
        ShownLine(
            title=title_of(line.event),
            url=address(line.event),
            day=day_of(line.event, with_year=True) or _("No day yet"),
            hours=hours_of(line.event) if line.event.has_day else "",
            region=str(form.regions.get(_region_key(line), "")),
            code=str(line.problem.code.label),
            severity=line.problem.severity.value,
            text=problem_html(line.problem, names, address),
        )
        for line in lines
    ]


def header() -> list[str]:
    """The headings of the file."""
    return [
        _("Severity"), _("Problem"), _("What is wrong"), _("Event"), _("Address"), _("Day"),
        _("Weekday"), _("Begins at"), _("Ends at"), _("Region"), _("Kind"), _("Other event"),
    ]  # fmt: skip


def table(lines: Sequence[Line], found: FoundProblems, form: ProblemForm) -> list[list[Any]]:
    """The rows of the file; texts are read now, in the language of the person."""
    names = names_for(found, (line.problem for line in lines))
    return [_cells(line, names, form) for line in lines]


def _cells(line: Line, names: Names, form: ProblemForm) -> list[Any]:
    event, problem = line.event, line.problem
    lang = base_code(get_language() or DEFAULT_LANGUAGE)
    day = event.start_date if event.has_day else None
    other = problem.other_event_id
    return [
        str(problem.severity.label),
        str(problem.code.label),
        problem_text(problem, names),
        title_of(event),
        event.slug,
        day,
        weekday_name(day, lang) if day else "",
        event.start_time,
        event.end_time,
        str(form.regions.get(_region_key(line), "")),
        form.kinds.get(str(event.kind_id), ""),
        other_title(other, names) if other is not None else "",
    ]


def _passing(found: FoundProblems, form: ProblemForm) -> Iterator[Line]:
    severity = form.chosen("severity")
    leaves = form.event_filter()
    for event_id, problems in found.problems.items():
        event = found.events[event_id]
        if leaves(event):
            yield from (Line(event, p) for p in problems if severity in ("", p.severity))


def _region_key(line: Line) -> str:
    return str(line.event.region_id or NATIONAL)


def _rank(line: Line) -> tuple[Any, ...]:
    event = line.event
    day = event.start_date.toordinal() if event.has_day else 0
    return day, event.id, _ORDER[line.problem.code], line.problem.other_event_id or 0


def totals(lines: Iterable[Line], grouping: Grouping) -> Counter[str]:
    """How many lines there are in each group, on all pages together."""
    return Counter(group_of(line, grouping) for line in lines)
