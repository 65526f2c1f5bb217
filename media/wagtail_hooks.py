"""What the app adds to the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .admin.viewsets import KeyFigureViewSet, PressClippingViewSet


class MediaGroup(SnippetViewSetGroup):
    menu_label = _("Media")
    menu_name = "media"
    menu_icon = "media"
    menu_order = 230
    items = (KeyFigureViewSet, PressClippingViewSet)


register_snippet(MediaGroup)
