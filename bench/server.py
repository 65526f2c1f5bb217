"""The production server on a database of its own, started and stopped around a measurement."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.client import Connection, Load

ROOT = Path(__file__).resolve().parent.parent
START_LIMIT = 60
WORKERS = 2


@dataclass
class Server:
    """A running server; `start_seconds` is from the command to the first answer."""

    process: subprocess.Popen[bytes]
    port: int
    start_seconds: float

    def worker_megabytes(self) -> float:
        """Resident memory of the largest worker; not a number where /proc is missing."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        if not children.exists():
            return float("nan")
        sizes = [_resident(pid) for pid in children.read_text().split()]
        return max(sizes, default=float("nan"))


def _resident(pid: str) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def environment(folder: Path, database_url: str) -> dict[str, str]:
    """Nothing of this machine's own configuration reaches the measured server."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "campaign_site.settings.bench",
        "VAR_DIR": str(folder),
        "DATABASE_URL": database_url,
        "WEB_WORKERS": str(WORKERS),
        "DEMO_PASSWORD": "not-used-by-anybody",
    }


def manage(folder: Path, database_url: str, *arguments: str) -> str:
    """Run a command of manage.py on the measured database; its output. Raises on failure."""
    return _output(folder, database_url, "manage.py", *arguments)


def module(folder: Path, database_url: str, name: str) -> str:
    """Run one of these modules on the measured database; its output. Raises on failure."""
    return _output(folder, database_url, "-m", name)


def _output(folder: Path, database_url: str, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603  own commands
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment(folder, database_url),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
    return done.stdout


@contextmanager
def running_server(folder: Path, database_url: str) -> Iterator[Server]:
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", "python:campaign_site.gunicorn"]
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603  own command
        [*command, "campaign_site.wsgi"],
        cwd=ROOT,
        env=environment(folder, database_url) | {"BIND": f"127.0.0.1:{port}"},
        start_new_session=True,
    )
    try:
        _first_answer(process, port)
        yield Server(process, port, time.perf_counter() - began)
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _first_answer(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.perf_counter() + START_LIMIT
    while time.perf_counter() < deadline and process.poll() is None:
        try:
            if Connection(port).get(Load("/healthz")).status == 200:
                return
        except OSError:
            time.sleep(0.02)
    raise SystemExit("The measured server did not start.")
