"""Keep several processes of the site running together, and stop them together.

Every process gets a session of its own: Ctrl-C reaches this program alone, which then
asks each parent, and only the parent, to stop. (The worker hangs for ever when its whole
process group is sent SIGTERM.)
"""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from .time import now

Report = Callable[[str], None]

# A process that stops more often than this within the window will not get better.
MAX_RESTARTS = 3
WINDOW = timedelta(seconds=60)
# Seconds for open requests and the running task to end before a process is killed.
PATIENCE = 25
_WATCHED = {signal.SIGCHLD, signal.SIGINT, signal.SIGTERM}


@dataclass
class Service:
    """One process to keep running; `name` is for people."""

    name: str
    command: Sequence[str]
    folder: Path = Path()
    environment: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    restarts: list[datetime] = field(default_factory=list)

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603  commands come from the code
            self.command,
            cwd=self.folder,
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_in_child,  # safe: no threads run here
        )

    def may_restart(self, at: datetime) -> bool:
        self.restarts = [moment for moment in self.restarts if at - moment < WINDOW]
        self.restarts.append(at)
        return len(self.restarts) <= MAX_RESTARTS


def supervise(
    services: Sequence[Service], *, report: Report, started: Callable[[], None] | None = None
) -> int:
    """Run the services until SIGINT or SIGTERM (0) or until one cannot be kept up (1).

    A service that stops by itself is reported and started again. `started` is called
    once, when all are started. Returns the exit status for the program.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _WATCHED)
    try:
        for service in services:
            service.start()
        if started:
            started()
        while signal.sigwait(_WATCHED) == signal.SIGCHLD:
            for service in services:
                if not _kept_up(service, report):
                    return 1
        return 0
    finally:
        _stop(services, report)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _kept_up(service: Service, report: Report) -> bool:
    if service.process is None or service.process.poll() is None:
        return True
    _end_rest(service.process)
    how = f"{service.name} stopped by itself (exit status {service.process.returncode})"
    if not service.may_restart(now()):
        report(f"{how} again and again; giving up.")
        return False
    report(f"{how}; starting it again.")
    service.start()
    return True


def _stop(services: Sequence[Service], report: Report) -> None:
    running = [s.process for s in services if s.process and s.process.poll() is None]
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            report(f"Process {process.pid} did not stop in {PATIENCE} seconds; ending it.")
            process.kill()
            process.wait()
        _end_rest(process)


def _end_rest(process: subprocess.Popen[bytes]) -> None:
    """End what a process left behind: a killed worker's children would go on beside the next."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _in_child() -> None:
    """Undo the blocking of signals; on Linux, end with the supervisor however it ends."""
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
