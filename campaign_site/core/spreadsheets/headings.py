"""Which column stands under which heading, in whatever language a table is made."""

from collections.abc import Mapping, Sequence

from django.utils import translation
from django.utils.functional import Promise, cached_property

from ..languages import CODES
from ..letters import fold
from .problems import Action, Problem, Severity


class Headings:
    """Names of columns as people write them, compared by their folded letters.

    `aliases` are names separated by commas, by column; `left` are names that are read by
    nobody but are no surprise either. `labels` are our own headings: what they are called
    in each language is known too, however they will be translated one day.
    """

    def __init__(
        self,
        aliases: Mapping[str, str],
        left: str = "",
        labels: Mapping[str, str | Promise] | None = None,
    ) -> None:
        self._labels = labels or {}
        self._spellings = {column: _split(names) for column, names in aliases.items()}
        self._by_name = {
            fold(name): column for column, names in self._spellings.items() for name in names
        }
        self._left = frozenset(map(fold, _split(left)))

    def column_of(self, heading: str) -> str | None:
        """Our name of the column under this heading; None when it is not known."""
        name = fold(heading)
        return self._by_name.get(name) or self._translated.get(name)

    @cached_property
    def _translated(self) -> dict[str, str]:
        """Translations are there when the first table is read, not when this is imported."""
        found = {}
        for language in CODES:
            with translation.override(language):
                found |= {fold(str(label)): column for column, label in self._labels.items()}
        return found

    def spellings(self, column: str) -> list[str]:
        """The names of a column as they were listed."""
        return self._spellings.get(column, [])

    def knows(self, heading: str) -> bool:
        return self.column_of(heading) is not None

    def places_of(self, header: Sequence[str]) -> tuple[dict[str, int], list[str], list[str]]:
        """Where each known column stands, then unknown headings, then repeated ones.

        Of a repeated column the first one counts.
        """
        places: dict[str, int] = {}
        unknown, repeated = [], []
        for index, heading in enumerate(header):
            column = self.column_of(heading)
            if column is None:
                if heading and fold(heading) not in self._left:
                    unknown.append(heading)
            elif column in places:
                repeated.append(heading)
            else:
                places[column] = index
        return places, unknown, repeated


def unread_columns(unknown: Sequence[str], repeated: Sequence[str]) -> list[Problem]:
    """What is said of columns that are not known, and of those that stand twice."""
    return [
        Problem(code, Severity.INFO, Action.SKIP, params={"columns": ", ".join(columns)[:200]})
        for code, columns in (("columns_unknown", unknown), ("columns_repeated", repeated))
        if columns
    ]


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]
