from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import translation

from campaign_site.core.models import JobProgress
from campaign_site.core.tasks.progress import (
    SILENCE,
    follow_job,
    interrupted,
    shown_jobs,
    start_job,
)
from tests.factories import UserFactory

from . import sample
from .conftest import NOW

pytestmark = pytest.mark.django_db
State = JobProgress.State


def make_job(**values):
    facts = {"task_id": "t", "title": "Import", "created_at": NOW, "updated_at": NOW}
    return JobProgress.objects.create(**facts | values)


def test_a_job_waits_runs_and_is_done(work_off):
    user = UserFactory()
    job = start_job(sample.count_to, 3, title="Import of schools", by=user, at=NOW)
    assert (job.state, job.by, job.percent) == (State.WAITING, user, None)
    work_off()
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.percent) == (State.DONE, 3, 3, 100)
    assert job.finished_at >= job.started_at


def test_a_job_and_its_task_roll_back_together(work_off):
    with pytest.raises(RuntimeError), transaction.atomic():
        start_job(sample.count_to, 3, title="Import", by=None, at=NOW)
        raise RuntimeError
    assert work_off() == 0
    assert JobProgress.objects.count() == 0


def test_a_job_that_fails_says_why_in_plain_words(work_off):
    with translation.override("en"):
        job = start_job(sample.break_at, 3, title="Mailing", by=None, at=NOW)
        work_off()
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert job.message == "The mail server or another service could not be reached."
    assert job.finished_at is not None


def test_a_job_run_again_counts_afresh():
    job = make_job(state=State.RUNNING, done=7, total=9, message="killed here")
    with follow_job(job.pk, total=9) as progress:
        job.refresh_from_db()
        assert (job.done, job.message) == (0, "")
        progress.advance(9)
    job.refresh_from_db()
    assert (job.state, job.done) == (State.DONE, 9)


def test_progress_is_not_written_at_every_step(django_assert_num_queries):
    job = make_job()
    with follow_job(job.pk, total=100) as progress, django_assert_num_queries(2):
        for _step in range(100):
            progress.advance()
    job.refresh_from_db()
    assert job.done == 100


def test_a_job_longer_than_announced_raises_its_total():
    job = make_job()
    with follow_job(job.pk, total=2) as progress:
        progress.advance(5)
        progress.say("almost there")
    job.refresh_from_db()
    assert (job.done, job.total, job.message) == (5, 5, "almost there")


def test_a_job_whose_row_was_cleaned_up_still_works():
    with follow_job(10**6, total=1) as progress:
        progress.advance()


def test_a_running_job_that_falls_silent_was_interrupted():
    job = make_job(state=State.RUNNING)
    assert not interrupted(job, at=NOW + SILENCE)
    assert interrupted(job, at=NOW + SILENCE + timedelta(seconds=1))
    job.state = State.DONE
    assert not interrupted(job, at=NOW + timedelta(days=1))


def test_shown_are_open_jobs_and_those_of_the_last_day():
    old = NOW - timedelta(days=2)
    make_job(task_id="1", state=State.DONE, finished_at=old, created_at=old)
    make_job(task_id="2", state=State.DONE, finished_at=NOW)
    make_job(task_id="3", state=State.RUNNING, created_at=old)
    assert [job.task_id for job in shown_jobs(at=NOW)] == ["2", "3"]
