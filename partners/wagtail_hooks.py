"""What the app adds to the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .admin.viewsets import InstitutionViewSet, SchoolViewSet


class PartnersGroup(SnippetViewSetGroup):
    menu_label = _("Partners")
    menu_name = "partners"
    menu_icon = "group"
    menu_order = 220
    items = (InstitutionViewSet, SchoolViewSet)


register_snippet(PartnersGroup)
