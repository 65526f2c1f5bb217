"""The names a page of problems needs, and no more; one query for each kind of record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language

from campaign_site.core.languages import CODES, DEFAULT_LANGUAGE, base_code, best_text
from campaign_site.core.models import Region

from ..models import Person, Venue
from ..rules.problem import Problem
from ..rules.sentences import Names
from .planning import FoundProblems


def names_for(found: FoundProblems, problems: Iterable[Problem]) -> Names:
    """What these problems speak of, in the active language; three queries at most."""
    problems = list(problems)
    others = {p.other_event_id for p in problems if p.other_event_id is not None} - found.seen
    regions = {found.events[pk].region_id for pk in others} - {None}
    return Names(
        events=found.events,
        seen=found.seen,
        venues=_named(Venue, _ids(problems, "venue_id"), "name"),
        people=_named(Person, _ids(problems, "person_id"), "name", "function"),
        regions=_named(Region, regions, "name"),
        blackouts=found.blackouts,
    )


def _ids(problems: list[Problem], fact: str) -> set[int]:
    return {problem.facts[fact] for problem in problems if fact in problem.facts}


def _named(model: type[Any], ids: set[int], *fields: str) -> dict[int, str]:
    """Each record by its first field that has a text in any language."""
    if not ids:
        return {}
    lang = base_code(get_language() or DEFAULT_LANGUAGE)
    columns = [f"{field}_{code}" for field in fields for code in CODES]
    size = len(CODES)
    named = {}
    for pk, *texts in model.objects.filter(pk__in=ids).values_list("pk", *columns):
        for first in range(0, len(texts), size):
            text = best_text(dict(zip(CODES, texts[first : first + size], strict=True)), lang).text
            if text:
                named[pk] = text
                break
    return named
