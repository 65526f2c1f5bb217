from .blackout import Blackout
from .campaign import Campaign, Project
from .change import EventChange
from .edition import Edition, EditionGoal
from .event import Event, EventPerson
from .kind import EventKind
from .partner_role import PartnerRole
from .people import Person
from .preparation import Preparation
from .publication import Publication
from .venue import Venue

__all__ = [
    "Blackout",
    "Campaign",
    "Edition",
    "EditionGoal",
    "Event",
    "EventChange",
    "EventKind",
    "EventPerson",
    "PartnerRole",
    "Person",
    "Preparation",
    "Project",
    "Publication",
    "Venue",
]
