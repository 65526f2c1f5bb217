"""The warning organisers see on the admin's home page when no worker is alive."""

from typing import Any

from wagtail.admin.ui.components import Component

from ..tasks.pulse import worker_is_alive
from ..tasks.queue import queue_state
from ..time import now
from .access import may_manage


class WorkerWarningPanel(Component):
    """Says that background work stands still, and that nothing is lost."""

    name = "worker-warning"
    template_name = "core/admin/worker_warning.html"
    order = 0

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        return {"waiting": queue_state(at=now()).waiting, "may_manage": may_manage(user)}


def warning_panels() -> list[WorkerWarningPanel]:
    """One panel while no worker is alive, else none."""
    return [] if worker_is_alive(now()) else [WorkerWarningPanel()]
