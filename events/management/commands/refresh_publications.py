"""Write again what is public about every event; safe to run at any time, and twice."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from campaign_site.core.time import now

from ...models import Event
from ...services.instants import recompute_instants
from ...services.publications import BATCH, refresh_events


class Command(BaseCommand):
    help = (
        "Recompute instants after new zone rules, then bring facts and calendars of all "
        "events up to date. What did not change keeps its time of change."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--rewrite",
            action="store_true",
            help="Also serialise calendars again that did not change (after a new release).",
        )

    def handle(self, *args: object, rewrite: bool, **options: object) -> None:
        moved = recompute_instants()
        # Drafts too: one that was public in an edition now in preparation is withdrawn.
        pks = list(Event.objects.order_by("pk").values_list("pk", flat=True))
        written = 0
        for first in range(0, len(pks), BATCH):
            written += refresh_events(events=pks[first : first + BATCH], at=now(), rewrite=rewrite)
            self._show(min(first + BATCH, len(pks)), len(pks))
        self.stdout.write(
            f"{len(pks)} events looked at, {moved} instants moved, {written} publications written."
        )

    def _show(self, done: int, total: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{done * 100 // total:3d} % ", ending="\r")
            self.stdout.flush()
