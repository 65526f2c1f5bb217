"""Where the actions on many events appear in the admin."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from ...services.bulk_batches import BulkAction
from .buttons import ticked_rows
from .views import OrderView, RunView


@hooks.register("register_admin_urls")
def bulk_urls() -> list[URLPattern]:
    base = "planning/events/bulk/"
    return [
        path(f"{base}<uuid:key>/", RunView.as_view(), name="planning_bulk"),
        path(f"{base}<slug:action>/", OrderView.as_view(), name="planning_bulk_order"),
    ]


for _action in BulkAction:
    hooks.register("register_bulk_action", ticked_rows(_action))
