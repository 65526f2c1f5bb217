"""From the upload to the owner's yes."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

from campaign_site.core.imports.confirming import confirm_batch
from campaign_site.core.imports.lines import Choices
from campaign_site.core.imports.reports import file_problems, read_lines
from campaign_site.core.imports.services import (
    FILES_KEPT,
    ImportRefused,
    check_batch,
    expire_batches,
    open_batch,
    would_write,
)
from campaign_site.core.imports.states import LIFETIME, TRANSITIONS, BatchState
from campaign_site.core.models import ImportBatch, Region
from campaign_site.core.spreadsheets.problems import FileRefused
from tests.factories import RegionFactory, UserFactory

from .conftest import NOW

pytestmark = pytest.mark.usefixtures("kind")
GOOD = b"code;population\nMA-01;5\nMA-02;7\nMA-03;-1\nMA-04;0\n"
LEGACY = "code;population;nom\nMA-01;5;مدرسة\n".encode("cp1256")


def opened(owner, content: bytes = GOOD, **fields) -> ImportBatch:
    facts = {"kind": "populations", "name": "a.csv", "language": "fr", "at": NOW} | fields
    return open_batch(file=BytesIO(content), by=owner, **facts)


def checked(owner, content: bytes = GOOD, choices: Choices | None = None) -> ImportBatch:
    return check_batch(batch=opened(owner, content), at=NOW, choices=choices)


def refusal(batch: ImportBatch, **fields) -> str:
    facts = {"by": batch.owner, "digest": batch.sha256, "choices": Choices(), "at": NOW}
    with pytest.raises(ImportRefused) as refused:
        confirm_batch(batch=batch, **(facts | fields))
    assert refused.value.problem.message
    return refused.value.problem.code


def test_upload_is_kept_under_a_random_name(owner, settings) -> None:
    batch = opened(owner, name="../../etc/passwd\x00.csv")
    assert batch.name == "../../etc/passwd.csv"
    assert "passwd" not in batch.file.name
    assert batch.file.read() == GOOD
    assert (batch.size, len(batch.sha256), batch.state) == (len(GOOD), 64, BatchState.UPLOADED)
    assert not Path(batch.file.path).is_relative_to(settings.MEDIA_ROOT)


def test_upload_is_refused_at_the_door(owner, settings) -> None:
    with pytest.raises(ImportRefused):
        opened(UserFactory(username="nobody"))
    with pytest.raises(KeyError):
        opened(owner, kind="unheard-of")
    settings.IMPORT_MAX_BYTES = 10
    with pytest.raises(FileRefused) as refused:
        opened(owner)
    assert refused.value.problem.code == "file_too_large"
    assert not ImportBatch.objects.exists()


def test_check_says_everything_and_writes_nothing(owner) -> None:
    RegionFactory(code="MA-01", population=4)
    batch = checked(owner)
    assert batch.state == BatchState.CHECKED
    lines = [(line.line, line.key, line.outcome) for line in read_lines(batch)]
    assert lines == [
        (2, "MA-01", "kept"),
        (3, "MA-02", "created"),
        (4, "MA-03", "refused"),
        (5, "MA-04", "to_confirm"),
    ]
    assert [c.old for line in read_lines(batch) for c in line.changes] == ["4"]
    assert batch.totals["codes"] == {"test_minus": 1, "test_zero": 1}
    assert batch.totals["severities"] == {"info": 0, "warning": 1, "error": 1}
    assert would_write(batch) == 1
    assert list(Region.objects.values_list("code", "population")) == [("MA-01", 4)]


def test_check_may_be_made_again_with_other_choices(owner) -> None:
    RegionFactory(code="MA-01", population=4)
    batch = checked(owner)
    first_report = batch.report.name
    check_batch(
        batch=batch,
        at=NOW,
        choices=Choices(update_existing=True, accepted=frozenset({"test_zero"})),
    )
    outcomes = [line.outcome for line in read_lines(batch)]
    assert outcomes == ["updated", "created", "refused", "created"]
    assert batch.report.name != first_report


def test_refused_file_fails_with_its_reason(owner) -> None:
    batch = checked(owner, b"%PDF-1.4")
    assert batch.state == BatchState.FAILED
    assert [problem.code for problem in file_problems(batch)] == ["file_not_csv"]
    assert refusal(batch) == "batch_wrong_state"
    with pytest.raises(ImportRefused):
        check_batch(batch=batch, at=NOW)


def test_only_the_owner_confirms_what_was_checked(owner) -> None:
    batch = checked(owner)
    assert refusal(batch, by=UserFactory(admin=True)) == "batch_not_yours"
    assert refusal(batch, digest="0" * 64) == "batch_changed"
    assert refusal(batch, at=NOW + LIFETIME + timedelta(seconds=1)) == "batch_expired"
    assert refusal(opened(owner)) == "batch_wrong_state"
    assert not Region.objects.exists()


def test_a_file_that_changed_behind_our_back_is_not_imported(owner) -> None:
    batch = checked(owner)
    with batch.file.storage.open(batch.file.name, "wb") as file:
        file.write(b"code;population\nMA-09;9\n")
    assert refusal(batch) == "batch_changed"
    batch.file.storage.delete(batch.file.name)
    assert refusal(batch) == "batch_changed"


def test_rights_that_were_lost_count(owner) -> None:
    batch = checked(owner)
    owner.username = "nobody"
    owner.save()
    assert refusal(batch, by=owner) == "batch_not_allowed"


def test_guessed_letters_ask_before_they_are_taken(owner) -> None:
    batch = checked(owner, LEGACY)
    assert refusal(batch) == "batch_questions"
    answered = Choices(accepted=frozenset({"encoding_cp1256"}))
    job = confirm_batch(batch=batch, by=owner, digest=batch.sha256, choices=answered, at=NOW)
    batch.refresh_from_db()
    assert (batch.state, batch.job) == (BatchState.DONE, job)


def test_what_nobody_confirmed_expires(owner) -> None:
    old, new = checked(owner), checked(owner)
    ImportBatch.objects.filter(pk=old.pk).update(created_at=NOW - LIFETIME - timedelta(hours=1))
    assert expire_batches(now=NOW) == 1
    assert expire_batches(now=NOW) == 0
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.state, new.state) == (BatchState.EXPIRED, BatchState.CHECKED)
    assert (old.file.name, old.report.name) == ("", "")
    assert refusal(old) == "batch_expired"
    assert list(read_lines(old)) == file_problems(old) == []


def test_files_of_finished_imports_go_after_a_month(owner) -> None:
    batch = checked(owner, b"%PDF-1.4")
    storage, name = batch.file.storage, batch.file.name
    assert expire_batches(now=NOW + FILES_KEPT) == 0
    assert expire_batches(now=NOW + FILES_KEPT + timedelta(seconds=1)) == 1
    assert not storage.exists(name)


def test_states_form_a_table() -> None:
    assert set(TRANSITIONS) == set(BatchState)
    batch = ImportBatch(state=BatchState.DONE)
    with pytest.raises(ValueError):
        batch.move_to(BatchState.RUNNING)
