"""Lists as tables that their importer reads back: friendly headings, real days and hours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from django.db.models import QuerySet
from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation import get_language

from ..languages import DEFAULT_LANGUAGE, base_code, direction
from ..spreadsheets.writing import CSV_TYPE, XLSX_TYPE, write_csv, write_xlsx

# Rows that are in memory at a time.
CHUNK = 1000


class Table(Protocol):
    """A list as a table; objects without state."""

    def header(self) -> list[str]:
        """Headings in the active language."""

    def rows(self, queryset: QuerySet) -> Iterator[list[Any]]:
        """A row for each record, read piece by piece; texts in the active language."""


class TableExport:
    """Mixin for list views, before the general export: the file is `export_table`."""

    export_table: Table

    def as_spreadsheet(self, queryset: QuerySet, spreadsheet_format: str) -> HttpResponseBase:
        """The rows of the list as it is filtered, in the language of the reader."""
        header, rows = self.export_table.header(), self.export_table.rows(queryset)
        name = f"{self.get_filename()}.{spreadsheet_format}"
        if spreadsheet_format == self.FORMAT_XLSX:
            lang = base_code(get_language() or DEFAULT_LANGUAGE)
            title = str(self.model._meta.verbose_name_plural)
            file = write_xlsx(header, rows, title=title, right_to_left=direction(lang) == "rtl")
            return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX_TYPE)
        response = StreamingHttpResponse(spoken(write_csv(header, rows)), content_type=CSV_TYPE)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def spoken(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same pieces, each made in the language that is active now.

    A stream outlives its request, and the language that is active in it.
    """
    lang = get_language() or DEFAULT_LANGUAGE

    def following() -> Iterator[bytes]:
        while True:
            with translation.override(lang):
                piece = next(pieces, None)
            if piece is None:
                return
            yield piece

    return following()


def local_name(path: str) -> Callable[[dict[str, Any]], str]:
    """Finds a name in the active language, or in one that stands in for it.

    `path` ends where the language would follow: `region__name`.
    """
    lang = base_code(get_language() or DEFAULT_LANGUAGE)
    columns = [f"{path}_{code}" for code in dict.fromkeys((lang, "fr", "ar", "en"))]

    def name(row: dict[str, Any]) -> str:
        return next((row[column] for column in columns if row[column]), "")

    return name


def names(path: str) -> list[str]:
    """The columns in which `local_name` looks."""
    return [f"{path}_{code}" for code in ("fr", "ar", "en")]


def labels(choices: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """The labels of choices in the active language, translated once for all rows."""
    return {value: str(label) for value, label in choices}
