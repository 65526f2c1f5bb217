"""Create or correct the scheduled jobs; may run at every deployment."""

from typing import Any

from django.core.management.base import BaseCommand

from campaign_site.core.tasks.schedules import set_up_schedules
from campaign_site.core.time import now


class Command(BaseCommand):
    help = "Create or correct the schedules of the background worker."

    def handle(self, *args: Any, **options: Any) -> None:
        for name in set_up_schedules(now=now()):
            self.stdout.write(name)
