"""Two people with the same file at the same moment, each with a worker of its own."""

from io import BytesIO
from threading import Barrier, Thread

import pytest
from django.db import connection

from campaign_site.core.imports import running
from campaign_site.core.imports.lines import Choices
from campaign_site.core.imports.reports import read_lines
from campaign_site.core.imports.services import check_batch, open_batch
from campaign_site.core.imports.states import BatchState
from campaign_site.core.models import ImportBatch
from campaign_site.core.time import now
from partners.models import School
from tests.factories import SchoolFactory, UserFactory
from tests.factories.country import load_country

from .test_killed_worker import HEADER, codes

pytestmark = pytest.mark.django_db(transaction=True)
KNOWN = "99001J"


def table(pupils: int) -> bytes:
    rows = [f"{c};ECOLE {c};مدرسة {c};PRIMAIRE;Public;Rural;351;9" for c in codes()[:50]]
    rows.append(f"{KNOWN};ECOLE;مدرسة;PRIMAIRE;Public;Rural;351;{pupils}")
    return "\r\n".join((HEADER, *rows)).encode()


@pytest.fixture
def country(django_db_serialized_rollback: None) -> None:
    load_country()
    SchoolFactory(gresa_code=KNOWN, pupils_total=100)


def confirmed(pupils: int) -> ImportBatch:
    choices, owner = Choices(update_existing=True), UserFactory(admin=True)
    batch = open_batch(
        kind="schools", file=BytesIO(table(pupils)), name="a", by=owner, language="fr", at=now()
    )
    check_batch(batch=batch, at=now(), choices=choices)
    ImportBatch.objects.filter(pk=batch.pk).update(
        state=BatchState.CONFIRMED, confirmed_at=now(), choices=choices.to_json()
    )
    return batch


def run_together(monkeypatch: pytest.MonkeyPatch, *batches: ImportBatch) -> list[str]:
    """Both have compared and built everything before either may write."""
    ready, accidents = Barrier(len(batches), timeout=60), []
    alone = running._alone

    def together(batch: ImportBatch):
        ready.wait()
        return alone(batch)

    monkeypatch.setattr(running, "_alone", together)

    def work(batch: ImportBatch) -> None:
        try:
            running.run_batch(batch_id=batch.pk, at=now())
        except Exception as error:
            accidents.append(repr(error))
        finally:
            connection.close()

    threads = [Thread(target=work, args=[batch]) for batch in batches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return accidents


def told(batch: ImportBatch) -> tuple[dict[str, int], str]:
    """How many lines came to what, and what became of the school that was known."""
    batch.refresh_from_db()
    assert batch.state == BatchState.DONE
    counted = {name: count for name, count in batch.totals["outcomes"].items() if count}
    last = list(read_lines(batch))[-1]
    return counted, f"{last.key} {last.outcome.value}"


def test_the_same_file_twice_at_once_is_written_once(country, monkeypatch) -> None:
    first, second = confirmed(120), confirmed(120)
    assert run_together(monkeypatch, first, second) == []
    results = sorted((told(first), told(second)), key=str)
    assert results == [
        ({"created": 50, "updated": 1}, f"{KNOWN} updated"),
        ({"unchanged": 51}, f"{KNOWN} unchanged"),
    ]
    assert School.objects.count() == 51
    assert School.objects.get(gresa_code=KNOWN).pupils_total == 120


def test_of_two_files_that_differ_the_later_keeps_what_its_owner_did_not_see(
    country, monkeypatch
) -> None:
    first, second = confirmed(120), confirmed(130)
    assert run_together(monkeypatch, first, second) == []
    results = sorted((told(first), told(second)), key=str)
    assert results == [
        ({"created": 50, "updated": 1}, f"{KNOWN} updated"),
        ({"unchanged": 50, "kept": 1}, f"{KNOWN} kept"),
    ]
    assert School.objects.get(gresa_code=KNOWN).pupils_total in (120, 130)
    assert School.objects.count() == 51
