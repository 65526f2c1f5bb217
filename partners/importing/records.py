"""Rows beside the schools that exist: what is new, what differs, and writing it."""

import hashlib
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation

from campaign_site.core.imports.kinds import Write
from campaign_site.core.imports.lines import Change, Choices, Line, Outcome
from campaign_site.core.permissions.scope import Scope
from campaign_site.core.spreadsheets.problems import Action, Problem, Severity

from ..models import School
from ..resources import SchoolResource, tie_satellites
from ..signals import schools_changed
from .headings import HEADINGS

COLUMNS = tuple(HEADINGS)
# Under the number of parameters that every database takes in one query.
_CHUNK = 5000
# What nobody says of a new school, as the model would have it.
_BLANK = dict.fromkeys(COLUMNS, "") | {"sector": "public"}
_STORED_COLUMNS = sorted(field.attname for field in School._meta.concrete_fields)
_PLACES = ("region", "province", "city", "parent")
_NUMBERS = {
    "latitude": "lat",
    "longitude": "lon",
    "pupils_total": "pupils_total",
    "pupils_girls": "pupils_girls",
    "classes_count": "classes_count",
}


class CheckedSchoolResource(SchoolResource):
    """For rows that were read, validated and compared before.

    The comparison of import-export costs a copy of each school and its validation three
    queries for each: here fields are cleaned without queries and the database's own
    constraints do the rest.
    """

    class Meta(SchoolResource.Meta):
        skip_diff = True
        skip_unchanged = False
        clean_model_instances = False
        use_transactions = False

    def bulk_create(self, *_batch: Any, **_options: Any) -> None:
        """Schools are gathered while rows are read: `write` is for the transaction."""

    bulk_update = bulk_create

    def after_import(self, dataset: tablib.Dataset, result: Any, **kwargs: Any) -> None:
        """Satellites are tied when both schools are written."""

    def write(self) -> None:
        """What was gathered, one upsert a batch.

        `CASE WHEN` for every field, as Django updates in bulk, takes twenty times as long.
        """
        size = self._meta.batch_size
        School.objects.bulk_create(self.create_instances, batch_size=size)
        School.objects.bulk_create(
            self.update_instances,
            batch_size=size,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=self.get_bulk_update_fields(),
        )

    def validate_instance(
        self, instance: School, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        errors = dict(import_validation_errors or {})
        try:
            instance.clean_fields(exclude={*errors, *_PLACES})
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)


def compare(lines: list[Line], *, scope: Scope, choices: Choices) -> None:
    """Outcome and changes of each line that may go in.

    An empty cell says nothing about a school and erases nothing.
    """
    waiting = [line for line in lines if line.outcome is None]
    stored = _stored([line.values["gresa_code"] for line in waiting])
    for line in waiting:
        if line.values["gresa_code"] not in stored:
            line.outcome = Outcome.CREATED
            continue
        region, known = stored[line.values["gresa_code"]]
        if not scope.covers(region):
            line.outcome = Outcome.REFUSED
            line.problems.append(
                Problem("region_not_yours", Severity.ERROR, Action.REJECT, line.line)
            )
            continue
        _set_against(line, known, choices)


def prepare(lines: list[Line]) -> Write:
    """Build the schools to create and to update; what is returned writes them in bulk.

    Raises ValueError when one of them cannot be: then nothing goes in.
    """
    new = [_BLANK | _filled(line) for line in lines if line.outcome is Outcome.CREATED]
    changed = [line for line in lines if line.outcome is Outcome.UPDATED]
    stored = _stored([line.values["gresa_code"] for line in changed])
    rows = new + [stored[line.values["gresa_code"]][1] | _filled(line) for line in changed]
    table = tablib.Dataset(headers=COLUMNS)
    for row in rows:
        table.append([row[column] for column in COLUMNS])
    resource = CheckedSchoolResource()
    # Decimals are read as the active language writes them.
    with translation.override("en"):
        result = resource.import_data(table)
    # What was read and compared goes in; if not, the error names no data (it is logged).
    for invalid in result.invalid_rows:
        raise ValueError(f"school {invalid.values[0]}: {sorted(invalid.error_dict)}")
    for row in result.error_rows:
        raise ValueError(f"school in row {row.number}") from row.errors[0].error
    for error in result.base_errors:
        raise error.error
    pairs = [(row["gresa_code"], row["parent_gresa_code"]) for row in rows]

    def write() -> None:
        resource.write()
        tie_satellites(pairs)
        keys = [school.pk for school in resource.update_instances]
        if keys:
            transaction.on_commit(partial(schools_changed.send, sender=School, keys=keys))

    return write


