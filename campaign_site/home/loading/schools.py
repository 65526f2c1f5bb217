"""Invented schools in real places, through the resource that the importer uses."""

import tablib

from partners.resources import SchoolResource

from .tables import read_table

SCHOOLS = "partners/data/schools_sample.csv"


def load_schools() -> None:
    """Raises ValueError with the first problem: the file comes with the site."""
    rows = read_table(SCHOOLS)
    table = tablib.Dataset(*[list(row.values()) for row in rows], headers=list(rows[0]))
    result = SchoolResource(is_synthetic=True).import_data(table, raise_errors=False)
    for line in (*result.invalid_rows, *result.error_rows):
        raise ValueError(f"{SCHOOLS}, row {line.number}: {line}")
    for error in result.base_errors:
        raise ValueError(f"{SCHOOLS}: {error.error}")
