"""A worker that is really killed in the middle of an import; the queue takes it up again."""

from io import BytesIO

import pytest
from django.db import connection
from django_q.models import OrmQ
from wagtail.models import ModelLogEntry

from campaign_site.core.admin_imports import screen
from campaign_site.core.imports.confirming import confirm_batch
from campaign_site.core.imports.lines import Choices
from campaign_site.core.imports.reports import read_lines
from campaign_site.core.imports.services import check_batch, open_batch
from campaign_site.core.imports.states import BatchState
from campaign_site.core.models import ImportBatch, JobProgress
from campaign_site.core.tasks.abandoned import release_abandoned_tasks
from campaign_site.core.tasks.progress import SILENCE
from campaign_site.core.time import now
from partners import gresa
from partners.models import School
from tests.core.tasks.conftest import real_queue, work_off  # noqa: F401
from tests.factories import UserFactory
from tests.factories.country import load_country
from tests.killed import kill_worker

pytestmark = pytest.mark.django_db(transaction=True)
HEADER = "CD_ETAB;NOM_ETABL;NOM_ETABA;LL_CYCLE;typeEtab;CD_MIL;CD_PROV;pupils"
# More than are written by one statement.
SCHOOLS = 1200


def codes() -> list[str]:
    return [f"{number}{gresa.check_letter(number)}" for number in range(30_000, 30_000 + SCHOOLS)]


def table() -> bytes:
    rows = (f"{c};ECOLE {c};مدرسة {c};PRIMAIRE;Public;Rural;351;9" for c in codes())
    return "\r\n".join((HEADER, *rows)).encode()


@pytest.fixture
def batch(django_db_serialized_rollback, real_queue) -> ImportBatch:  # noqa: F811
    """Confirmed by its owner; its task waits in the queue."""
    load_country()
    owner = UserFactory(admin=True)
    upload = open_batch(
        kind="schools", file=BytesIO(table()), name="a.csv", by=owner, language="fr", at=now()
    )
    check_batch(batch=upload, at=now())
    confirm_batch(batch=upload, by=owner, digest=upload.sha256, choices=Choices(), at=now())
    upload.refresh_from_db()
    return upload


def written() -> list[str]:
    return list(School.objects.order_by("gresa_code").values_list("gresa_code", flat=True))


@pytest.mark.parametrize(
    ("statement", "times"),
    [
        # Half of the schools are written; then all of them and the report, but for the end.
        ('INSERT INTO "partners_school"', 2),
        ('INSERT INTO "wagtailcore_modellogentry"', 1),
    ],
)
def test_a_killed_import_has_written_nothing_and_is_done_whole_by_the_next_worker(
    batch,
    work_off,  # noqa: F811
    statement,
    times,
) -> None:
    kill_worker(at=statement, times=times)
    batch.refresh_from_db()
    assert (batch.state, written()) == (BatchState.RUNNING, [])
    assert {line.outcome.value for line in read_lines(batch)} == {"created"}
    assert not ModelLogEntry.objects.filter(action="core.import.done").exists()
    # Who looks is told, once the job has been silent for long.
    assert not screen.progress(batch, at=batch.job.updated_at)["interrupted"]
    told = screen.progress(batch, at=batch.job.updated_at + SILENCE * 2)
    assert (told["busy"], told["interrupted"]) == (True, True)
    # The task was taken and never finished: the next worker that starts sets it free.
    assert OrmQ.objects.get().lock > now()
    assert release_abandoned_tasks(now=now()) == 1
    assert work_off() == 1
    batch.refresh_from_db()
    assert (batch.state, batch.job.state) == (BatchState.DONE, JobProgress.State.DONE)
    assert written() == sorted(codes())
    assert batch.totals["outcomes"]["created"] == SCHOOLS
    assert ModelLogEntry.objects.filter(action="core.import.done").count() == 1
    assert not OrmQ.objects.exists()


def test_what_ran_although_its_worker_was_taken_for_dead_doubles_nothing(
    batch,
    work_off,  # noqa: F811
) -> None:
    kill_worker(at='INSERT INTO "partners_school"', times=1)
    row = OrmQ.objects.get()
    work_off()
    before = list(School.objects.order_by("pk").values())
    OrmQ.objects.create(key=row.key, payload=row.payload, lock=row.lock)
    work_off()
    assert list(School.objects.order_by("pk").values()) == before
    assert len(before) == SCHOOLS
    assert not connection.in_atomic_block
