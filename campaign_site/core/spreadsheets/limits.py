"""How much of a file is taken."""

from dataclasses import dataclass

from django.conf import settings

from .problems import refusal


@dataclass(frozen=True, slots=True)
class Limits:
    """`size` and `unpacked` in bytes; `rows` with content; `lines` with the empty ones.

    `unpacked` bounds what a workbook may grow to in memory, `ratio` how strongly one of
    its parts may be compressed (a real sheet stays under 60).
    """

    size: int = 10 * 2**20
    rows: int = 20_000
    columns: int = 120
    cell: int = 32_767
    unpacked: int = 120 * 2**20
    shared_texts: int = 40 * 2**20
    ratio: int = 150
    parts: int = 500

    @property
    def lines(self) -> int:
        return self.rows * 10

    def check_size(self, size: int) -> None:
        """Raises FileRefused for a file that is too large or empty."""
        if size > self.size:
            megabytes = -(-size // 2**20)
            raise refusal("file_too_large", size=megabytes, limit=self.size // 2**20)
        if size == 0:
            raise refusal("file_empty")


def current_limits() -> Limits:
    """The limits that the settings give."""
    return Limits(size=settings.IMPORT_MAX_BYTES, rows=settings.IMPORT_MAX_ROWS)
