"""Make a large labelled data set for measurements."""

import logging
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from campaign_site.core.time import now, today
from campaign_site.home.loading import scale
from campaign_site.home.loading.indexing import indexing_postponed
from campaign_site.home.loading.progress import ProgressBar
from events.models import EventKind


class Command(BaseCommand):
    help = "Add invented schools and events up to a number, in an edition of their own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--events", type=int, default=5000)
        parser.add_argument("--schools", type=int, default=12000)
        parser.add_argument("--edition-slug", default=scale.SLUG)
        parser.add_argument(
            "--current",
            action="store_true",
            help="make it the edition visitors meet first; without it, it is a closed one",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not getattr(settings, "DEMO", False):
            raise CommandError("load_scale needs DEMO settings: a real site has no use for it")
        if not EventKind.objects.exists():
            raise CommandError("run load_demo first: it brings territory and kinds of event")
        begun = monotonic()
        bar = ProgressBar(total=options["events"], stream=self.stderr)
        logging.disable(logging.INFO)
        try:
            with indexing_postponed():
                bar.start("Schools")
                schools = scale.add_schools(wanted=options["schools"])
                edition = scale.load_scale_edition(
                    slug=options["edition_slug"], current=options["current"], on=today()
                )
                for done in scale.add_events(edition=edition, wanted=options["events"], at=now()):
                    bar.done = done
                    bar.start("Events")
        finally:
            logging.disable(logging.NOTSET)
        bar.finish(f"{schools} new schools, {monotonic() - begun:.0f} s")
