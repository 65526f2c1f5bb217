"""What is cleaned away, what stays, and at which hour the difference lies."""

import os
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django_q.models import Failure, Success
from django_q.models import Task as QueueTask

from campaign_site.core.models import JobProgress, SentNotice
from campaign_site.core.tasks import scheduled
from campaign_site.core.tasks.cleaning import (
    FEEDS_KEPT,
    JOBS_KEPT,
    NOTICES_KEPT,
    SUCCESSES_KEPT,
    clean_up,
    remove_stale_files,
)
from tests.factories import UserFactory

from .conftest import NOW

MOMENT = timedelta(seconds=1)


@pytest.fixture
def clean(db, settings, tmp_path, time_machine):
    settings.FEED_CACHE_DIR = tmp_path / "feeds"
    time_machine.move_to(NOW, tick=False)
    return lambda: clean_up(now=NOW)


def task(pk, *, age, success=True):
    return QueueTask.objects.create(
        id=pk, name=pk, func="f", started=NOW - age, stopped=NOW - age, success=success
    )


def job(name, *, age, state):
    at = NOW - age
    return JobProgress.objects.create(
        task_id=name, title=name, state=state, created_at=at, updated_at=at
    )


def test_with_nothing_to_do_nothing_is_removed(clean):
    assert set(clean().values()) == {0}


def test_successes_go_after_their_time_and_failures_stay(clean):
    task("old", age=SUCCESSES_KEPT + MOMENT)
    task("young", age=SUCCESSES_KEPT - MOMENT)
    task("failed", age=timedelta(days=400), success=False)
    assert clean()["results"] == 1
    assert [one.pk for one in Success.objects.all()] == ["young"]
    assert [one.pk for one in Failure.objects.all()] == ["failed"]


def test_jobs_that_ended_long_ago_go_and_open_ones_stay(clean):
    states = JobProgress.State
    for state in states:
        job(f"old {state}", age=JOBS_KEPT + MOMENT, state=state)
        job(f"young {state}", age=JOBS_KEPT - MOMENT, state=state)
    assert clean()["jobs"] == 2
    gone = {f"old {states.DONE}", f"old {states.FAILED}"}
    assert gone.isdisjoint(JobProgress.objects.values_list("task_id", flat=True))
    assert JobProgress.objects.count() == 6


def test_the_ledger_of_mails_forgets_after_three_months(clean):
    user = UserFactory()
    for age in (NOTICES_KEPT + MOMENT, NOTICES_KEPT - MOMENT):
        at = NOW - age
        SentNotice.objects.create(kind=str(age), user=user, on=at.date(), sent_at=at)
    assert clean()["notices"] == 1
    assert SentNotice.objects.get().kind == str(NOTICES_KEPT - MOMENT)


def test_sessions_that_expired_go(clean):
    Session.objects.create(session_key="old", session_data="", expire_date=NOW - MOMENT)
    Session.objects.create(session_key="new", session_data="", expire_date=NOW + MOMENT)
    clean()
    assert [one.session_key for one in Session.objects.all()] == ["new"]


def test_a_second_run_finds_nothing(clean):
    task("old", age=timedelta(days=60))
    assert clean()["results"] == 1
    assert set(clean().values()) == {0}


def test_the_scheduled_job_says_in_the_log_what_it_removed(clean, caplog):
    task("old", age=timedelta(days=60))
    with caplog.at_level("INFO"):
        removed = scheduled.clean_up()
    assert removed["results"] == 1
    assert "'results': 1" in caplog.text


def touch(path, *, age):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    stamp = (NOW - age).timestamp()
    os.utime(path, (stamp, stamp))
    return path


def test_stale_files_go_from_folders_inside_too(tmp_path):
    old = touch(tmp_path / "a" / "b" / "old.ics", age=FEEDS_KEPT + MOMENT)
    young = touch(tmp_path / "a" / "young.ics", age=FEEDS_KEPT - MOMENT)
    assert remove_stale_files(tmp_path, before=NOW - FEEDS_KEPT) == 1
    assert not old.exists()
    assert young.exists()
    assert old.parent.is_dir()  # a writer may be about to use it


def test_a_folder_that_is_not_there_has_no_stale_files(tmp_path):
    assert remove_stale_files(tmp_path / "nowhere", before=NOW) == 0


def test_a_file_somebody_else_removed_meanwhile_is_passed_over(tmp_path, monkeypatch):
    path = touch(tmp_path / "old", age=timedelta(days=9))
    kept = touch(tmp_path / "older", age=timedelta(days=19))
    unlink = type(path).unlink

    def vanish(self, *args, **kwargs):
        if self.name == "old":
            raise FileNotFoundError(self)
        unlink(self, *args, **kwargs)

    monkeypatch.setattr(type(path), "unlink", vanish)
    assert remove_stale_files(tmp_path, before=NOW) == 1
    assert not kept.exists()
