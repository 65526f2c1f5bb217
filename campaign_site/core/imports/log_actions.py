"""What an import leaves in the activity log: one entry, not one for every record."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def import_log_actions(actions: Any) -> None:
    actions.register_action("core.import.done", _("Import a table"), _("Table imported"))
