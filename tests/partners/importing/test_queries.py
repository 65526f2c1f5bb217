"""The cost of an import does not grow with its lines."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaign_site.core.imports.lines import Choices
from partners.importing import records
from partners.models import School

from .conftest import EVERYWHERE, read_schools

ROWS = [f"9900{number};ECOLE {number};351" for number in (1, 2, 3)]
AGREED = Choices(update_existing=True, accepted=frozenset({"code_letter_missing"}))


def queries(rows: list[str], *, write: bool) -> int:
    content = "\n".join(("CD_ETAB;NOM_ETABL;CD_PROV", *rows)).encode()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        _file, lines = read_schools(content, choices=AGREED)
        records.compare(lines, scope=EVERYWHERE, choices=AGREED)
        if write:
            records.prepare(lines)()
    return len(captured)


@pytest.mark.usefixtures("country")
@pytest.mark.parametrize("count", [1, 3])
def test_checking_costs_four_queries(count: int) -> None:
    """Regions, provinces, towns, and the schools that exist."""
    assert queries(ROWS[:count], write=False) == 4
    assert not School.objects.exists()


@pytest.mark.usefixtures("country")
def test_writing_costs_the_same_for_one_school_and_for_three() -> None:
    one = queries(ROWS[:1], write=True)
    School.objects.all().delete()
    assert queries(ROWS, write=True) == one
    changed = [row.replace("ECOLE", "LYCEE") for row in ROWS]
    updating = queries(changed[:1], write=True)
    assert queries(changed[1:], write=True) == updating
