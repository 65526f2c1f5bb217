"""Tasks a killed worker held are handed out again, unless somebody may still be at them."""

import os
import socket
from datetime import timedelta

import pytest
from django_q.conf import Conf
from django_q.models import OrmQ

from campaign_site.core.tasks import abandoned
from campaign_site.core.tasks.abandoned import release_abandoned_tasks
from campaign_site.core.tasks.pulse import Pulse

from .conftest import NOW

pytestmark = pytest.mark.django_db
HERE = socket.gethostname()
LOCKED = NOW + timedelta(minutes=20)
# Larger than any process number of the systems the site runs on.
NO_PROCESS = 2**22 + 1


@pytest.fixture
def alive(monkeypatch):
    """The workers that gave a sign of life lately."""
    found = []
    monkeypatch.setattr(abandoned, "living_workers", lambda _now: found)
    return found


@pytest.fixture
def held():
    return OrmQ.objects.create(key=Conf.CLUSTER_NAME, payload="x", lock=LOCKED)


def pulse(*, host=HERE, pid=NO_PROCESS):
    return Pulse("c", host, pid, 2, NOW, NOW, is_stopping=False)


def test_without_a_living_worker_what_is_held_is_free_at_once(alive, held, caplog):
    assert release_abandoned_tasks(now=NOW) == 1
    held.refresh_from_db()
    assert held.lock == NOW
    assert "Released 1 tasks" in caplog.text


def test_what_waits_keeps_its_place(alive):
    waiting = OrmQ.objects.create(key=Conf.CLUSTER_NAME, payload="x", lock=NOW - timedelta(hours=1))
    assert release_abandoned_tasks(now=NOW) == 0
    waiting.refresh_from_db()
    assert waiting.lock == NOW - timedelta(hours=1)


def test_another_clusters_tasks_are_left_alone(alive):
    OrmQ.objects.create(key="somebody-else", payload="x", lock=LOCKED)
    assert release_abandoned_tasks(now=NOW) == 0


def test_a_worker_on_this_machine_that_runs_keeps_its_tasks(alive, held):
    alive.append(pulse(pid=os.getpid()))
    assert release_abandoned_tasks(now=NOW) == 0
    held.refresh_from_db()
    assert held.lock == LOCKED


def test_a_worker_on_this_machine_that_is_gone_is_not_believed(alive, held):
    """Its last sign of life is seconds old when it is killed and started again."""
    alive.append(pulse(pid=NO_PROCESS))
    assert release_abandoned_tasks(now=NOW) == 1


def test_a_worker_elsewhere_is_believed(alive, held):
    alive.append(pulse(host="another-machine"))
    assert release_abandoned_tasks(now=NOW) == 0


def test_a_process_of_another_account_counts_as_running(alive, held, monkeypatch):
    def refuse(_pid, _signal):
        raise PermissionError

    alive.append(pulse(pid=1))
    monkeypatch.setattr(abandoned.os, "kill", refuse)
    assert release_abandoned_tasks(now=NOW) == 0


def test_one_living_worker_among_dead_ones_is_enough(alive, held):
    alive += [pulse(), pulse(pid=os.getpid())]
    assert release_abandoned_tasks(now=NOW) == 0
