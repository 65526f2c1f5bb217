"""Compile the message catalogues without the gettext tools."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation.reloader import translation_file_changed


class Command(BaseCommand):
    help = "Compile every .po catalogue of the project that changed since it was compiled."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for catalogue in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                if not compile_catalogue(catalogue):
                    continue
                # What this process does next (load data, write calendars) speaks the new words.
                translation_file_changed(None, catalogue.with_suffix(".mo"))
                if options["verbosity"]:
                    self.stdout.write(f"compiled {catalogue.relative_to(folder)}")


def compile_catalogue(catalogue: Path) -> bool:
    """Write the .mo file beside a .po file; False when it is up to date already.

    Fuzzy and empty entries are left out, so the source text shows instead.
    """
    compiled = catalogue.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime_ns >= catalogue.stat().st_mtime_ns:
        return False
    # Written aside first: a running server must never read half a catalogue.
    aside = compiled.with_suffix(".mo.new")
    polib.pofile(str(catalogue)).save_as_mofile(str(aside))
    aside.replace(compiled)
    return True
