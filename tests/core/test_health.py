"""What a load balancer is told: alive without the database, ready only when all is well."""

import pytest
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django_q.conf import Conf

from campaign_site.core import health
from campaign_site.core.time import now


class Cluster:
    """What a running worker leaves in the shared cache; pickled, so at module level."""

    cluster_id = "c1"
    host = "worker.test"
    pid = 1
    workers = (2, 3)
    status = Conf.IDLE

    def __init__(self):
        self.tob = self.timestamp = now()


@pytest.fixture
def worker(monkeypatch):
    monkeypatch.setattr("campaign_site.core.tasks.pulse.Stat.get_all", lambda: [Cluster()])


def test_the_process_answers_without_the_database(client, django_assert_num_queries):
    # No database mark: any query here would fail the test.
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_ready_when_everything_is_as_it_should_be(client, worker):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "migrations": "ok", "worker": "ok"}


@pytest.mark.django_db
def test_not_ready_without_a_worker(client):
    for cache in caches:
        caches[cache].clear()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"database": "ok", "migrations": "ok", "worker": "failing"}


@pytest.mark.django_db
def test_not_ready_while_a_migration_waits(client, worker):
    MigrationRecorder.Migration.objects.filter(app="core", name="0001_users").delete()
    MigrationRecorder.Migration.objects.filter(app="home").delete()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["migrations"] == "failing"


def test_a_database_that_does_not_answer_is_named_without_details(client, worker, monkeypatch):
    def refuse():
        raise DatabaseError("password of db.internal refused")

    monkeypatch.setattr(health.connection, "cursor", refuse)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"database": "failing", "migrations": "failing", "worker": "ok"}
    assert "internal" not in answer.text
    assert connection is health.connection


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_read_only_and_never_stored(client, path):
    assert client.post(path).status_code == 405
    assert "no-store" in client.get(path)["Cache-Control"]
    assert client.head(path).content == b""
