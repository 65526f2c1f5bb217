"""Import a table of new schools as a worker does; `python -m bench.importing` prints JSON.

The table is made first, and what is measured is what the worker does with it: the check, and
after the owner's yes the import.
"""

import json
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from typing import IO, Any

import django

LINES = 12_000
# Where codes begin that neither the demonstration nor the measurement has given away.
FIRST_CODE = 30_001


def table(lines: int) -> IO[bytes]:
    """A workbook of invented schools in real provinces, under the headings of the export."""
    from campaign_site.core.spreadsheets.writing import write_xlsx
    from partners.importing.exporting import SchoolTable

    known = SchoolTable()
    header = known.header()
    return write_xlsx(header, islice(_new_schools(known), lines), title="Schools")


def _new_schools(known: Any) -> Iterator[list[Any]]:
    """Rows of the schools there are, each with a code and names of its own."""
    from partners.gresa import check_letter
    from partners.importing.headings import HEADINGS
    from partners.models import School

    code, name_fr, name_ar = map(list(HEADINGS).index, ("gresa_code", "name_fr", "name_ar"))
    parent = list(HEADINGS).index("parent_gresa_code")
    for number, row in enumerate(known.rows(School.objects.order_by("pk"))):
        new = FIRST_CODE + number
        row[code] = f"{new}{check_letter(new)}"
        row[name_fr], row[name_ar] = f"ECOLE IMPORTEE {new}", f"مدرسة مستوردة {new}"
        row[parent] = None
        yield row


def import_schools(file: IO[bytes]) -> dict[str, Any]:
    """Check and import the table; seconds, megabytes at the highest, what came of it."""
    from campaign_site.core.imports.confirming import confirm_batch
    from campaign_site.core.imports.lines import Choices
    from campaign_site.core.imports.running import run_batch
    from campaign_site.core.imports.services import check_batch, open_batch
    from campaign_site.core.models import User
    from campaign_site.core.time import now

    owner = User.objects.filter(is_superuser=True).order_by("pk")[0]
    choices = Choices()
    batch = open_batch(
        kind="schools", file=file, name="schools.xlsx", by=owner, language="fr", at=now()
    )
    began = time.perf_counter()
    check_batch(batch=batch, at=now(), choices=choices)
    checked = time.perf_counter()
    confirm_batch(batch=batch, by=owner, digest=batch.sha256, choices=choices, at=now())
    batch = run_batch(batch_id=batch.pk, at=now())
    done = time.perf_counter()
    outcomes = batch.totals["outcomes"]
    return {
        "seconds": done - began,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "details": f"{outcomes.get('created', 0)} created, check {checked - began:.1f} s, "
        f"import {done - checked:.1f} s",
    }


if __name__ == "__main__":
    django.setup()
    json.dump(import_schools(table(LINES)), sys.stdout)
