"""One row of a table of schools: its meaning, and everything that is wrong with it."""

import re
from collections.abc import Mapping, Sequence

from campaign_site.core.imports.lines import Choices, Line
from campaign_site.core.letters import fold
from campaign_site.core.permissions.scope import Scope
from campaign_site.core.spreadsheets.problems import Action, Problem, Severity
from campaign_site.core.spreadsheets.rows import Row

from .. import gresa
from . import words
from .codes import probable_code, read_code
from .contacts import read_email, read_phone, read_position
from .counts import read_counts
from .findings import Findings
from .places import Gazetteer, Place, foreign
from .sentences import LEVEL_WORDS
from .texts import clean_text

_TOTALS = ("total", "totaux", "somme", "مجموع", "المجموع")
_ARABIC = re.compile("[\u0621-\u064a]")
_LATIN = re.compile("[A-Za-zÀ-ÿ]")


class RowReader:
    """Reads rows under one header, for one person.

    `places` says in which cell each column stands, `header` what the file calls it.
    """

    def __init__(
        self,
        *,
        header: Sequence[str],
        places: Mapping[str, int],
        gazetteer: Gazetteer,
        scope: Scope,
        choices: Choices,
    ) -> None:
        self.places = places
        self.headings = {column: header[index] for column, index in places.items()}
        self.gazetteer = gazetteer
        self.scope = scope
        self.choices = choices

    def read(self, row: Row) -> Line:
        """The line with its values in the exchange's columns, not settled yet."""
        skipped = self._aside(row)
        if skipped:
            return Line(row.line, problems=[skipped])
        if not row.readable:
            return Line(row.line, self._key(row), problems=list(row.problems))
        found = Findings(
            line=row.line,
            cells={column: row.cells[index] for column, index in self.places.items()},
            headings=self.headings,
            choices=self.choices,
            kinds={c: row.kinds[i] for c, i in self.places.items() if i in row.kinds},
        )
        code = read_code(found)
        values = {"gresa_code": code, **_names(found), **self._closed_lists(found)}
        place = self.gazetteer.place_of(found)
        if place.region and "region" not in found.spoiled:
            if not self.scope.covers(place.region.pk):
                foreign(found)
            values |= _place_values(place)
        for column in ("nature_fr", "city_fr", "city_ar", "address_fr", "address_ar"):
            values[column] = _once(found, column)
        values |= read_counts(found)
        values |= {"phone": read_phone(found), "email": read_email(found), **read_position(found)}
        values["parent_gresa_code"] = _parent(found, code)
        problems = [*row.problems, *found.problems]
        return Line(row.line, code or self._key(row), values, problems)

    def _closed_lists(self, found: Findings) -> dict[str, str]:
        column = next(
            (c for c in ("level", "cycle_fr", "cycle_ar") if found.cells.get(c, "").strip()),
            "level",
        )
        values = {"level": "", "sector": "", "milieu": ""}
        written = clean_text(found, column)
        if written:
            levels, official = words.levels(written)
            if not levels:
                found.reject("level_unknown", column)
            elif not official:
                found.info("level_synonym", column, level={"say": LEVEL_WORDS[levels[0]]})
            values["level"] = "|".join(levels)
        written = clean_text(found, "sector")
        if written:
            values["sector"] = words.sector(written) or ""
            if not values["sector"]:
                found.reject("sector_unknown", "sector")
        written = clean_text(found, "milieu")
        if written:
            values["milieu"] = words.setting(written) or ""
            if not values["milieu"]:
                found.reject("setting_unknown", "milieu", found=written[:40])
        return values

    def _aside(self, row: Row) -> Problem | None:
        """Totals and notes below the table are no schools, even when they are too short."""
        if any(problem.action is Action.SKIP for problem in row.problems):
            return None
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        if not filled or gresa.is_code(self._key(row)):
            return None
        first = fold(filled[0]).split()
        if first and first[0] in _TOTALS:
            return Problem("total_line", Severity.INFO, Action.SKIP, row.line)
        alone = len(filled) == 1 and not any(p.code == "unbalanced_quote" for p in row.problems)
        if alone and not filled[0][0].isdigit():
            return Problem(
                "footer_line", Severity.INFO, Action.SKIP, row.line, value=filled[0][:120]
            )
        return None

    def _key(self, row: Row) -> str:
        index = self.places["gresa_code"]
        return probable_code(row.cells[index])[:12] if index < len(row.cells) else ""


def _names(found: Findings) -> dict[str, str]:
    names = {column: clean_text(found, column) for column in ("name_fr", "name_ar")}
    french, arabic = names["name_fr"], names["name_ar"]
    if found.spoiled & names.keys():
        return names
    if not french and not arabic:
        found.reject("name_missing", "name_fr")
    elif _is_arabic(french) and not _is_arabic(arabic):
        found.warn("names_swapped", "name_fr", Action.SUGGEST)
        if found.agreed("names_swapped"):
            names = {"name_fr": arabic, "name_ar": french}
    elif not arabic and "name_ar" in found.cells:
        found.warn("name_ar_missing", "name_ar", Action.CREATE)
    elif not french and "name_fr" in found.cells:
        found.warn("name_fr_missing", "name_fr", Action.CREATE)
    closed = words.closing_word(french, arabic)
    if closed:
        found.warn("closed_school_hint", "name_fr", Action.CONFIRM, word=closed)
    return names


def _is_arabic(text: str) -> bool:
    return len(_ARABIC.findall(text)) > len(_LATIN.findall(text))


def _once(found: Findings, column: str) -> str:
    """A text that may have been read before: its problems are not told twice."""
    before = len(found.problems)
    text = clean_text(found, column)
    told = {(problem.code, problem.column) for problem in found.problems[:before]}
    found.problems[before:] = [
        problem for problem in found.problems[before:] if (problem.code, problem.column) not in told
    ]
    return text


def _place_values(place: Place) -> dict[str, str]:
    return {
        "region_iso": place.region.code,
        "province_hcp": place.province.code_hcp if place.province else "",
        "commune_hcp": place.city.code_hcp if place.city else "",
    }


def _parent(found: Findings, code: str) -> str:
    """The centre's code as written; whether it exists is seen when all rows are read."""
    parent = probable_code(found.cells.get("parent_gresa_code", ""))
    if parent.strip("-–—") == "":
        return ""
    if parent == code:
        found.reject("parent_self", "parent_gresa_code")
        return ""
    return parent
