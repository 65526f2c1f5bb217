"""What every record in the admin has in common."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.views import View
from wagtail.snippets.views.snippets import SnippetViewSet

from ..permissions.policies import visible_to
from ..permissions.scoping import gated
from . import views
from .choosers import ScopedChooserViewSet


class RecordViewSet(SnippetViewSet):
    """Lists, choosers, forms and every other view obey the policy of the record.

    `list_select_related` names what a row of the list shows from other tables: lists
    and choosers then cost the same number of queries for one row and for fifty.
    """

    list_select_related: tuple[str, ...] = ()
    chooser_viewset_class = ScopedChooserViewSet
    index_view_class = views.RecordIndexView
    add_view_class = views.RecordCreateView
    edit_view_class = views.RecordEditView
    history_view_class = views.RecordHistoryView
    usage_view_class = views.RecordUsageView
    inspect_view_class = views.RecordInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    # A line weighs as much as its dozen buttons: thirty open on an old phone.
    list_per_page = 30
    chooser_per_page = 15

    def construct_view(self, view_class: type[View], **kwargs: Any) -> Any:
        """The one seam through which every view of the set passes."""
        return super().construct_view(gated(view_class), **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = visible_to(request.user, self.model)
        return rows.select_related(*self.list_select_related) if self.list_select_related else rows
