"""Empty tables whose headings the importer knows."""

from collections.abc import Iterator
from typing import IO

from ..imports.kinds import ImportKind
from ..languages import direction
from ..spreadsheets.writing import write_csv, write_xlsx


def template_file(
    kind: ImportKind, *, form: str, lang: str
) -> tuple[IO[bytes] | Iterator[bytes], str]:
    """A table without rows and the name of its file; headings in the active language."""
    header = [str(heading) for heading in kind.columns().values()]
    name = f"{kind.name}-{lang}.{form}"
    if form == "csv":
        return write_csv(header, ()), name
    rtl = direction(lang) == "rtl"
    return write_xlsx(header, (), title=str(kind.noun), right_to_left=rtl), name