def fingerprint(codes: Iterable[str]) -> str:
    """The same text as long as nobody writes one of these schools."""
    digest = hashlib.sha256()
    for chunk in _chunks(sorted(set(codes))):
        rows = School.objects.filter(gresa_code__in=chunk).order_by("pk")
        for row in rows.values_list(*_STORED_COLUMNS).iterator():
            digest.update(repr(row).encode())
    return digest.hexdigest()


def _filled(line: Line) -> dict[str, str]:
    return {column: value for column, value in line.values.items() if value}


def known_codes(codes: Iterable[str]) -> set[str]:
    """Those of the codes that belong to a school already."""
    found: set[str] = set()
    for chunk in _chunks(list(codes)):
        found.update(
            School.objects.filter(gresa_code__in=chunk).values_list("gresa_code", flat=True)
        )
    return found


def rows_of(schools: Iterable[School]) -> Iterable[dict[str, str]]:
    """Schools as rows of the exchange's columns; select their places and parent with them.

    Numbers are plain: import-export would write them as the active language does.
    """
    resource = SchoolResource()
    fields = [f for f in resource.get_export_fields() if f.attribute not in _NUMBERS]
    for school in schools:
        row = {field.column_name: str(field.export(school) or "") for field in fields}
        for attribute, column in _NUMBERS.items():
            number = getattr(school, attribute)
            row[column] = "" if number is None else str(number)
        yield row | {"parent_gresa_code": school.parent.gresa_code if school.parent_id else ""}


def _stored(codes: list[str]) -> dict[str, tuple[int, dict[str, str]]]:
    """Region and row of each school with one of these codes."""
    found = {}
    for chunk in _chunks(codes):
        schools = list(School.objects.filter(gresa_code__in=chunk).select_related(*_PLACES))
        for school, row in zip(schools, rows_of(schools), strict=True):
            found[school.gresa_code] = (school.region_id, row)
    return found


def _set_against(line: Line, known: dict[str, str], choices: Choices) -> None:
    line.changes = [
        Change(column, known[column], line.values[column])
        for column in COLUMNS
        if line.values.get(column) and not _same(known[column], line.values[column])
    ]
    _forget_unknown_centre(line)
    if not line.changes:
        line.outcome = Outcome.UNCHANGED
    elif choices.update_existing or choices.accepts("existing_differs", line.line):
        line.outcome = Outcome.UPDATED
    else:
        line.outcome = Outcome.KEPT
        line.problems.append(
            Problem("existing_differs", Severity.WARNING, Action.CONFIRM, line.line)
        )


def _forget_unknown_centre(line: Line) -> None:
    """A centre that does not come to exist changes nothing."""
    unknown = {"parent_unknown", "parent_not_imported"}
    if any(problem.code in unknown for problem in line.problems):
        line.changes = [c for c in line.changes if c.column != "parent_gresa_code"]


def _same(old: str, new: str) -> bool:
    if old == new:
        return True
    try:
        return Decimal(old) == Decimal(new) and "." in f"{old}{new}"
    except InvalidOperation:
        return False


def _chunks(codes: list[str]) -> Iterable[list[str]]:
    return (codes[start : start + _CHUNK] for start in range(0, len(codes), _CHUNK))
