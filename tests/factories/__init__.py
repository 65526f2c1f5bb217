"""One boring factory per model: sequences, no randomness, no hidden children."""

from .events import (
    BlackoutFactory,
    CampaignFactory,
    EditionFactory,
    EditionGoalFactory,
    EventFactory,
    EventKindFactory,
    EventPersonFactory,
    PartnerRoleFactory,
    PersonFactory,
    ProjectFactory,
    VenueFactory,
    publish,
    published_event,
)
from .partners import InstitutionFactory, SchoolFactory
from .territory import CityFactory, GroupFactory, ProvinceFactory, RegionFactory, UserFactory

__all__ = [
    "BlackoutFactory",
    "CampaignFactory",
    "CityFactory",
    "EditionFactory",
    "EditionGoalFactory",
    "EventFactory",
    "EventKindFactory",
    "EventPersonFactory",
    "GroupFactory",
    "InstitutionFactory",
    "PartnerRoleFactory",
    "PersonFactory",
    "ProjectFactory",
    "ProvinceFactory",
    "RegionFactory",
    "SchoolFactory",
    "UserFactory",
    "VenueFactory",
    "publish",
    "published_event",
]
