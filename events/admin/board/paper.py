"""A board cut into sheets whose columns are wide enough to read, and strips that stay whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .grid import Cell, Grid, Row

# Eight days side by side on a landscape A3 leave 4 cm to each.
DAYS_PER_SHEET = 8
# So many cards above each other: rarely more than a quarter of its height stays empty.
CARDS_PER_STRIP = 3


def sheets(grid: Grid) -> Iterator[Grid]:
    """The same rows, a few days at a time; days still to come stand on the first sheet."""
    for start in range(0, len(grid.heads), DAYS_PER_SHEET):
        part = slice(start, start + DAYS_PER_SHEET)
        rows = [
            row if len(row.cells) != len(grid.heads) else replace(row, cells=row.cells[part])
            for row in grid.rows
        ]
        yield Grid(grid.heads[part], [strip for row in rows for strip in _strips(row)])


def _strips(row: Row) -> Iterator[Row]:
    """No sheet ends inside a strip, and each bears the name of its row."""
    number = max((-(-len(cell.events) // _room(cell)) for cell in row.cells), default=1)
    for n in range(max(1, number)):
        yield replace(row, cells=[_part(cell, n) for cell in row.cells], continued=n > 0)


def _part(cell: Cell, n: int) -> Cell:
    events = cell.events[n * _room(cell) : (n + 1) * _room(cell)]
    return cell._replace(events=events, total=len(events))


def _room(cell: Cell) -> int:
    """A cell that spans several columns has its cards side by side."""
    return CARDS_PER_STRIP * cell.span
