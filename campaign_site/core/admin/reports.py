"""Wagtail's reports list what happened everywhere: they are the national team's.

They know models, not regions. The same addresses are declared here before Wagtail's
own, with a guard in front of its views.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView
from wagtail_localize.views.snippets_api import SnippetViewSet

from ..permissions.scope import is_national

_VIEWS = {
    "site-history": LogEntriesView,
    "workflow": WorkflowView,
    "workflow_tasks": WorkflowTasksView,
}
_MENU_NAMES = {"site-history", "workflows", "workflow-tasks"}
# wagtail-localize answers here with the names of all records, whoever asks.
_RECORD_NAMES = "localize/api/snippets/<slug:app_label>/<slug:model_name>/"


def national_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of the admin for people who work for the whole country."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_national(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return require_admin_access(guarded)


def guarded_reports() -> list[URLPattern]:
    """To be included under the admin's address before Wagtail's own addresses."""
    patterns = []
    for name, view in _VIEWS.items():
        patterns += [
            path(f"reports/{name}/", national_only(view.as_view())),
            path(f"reports/{name}/results/", national_only(view.as_view(results_only=True))),
        ]
    names = SnippetViewSet.as_view({"get": "list"})
    name = SnippetViewSet.as_view({"get": "retrieve"})
    return [
        *patterns,
        path(_RECORD_NAMES, national_only(names)),
        path(f"{_RECORD_NAMES}<str:pk>/", national_only(name)),
    ]


urlpatterns = guarded_reports()


def hide_national_reports(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Menu hook: nobody is offered a report that would be refused."""
    if not is_national(request.user):
        menu_items[:] = [item for item in menu_items if item.name not in _MENU_NAMES]
