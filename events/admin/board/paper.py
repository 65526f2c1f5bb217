"""A board cut into sheets whose columns are wide enough to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .grid import Grid

# Eight days side by side on a landscape A3 leave 4 cm to each.
DAYS_PER_SHEET = 8


def sheets(grid: Grid) -> Iterator[Grid]:
    """The same rows, a few days at a time; days still to come stand on the first sheet."""
    for start in range(0, len(grid.heads), DAYS_PER_SHEET):
        part = slice(start, start + DAYS_PER_SHEET)
        rows = [
            row if len(row.cells) != len(grid.heads) else replace(row, cells=row.cells[part])
            for row in grid.rows
        ]
        yield Grid(grid.heads[part], rows)
