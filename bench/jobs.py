"""Tasks of the worker that people wait for: how long they take and how much memory."""

import json
from dataclasses import dataclass
from pathlib import Path

from bench.server import module


@dataclass(frozen=True)
class Job:
    """A module that does the task in a process of its own, and what is promised of it."""

    name: str
    module: str
    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Done:
    """How long it took and the memory of the process at its highest; `details` for people."""

    job: Job
    seconds: float
    megabytes: float
    details: str


JOBS = (Job("import of 12,000 schools", "bench.importing", seconds=60, megabytes=400),)


def do(job: Job, folder: Path, database_url: str) -> Done:
    """Do the task on the measured database. Raises SystemExit when it fails."""
    return Done(job, **json.loads(module(folder, database_url, job.module)))
