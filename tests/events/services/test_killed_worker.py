"""A worker that is really killed while it creates a series; the next one goes on."""

import pytest
from django_q.models import OrmQ
from wagtail.models import Revision

from campaign_site.core.models import JobProgress
from campaign_site.core.tasks.abandoned import release_abandoned_tasks
from campaign_site.core.time import now
from events.models import Event, Preparation
from events.services import preparations
from tests.core.tasks.conftest import real_queue, work_off  # noqa: F401
from tests.factories import RegionFactory, SchoolFactory, UserFactory
from tests.killed import kill_worker

from .test_series import confirm, plan_with, prepared

SESSIONS = preparations.BATCH + 6


@pytest.mark.django_db(transaction=True)
def test_a_killed_series_goes_on_behind_its_last_whole_batch(
    django_db_serialized_rollback,
    work_off,  # noqa: F811
    monkeypatch,
) -> None:
    monkeypatch.setattr(preparations, "INLINE_LIMIT", 1)
    schools = SchoolFactory.create_batch(SESSIONS, region=RegionFactory(code="MA-07"))
    preparation = prepared(plan_with(per_day=8), UserFactory(admin=True), schools)
    # What else waits: indexing of what was just made.
    OrmQ.objects.all().delete()
    preparation = confirm(preparation)
    assert preparation.state == Preparation.State.CONFIRMED
    # In the middle of the second batch.
    kill_worker(at='INSERT INTO "wagtailcore_revision"', times=2)
    preparation.refresh_from_db()
    assert preparation.state == Preparation.State.CONFIRMED
    assert Event.objects.count() == len(preparation.created) == preparations.BATCH
    assert release_abandoned_tasks(now=now()) == 1
    assert work_off() == 1
    preparation.refresh_from_db()
    job = preparation.job
    assert (preparation.state, job.state) == (Preparation.State.DONE, JobProgress.State.DONE)
    assert set(preparation.created.values()) == set(Event.objects.values_list("pk", flat=True))
    assert Event.objects.count() == Revision.objects.count() == SESSIONS
    assert Event.objects.values("school").distinct().count() == SESSIONS
