"""Where the actions on many events appear in the admin."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from .buttons import entries
from .files import FileView
from .views import OrderView, RunView


@hooks.register("register_admin_urls")
def bulk_urls() -> list[URLPattern]:
    base = "planning/events/bulk/"
    return [
        path(f"{base}file/<slug:form>/", FileView.as_view(), name="planning_bulk_file"),
        path(f"{base}<uuid:key>/", RunView.as_view(), name="planning_bulk"),
        path(f"{base}<slug:action>/", OrderView.as_view(), name="planning_bulk_order"),
    ]


for _entry in entries():
    hooks.register("register_bulk_action", _entry)
