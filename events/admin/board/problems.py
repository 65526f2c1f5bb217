"""The problems of events, as marks on their cards and as a filter."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ...rules.codes import ProblemCode, Severity
from ...selectors.planning import FoundProblems
from .cards import Mark

ANY = "any"


def marks_of(found: FoundProblems) -> dict[int, list[Mark]]:
    """Each kind of problem once, by event, the worst first."""
    labels = {code: str(code.label) for code in ProblemCode}
    marks: dict[int, list[Mark]] = {}
    for pk, problems in found.problems.items():
        grave = {problem.code: problem.severity == Severity.ERROR for problem in problems}
        marks[pk] = [Mark(labels[code], bad) for code, bad in grave.items()]
    return marks


def with_problem(found: FoundProblems, code: str) -> set[int]:
    """The events that have a problem of this kind, or any."""
    return {
        pk
        for pk, problems in found.problems.items()
        if code == ANY or any(problem.code == code for problem in problems)
    }


def problem_choices() -> list[tuple[str, str]]:
    return [(ANY, _("Any problem")), *((code.value, str(code.label)) for code in ProblemCode)]
