"""Draw the pictures of the README: the demonstration as a browser shows it."""

import os
import shutil
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from PIL import Image

from campaign_site.core.demo_preparation import prepare_demo
from campaign_site.core.tasks.pulse import worker_is_alive
from campaign_site.core.time import now
from events.models import Event

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PHONE, DESK = (360, 800), (1280, 900)
MOST_BYTES = 250_000
SHOWN_EVENT = "lancement-national"
# Seconds the worker may take to show its first sign of life.
WORKER_LIMIT = 60


@dataclass(frozen=True)
class Picture:
    """A file's name, the page on it, the window's size, and who is logged in."""

    name: str
    path: str
    window: tuple[int, int]
    login: str = ""

    @property
    def scale(self) -> int:
        """A phone's window is small: its picture has two points for each pixel."""
        return 2 if self.window == PHONE else 1


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Requests of the browser are no news."""


class Command(BaseCommand):
    help = "Draw the pictures of the README into docs/pictures (needs Chromium)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        default = settings.BASE_DIR / "docs" / "pictures"
        parser.add_argument("--folder", type=Path, default=default)

    def handle(self, *args: Any, **options: Any) -> None:
        browser = os.environ.get("CHROMIUM_PATH") or next(
            filter(None, map(shutil.which, BROWSERS)), None
        )
        if browser is None:
            raise CommandError("No Chromium here: install it, or set CHROMIUM_PATH.")
        prepare_demo(report=self.stdout.write)
        options["folder"].mkdir(parents=True, exist_ok=True)
        shown = [(picture, _session(picture.login)) for picture in pictures()]
        with _worker(), _site() as address, _window(browser) as chromium:
            for picture, session in shown:
                image = compressed(_draw(chromium, address, picture, session))
                if len(image) > MOST_BYTES:
                    raise CommandError(f"{picture.name} has {len(image)} bytes: make it smaller.")
                (options["folder"] / f"{picture.name}.png").write_bytes(image)
                self.stdout.write(f"{picture.name}.png: {len(image) // 1000} kB")


def pictures() -> list[Picture]:
    """What the README and its neighbours show."""
    with override("fr"):
        programme = reverse("events:programme")
    with override("ar"):
        event = reverse("events:event", args=[SHOWN_EVENT])
        regions = reverse("events:region-list")
    shown = Event.objects.get(slug=SHOWN_EVENT)
    form = reverse(Event.snippet_viewset.get_url_name("edit"), args=[shown.pk])
    return [
        Picture("home-ar-360", "/ar/", PHONE),
        Picture("event-ar-360", event, PHONE),
        Picture("programme-fr-1280", programme, DESK),
        Picture("regions-ar-1280", regions, DESK),
        Picture("cms-event-fr-1280", form, DESK, login="national"),
        Picture("cms-home-ar-1280", reverse("wagtailadmin_home"), DESK, login="coordinator-ms"),
        Picture("cms-board-fr-1280", reverse("planning_board"), DESK, login="national"),
        Picture("cms-problems-ar-1280", reverse("planning_problems"), DESK, login="coordinator-ms"),
    ]


def compressed(png: bytes) -> bytes:
    """The same picture in 128 colours: a fifth of the bytes."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    stream = BytesIO()
    picture.quantize(128, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _session(login: str) -> str:
    """The session of somebody who is logged in, without asking for a password."""
    if not login:
        return ""
    client = Client()
    client.force_login(get_user_model().objects.get(username=login))
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@contextmanager
def _worker() -> Iterator[None]:
    """A background worker: without one the CMS would warn on every screen."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "run_worker"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    patience = time.monotonic() + WORKER_LIMIT
    while not worker_is_alive(now()) and time.monotonic() < patience:
        time.sleep(0.5)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


@contextmanager
def _site() -> Iterator[str]:
    """The site on a free port of this machine; its address."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), _QuietHandler)
    server.set_app(get_wsgi_application())
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@contextmanager
def _window(path: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        yield browser
        browser.close()


def _draw(browser: Any, address: str, picture: Picture, session: str) -> bytes:
    width, height = picture.window
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=picture.scale
    )
    if session:
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}
        context.add_cookies([cookie])
    page = context.new_page()
    page.goto(f"{address}{picture.path}", wait_until="networkidle")
    image = page.screenshot()
    context.close()
    return image
