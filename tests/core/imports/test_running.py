"""The import itself: whole, repeatable, and never over somebody else's change."""

import pytest
from wagtail.models import ModelLogEntry

from campaign_site.core.content_version import content_version
from campaign_site.core.imports.confirming import confirm_batch
from campaign_site.core.imports.lines import Choices
from campaign_site.core.imports.reports import file_problems, read_lines
from campaign_site.core.imports.running import run_batch
from campaign_site.core.imports.services import check_batch
from campaign_site.core.imports.states import BatchState
from campaign_site.core.imports.tasks import import_batch
from campaign_site.core.models import ImportBatch, JobProgress, Region
from tests.factories import RegionFactory, UserFactory

from .conftest import NOW
from .test_services import GOOD, checked, opened

UPDATE = Choices(update_existing=True)


def confirmed(owner, content: bytes = GOOD, choices: Choices = UPDATE) -> ImportBatch:
    """As confirming leaves a batch, before the worker takes it."""
    batch = checked(owner, content, choices)
    ImportBatch.objects.filter(pk=batch.pk).update(
        state=BatchState.CONFIRMED, confirmed_at=NOW, choices=choices.to_json()
    )
    return batch


def outcomes(batch: ImportBatch) -> list[str]:
    return [line.outcome.value for line in read_lines(batch)]


def populations() -> dict[str, int]:
    return dict(Region.objects.values_list("code", "population"))


def test_confirmed_batch_is_written_and_reported(owner, kind) -> None:
    RegionFactory(code="MA-01", population=4)
    before = content_version()
    batch = checked(owner, choices=UPDATE)
    job = confirm_batch(batch=batch, by=owner, digest=batch.sha256, choices=UPDATE, at=NOW)
    batch.refresh_from_db()
    assert (batch.state, job.title) == (BatchState.DONE, "Populations")
    assert populations() == {"MA-01": 5, "MA-02": 7}
    assert outcomes(batch) == ["updated", "created", "refused", "to_confirm"]
    assert content_version() > before
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == (JobProgress.State.DONE, 4, 4)
    entry = ModelLogEntry.objects.get(action="core.import.done")
    assert (entry.user, entry.data["created"], entry.data["updated"]) == (owner, 1, 1)


def test_the_same_file_twice_changes_nothing(owner, kind) -> None:
    RegionFactory(code="MA-01", population=4)
    run_batch(batch_id=confirmed(owner).pk, at=NOW)
    before, version = populations(), content_version()
    again = run_batch(batch_id=confirmed(UserFactory(admin=True)).pk, at=NOW)
    assert outcomes(again) == ["unchanged", "unchanged", "refused", "to_confirm"]
    assert (populations(), content_version()) == (before, version)


def test_two_people_with_the_same_file(owner, kind) -> None:
    """Both were told that everything is new; the second finds it there."""
    first, second = confirmed(owner), confirmed(UserFactory(admin=True))
    run_batch(batch_id=first.pk, at=NOW)
    late = run_batch(batch_id=second.pk, at=NOW)
    assert outcomes(late) == ["unchanged", "unchanged", "refused", "to_confirm"]
    assert populations() == {"MA-01": 5, "MA-02": 7}


def test_a_finished_batch_is_left_alone(owner, kind) -> None:
    batch = confirmed(owner)
    run_batch(batch_id=batch.pk, at=NOW)
    Region.objects.all().delete()
    run_batch(batch_id=batch.pk, at=NOW)
    assert populations() == {}


def test_a_batch_nobody_confirmed_does_not_run(owner, kind) -> None:
    assert run_batch(batch_id=checked(owner).pk, at=NOW).state == BatchState.CHECKED
    assert populations() == {}


def test_an_accident_writes_nothing_and_can_be_repeated(owner, kind) -> None:
    batch = confirmed(owner)
    kind.broken = True
    with pytest.raises(RuntimeError):
        run_batch(batch_id=batch.pk, at=NOW)
    batch.refresh_from_db()
    assert (batch.state, populations()) == (BatchState.FAILED, {})
    assert outcomes(batch) == ["created", "created", "refused", "to_confirm"]
    kind.broken = False
    assert run_batch(batch_id=batch.pk, at=NOW).state == BatchState.DONE
    assert populations() == {"MA-01": 5, "MA-02": 7}


def test_a_killed_worker_leaves_a_batch_that_runs_again(owner, kind) -> None:
    batch = confirmed(owner)
    ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.RUNNING)
    assert run_batch(batch_id=batch.pk, at=NOW).state == BatchState.DONE
    assert populations() == {"MA-01": 5, "MA-02": 7}


def test_a_change_nobody_saw_is_not_overwritten(owner, kind) -> None:
    region = RegionFactory(code="MA-01", population=4)
    batch = confirmed(owner)
    Region.objects.filter(pk=region.pk).update(population=99)
    RegionFactory(code="MA-02", population=98)
    done = run_batch(batch_id=batch.pk, at=NOW)
    assert populations() == {"MA-01": 99, "MA-02": 98}
    assert outcomes(done)[:2] == ["kept", "kept"]
    codes = [problem.code for line in read_lines(done) for problem in line.problems]
    assert codes.count("changed_since_check") == 2


def test_a_file_that_changed_after_the_confirmation_fails(owner, kind) -> None:
    batch = confirmed(owner)
    with batch.file.storage.open(batch.file.name, "wb") as file:
        file.write(b"code;population\nMA-09;9\n")
    failed = run_batch(batch_id=batch.pk, at=NOW)
    assert failed.state == BatchState.FAILED
    assert [problem.code for problem in file_problems(failed)] == ["batch_changed"]
    assert run_batch(batch_id=batch.pk, at=NOW).state == BatchState.FAILED
    assert populations() == {}


def test_an_owner_who_lost_the_right_imports_nothing(owner, kind) -> None:
    batch = confirmed(owner)
    owner.username = "nobody"
    owner.save()
    failed = run_batch(batch_id=batch.pk, at=NOW)
    assert [problem.code for problem in file_problems(failed)] == ["batch_not_allowed"]
    assert populations() == {}


def test_task_takes_ids_and_tells_its_job(owner, kind) -> None:
    batch = confirmed(owner)
    job = JobProgress.objects.create(task_id="x", title="x", created_at=NOW, updated_at=NOW)
    import_batch.call(job.pk, batch.pk)
    import_batch.call(job.pk, batch.pk)
    job.refresh_from_db()
    assert job.state == JobProgress.State.DONE
    assert populations() == {"MA-01": 5, "MA-02": 7}


def test_upload_waits_for_its_check(owner, kind) -> None:
    assert run_batch(batch_id=opened(owner).pk, at=NOW).state == BatchState.UPLOADED
    with pytest.raises(ImportBatch.DoesNotExist):
        check_batch(batch=ImportBatch.objects.get(pk=0), at=NOW)
