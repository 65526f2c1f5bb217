"""Bring database, translations, static files and demonstration data up to date.

Each step that takes long leaves a fingerprint of what it was made from, so that the
next start does again only what has changed.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands

Report = Callable[[str], None]


def prepare_demo(*, report: Report) -> None:
    """Make the demonstration ready to serve. May run any number of times."""
    stamps = _Stamps(settings.VAR_DIR / "demo_stamps.json")
    call_command("compile_translations", verbosity=0)
    report("Database: applying migrations")
    call_command("migrate", interactive=False, verbosity=0)
    static = fingerprint(_static_sources())
    if stamps.differ("static", static) or not settings.STATIC_ROOT.exists():
        report("Static files: collecting")
        call_command("collectstatic", interactive=False, verbosity=0)
        stamps.keep("static", static)
    data = fingerprint(_data_sources())
    if stamps.differ("data", data) or not get_user_model().objects.exists():
        report("Demonstration data: loading")
        if "setup_roles" in get_commands():
            call_command("setup_roles")
        # Its own lines repeat what the welcome says; the progress bar goes to stderr.
        call_command("load_demo", stdout=StringIO())
        stamps.keep("data", data)
        stamps.keep("address", settings.SITE_BASE_URL)
    if stamps.differ("address", settings.SITE_BASE_URL):
        # Entries of calendars name the site.
        report("Calendars: writing the new address")
        call_command("refresh_publications", stdout=StringIO())
        stamps.keep("address", settings.SITE_BASE_URL)
    call_command("setup_schedules", verbosity=0, stdout=StringIO())


def fingerprint(files: Iterable[Path]) -> str:
    """Changes with any file's name, size or time of change."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(files):
        state = path.stat()
        digest.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _static_sources() -> list[Path]:
    own = [path for folder in settings.STATICFILES_DIRS for path in Path(folder).rglob("*")]
    return [settings.BASE_DIR / "requirements.txt", *(path for path in own if path.is_file())]


def _data_sources() -> list[Path]:
    """Everything the demonstration is made from: data files and the code that reads them."""
    apps = ("campaign_site", "partners", "events", "media")
    return [
        path
        for app in apps
        for path in (settings.BASE_DIR / app).rglob("*")
        if path.is_file() and {"data", "loading"} & set(path.parts)
        if path.suffix != ".pyc"
    ]


class _Stamps:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: dict[str, str] = {}
        if path.exists():
            self.known = json.loads(path.read_text())

    def differ(self, step: str, value: str) -> bool:
        return self.known.get(step) != value

    def keep(self, step: str, value: str) -> None:
        self.known[step] = value
        self.path.write_text(json.dumps(self.known))
