"""Start the background worker."""

from typing import Any

from django.utils.translation import gettext as _
from django_q.management.commands.qcluster import Command as ClusterCommand

from campaign_site.core.tasks.abandoned import release_abandoned_tasks
from campaign_site.core.tasks.schedules import set_up_schedules
from campaign_site.core.time import now


class Command(ClusterCommand):
    help = "Work off background tasks, beginning with those an interrupted worker left."

    def handle(self, *args: Any, **options: Any) -> None:
        """Release abandoned tasks, make sure of the schedules, then run until stopped."""
        moment = now()
        released = release_abandoned_tasks(now=moment)
        if released:
            self.stdout.write(_("Tasks taken up again: %(count)s") % {"count": released})
        set_up_schedules(now=moment)
        super().handle(*args, **options)
