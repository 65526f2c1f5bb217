"""Create the groups of every role and the regional review of events."""

from typing import Any

from django.core.management.base import BaseCommand

from campaign_site.core.services.review import setup_regional_review
from campaign_site.core.services.roles import setup_roles

from ...models import Event


class Command(BaseCommand):
    help = "Create or repair groups, their rights and the review of events (may run any time)."

    def handle(self, *args: Any, **options: Any) -> None:
        groups = setup_roles()
        setup_regional_review(model=Event)
        self.stdout.write(f"{len(groups)} groups are set up.")
