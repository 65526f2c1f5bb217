"""What the app adds to the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from campaign_site.core.admin.territory import CityViewSet, ProvinceViewSet, RegionViewSet

from .admin.board import hooks as board
from .admin.bulk import hooks as bulk
from .admin.changing import hooks as changing
from .admin.log_actions import register_edition_actions, register_event_actions
from .admin.places import BlackoutViewSet, EventKindViewSet, PersonViewSet, VenueViewSet
from .admin.preparing import hooks as preparing
from .admin.problems import hooks as problems
from .admin.programme import CampaignViewSet, EditionViewSet, EventViewSet, ProjectViewSet
from .admin.waiting import hooks as waiting

__all__ = ["board", "bulk", "changing", "preparing", "problems", "waiting"]


class ProgrammeGroup(SnippetViewSetGroup):
    menu_label = _("Programme")
    menu_name = "programme"
    menu_icon = "date"
    menu_order = 200
    items = (EventViewSet, EditionViewSet, ProjectViewSet, CampaignViewSet, BlackoutViewSet)


class PlacesGroup(SnippetViewSetGroup):
    menu_label = _("People and places")
    menu_name = "people-and-places"
    menu_icon = "site"
    menu_order = 210
    items = (PersonViewSet, VenueViewSet, RegionViewSet, ProvinceViewSet, CityViewSet)


register_snippet(ProgrammeGroup)
register_snippet(PlacesGroup)
register_snippet(EventKindViewSet(add_to_settings_menu=True))
hooks.register("register_log_actions", register_edition_actions)
hooks.register("register_log_actions", register_event_actions)
