"""A kind of import with the least meaning: regions' populations by code."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db.models import QuerySet

from campaign_site.core.imports import kinds
from campaign_site.core.imports.lines import Change, Choices, Line, Outcome
from campaign_site.core.imports.spoken import Spoken
from campaign_site.core.models import Region
from campaign_site.core.spreadsheets.problems import (
    Action,
    Problem,
    Severity,
    refusal,
    register_sentences,
)
from tests.factories import RegionFactory, UserFactory

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
register_sentences({"test_minus": "Less than nothing: %(value)s", "test_zero": "Nobody?"})


class Populations:
    """`code;population`: negative is refused, zero asks, an unknown code is created."""

    name = "populations"
    label = "Populations"
    noun = "Regions"
    note = "Nobody is forgotten."
    broken = False
    # What somebody else does while lines are being made ready.
    meanwhile = None
    prepared = 0

    def may_import(self, user) -> bool:
        return user.username != "nobody"

    def knows(self, heading: str) -> bool:
        return heading in self.columns()

    def columns(self) -> dict[str, str]:
        return {"code": "Code", "population": "Population"}

    def spoken(self) -> Spoken:
        return Spoken({})

    def check_header(self, header) -> None:
        if "code" not in header:
            raise refusal("column_missing", columns="code")

    def spellings(self, column: str) -> list[str]:
        return [column, column.upper()]

    def read(self, table, *, scope, choices: Choices, told) -> list[Line]:
        lines = []
        for row in table.rows:
            values = dict(zip(table.header, row.cells, strict=True))
            line = Line(row.line, values["code"], values)
            number = int(values["population"])
            if number < 0:
                line.problems.append(_problem("test_minus", "error", Action.REJECT, row, number))
            if number == 0:
                line.problems.append(_problem("test_zero", "warning", Action.CONFIRM, row, number))
            line.settle(choices)
            lines.append(line)
            told(1)
        return lines

    def compare(self, lines: list[Line], *, scope, choices: Choices) -> None:
        known = {region.code: region for region in self._rows()}
        for line in lines:
            if line.outcome is not None:
                continue
            region = known.get(line.key)
            if region is None:
                line.outcome = Outcome.CREATED
            elif str(region.population) == line.values["population"]:
                line.outcome = Outcome.UNCHANGED
            else:
                new = line.values["population"]
                line.changes = [Change("population", str(region.population), new)]
                line.outcome = Outcome.UPDATED if choices.update_existing else Outcome.KEPT

    def fingerprint(self, lines: list[Line]) -> str:
        return repr(list(self._rows().order_by("pk").values_list("code", "population")))

    def prepare(self, lines: list[Line], *, by, at):
        self.prepared += 1
        if self.meanwhile:
            self.meanwhile()
        return lambda: self._write(lines)

    def _write(self, lines: list[Line]) -> None:
        for line in lines:
            if line.outcome is Outcome.CREATED:
                RegionFactory(code=line.key, population=line.values["population"])
            else:
                self._rows().filter(code=line.key).update(population=line.values["population"])
            if self.broken:
                raise RuntimeError("the worker stumbled")

    def _rows(self) -> QuerySet[Region]:
        return Region.objects.all()


def _problem(code: str, severity: str, action: Action, row, number: int) -> Problem:
    return Problem(
        code, Severity(severity), action, row.line, "population", str(number), {"value": number}
    )


@pytest.fixture
def kind() -> Iterator[Populations]:
    populations = Populations()
    kinds.register_kind(populations)
    yield populations
    del kinds._kinds[populations.name]


@pytest.fixture
def owner(db: None):
    return UserFactory(admin=True)
