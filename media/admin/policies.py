"""Who reads and changes figures and press clippings."""

from wagtail.permissions import register_permission_policy

from campaign_site.core.permissions.policies import RecordPolicy

from ..models import KeyFigure, PressClipping


def register() -> None:
    """Called once, before anything asks for a policy."""
    for model in (KeyFigure, PressClipping):
        register_permission_policy(model, RecordPolicy(model))
