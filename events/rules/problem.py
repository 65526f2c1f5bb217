"""One problem of one event: facts only, the words are found when somebody reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .codes import ERRORS, ProblemCode, Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """`other_event_id` is the other side of a clash; `facts` are ids, numbers and days."""

    code: ProblemCode
    severity: Severity
    other_event_id: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


def problem(code: ProblemCode, other: int | None = None, **facts: Any) -> Problem:
    """A problem with the severity of its code."""
    severity = Severity.ERROR if code in ERRORS else Severity.WARNING
    return Problem(code, severity, other, facts)
