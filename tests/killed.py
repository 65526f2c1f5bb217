"""A worker in a process of its own that is killed in the middle of its work.

`kill_worker(at=…)` starts one on the database of the test. It takes the next task from the
queue, as the worker does, says when the statement that was named has been executed so many
times, and waits there inside its transaction for the signal that nobody can refuse.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.db import connection

REACHED = "reached"


def kill_worker(*, at: str, times: int = 1) -> None:
    """Returns when the worker is dead. Raises AssertionError when it never came so far."""
    database = connection.settings_dict["NAME"]
    private = storages["private"].location
    facts = [str(fact) for fact in (database, private, at, times)]
    with tempfile.TemporaryDirectory() as scratch:
        worker = subprocess.Popen(  # noqa: S603  our own module
            [sys.executable, "-m", __name__, *facts],
            cwd=settings.BASE_DIR,
            env={**os.environ, "TMPDIR": scratch},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        with worker:
            said = worker.stdout.readline().strip()
            worker.kill()
    assert said == REACHED, f"the worker said {said!r}"
    assert worker.returncode == -9


class _Halt:
    """Waits for ever once a statement was executed so many times."""

    def __init__(self, statement: str, times: int) -> None:
        self.statement, self.left = statement, times

    def __call__(self, execute: Callable[..., Any], sql: str, *context: Any) -> Any:
        result = execute(sql, *context)
        if sql.startswith(self.statement):
            self.left -= 1
            if not self.left:
                sys.stdout.write(f"{REACHED}\n")
                sys.stdout.flush()
                sys.stdin.read()
        return result


def _work(database: str, private: str, statement: str, times: str) -> None:
    import django

    settings.DATABASES["default"]["NAME"] = database
    settings.STORAGES["private"]["OPTIONS"]["location"] = private
    settings.TASKS = {"default": {"BACKEND": "campaign_site.core.tasks.backend.DjangoQBackend"}}
    django.setup()
    from django_q.brokers import get_broker
    from django_q.signing import SignedPackage

    ((_row, payload),) = get_broker().dequeue()
    task = SignedPackage.loads(payload)
    with connection.execute_wrapper(_Halt(statement, int(times))):
        task["func"](*task["args"], **task["kwargs"])


if __name__ == "__main__":
    _work(*sys.argv[1:])
