"""What is wrong with the version of an event that a form shows; it never hinders saving."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from ...models import Event
from ...rules.codes import ProblemCode, Severity
from ...rules.sentences import problem_html
from ...selectors.planning import problems_of_version
from ...selectors.problem_names import names_for
from ..event_links import event_links


def panel_context(event: Event, user: Any) -> dict[str, Any]:
    """The problems of a version in words, with links to the other side; empty without any."""
    found = problems_of_version(event, user=user)
    problems = found.of(event.pk or 0)
    if not problems:
        return {}
    names, address = names_for(found, problems), event_links(user)
    lines: list[tuple[ProblemCode, SafeString]] = [
        (problem.code, problem_html(problem, names, address)) for problem in problems
    ]
    return {
        "lines": lines,
        "number": len(lines),
        "has_error": any(problem.severity == Severity.ERROR for problem in problems),
    }


class TellsProblems:
    """Mixin of the forms of an event: a panel when one is opened, a number when it is saved."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.request.method == "GET" and self.object is not None:
            context["problems"] = panel_context(self.object, self.request.user)
        return context

    def get_success_message(self, instance: Event | None = None) -> str:
        message = super().get_success_message(instance)
        event = instance or self.object
        number = len(problems_of_version(event, user=self.request.user).of(event.pk))
        if not number:
            return message
        warning = ngettext(
            "%(saved)s There is %(number)s problem to look at.",
            "%(saved)s There are %(number)s problems to look at.",
            number,
        )
        return warning % {"saved": message, "number": number}
