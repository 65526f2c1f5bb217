"""The import that is measured: a table of new schools, checked, confirmed and written."""

import json

import pytest

from bench import importing, jobs
from bench.importing import FIRST_CODE, import_schools, table
from campaign_site.core.models import ImportBatch
from campaign_site.core.spreadsheets.reading import read_table
from partners.models import School
from tests.factories import SchoolFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def schools():
    UserFactory(is_superuser=True)
    return [SchoolFactory() for _ in range(3)]


def test_the_table_has_a_line_for_each_school_with_a_code_of_its_own(schools):
    read = read_table(table(10), "schools.xlsx")
    lines = [row.cells for row in read.rows]
    assert len(lines) == 3
    codes = {str(value) for line in lines for value in line if str(value).startswith("3000")}
    assert len(codes) == 3
    assert not codes & set(School.objects.values_list("gresa_code", flat=True))


def test_no_more_lines_than_asked_for(schools):
    assert len(list(read_table(table(2), "schools.xlsx").rows)) == 2


def test_new_schools_are_written_and_what_it_took_is_told(schools):
    told = import_schools(table(3))
    assert School.objects.filter(gresa_code__startswith=str(FIRST_CODE)[:4]).count() == 3
    assert School.objects.count() == 6
    assert told["seconds"] > 0 and told["megabytes"] > 1
    assert told["details"].startswith("3 created")
    assert ImportBatch.objects.get().state == "done"


def test_a_task_is_done_by_a_process_of_its_own(monkeypatch, tmp_path):
    asked = []

    def module(folder, url, name):
        asked.append((folder, url, name))
        return json.dumps({"seconds": 2.0, "megabytes": 90.0, "details": "3 created"})

    monkeypatch.setattr(jobs, "module", module)
    (job,) = jobs.JOBS
    done = jobs.do(job, tmp_path, "sqlite:///x")
    assert asked == [(tmp_path, "sqlite:///x", importing.__name__)]
    assert (done.seconds, done.megabytes, done.details) == (2.0, 90.0, "3 created")
