"""Events as a kind of import."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaign_site.core.admin.table_exports import labels
from campaign_site.core.imports.kinds import Told, Write
from campaign_site.core.imports.lines import Choices, Line
from campaign_site.core.imports.spoken import Spoken, names_by
from campaign_site.core.models import User
from campaign_site.core.permissions.scope import Scope, scope_of
from campaign_site.core.spreadsheets.headings import unread_columns
from campaign_site.core.spreadsheets.problems import Action, Problem, Severity, refusal
from campaign_site.core.spreadsheets.rows import Row, Table
from partners import gresa

from ..models import Edition, EventKind, Publication
from . import comparing, records, sentences  # noqa: F401
from .headings import HEADINGS, KNOWN
from .matching import places_that_tell
from .reference import Reference, chunks
from .rows import TITLES, RowReader, named_slug, uid_in
from .versions import PLACES
from .words import CHOICES

_TOLD_EVERY = 200
# By these and its place an event without an identifier is known again.
_SAME = ("edition", "start_date", "start_time", *TITLES)


class EventImport:
    """Tables of events, such as our own export (`core.imports.kinds.ImportKind`)."""

    name = "events"
    label = _("Import of events")
    noun = _("Events")
    note = _(
        "New events become drafts; a published event gets a draft with the changes. Nothing is "
        "published, deleted or emptied by an import."
    )

    def may_import(self, user: Any) -> bool:
        """The national team, and who writes for a region; not who only proposes."""
        allowed = user.has_perms(("events.add_event", "events.change_event"))
        return allowed and scope_of(user).covers_any

    def knows(self, heading: str) -> bool:
        return KNOWN.knows(heading)

    def columns(self) -> dict[str, str | Promise]:
        return dict(HEADINGS)

    def spellings(self, column: str) -> Sequence[str]:
        return KNOWN.spellings(column)

    def spoken(self) -> Spoken:
        lists = {column: partial(labels, known.choices) for column, known in CHOICES.items()}
        places = {
            column: names_by(model, "name_fr", "name_ar")
            for column, (_field, model) in PLACES.items()
            if column not in ("edition", "kind", "school")
        }
        edition = names_by(Edition, "slug", name="title")
        return Spoken(lists | places | {"edition": edition, "kind": names_by(EventKind, "code")})

    def check_header(self, header: Sequence[str]) -> None:
        """There is no doing without an identifier or a title."""
        places, _unknown, _repeated = KNOWN.places_of(header)
        if not {"slug", *TITLES} & places.keys():
            raise refusal("column_missing", columns="title_fr, title_ar")

    def read(self, table: Table, *, scope: Scope, choices: Choices, told: Told) -> list[Line]:
        self.check_header(table.header)
        places, unknown, repeated = KNOWN.places_of(table.header)
        table.problems += unread_columns(unknown, repeated)
        rows = list(table.rows)
        slugs = _slugs(rows, places.get("slug"))
        reference = Reference.load(
            scope=scope,
            slugs=slugs,
            school_codes=_school_codes(rows, places.get("school")),
        )
        reader = RowReader(header=table.header, places=places, reference=reference, choices=choices)
        first_with: dict[tuple[str, ...], Line] = {}
        lines = []
        for row, slug in zip(rows, slugs, strict=True):
            line = reader.read(row, slug=slug)
            _tell_repetition(line, first_with)
            line.settle(choices)
            lines.append(line)
            if len(lines) % _TOLD_EVERY == 0:
                told(_TOLD_EVERY)
        told(len(lines) % _TOLD_EVERY)
        return lines

    def compare(self, lines: list[Line], *, scope: Scope, choices: Choices) -> None:
        comparing.compare(lines, scope=scope, choices=choices)

    def fingerprint(self, lines: list[Line]) -> str:
        return records.fingerprint(lines)

    def prepare(self, lines: list[Line], *, by: User, at: datetime) -> Write:
        return records.prepare(lines, by=by, at=at)


def _school_codes(rows: Sequence[Row], index: int | None) -> list[str]:
    """The codes of a column as they are stored."""
    if index is None:
        return []
    return [gresa.normalised(row.cells[index][:40]) for row in rows if index < len(row.cells)]


def _slugs(rows: Sequence[Row], index: int | None) -> list[str]:
    """The identifier of each row, empty for those without one."""
    if index is None:
        return [""] * len(rows)
    cells = [row.cells[index].strip() if index < len(row.cells) else "" for row in rows]
    slugs_by_uid: dict[str, str] = {}
    for chunk in chunks(uid_in(cell) for cell in cells):
        found = Publication.objects.filter(uid__in=chunk).values_list("uid", "event__slug")
        slugs_by_uid |= {str(uid): slug for uid, slug in found}
    return [named_slug(cell, slugs_by_uid) for cell in cells]


def _tell_repetition(line: Line, first_with: dict[tuple[str, ...], Line]) -> None:
    """The same event again: the same row is left out, another one is refused."""
    values = line.values
    if not values or any(problem.action is Action.REJECT for problem in line.problems):
        return
    slug = values["slug"]
    same = (*_SAME, *places_that_tell(values))
    key = (slug,) if slug else tuple(values[column] for column in same)
    first = first_with.setdefault(key, line)
    if first is line:
        return
    if first.values == values:
        code, severity, action = "event_repeated", Severity.WARNING, Action.SKIP
    elif slug:
        code, severity, action = "identifier_repeated", Severity.ERROR, Action.REJECT
    else:
        code, severity, action = "event_repeated", Severity.ERROR, Action.REJECT
    line.problems = [
        Problem(
            code, severity, action, line.line, value=line.key[:120], params={"first": first.line}
        )
    ]
