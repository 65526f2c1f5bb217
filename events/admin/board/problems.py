"""The problems of events, as marks on their cards and as a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from django.urls import reverse
from django.utils.translation import gettext as _

from campaign_site.core.languages import best_text

from ...models import Edition
from ...rules.codes import ERRORS, ProblemCode
from ...rules.planned import PlannedEvent
from ...rules.problem import Problem
from ...rules.sentences import Names, other_title
from ...selectors.planning import FoundProblems
from .cards import Mark, Other

ANY = "any"
# A card has room for so many names; the page of problems tells the others.
MOST_NAMED = 2


class Marker:
    """Puts what was found into a reader's words, for the cards that are shown.

    `regions` are the names of all regions: of an event that the reader does not see, only
    its region is told. `address` says where the other events are.
    """

    def __init__(
        self,
        found: FoundProblems,
        edition: Edition,
        *,
        regions: Mapping[int, str],
        address: Callable[[PlannedEvent], str],
        lang: str,
    ) -> None:
        self._found = found
        self._edition = edition
        self._address = address
        self._lang = lang
        self._names = Names(found.events, found.seen, regions=regions)
        self._labels = {code: str(code.label) for code in ProblemCode}

    def __call__(self, event_id: int) -> list[Mark]:
        """Each kind of problem of an event once, the worst first, with what it names."""
        by_code = groupby(self._found.of(event_id), attrgetter("code"))
        return [
            Mark(self._labels[code], code in ERRORS, self._few(event_id, problems))
            for code, problems in by_code
        ]

    def _few(self, event_id: int, problems: Iterable[Problem]) -> tuple[Other, ...]:
        named = tuple(dict.fromkeys(other for one in problems for other in self._others(one)))
        rest = len(named) - MOST_NAMED
        if rest < 1:
            return named
        page = reverse("planning_problems", query={"edition": self._edition.pk, "event": event_id})
        return *named[:MOST_NAMED], Other(_("+%(n)s more") % {"n": rest}, page)

    def _others(self, problem: Problem) -> Iterator[Other]:
        found, other = self._found, problem.other_event_id
        if other is not None:
            url = self._address(found.events[other]) if other in found.seen else ""
            yield Other(other_title(other, self._names), url)
        elif problem.code == ProblemCode.BLACKOUT:
            blackout = found.blackouts[problem.facts["blackout_id"]]
            yield Other(best_text(blackout.names, self._lang).text)


def with_problem(found: FoundProblems, code: str) -> set[int]:
    """The events that have a problem of this kind, or any."""
    return {
        pk
        for pk, problems in found.problems.items()
        if code == ANY or any(problem.code == code for problem in problems)
    }


def problem_choices() -> list[tuple[str, str]]:
    return [(ANY, _("Any problem")), *((code.value, str(code.label)) for code in ProblemCode)]
