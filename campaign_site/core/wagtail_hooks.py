"""Wagtail looks for hooks here; each part of the admin keeps its own."""

from .admin import activity, planning_menu
from .admin import hooks as every_screen
from .admin_imports import hooks as imports
from .admin_tasks import hooks as background_work
from .imports import log_actions as import_actions

__all__ = [
    "activity",
    "background_work",
    "every_screen",
    "import_actions",
    "imports",
    "planning_menu",
]
