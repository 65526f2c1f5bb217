"""Everything long happens before the transaction, and nothing goes in that is out of date."""

from threading import Thread

import pytest
from django.db import connection

from campaign_site.core.imports.reports import read_lines
from campaign_site.core.imports.running import run_batch
from campaign_site.core.imports.states import BatchState
from campaign_site.core.models import Region
from tests.factories import RegionFactory, UserFactory

from .conftest import NOW
from .test_running import confirmed, outcomes, populations


def test_a_record_changed_while_lines_are_prepared_is_seen(owner, kind) -> None:
    region = RegionFactory(code="MA-01", population=4)
    batch = confirmed(owner)

    def somebody_else() -> None:
        kind.meanwhile = None
        Region.objects.filter(pk=region.pk).update(population=99)

    kind.meanwhile = somebody_else
    done = run_batch(batch_id=batch.pk, at=NOW)
    assert kind.prepared == 2
    assert outcomes(done) == ["kept", "created", "refused", "to_confirm"]
    assert populations() == {"MA-01": 99, "MA-02": 7}
    codes = [[p.code for p in line.problems] for line in read_lines(done)]
    # Said once, though it was compared twice.
    assert codes == [["changed_since_check"], [], ["test_minus"], ["test_zero"]]


def test_nothing_is_compared_twice_without_need(owner, kind) -> None:
    run_batch(batch_id=confirmed(owner).pk, at=NOW)
    assert kind.prepared == 1


def test_nothing_is_prepared_when_nothing_changes(owner, kind) -> None:
    run_batch(batch_id=confirmed(owner).pk, at=NOW)
    run_batch(batch_id=confirmed(owner).pk, at=NOW)
    assert kind.prepared == 1


@pytest.mark.django_db(transaction=True)
def test_others_save_while_an_import_gets_ready(kind, django_db_serialized_rollback) -> None:
    """On SQLite a saver would otherwise wait until the import is over, or give up."""
    bystander = RegionFactory(code="MA-12", population=1)
    batch = confirmed(UserFactory(admin=True))
    seen = []

    def save() -> None:
        Region.objects.filter(pk=bystander.pk).update(population=2)
        connection.close()

    def somebody_else() -> None:
        kind.meanwhile = None
        seen.append(connection.in_atomic_block)
        thread = Thread(target=save)
        thread.start()
        thread.join()

    kind.meanwhile = somebody_else
    assert run_batch(batch_id=batch.pk, at=NOW).state == BatchState.DONE
    assert seen == [False]
    assert populations() == {"MA-12": 2, "MA-01": 5, "MA-02": 7}
