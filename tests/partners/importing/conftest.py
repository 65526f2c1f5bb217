"""A country to import schools into, and a short way from a file to what is said of it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings

from campaign_site.core.imports.lines import Choices, Line
from campaign_site.core.permissions.scope import Scope
from campaign_site.core.spreadsheets.problems import FileRefused, Problem
from campaign_site.core.spreadsheets.reading import read_table
from partners.importing.schools import SchoolImport
from tests.factories.country import load_country

FILES = Path(settings.FIXTURES_ROOT) / "schools_dirty"
EVERYWHERE = Scope(national=True, region_ids=frozenset())

Read = Callable[..., tuple[list[Problem], list[Line]]]


@pytest.fixture
def country(db: None) -> None:
    load_country()


@pytest.fixture
def read(country: None) -> Read:
    return read_schools


def read_schools(
    content: bytes, *, scope: Scope = EVERYWHERE, choices: Choices | None = None
) -> tuple[list[Problem], list[Line]]:
    """The problems of the file, and its lines; a refused file has no lines."""
    kind = SchoolImport()
    try:
        table = read_table(BytesIO(content), knows=kind.knows)
        lines = kind.read(
            table, scope=scope, choices=choices or Choices(), told=lambda _lines: None
        )
    except FileRefused as refused:
        return [refused.problem], []
    return table.problems, lines
