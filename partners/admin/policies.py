"""Who reads and changes institutions and schools."""

from wagtail.permissions import register_permission_policy

from campaign_site.core.permissions.policies import RegionPolicy

from ..models import Institution, School


def register() -> None:
    """Called once, before anything asks for a policy."""
    register_permission_policy(Institution, RegionPolicy(Institution, shared_without_region=True))
    register_permission_policy(School, RegionPolicy(School))
