"""The indexes a process keeps, and the events of a page.

An index is built from two queries and thrown away when the version of the content
moves: a change anywhere is in the next answer of every process.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable

from campaign_site.core.content_version import content_version

from ..models import Edition, Publication
from .lookups import load_lookups
from .programme_entries import Facts, entry
from .programme_index import ProgrammeIndex

MOST_EDITIONS = 4
_indexes: OrderedDict[int, tuple[int, ProgrammeIndex]] = OrderedDict()
_lock = threading.Lock()


def programme_index(edition: Edition, *, version: int | None = None) -> ProgrammeIndex:
    """The index of an edition's live events; `version` spares the query when it is known.

    Threads that ask at the same time wait for one of them to build it.
    """
    number = content_version() if version is None else version
    with _lock:
        built_for, index = _indexes.get(edition.pk, (None, None))
        if index is None or built_for != number:
            index = _build(edition)
            _indexes[edition.pk] = (number, index)
        _indexes.move_to_end(edition.pk)
        while len(_indexes) > MOST_EDITIONS:
            _indexes.popitem(last=False)
    return index


def forget_indexes() -> None:
    """Start again as a new process would (tests, which roll the version back)."""
    with _lock:
        _indexes.clear()


def published_facts(pks: Iterable[int]) -> list[Facts]:
    """The published facts of these rows of the read model, in the order given; one query."""
    wanted = list(pks)
    if not wanted:
        return []
    found = dict(Publication.objects.filter(pk__in=wanted).values_list("pk", "facts"))
    return [found[pk] for pk in wanted if pk in found]


def _build(edition: Edition) -> ProgrammeIndex:
    rows = Publication.objects.filter(edition=edition, is_live=True).order_by()
    columns = rows.values_list("pk", "facts", "search_text")
    entries = [entry(pk, facts, text) for pk, facts, text in columns.iterator(chunk_size=500)]
    return ProgrammeIndex(entries, load_lookups())
