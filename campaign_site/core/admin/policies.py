"""Who reads and changes the territory."""

from wagtail.permissions import register_permission_policy

from ..models import City, Province, Region
from ..permissions.policies import ReadOnlyPolicy, RecordPolicy


def register() -> None:
    """Called once, before anything asks for a policy."""
    register_permission_policy(Region, RecordPolicy(Region))
    register_permission_policy(Province, ReadOnlyPolicy(Province))
    register_permission_policy(City, ReadOnlyPolicy(City))
