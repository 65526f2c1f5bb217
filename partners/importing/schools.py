"""Schools as a kind of import."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaign_site.core.imports.kinds import Told, Write
from campaign_site.core.imports.lines import Choices, Line, Outcome
from campaign_site.core.imports.spoken import Spoken, names_by
from campaign_site.core.models import City, Province, Region, User
from campaign_site.core.permissions.scope import Scope, scope_of
from campaign_site.core.spreadsheets.headings import unread_columns
from campaign_site.core.spreadsheets.problems import Action, Problem, Severity, refusal
from campaign_site.core.spreadsheets.rows import Table

from ..resources import LEVELS, SECTORS, SETTINGS
from . import headings, records
from .places import Gazetteer
from .rows import RowReader

_TOLD_EVERY = 200
# Columns that say the same in words.
_BY_NAME = {
    "region_iso": ("region_fr", "region_ar"),
    "province_hcp": ("province_fr", "province_ar"),
    "level": ("cycle_fr", "cycle_ar"),
}


class SchoolImport:
    """Tables of schools, ours or the ministry's (`core.imports.kinds.ImportKind`)."""

    name = "schools"
    label = _("Import of schools")
    noun = _("Schools")
    note = _("No school is ever deleted; an empty cell leaves what is stored as it is.")

    def may_import(self, user: Any) -> bool:
        """The national team, and coordinators for the schools of their regions."""
        allowed = user.has_perms(("partners.add_school", "partners.change_school"))
        return allowed and scope_of(user).covers_any

    def knows(self, heading: str) -> bool:
        return headings.KNOWN.knows(heading)

    def columns(self) -> dict[str, str | Promise]:
        return dict(headings.HEADINGS)

    def spoken(self) -> Spoken:
        places = (("region_iso", Region, "code"), ("province_hcp", Province, "code_hcp"),
                  ("commune_hcp", City, "code_hcp"))  # fmt: skip
        lists = (("level", LEVELS), ("sector", SECTORS), ("milieu", SETTINGS))
        words = {column: names_by(model, code) for column, model, code in places}
        return Spoken(words | {column: partial(_labels, known) for column, known in lists})

    def check_header(self, header: Sequence[str]) -> None:
        """There is no doing without a code, nor without any name."""
        places, _unknown, _repeated = headings.KNOWN.places_of(header)
        named = {"name_fr", "name_ar"} & places.keys()
        if "gresa_code" not in places or not named:
            missing = "CD_ETAB" if "gresa_code" not in places else "NOM_ETABL, NOM_ETABA"
            raise refusal("column_missing", columns=missing)

    def read(self, table: Table, *, scope: Scope, choices: Choices, told: Told) -> list[Line]:
        places, unknown, repeated = headings.KNOWN.places_of(table.header)
        self.check_header(table.header)
        table.problems += unread_columns(unknown, repeated)
        reader = RowReader(
            header=table.header,
            places=places,
            gazetteer=Gazetteer.load(),
            scope=scope,
            choices=choices,
        )
        lines: list[Line] = []
        first_with: dict[str, Line] = {}
        for row in table.rows:
            line = reader.read(row)
            _tell_repetition(line, first_with)
            line.settle(choices)
            lines.append(line)
            if len(lines) % _TOLD_EVERY == 0:
                told(_TOLD_EVERY)
        told(len(lines) % _TOLD_EVERY)
        _tell_missing_centres(lines, first_with, reader.headings)
        return lines

    def spellings(self, column: str) -> Sequence[str]:
        others = _BY_NAME.get(column, ())
        return [s for c in (column, *others) for s in headings.KNOWN.spellings(c)]

    def compare(self, lines: list[Line], *, scope: Scope, choices: Choices) -> None:
        records.compare(lines, scope=scope, choices=choices)

    def fingerprint(self, lines: list[Line]) -> str:
        return records.fingerprint(
            line.values["gresa_code"] for line in lines if line.values.get("gresa_code")
        )

    def prepare(self, lines: list[Line], *, by: User, at: datetime) -> Write:
        return records.prepare(lines)


def _tell_repetition(line: Line, first_with: dict[str, Line]) -> None:
    """A code that stood before: the same row again is left out, another one is refused."""
    code = line.values.get("gresa_code")
    if not code:
        return
    first = first_with.setdefault(code, line)
    if first is line:
        return
    told = {"code": code, "first": first.line}
    if first.values == line.values:
        problem = Problem("duplicate_identical", Severity.WARNING, Action.SKIP)
    else:
        names = ("name_fr", "name_ar")
        same_name = all(first.values[name] == line.values[name] for name in names)
        wording = "duplicate_conflict_values" if same_name else ""
        problem = Problem("duplicate_conflict", Severity.ERROR, Action.REJECT, wording=wording)
    line.problems = [
        Problem(problem.code, problem.severity, problem.action, line.line, value=code,
                params=told, wording=problem.wording)
    ]  # fmt: skip


def _tell_missing_centres(
    lines: list[Line], first_with: dict[str, Line], called: dict[str, str]
) -> None:
    """A school is taken without its centre, but its sender shall know."""
    satellites = [
        line
        for line in lines
        if line.outcome in (None, Outcome.TO_CONFIRM) and line.values.get("parent_gresa_code")
    ]
    wanted = {line.values["parent_gresa_code"] for line in satellites}
    known = records.known_codes(wanted - first_with.keys())
    refused = {code for code in wanted & first_with.keys() if _stays_out(first_with[code])}
    refused -= records.known_codes(refused)
    # A code that waits for its letter is in the file all the same.
    present = {line.key for line in lines if line.key} | known
    for line in satellites:
        centre = line.values["parent_gresa_code"]
        code = ""
        if centre not in present:
            code = "parent_unknown"
        elif centre in refused or (centre not in first_with and centre not in known):
            code = "parent_not_imported"
        if code:
            line.problems.append(
                Problem(code, Severity.WARNING, Action.CREATE, line.line,
                        column=called.get("parent_gresa_code", ""), value=centre[:20])
            )  # fmt: skip


def _labels(choices: Mapping[str, TextChoices]) -> dict[str, str]:
    """Labels by the words of the exchange's columns."""
    return {word: str(choice.label) for word, choice in choices.items()}


def _stays_out(line: Line) -> bool:
    return line.outcome in (Outcome.REFUSED, Outcome.IGNORED, Outcome.TO_CONFIRM)
