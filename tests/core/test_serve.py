"""The demonstration's server: ports, logins, processes that live and stop together."""

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import translation

from campaign_site.core.demo_logins import LOGINS, demo_password, set_demo_password
from campaign_site.core.management.commands.serve_demo import (
    free_port,
    port_problem,
    services,
    welcome,
)
from campaign_site.core.supervisor import MAX_RESTARTS, WINDOW, Service
from campaign_site.home.loading.accounts import ACCOUNTS

SUPERVISE = """
import sys
from campaign_site.core.supervisor import Service, supervise
services = [Service(str(n), [sys.executable, "-c", code]) for n, code in enumerate(sys.argv[1:])]
say = lambda text: print(text, flush=True)
sys.exit(supervise(services, report=say, started=lambda: say("started")))
"""
WAIT = "import os, signal; os.write(1, b'up\\n'); signal.pause()"
FAIL = "raise SystemExit(3)"
# Says so when it is asked to stop, and how often; one write a line, so that lines of two
# processes never mix.
POLITE = """
import os, signal, sys
def stop(*_): os.write(1, b"asked to stop\\n"); sys.exit()
signal.signal(signal.SIGTERM, stop)
os.write(1, b"up\\n")
while True: signal.pause()
"""


def run_supervisor(*codes):
    return subprocess.Popen(  # noqa: S603  its own code
        [sys.executable, "-c", SUPERVISE, *codes],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def read_until(process, text, times=1):
    """Lines up to the one that holds the text for the n-th time; a silent process fails."""
    watchdog = threading.Timer(20, process.kill)
    watchdog.start()
    seen = []
    for line in process.stdout:
        seen.append(line.strip())
        if sum(text in line for line in seen) == times:
            break
    watchdog.cancel()
    assert sum(text in line for line in seen) == times, seen
    return seen


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_the_supervisor_stops_every_service_once(how):
    process = run_supervisor(POLITE, POLITE)
    read_until(process, "up", times=2)
    process.send_signal(how)
    rest, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert rest.split("\n").count("asked to stop") == 2


def test_ctrl_c_in_the_terminal_reaches_the_supervisor_alone():
    process = run_supervisor(POLITE)
    read_until(process, "up")
    os.killpg(process.pid, signal.SIGINT)
    rest, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert rest.strip() == "asked to stop"


def test_a_service_that_cannot_live_ends_everything_with_one_line_each_time():
    process = run_supervisor(WAIT, FAIL)
    said, _ = process.communicate(timeout=20)
    assert process.returncode == 1
    again = "1 stopped by itself (exit status 3); starting it again."
    assert said.count(again) == MAX_RESTARTS
    assert said.strip().endswith("1 stopped by itself (exit status 3) again and again; giving up.")


def test_a_service_that_was_killed_comes_back():
    process = run_supervisor(f"import os; os.write(1, b'pid %d\\n' % os.getpid()); {WAIT}")
    pid = int(next(line for line in read_until(process, "pid") if "pid" in line).split()[1])
    os.kill(pid, signal.SIGKILL)
    said = read_until(process, "pid")
    assert "0 stopped by itself (exit status -9); starting it again." in said
    process.terminate()
    assert process.wait(20) == 0


def test_what_a_killed_service_left_behind_ends_before_it_comes_back():
    """The children of a killed worker would work off the same queue as the next one's."""
    family = "import os, signal; parent = os.getpid(); child = os.fork()\n"
    family += "child and os.write(1, b'pids %d %d\\n' % (parent, child)); signal.pause()"
    process = run_supervisor(family)
    line = next(line for line in read_until(process, "pids") if "pids" in line)
    parent, child = map(int, line.split()[1:])
    os.kill(parent, signal.SIGKILL)
    read_until(process, "pids")
    assert not _runs(child)
    process.terminate()
    process.communicate(timeout=20)  # reads to the end: none is left
    assert process.returncode == 0


def _runs(pid):
    """Whether a process is there and no zombie that only waits to be counted."""
    stat_file = Path(f"/proc/{pid}/stat")
    try:
        return stat_file.read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own arrangement")
def test_services_do_not_outlive_a_supervisor_that_was_killed():
    process = run_supervisor(POLITE)
    read_until(process, "up")
    process.kill()
    process.wait(20)
    assert process.stdout.read().strip().endswith("asked to stop")  # read to the end: none is left


def test_restarts_long_ago_are_forgiven():
    service, start = Service("x", []), datetime(2026, 12, 1, tzinfo=UTC)
    quick = [service.may_restart(start + timedelta(seconds=n)) for n in range(MAX_RESTARTS + 1)]
    assert quick == [True] * MAX_RESTARTS + [False]
    assert service.may_restart(start + WINDOW * 2)


def test_a_port_in_use_is_one_line_with_a_way_on():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = str(holder.getsockname()[1])
        problem = port_problem("127.0.0.1", port)
    assert problem.startswith(f"Port {port} is in use. Choose another one: make demo PORT=")
    assert "\n" not in problem
    assert port_problem("127.0.0.1", port) == ""


@pytest.mark.parametrize("port", ["", "abc", "0", "65536", "-1", "80 80"])
def test_what_is_no_port_is_one_line(port):
    problem = port_problem("127.0.0.1", port)
    assert "is not a port number" in problem
    assert "\n" not in problem


def test_nothing_is_prepared_when_the_port_is_in_use(monkeypatch, capsys):
    prepared = []
    command = "campaign_site.core.management.commands.serve_demo"
    monkeypatch.setattr(f"{command}.prepare_demo", lambda **_: prepared.append(1))
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        with pytest.raises(SystemExit) as ended:
            call_command("serve_demo", port=str(holder.getsockname()[1]))
    assert ended.value.code == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert prepared == []


def test_a_free_port_is_free():
    assert port_problem("127.0.0.1", str(free_port())) == ""


def test_web_server_and_worker_know_the_same_address(monkeypatch):
    monkeypatch.delenv("SITE_BASE_URL", raising=False)
    web, worker = services("127.0.0.1", "8123")
    assert web.environment["BIND"] == "127.0.0.1:8123"
    assert worker.command[-1] == "run_worker"
    assert {s.environment["SITE_BASE_URL"] for s in (web, worker)} == {"http://localhost:8123"}


def test_the_welcome_names_address_password_and_every_login():
    text = welcome("127.0.0.1", "8123", list(LOGINS), "secret-word")
    assert "http://localhost:8123/" in text
    assert "secret-word" in text
    assert all(name in text for name in LOGINS)


def test_the_welcome_is_in_one_language():
    """The default language of the site is Arabic, which most terminals cannot set."""
    with translation.override("ar"):
        text = welcome("127.0.0.1", "8123", list(LOGINS), "secret-word")
    assert not any("\u0600" <= letter <= "\u06ff" for letter in text)
    assert "national coordinator" in text


def test_a_random_password_is_kept_for_the_owner_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    first = demo_password(tmp_path / "var")
    assert len(first) >= 12
    assert demo_password(tmp_path / "var") == first
    assert demo_password(tmp_path / "other") != first
    mode = (tmp_path / "var" / "demo_password").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_a_chosen_password_is_not_written_down(tmp_path, monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "chosen-by-me")
    assert demo_password(tmp_path) == "chosen-by-me"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_only_the_logins_of_the_demonstration_get_its_password():
    users = get_user_model().objects
    users.create_user("press", password="old")
    users.create_user("somebody", password="own")
    assert set_demo_password("new-for-all") == ["press"]
    assert users.get(username="press").check_password("new-for-all")
    assert users.get(username="somebody").check_password("own")


@pytest.mark.django_db
def test_a_password_that_is_right_already_is_not_written_again(django_assert_num_queries):
    get_user_model().objects.create_user("press", password="same")
    with django_assert_num_queries(1):
        set_demo_password("same")


def test_the_logins_are_those_the_demonstration_data_make():
    assert set(LOGINS) == {account.login for account in ACCOUNTS}
