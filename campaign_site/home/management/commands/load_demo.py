"""Fill a new site with the sources' campaigns and a demonstration edition."""

import logging
import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from campaign_site.core.demo_logins import demo_password, set_demo_password
from campaign_site.home.loading.accounts import without_password
from campaign_site.home.loading.steps import run_steps


class Command(BaseCommand):
    help = "Load territory, holidays, campaigns, invented schools and a demonstration edition."
    requires_system_checks: list[str] = []  # start-up has checked; a second run is instant

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--password",
            help="for the demonstration accounts; else DEMO_PASSWORD, else random at first",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not getattr(settings, "DEMO", False):
            raise CommandError("load_demo needs DEMO settings: it makes accounts with one password")
        # A line for each task and each event would drown the progress bar.
        logging.disable(logging.INFO)
        try:
            run_steps(stream=self.stderr)
        finally:
            logging.disable(logging.NOTSET)
        password = options["password"] or os.environ.get("DEMO_PASSWORD")
        if not password and without_password():
            password = demo_password(settings.VAR_DIR)
        if password:
            logins = set_demo_password(password)
            self.stdout.write(f"Logins: {', '.join(logins)}\nPassword: {password}")
