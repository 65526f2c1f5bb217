"""A real queue for these tests: tasks wait in the database until a test works them off."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from multiprocessing import Queue, Value
from typing import Any

import pytest
from django_q.conf import Conf
from django_q.models import OrmQ
from django_q.monitor import monitor
from django_q.signing import SignedPackage
from django_q.worker import worker

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def real_queue(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings.TASKS = {"default": {"BACKEND": "campaign_site.core.tasks.backend.DjangoQBackend"}}
    monkeypatch.setattr(Conf, "SYNC", False)
    monkeypatch.setattr(Conf, "MAX_ATTEMPTS", 3)
    yield


@pytest.fixture
def work_off(real_queue: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Do what a worker does with all that is unlocked, in this process."""
    for module in ("worker", "monitor"):
        monkeypatch.setattr(f"django_q.{module}.close_old_django_connections", lambda: None)

    def run() -> int:
        rows = list(OrmQ.objects.order_by("pk"))
        tasks, results = Queue(), Queue()
        for row in rows:
            tasks.put(SignedPackage.loads(row.payload) | {"ack_id": row.pk})
        tasks.put("STOP")
        worker(tasks, results, Value("f", -1), timeout=-1)
        results.put("STOP")
        monitor(results)
        return len(rows)

    return run
