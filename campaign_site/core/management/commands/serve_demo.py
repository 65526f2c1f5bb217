"""Serve the demonstration: prepare it, then run web server and background worker."""

import errno
import os
import socket
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from campaign_site.core.demo_logins import LOGINS, demo_password, set_demo_password
from campaign_site.core.demo_preparation import prepare_demo
from campaign_site.core.supervisor import Service, supervise

# Seconds to wait for the first answer before the address is shown.
START_LIMIT = 30


class Command(BaseCommand):
    help = "Prepare the demonstration, then serve it until Ctrl-C."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000")
        parser.add_argument("--host", default="127.0.0.1")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        if problem := port_problem(host, port):
            self.stderr.write(problem)
            sys.exit(1)
        password = demo_password(settings.VAR_DIR)
        os.environ["DEMO_PASSWORD"] = password
        prepare_demo(report=self._say)
        names = set_demo_password(password)

        def started() -> None:
            if _answers(host, int(port)):
                self._say(welcome(host, port, names, password))

        sys.exit(supervise(services(host, port), report=self._say, started=started))

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def port_problem(host: str, port: str) -> str:
    """Why this port cannot be served, in one line; empty when it can."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        return f"{port!r} is not a port number: use one from 1 to 65535."
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"Port {port} is in use. Choose another one: make demo PORT={free_port()}"
            return f"Port {port} cannot be used: {error.strerror}."
    return ""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def services(host: str, port: str) -> list[Service]:
    """The production web server and the worker, as a service manager would start them."""
    web = [sys.executable, "-m", "gunicorn", "-c", "python:campaign_site.gunicorn"]
    worker = [sys.executable, "manage.py", "run_worker"]
    shared = {
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        "SITE_BASE_URL": os.environ.get("SITE_BASE_URL", f"http://localhost:{port}"),
        "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
    }
    return [
        Service(
            "The web server",
            [*web, "campaign_site.wsgi"],
            settings.BASE_DIR,
            {**shared, "BIND": f"{host}:{port}"},
        ),
        Service("The background worker", worker, settings.BASE_DIR, shared),
    ]


def welcome(host: str, port: str, names: list[str], password: str) -> str:
    """What stands in the terminal, all of it in the terminal's English."""
    shown = "localhost" if host == "127.0.0.1" else host
    width = max((len(name) for name in names), default=0)
    with translation.override("en"):
        labels = [(name, str(LOGINS[name])) for name in names]
    lines = [
        "",
        f"The site:    http://{shown}:{port}/",
        f"Organisers:  http://{shown}:{port}/admin/",
        f"Password of every login below: {password}",
        *(f"  {name:<{width}}  {label}" for name, label in labels),
        "Ctrl-C stops web server and worker.",
        "",
    ]
    return "\n".join(lines)


def _answers(host: str, port: int) -> bool:
    """Wait until the server listens; False when it does not come up in time."""
    for _attempt in range(START_LIMIT * 10):
        with socket.socket() as probe:
            if probe.connect_ex((host, port)) == 0:
                return True
        time.sleep(0.1)
    return False
