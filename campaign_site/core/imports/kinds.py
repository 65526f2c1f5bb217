"""What can be imported. The apps that own the records register their kinds at start."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Protocol

from django.utils.functional import Promise

from ..models import User
from ..permissions.scope import Scope
from ..spreadsheets.rows import Table
from .lines import Choices, Line
from .spoken import Spoken

Told = Callable[[int], None]
Write = Callable[[], None]


class ImportKind(Protocol):
    """How tables of one kind become records; objects without state.

    `label` names the work, `noun` the records, `note` says what becomes of them.
    """

    name: str
    label: str | Promise
    noun: str | Promise
    note: str | Promise

    def may_import(self, user: Any) -> bool:
        """Whether somebody may bring in tables of this kind at all."""

    def knows(self, heading: str) -> bool:
        """Whether a text is a heading of such a table."""

    def check_header(self, header: Sequence[str]) -> None:
        """Raises FileRefused when a column is missing that cannot be done without."""

    def read(self, table: Table, *, scope: Scope, choices: Choices, told: Told) -> list[Line]:
        """Every line with its problems, settled where these decide; nothing is compared
        with records yet. Raises FileRefused. `told` hears how many more lines were read."""

    def compare(self, lines: list[Line], *, scope: Scope, choices: Choices) -> None:
        """Give each line that may go in its outcome and the changes it would make."""

    def fingerprint(self, lines: list[Line]) -> str:
        """The same text as long as the records stay that `compare` looks at."""

    def prepare(self, lines: list[Line], *, by: User, at: datetime) -> Write:
        """Make everything ready for the new and changed lines, without writing.

        What is returned writes; it runs inside a transaction, during which nobody else
        can save on SQLite.
        """

    def columns(self) -> dict[str, str | Promise]:
        """The columns of `Line.values` with their headings, those of a template file."""

    def spoken(self) -> Spoken:
        """How values of changes are said in the active language."""

    def spellings(self, column: str) -> Sequence[str]:
        """Headings under which a column is recognised."""


_kinds: dict[str, ImportKind] = {}


def register_kind(kind: ImportKind) -> None:
    _kinds[kind.name] = kind


def kind_named(name: str) -> ImportKind:
    """Raises KeyError for a kind nobody registered."""
    return _kinds[name]


def kinds_for(user: Any) -> list[ImportKind]:
    """What somebody may import."""
    return [kind for kind in _kinds.values() if kind.may_import(user)]
